/** The cards of the tree, remembered: a row that shows what it showed is not laid out again, wherever it stands by now. */
import type { RowOp, SceneItem } from './scene.ts';
import type { SnapshotNode } from './snapshot.ts';
import { toItem, type Place } from './tree-card.ts';
import type { Row } from './tree-rows.ts';

export type Cards = {
  readonly itemOf: (row: Row, place: Place) => SceneItem<RowOp>;
  /** How many cards were laid out so far. */
  readonly laidOut: () => number;
};

export function createCards(): Cards {
  const known = new WeakMap<SnapshotNode, { readonly look: string; readonly item: SceneItem<RowOp> }>();
  let count = 0;
  return {
    laidOut: () => count,
    itemOf: (row, place) => {
      const { node } = row.entry;
      const look = lookOf(row, place);
      const before = node && known.get(node);
      if (before?.look === look) return at(before.item, row, place);
      count += 1;
      const item = toItem(row, place);
      if (node) known.set(node, { look, item });
      return item;
    },
  };
}

/** All that a card shows beside its element: the room, the lines before it, what is in it. */
function lookOf({ entry, depth, isOpen }: Row, { width, deepest, filter, continues }: Place): string {
  const { children, inside } = entry;
  const lines = continues.map(Number).join('');
  return `${width} ${deepest} ${depth} ${isOpen} ${children} ${inside.error} ${inside.warning} ${inside.info} ${lines} ${filter}`;
}

function at(item: SceneItem<RowOp>, { position, size }: Row, { y, next }: Place): SceneItem<RowOp> {
  const { outline } = item;
  const isSame = item.y === y && item.next === next && outline.position === position && outline.size === size;
  return isSame ? item : { ...item, y, next, outline: { ...outline, position, size } };
}
