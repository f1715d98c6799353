/** A large scene in cells of a grid, so that what comes into sight is painted a cell at a time, and leaves as one. */
import type { Scene, SceneItem } from '#language/views/index.ts';
import { touches, type Region } from './in-sight.ts';

/** The items of each cell, by `column row`. What contains something is in none: it is painted behind all cells. */
export type Cells = ReadonlyMap<string, readonly SceneItem[]>;

/** In pixels of the scene: about a quarter of a window. */
const size = { w: 700, h: 450 } as const;

const known = new WeakMap<readonly SceneItem[], Cells>();

/** Whether something stands in the item at an index. */
export function isContainer({ next }: SceneItem, index: number): boolean {
  return next > index + 1;
}

/** Made once for a scene. */
export function cellsOf({ items }: Scene): Cells {
  const before = known.get(items);
  if (before) return before;
  const cells = new Map<string, SceneItem[]>();
  items.forEach((item, at) => {
    if (isContainer(item, at)) return;
    const key = `${Math.floor(item.x / size.w)} ${Math.floor(item.y / size.h)}`;
    const cell = cells.get(key);
    if (cell) cell.push(item);
    else cells.set(key, [item]);
  });
  known.set(items, cells);
  return cells;
}

/** The keys of the cells with something in a region. */
export function cellsIn(cells: Cells, region: Region): readonly string[] {
  return [...cells].filter(([, items]) => items.some((item) => touches(item, region))).map(([key]) => key);
}
