/** The tree: the hierarchy from the enterprise to its teams, a card a row, each under what contains it. */
import { outlineOf } from './outline.ts';
import type { RowOp, Scene, SceneItem } from './scene.ts';
import { search } from './search.ts';
import type { Snapshot } from './snapshot.ts';
import { gap, indent, side } from './tree-card.ts';
import { createCards } from './tree-cards.ts';
import { foundRows, lastRows, openRows } from './tree-rows.ts';

export type TreeState = {
  /** Elements whose row is open, or closed, against the default. */
  readonly toggled: ReadonlySet<string>;
  /** Only elements that hold these words, with what contains them; empty for all. */
  readonly filter: string;
  /** The room from side to side, in pixels. */
  readonly width: number;
};

/** A card is never narrower, however deep it stands. */
const narrowest = 190;

/** It gives the same cards with what it remembers as without. */
const remembered = createCards();

export function treeView(snapshot: Snapshot, state: TreeState, cards = remembered): Scene<RowOp> {
  const outline = outlineOf(snapshot);
  const found = state.filter.trim() === '' ? undefined : search(outline, state.filter);
  const rows = found ? foundRows(outline, found, state.toggled) : openRows(outline, state.toggled);
  const width = Math.max(state.width, narrowest + 2 * side);
  const items: SceneItem<RowOp>[] = [];
  const deepest = Math.max(1, Math.floor((width - 2 * side - narrowest) / indent));
  const ends = lastRows(rows);
  const continues: boolean[] = [];
  let y = side;
  rows.forEach((row, at) => {
    continues.length = row.depth;
    continues.push(row.position < row.size);
    const item = cards.itemOf(row, { y, width, deepest, filter: state.filter, next: ends[at] ?? at + 1, continues });
    items.push(item);
    y += item.h + gap;
  });
  return { view: 'tree', width, height: y - gap + side, items, ...(found ? { found: found.size } : {}) };
}
