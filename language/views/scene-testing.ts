/** What the tests of views share: snapshots of a text, scenes as text, and an audit of their geometry. */
import { createProject } from '../project.ts';
import { oneRule } from '#testing';
import { fonts } from './paint.ts';
import { fitText } from './fit-text.ts';
import type { Box, Op, Scene, SceneItem } from './scene.ts';
import type { Snapshot } from './snapshot.ts';
import type { Table } from './table.ts';
import { textWidth } from './text-width.ts';
import { toSnapshot } from './to-snapshot.ts';

export function snapshotOf(text: string, rev = 1): Snapshot {
  const project = createProject({ isIncremental: false, settings: oneRule });
  project.update([{ path: 'acme.thru', text }]);
  return toSnapshot(project, { rev });
}

/** The snapshot of a text after an edit, as the page has it: what did not change is the same object as before. */
export function editedTo(before: Snapshot, text: string): Snapshot {
  const next = snapshotOf(text, before.rev + 1);
  const known = new Map(before.nodes.map((node) => [JSON.stringify(node), node]));
  return { ...next, nodes: next.nodes.map((node) => known.get(JSON.stringify(node)) ?? node) };
}

/** A bit of everything, and one train that is aligned to two value streams. */
export const acme = `enterprise acme "Acme Group" {
  budget: 60M EUR per year
  theme digital "Digital first"
  theme trusted "A bank that people trust"
}
portfolio retail "Retail Banking" in acme {
  lpm: @ava "Ava Lindqvist"
  budget: 42M EUR per year
  reserve: 2M EUR
  epic instant "Instant payments" { supports: digital  flows-into: payments  budget: 9M EUR  epic-owner: @ben "Ben Osei" }
  epic orphan "Staff super-app"
  cadence annual { participants: executives  focus: strategic-planning  manages: okrs, budget }
  value-stream payments "Payments" {
    supports: digital
    budget: 30M EUR per year
    product pay "Pay" { delivered-by: core }
    product wallet "Wallet" { delivered-by: shared }
    art core "Core" {
      rte: @ava
      team falcon "Falcon" { members: 7  topology: stream-aligned  product-owner: @ben }
      team osprey "Osprey" { members: 8  topology: platform  product-owner: vacant }
      backlog { feature f1 "Refund in a minute" { implements: instant  story s1 "Refund by phone" { implements: f1 } } }
    }
  }
  value-stream cards "Cards" { budget: 12M EUR per year }
  value-stream borrow "Borrow money" { type: operational }
}
art shared "Shared" in cards, payments { team kite "Kite" { members: 9 } }
solution omni "Omni" in retail { comprises: pay, wallet  capability c1 "One balance" { implements: instant } }
`;

/** A scene as lines of text, to be read and compared. */
export function sceneText({ items, backdrop = [], ...scene }: Scene): string {
  const lines = items.map(({ ops, outline, isDim, ...item }) => [
    `${item.id} ${item.kind} ${boxText(item)} next ${item.next} level ${outline.level} ${outline.position}/${outline.size}${outline.isOpen === undefined ? '' : outline.isOpen ? ' open' : ' closed'}${isDim === true ? ' dim' : ''}`,
    // The words of a problem are its rule's business.
    `  "${outline.label.replace(/(\d+ (?:error|warning|note)s?): .*$/, '$1: …')}"`,
    ...ops.map((op) => `  ${opText(op)}`),
  ]);
  const behind = backdrop.map((op) => `  ${opText(op)}`);
  return [JSON.stringify(scene), ...(behind.length === 0 ? [] : ['behind', ...behind]), ...lines.flat(), ''].join('\n');
}

export function tableText({ subject, columns, rows, note, empty }: Table): string {
  return [
    note ? `${note.isWrong ? 'wrong: ' : ''}${note.text}` : `(${empty})`,
    [subject, ...columns.map(({ title }) => title)].join(' | '),
    ...rows.map(({ title, aside, isWrong, cells }) =>
      [
        `${isWrong === true ? '! ' : ''}${title}${aside === undefined ? '' : ` (${aside})`}`,
        ...cells.map(({ text, mark, tone }) => [mark ?? '', tone ?? '', text].filter((part) => part !== '').join(' ')),
      ].join(' | '),
    ),
    '',
  ].join('\n');
}

function boxText({ x, y, w, h }: Box): string {
  return [x, y, w, h].map((each) => Math.round(each * 10) / 10).join(',');
}

function opText({ op, x, y, w, h, ...rest }: Op): string {
  const more = JSON.stringify(rest, (_key, value: unknown) =>
    typeof value === 'number' ? Math.round(value * 10) / 10 : value,
  );
  return `${op} ${boxText({ x, y, w, h })}${more === '{}' ? '' : ` ${more}`}`;
}

/** What is wrong with where things stand: what reaches out of its card, or lies over something else. */
export function flawsOf(scene: Scene): readonly string[] {
  return [
    ...scene.items.flatMap((item) => [...outsideOf(item), ...textsOver(item)]),
    ...scene.items
      .filter((item) => !isWithin(item, { x: 0, y: 0, w: scene.width, h: scene.height }))
      .map(({ id }) => `${id} out of the picture`),
    ...overlaps(scene.items),
  ];
}

/** What contains something is drawn around it: so it is in the map, and nowhere else. */
export function notAround(scene: Scene): readonly string[] {
  const open: { readonly item: SceneItem; readonly next: number }[] = [];
  return scene.items.flatMap((item, at) => {
    while ((open.at(-1)?.next ?? Number.POSITIVE_INFINITY) <= at) open.pop();
    const parent = open.at(-1)?.item;
    open.push({ item, next: item.next });
    // Trains carry their teams below them, joined by a stem.
    return !parent || parent.kind === 'art' || isWithin(item, parent) ? [] : [`${item.id} out of ${parent.id}`];
  });
}

const slack = 0.6;

function isWithin(inner: Box, outer: Box): boolean {
  return (
    inner.x >= outer.x - slack &&
    inner.y >= outer.y - slack &&
    inner.x + inner.w <= outer.x + outer.w + slack &&
    inner.y + inner.h <= outer.y + outer.h + slack
  );
}

function outsideOf({ id, w, h, ops }: SceneItem): readonly string[] {
  return ops
    .filter(({ op }) => op === 'text' || op === 'chip' || op === 'icon' || op === 'toggle' || op === 'meter')
    .filter((op) => !isWithin(op, { x: 0, y: 0, w, h }))
    .map((op) => `${id}: ${opText(op)} out of ${boxText({ x: 0, y: 0, w, h })}`);
}

/** Where the letters of a text are, not only its box. */
function inkOf(op: Extract<Op, { readonly op: 'text' }>): Box {
  const font = fonts[op.style];
  const width = Math.min(op.w, textWidth(fitText(op.text, op.w, font), font.size, font.weight));
  const x = op.align === 'end' ? op.x + op.w - width : op.align === 'middle' ? op.x + (op.w - width) / 2 : op.x;
  return { x, y: op.y + op.h / 2 - font.size / 2, w: width, h: font.size };
}

function textsOver({ id, ops }: SceneItem): readonly string[] {
  const inks = ops.flatMap((op) => (op.op === 'text' && op.text !== '' ? [{ text: op.text, box: inkOf(op) }] : []));
  const chips = ops.flatMap((op) => (op.op === 'chip' ? [{ text: op.text, box: op }] : []));
  const all = [...inks, ...chips];
  return all.flatMap((a, at) =>
    all.slice(at + 1).flatMap((b) => (overlap(a.box, b.box) ? [`${id}: “${a.text}” over “${b.text}”`] : [])),
  );
}

/** Solutions run across streams, which is the point of them; nothing else lies over its sibling. */
function overlaps(items: readonly SceneItem[]): readonly string[] {
  const isRun = ({ kind }: SceneItem): boolean => kind === 'solution' || kind === 'solution-train';
  const isContainer = ({ kind }: SceneItem): boolean => kind === 'portfolio' || kind === 'value-stream';
  const siblings = new Map<SceneItem | undefined, SceneItem[]>();
  const open: SceneItem[] = [];
  items.forEach((item, at) => {
    while ((open.at(-1)?.next ?? Number.POSITIVE_INFINITY) <= at) open.pop();
    const parent = open.at(-1);
    siblings.set(parent, [...(siblings.get(parent) ?? []), item]);
    open.push(item);
  });
  return [...siblings.values()].flatMap((each) =>
    each.flatMap((a, at) =>
      each
        .slice(at + 1)
        .filter((b) => overlap(a, b) && !(isRun(a) && isContainer(b)) && !(isRun(b) && isContainer(a)))
        .map((b) => `${a.id} over ${b.id}`),
    ),
  );
}

function overlap(a: Box, b: Box): boolean {
  return a.x < b.x + b.w - slack && b.x < a.x + a.w - slack && a.y < b.y + b.h - slack && b.y < a.y + a.h - slack;
}
