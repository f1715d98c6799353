/** Paints the operations of a scene's item as elements, each where the scene says. */
import type { RowOp, SceneItem } from '#language/views/index.ts';
import { Badge, KindIcon, Sign } from './icons.tsx';

/** Hidden from those who hear the page: the row's label says all that its parts show, once and in order. */
export function Ops({ item }: { readonly item: SceneItem<RowOp> }) {
  return (
    <div aria-hidden="true">
      {item.ops.map((op, index) => (
        <div key={index} class={classOf(op)} style={placeOf(op)} {...(op.op === 'toggle' ? { 'data-toggle': '' } : {})}>
          {/* A space, so that words of neighbours do not run together where the text is copied. */}
          <Content op={op} />{' '}
        </div>
      ))}
    </div>
  );
}

/** Written through the style object, never as an attribute, which the page's security policy forbids. */
export function placeOf({
  x,
  y,
  w,
  h,
}: {
  readonly x: number;
  readonly y: number;
  readonly w: number;
  readonly h: number;
}) {
  return { left: `${x}px`, top: `${y}px`, width: `${w}px`, height: `${h}px` };
}

function classOf(op: RowOp): string {
  switch (op.op) {
    case 'card':
      return `op card ${op.tone}`;
    case 'line':
      return `op line ${op.w === 0 ? 'down' : 'across'}`;
    case 'toggle':
      return `op toggle ${op.isOpen ? 'is-open' : ''}`;
    case 'text':
      return `op text ${op.style}`;
    case 'chip':
      return `op chip ${op.tone ?? ''}`;
    case 'badge':
      return `op badge ${op.severity} ${op.isInside ? 'is-inside' : ''}`;
    case 'lane':
    case 'icon':
      return `op ${op.op}`;
  }
}

function Content({ op }: { readonly op: RowOp }) {
  switch (op.op) {
    case 'card':
    case 'lane':
    case 'line':
      return null;
    case 'toggle':
      return <Sign sign="chevron" />;
    case 'icon':
      return <KindIcon kind={op.icon} />;
    case 'text':
      // Mere numbers are written by the style sheet: they are no text of the row, whose label says them in words.
      if (op.style === 'more' || op.style === 'count') return <span data-text={op.text} />;
      return (
        <>
          <Marked text={op.text} {...(op.mark ? { mark: op.mark } : {})} />{' '}
          {op.aside === undefined ? null : (
            <span class="aside">
              <bdi>{op.aside}</bdi>
            </span>
          )}
        </>
      );
    case 'chip':
      return (
        <>
          <span class="chip-label">{op.label}</span> <bdi>{op.text}</bdi>
        </>
      );
    case 'badge':
      return (
        <>
          <Badge severity={op.severity} />
          {op.count > 1 ? <span data-text={op.count} /> : null}
        </>
      );
  }
}

/** `bdi`, since a title may be written from right to left while the tree is not. */
function Marked({
  text,
  mark,
}: {
  readonly text: string;
  readonly mark?: { readonly start: number; readonly end: number };
}) {
  if (!mark) return <bdi>{text}</bdi>;
  return (
    <bdi>
      {text.slice(0, mark.start)}
      <mark>{text.slice(mark.start, mark.end)}</mark>
      {text.slice(mark.end)}
    </bdi>
  );
}
