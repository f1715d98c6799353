/** A row of the tree as a card: its lines, its frame, its title and facts, each at its place. */
import type { Kind } from '../metamodel/types.ts';
import { chipHeight, chips } from './chips.ts';
import { worstOf, type OutlineEntry } from './outline.ts';
import type { Box, RowOp, Outline, SceneItem, TextStyle } from './scene.ts';
import { markIn } from './search.ts';
import { asideOf, spokenLabel } from './spoken.ts';
import { textWidth } from './text-width.ts';
import type { Row } from './tree-rows.ts';

export const gap = 6;
export const side = 10;
export const indent = 20;

/** Where a row stands, and what it needs to know of its surroundings. */
export type Place = {
  readonly y: number;
  readonly width: number;
  readonly deepest: number;
  readonly filter: string;
  readonly next: number;
  readonly continues: readonly boolean[];
};

type Look = {
  readonly style: TextStyle;
  readonly size: number;
  readonly weight: number;
  readonly icon: number;
  readonly tone: 'panel' | 'plain';
};

const plainLook: Look = { style: 'title-5', size: 12.5, weight: 500, icon: 16, tone: 'plain' };
const looks: Partial<Readonly<Record<Kind, Look>>> = {
  enterprise: { style: 'title-1', size: 17, weight: 700, icon: 22, tone: 'panel' },
  portfolio: { style: 'title-2', size: 15.5, weight: 600, icon: 20, tone: 'panel' },
  'value-stream': { style: 'title-3', size: 14, weight: 600, icon: 18, tone: 'panel' },
  solution: { style: 'title-3', size: 14, weight: 600, icon: 18, tone: 'panel' },
  art: { style: 'title-4', size: 13.5, weight: 600, icon: 18, tone: 'plain' },
  'solution-train': { style: 'title-4', size: 13.5, weight: 600, icon: 18, tone: 'plain' },
};

/** A row at its place. */
export function toItem(row: Row, place: Place): SceneItem<RowOp> {
  const { entry } = row;
  const look = entry.node ? (looks[entry.kind] ?? plainLook) : plainLook;
  const depth = Math.min(row.depth, place.deepest);
  const x = side + depth * indent;
  const w = place.width - x - side;
  const padding = look.style === 'title-5' ? 7 : 8;
  const left = toggleAt + toggleSize + 2 + look.icon + 8;
  const title: Box = { x: left, y: padding, w: w - left - 10, h: Math.round(look.size * 1.45) };
  const right = rightOps(row, title);
  const end = Math.min(title.x + title.w, ...right.map((op) => op.x - 8));
  const { ops: facts, titleWidth, bottom } = factOps(entry, look, { title, end, x, width: place.width });
  const h = bottom + padding;
  const titled = titleOp(entry, look, { ...title, w: Math.max(0, Math.min(titleWidth, end - title.x)) }, place.filter);
  const ops: readonly RowOp[] = [
    ...lines(depth, place.continues, h),
    ...frame(row, look, { x: 0, y: 0, w, h }, title),
    titled,
    ...right,
    ...facts,
  ];
  return {
    id: entry.id,
    kind: entry.kind,
    isGroup: entry.node === undefined,
    x,
    y: place.y,
    w,
    h,
    next: place.next,
    ops,
    outline: outlineOfRow(row, titled.aside !== undefined),
  };
}

/** How it stands in its tree, for those who hear it. */
function outlineOfRow({ entry, isOpen, depth, position, size }: Row, hasAside: boolean): Outline {
  return {
    level: depth + 1,
    position,
    size,
    ...(entry.children > 0 ? { isOpen } : {}),
    label: spokenLabel(entry, isOpen, hasAside),
    title: entry.title,
  };
}

const toggleSize = 16;
const toggleAt = 10;

/** The card, the bar in the colour of its kind, what opens it, and its icon. */
function frame({ entry, isOpen }: Row, look: Look, card: Box, title: Box): readonly RowOp[] {
  const middle = title.y + title.h / 2;
  const square = (x: number, size: number): Box => ({ x, y: middle - size / 2, w: size, h: size });
  return [
    { op: 'card', tone: look.tone, ...card },
    { op: 'lane', x: 4, y: 6, w: 3, h: card.h - 12 },
    ...(entry.children > 0 ? [{ op: 'toggle', isOpen, ...square(toggleAt, toggleSize) } as const] : []),
    { op: 'icon', icon: entry.kind, ...square(toggleAt + toggleSize + 2, look.icon) },
  ];
}

type FactOps = { readonly ops: readonly RowOp[]; readonly titleWidth: number; readonly bottom: number };

/** From this width on, the facts of small cards stand beside their titles, all in one column. */
const wideScene = 640;
const factColumn = 0.42;

type FactRoom = { readonly title: Box; readonly end: number; readonly x: number; readonly width: number };

/** The facts below the title, or beside it where a small card has the room. */
function factOps(entry: OutlineEntry, look: Look, { title, end, x, width }: FactRoom): FactOps {
  const facts = (entry.node?.facts ?? []).filter(({ tone }) => tone !== 'detail');
  const bottom = title.y + title.h;
  if (facts.length === 0) return { ops: [], titleWidth: title.w, bottom };
  const column = Math.round(width * factColumn) - x;
  if (look.style === 'title-5' && width >= wideScene && column - title.x > 120) {
    const { ops } = chips(
      facts,
      { x: column, y: title.y + (title.h - chipHeight) / 2, w: end - column, h: chipHeight },
      1,
    );
    return { ops, titleWidth: column - title.x - 12, bottom };
  }
  const placed = chips(
    facts,
    { x: title.x, y: bottom + 5, w: title.w, h: chipHeight },
    width < wideScene && look.style !== 'title-5' ? 2 : 1,
  );
  return { ops: placed.ops, titleWidth: title.w, bottom: placed.bottom };
}

const lineAt = 10;

/** From the line of each ancestor that goes on below, and from the parent's to this card. */
function lines(depth: number, continues: readonly boolean[], h: number): readonly RowOp[] {
  const ops: RowOp[] = [];
  for (let level = 1; level <= depth; level += 1) {
    const x = (level - 1 - depth) * indent + lineAt;
    const isOwn = level === depth;
    const goesOn = (isOwn ? continues.at(-1) : continues[level]) === true;
    if (isOwn || goesOn) ops.push({ op: 'line', x, y: -gap, w: 0, h: gap + (goesOn ? h : h / 2) });
    if (isOwn) ops.push({ op: 'line', x, y: h / 2, w: indent - lineAt, h: 0 });
  }
  return ops;
}

/** Less of the small print than this is not worth its place. */
const narrowestAside = 28;
const asideGap = 10;

/** The title, and in small print its kind and name where a long title leaves room for them. */
function titleOp(entry: OutlineEntry, { style, size, weight }: Look, box: Box, filter: string): TitleOp {
  const mark = filter === '' ? undefined : markIn(entry.title, filter);
  const aside = asideOf(entry);
  const hasRoom = textWidth(entry.title, size, weight) + asideGap + narrowestAside <= box.w;
  return {
    op: 'text',
    style,
    text: entry.title,
    ...(aside === '' || !hasRoom ? {} : { aside }),
    ...(mark ? { mark } : {}),
    ...box,
  };
}

type TitleOp = Extract<RowOp, { readonly op: 'text' }>;

/** From the right: the badge, and how much is folded away. */
function rightOps({ entry, isOpen }: Row, { x, y, w, h }: Box): readonly RowOp[] {
  const ops: RowOp[] = [];
  let end = x + w;
  for (const op of [...badge(entry, isOpen), ...hidden(entry, isOpen)]) {
    end -= op.w;
    ops.push({ ...op, x: end, y, h });
    end -= 8;
  }
  return ops;
}

function badge(entry: OutlineEntry, isOpen: boolean): readonly RowOp[] {
  const isClosed = entry.children > 0 && !isOpen;
  const worst = worstOf(isClosed ? entry.inside : entry.own);
  if (!worst) return [];
  const w = 16 + (worst.count > 1 ? 4 + textWidth(String(worst.count), 11.5, 600) : 0);
  return [{ op: 'badge', ...worst, isInside: worstOf(entry.own)?.severity !== worst.severity, x: 0, y: 0, w, h: 0 }];
}

function hidden(entry: OutlineEntry, isOpen: boolean): readonly RowOp[] {
  if (!entry.node || entry.children === 0 || isOpen) return [];
  const text = `${entry.children} inside`;
  return [{ op: 'text', style: 'count', text, x: 0, y: 0, w: textWidth(text, 11) + 2, h: 0 }];
}
