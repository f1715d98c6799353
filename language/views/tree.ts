/** The tree: the hierarchy from the enterprise to its teams, a card a row, each under what contains it. */
import type { Kind } from '../metamodel/types.ts';
import { outlineOf, worstOf, type OutlineEntry, type SnapshotOutline } from './outline.ts';
import type { Box, Op, Scene, SceneItem, TextStyle } from './scene.ts';
import { markIn, search } from './search.ts';
import type { NodeFact, Snapshot } from './snapshot.ts';
import { asideOf, spokenLabel } from './spoken.ts';
import { textWidth } from './text-width.ts';

export type TreeState = {
  /** Elements whose row is open, or closed, against the default. */
  readonly toggled: ReadonlySet<string>;
  /** Only elements that hold these words, with what contains them; empty for all. */
  readonly filter: string;
  /** The room from side to side, in pixels. */
  readonly width: number;
};

/** Above so many elements the tree is open to the value streams, above the second number to the portfolios. */
const manyElements = 400;
const tooManyElements = 10_000;

const gap = 6;
const side = 10;
const indent = 20;
/** A card is never narrower, however deep it stands. */
const narrowest = 190;

export function treeView(snapshot: Snapshot, state: TreeState): Scene {
  const outline = outlineOf(snapshot);
  const found = state.filter.trim() === '' ? undefined : search(outline, state.filter);
  const rows = found ? foundRows(outline, found, state) : openRows(outline, state);
  const width = Math.max(state.width, narrowest + 2 * side);
  const items: SceneItem[] = [];
  const deepest = Math.max(1, Math.floor((width - 2 * side - narrowest) / indent));
  const ends = lastRows(rows);
  const continues: boolean[] = [];
  let y = side;
  rows.forEach((row, at) => {
    continues.length = row.depth;
    continues.push(row.position < row.size);
    const item = toItem(row, { y, width, deepest, filter: state.filter, next: ends[at] ?? at + 1, continues });
    items.push(item);
    y += item.h + gap;
  });
  return { view: 'tree', width, height: y - gap + side, items, ...(found ? { found: found.size } : {}) };
}

/** The line from the enterprise to its teams; strategy and work items are opened by who wants to see them. */
const openKinds: ReadonlySet<Kind> = new Set<Kind>([
  'enterprise',
  'portfolio',
  'value-stream',
  'solution',
  'solution-train',
  'art',
]);

/** Whether a row is open when nobody has touched it. */
export function isOpenAtFirst({ node, kind }: OutlineEntry, count: number): boolean {
  if (!node || !openKinds.has(kind)) return false;
  if (count <= manyElements) return true;
  return kind === 'enterprise' || (kind === 'portfolio' && count <= tooManyElements);
}

/** The rows to toggle so that an element is seen: all that contain it, where they are closed. */
export function toggledToShow(snapshot: Snapshot, id: string, toggled: ReadonlySet<string>): ReadonlySet<string> {
  const outline = outlineOf(snapshot);
  const result = new Set(toggled);
  for (let at = parentIndex(outline, outline.indexById.get(id)); at >= 0; at = parentIndex(outline, at)) {
    const entry = outline.entries[at];
    if (!entry || isOpenAtFirst(entry, outline.entries.length) !== result.has(entry.id)) continue;
    if (result.has(entry.id)) result.delete(entry.id);
    else result.add(entry.id);
  }
  return result;
}

function parentIndex(outline: SnapshotOutline, index: number | undefined): number {
  return index === undefined ? -1 : (outline.entries[index]?.parent ?? -1);
}

/** What is shown in a row, before it has a place. */
type Row = {
  readonly entry: OutlineEntry;
  readonly depth: number;
  readonly isOpen: boolean;
  readonly position: number;
  readonly size: number;
};

function openRows(outline: SnapshotOutline, { toggled }: TreeState): readonly Row[] {
  const { entries } = outline;
  const rows: Row[] = [];
  const positions = new Map<number, number>();
  const atTop = entries.filter((entry) => entry.parent < 0).length;
  for (let index = 0; index < entries.length;) {
    const entry = entries[index];
    if (!entry) break;
    const position = (positions.get(entry.parent) ?? 0) + 1;
    positions.set(entry.parent, position);
    const isOpen = entry.children > 0 && isOpenAtFirst(entry, entries.length) !== toggled.has(entry.id);
    rows.push({ entry, depth: entry.depth, isOpen, position, size: entries[entry.parent]?.children ?? atTop });
    index = isOpen ? index + 1 : entry.next;
  }
  return rows;
}

/** What was found, and all that contains it; here everything is open unless it was closed. */
function foundRows({ entries }: SnapshotOutline, found: ReadonlySet<number>, { toggled }: TreeState): readonly Row[] {
  const shown = new Set<number>();
  for (const index of found)
    for (let at = index; at >= 0 && !shown.has(at); at = entries[at]?.parent ?? -1) shown.add(at);
  const sizes = new Map<number, number>();
  for (const index of shown) {
    const parent = entries[index]?.parent ?? -1;
    sizes.set(parent, (sizes.get(parent) ?? 0) + 1);
  }
  const positions = new Map<number, number>();
  const rows: Row[] = [];
  let skipTo = 0;
  for (const index of [...shown].sort((a, b) => a - b)) {
    const entry = entries[index];
    if (!entry || index < skipTo) continue;
    const position = (positions.get(entry.parent) ?? 0) + 1;
    positions.set(entry.parent, position);
    const inside = sizes.get(index) ?? 0;
    const isOpen = inside > 0 && !toggled.has(entry.id);
    rows.push({
      entry: { ...entry, children: inside },
      depth: entry.depth,
      isOpen,
      position,
      size: sizes.get(entry.parent) ?? 0,
    });
    if (!isOpen) skipTo = entry.next;
  }
  return rows;
}

/** For each row the first row after all that stands below it. */
function lastRows(rows: readonly Row[]): readonly number[] {
  const ends: number[] = Array.from({ length: rows.length });
  const open: { readonly at: number; readonly depth: number }[] = [];
  rows.forEach(({ depth }, at) => {
    for (let top = open.at(-1); top && top.depth >= depth; top = open.at(-1)) {
      ends[top.at] = at;
      open.pop();
    }
    open.push({ at, depth });
  });
  for (const { at } of open) ends[at] = rows.length;
  return ends;
}

type Place = {
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

function toItem(row: Row, place: Place): SceneItem {
  const { entry, isOpen } = row;
  const look = entry.node ? (looks[entry.kind] ?? plainLook) : plainLook;
  const depth = Math.min(row.depth, place.deepest);
  const x = side + depth * indent;
  const w = place.width - x - side;
  const lineHeight = Math.round(look.size * 1.45);
  const padding = look.style === 'title-5' ? 7 : 8;
  const left = toggleAt + toggleSize + 2 + look.icon + 8;
  const title: Box = { x: left, y: padding, w: w - left - 10, h: lineHeight };
  const right = rightOps(row, title);
  const end = Math.min(title.x + title.w, ...right.map((op) => op.x - 8));
  const { ops: facts, titleWidth, bottom } = factOps(entry, look, { title, end, x, width: place.width });
  const h = bottom + padding;
  const ops: readonly Op[] = [
    ...lines(depth, place.continues, h),
    { op: 'card', tone: look.tone, x: 0, y: 0, w, h },
    { op: 'lane', x: 4, y: 6, w: 3, h: h - 12 },
    ...(entry.children > 0 ? [toggle(padding, lineHeight, isOpen)] : []),
    {
      op: 'icon',
      icon: entry.kind,
      x: toggleAt + toggleSize + 2,
      y: padding + (lineHeight - look.icon) / 2,
      w: look.icon,
      h: look.icon,
    },
    ...titleOps(entry, look, { ...title, w: Math.max(0, Math.min(titleWidth, end - title.x)) }, place.filter),
    ...right,
    ...facts,
  ];
  const outline = {
    level: row.depth + 1,
    position: row.position,
    size: row.size,
    ...(entry.children > 0 ? { isOpen } : {}),
    label: spokenLabel(entry, isOpen),
    title: entry.title,
  };
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
    outline,
  };
}

type FactOps = { readonly ops: readonly Op[]; readonly titleWidth: number; readonly bottom: number };

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
function lines(depth: number, continues: readonly boolean[], h: number): readonly Op[] {
  const ops: Op[] = [];
  for (let level = 1; level <= depth; level += 1) {
    const x = (level - 1 - depth) * indent + lineAt;
    const isOwn = level === depth;
    const goesOn = (isOwn ? continues.at(-1) : continues[level]) === true;
    if (isOwn || goesOn) ops.push({ op: 'line', x, y: -gap, w: 0, h: gap + (goesOn ? h : h / 2) });
    if (isOwn) ops.push({ op: 'line', x, y: h / 2, w: indent - lineAt, h: 0 });
  }
  return ops;
}

const toggleSize = 16;
const toggleAt = 10;

function toggle(padding: number, lineHeight: number, isOpen: boolean): Op {
  return {
    op: 'toggle',
    isOpen,
    x: toggleAt,
    y: padding + (lineHeight - toggleSize) / 2,
    w: toggleSize,
    h: toggleSize,
  };
}

/** The title, and in small print its kind and name. */
function titleOps(entry: OutlineEntry, look: Look, box: Box, filter: string): readonly Op[] {
  const mark = filter === '' ? undefined : markIn(entry.title, filter);
  const aside = asideOf(entry);
  return [
    {
      op: 'text',
      style: look.style,
      text: entry.title,
      ...(aside === '' ? {} : { aside }),
      ...(mark ? { mark } : {}),
      ...box,
    },
  ];
}

/** From the right: the badge, and how much is folded away. */
function rightOps({ entry, isOpen }: Row, { x, y, w, h }: Box): readonly Op[] {
  const ops: Op[] = [];
  let end = x + w;
  for (const op of [...badge(entry, isOpen), ...hidden(entry, isOpen)]) {
    end -= op.w;
    ops.push({ ...op, x: end, y, h });
    end -= 8;
  }
  return ops;
}

function badge(entry: OutlineEntry, isOpen: boolean): readonly Op[] {
  const isClosed = entry.children > 0 && !isOpen;
  const worst = worstOf(isClosed ? entry.inside : entry.own);
  if (!worst) return [];
  const w = 16 + (worst.count > 1 ? 4 + textWidth(String(worst.count), 11.5, 600) : 0);
  return [{ op: 'badge', ...worst, isInside: worstOf(entry.own)?.severity !== worst.severity, x: 0, y: 0, w, h: 0 }];
}

function hidden(entry: OutlineEntry, isOpen: boolean): readonly Op[] {
  if (!entry.node || entry.children === 0 || isOpen) return [];
  const text = `${entry.children} inside`;
  return [{ op: 'text', style: 'count', text, x: 0, y: 0, w: textWidth(text, 11) + 2, h: 0 }];
}

const chipHeight = 20;
const chipSize = 11;
const chipGap = 5;
const widestChip = 240;

/** As many facts as fit in so many lines, and how many did not. */
function chips(
  facts: readonly NodeFact[],
  box: Box,
  mostLines: number,
): { readonly ops: readonly Op[]; readonly bottom: number } {
  const ops: Op[] = [];
  const end = box.x + box.w;
  let { x, y } = box;
  let line = 1;
  for (const [at, { label, text, tone }] of facts.entries()) {
    const isLast = at === facts.length - 1;
    const w = Math.min(
      facts.length === 1 ? box.w : widestChip,
      box.w - (isLast ? 0 : moreWidth),
      Math.ceil(20 + textWidth(label, chipSize) + 4 + textWidth(text, chipSize, 500)),
    );
    const roomForMore = line === mostLines && !isLast ? moreWidth : 0;
    if (x + w + roomForMore > end && x > box.x) {
      if (line === mostLines) {
        ops.push({ op: 'text', style: 'more', text: `+${facts.length - at}`, x, y, w: moreWidth, h: box.h });
        break;
      }
      line += 1;
      x = box.x;
      y += chipHeight + 4;
    }
    ops.push({ op: 'chip', label, text, ...(tone ? { tone } : {}), x, y, w, h: box.h });
    x += w + chipGap;
  }
  return { ops, bottom: y + box.h };
}

const moreWidth = 30;
