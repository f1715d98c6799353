/** Which rows the tree has: what is open, or what a search found, in tree order. */
import type { Kind } from '../metamodel/types.ts';
import { outlineOf, type OutlineEntry, type SnapshotOutline } from './outline.ts';
import type { Snapshot } from './snapshot.ts';

/** Above so many elements the tree is open to the value streams, above the second number to the portfolios. */
const manyElements = 400;
const tooManyElements = 10_000;

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
export type Row = {
  readonly entry: OutlineEntry;
  readonly depth: number;
  readonly isOpen: boolean;
  readonly position: number;
  readonly size: number;
};

/** `toggled` holds the rows that are open, or closed, against the default. */
export function openRows(outline: SnapshotOutline, toggled: ReadonlySet<string>): readonly Row[] {
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
export function foundRows(
  { entries }: SnapshotOutline,
  found: ReadonlySet<number>,
  closed: ReadonlySet<string>,
): readonly Row[] {
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
  for (const index of [...shown].toSorted((a, b) => a - b)) {
    const entry = entries[index];
    if (!entry || index < skipTo) continue;
    const position = (positions.get(entry.parent) ?? 0) + 1;
    positions.set(entry.parent, position);
    const inside = sizes.get(index) ?? 0;
    const isOpen = inside > 0 && !closed.has(entry.id);
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
export function lastRows(rows: readonly Row[]): readonly number[] {
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
