/** The icons, badges and signs as elements of the page. */
import type { Kind } from '#language/metamodel/types.ts';
import type { Severity } from '#language/rules/rule.ts';
import {
  badgePaths,
  circle,
  iconPaths,
  pageTheme,
  paintOps,
  type ChangeTone,
  type Mark as PaintedMark,
  type SceneItem,
} from '#language/views/index.ts';

export function KindIcon({ kind }: { readonly kind: Kind }) {
  return <Lines path={iconPaths[kind]} />;
}

const signs = {
  chevron: 'M9 6l6 6-6 6',
  search: `${circle(10.5, 10.5, 6.5)}M15.5 15.5L20 20`,
  close: 'M6 6l12 12M18 6L6 18',
  openAll: 'M7 9l5-5 5 5M7 15l5 5 5-5',
  closeAll: 'M7 4l5 5 5-5M7 20l5-5 5 5',
  next: 'M12 4v15M6 13l6 6 6-6',
  back: 'M15 5l-7 7 7 7',
  forward: 'M9 5l7 7-7 7',
  plus: 'M12 5v14M5 12h14',
  minus: 'M5 12h14',
  fit: 'M4 9V4h5M20 9V4h-5M4 15v5h5M20 15v5h-5',
  picture: 'M12 4v11M7.5 10.5L12 15l4.5-4.5M4 19.5h16',
  filter: 'M4 6h16M7 12h10M10 18h4',
  pin: 'M9 4h6l-1 6 3 3H7l3-3zM12 13v7',
  copy: 'M9 9h10v11H9zM5 15V4h10',
  focus: `M4 8V4h4M20 8V4h-4M4 16v4h4M20 16v4h-4${circle(12, 12, 3)}`,
  repair: 'M9 18h6M10 21h4M12 3a6 6 0 0 0-3.5 10.9V15.5h7v-1.6A6 6 0 0 0 12 3z',
  source: 'M9 7l-5 5 5 5M15 7l5 5-5 5',
} as const;

/** A sign of a button. */
export function Sign({ sign }: { readonly sign: keyof typeof signs }) {
  return <Lines path={signs[sign]} />;
}

function Lines({ path }: { readonly path: string }) {
  return (
    <svg class="lines" viewBox="0 0 24 24" aria-hidden="true" focusable="false">
      <path d={path} />
    </svg>
  );
}

/** The sign of a severity, told apart by shape as well. */
export function Badge({ severity }: { readonly severity: Severity }) {
  const { shape, glyph } = badgePaths[severity];
  return (
    <svg class={`badge-sign ${severity}`} viewBox="0 0 16 16" aria-hidden="true" focusable="false">
      <path class="shape" d={shape} />
      <path class="glyph" d={glyph} />
    </svg>
  );
}

/** What an element’s corners carry in a drawing, its problems and what happened to it: over what lies on them. */
export function CornerSigns({ item: { ops, kind, w, h } }: { readonly item: SceneItem }) {
  const corners = ops.filter(({ op }) => op === 'badge' || op === 'change');
  if (corners.length === 0) return null;
  return (
    <svg class="corner-signs" viewBox={`0 0 ${w} ${h}`} aria-hidden="true" focusable="false">
      {paintOps(corners, kind, { theme: pageTheme }).map(markElement)}
    </svg>
  );
}

/** What happened to an element, as the drawings mark it. */
export function ChangeSign({ tone }: { readonly tone: ChangeTone }) {
  const marks = paintOps([{ op: 'change', tone, mark: tone, x: 1, y: 1, w: 18, h: 18 }], 'view', { theme: pageTheme });
  return (
    <svg class="change-sign" viewBox="0 0 20 20" aria-hidden="true" focusable="false">
      {marks.map(markElement)}
    </svg>
  );
}

function markElement({ tag: Tag, attributes, text, children }: PaintedMark, key: number) {
  return (
    <Tag key={key} {...attributes}>
      {text ?? children?.map(markElement)}
    </Tag>
  );
}

/** The mark of the product: a line that runs through. */
export function Mark() {
  return (
    <svg class="mark" viewBox="0 0 24 24" aria-hidden="true" focusable="false">
      <path d="M2 17c4.5 0 5.5-10 10-10s5.5 10 10 10" />
    </svg>
  );
}
