/** What of a scene is in a region, and what is at a point. Its tree is the index: what a subtree reaches is known once. */
import type { Box, Scene, SceneItem } from '#language/views/index.ts';

export type Region = { readonly left: number; readonly top: number; readonly right: number; readonly bottom: number };

/** Whether a box reaches into a region. */
export function touches(box: Box, region: Region): boolean {
  return meet(regionOf(box), region);
}

/** In tree order. A subtree that does not reach into the region is skipped as a whole. */
export function itemsIn(items: readonly SceneItem[], region: Region): readonly SceneItem[] {
  const reach = reachOf(items);
  const found: SceneItem[] = [];
  for (let at = 0; at < items.length;) {
    const [item, its] = [items[at], reach[at]];
    if (!item || !its) break;
    const isIn = meet(its, region);
    if (isIn && touches(item, region)) found.push(item);
    at = isIn ? at + 1 : Math.max(at + 1, item.next);
  }
  return found;
}

/** The innermost item at a point of the scene. */
export function itemAt({ items }: Scene, x: number, y: number): SceneItem | undefined {
  return itemsIn(items, { left: x, top: y, right: x, bottom: y }).at(-1);
}

/** An arrow may run to the left, or up. */
function regionOf({ x, y, w, h }: Box): Region {
  return { left: Math.min(x, x + w), top: Math.min(y, y + h), right: Math.max(x, x + w), bottom: Math.max(y, y + h) };
}

function meet(a: Region, b: Region): boolean {
  return a.left <= b.right && a.right >= b.left && a.top <= b.bottom && a.bottom >= b.top;
}

const known = new WeakMap<readonly SceneItem[], readonly Region[]>();

/** Around each item and all below it: teams hang from their train, out of its box. From the last, since they come after it. */
function reachOf(items: readonly SceneItem[]): readonly Region[] {
  const before = known.get(items);
  if (before) return before;
  const reach: Region[] = items.map(regionOf);
  for (let at = items.length - 1; at >= 0; at -= 1) {
    const end = items[at]?.next ?? at;
    for (let child = at + 1; child < end; child = Math.max(child + 1, items[child]?.next ?? 0)) {
      const [own, its] = [reach[at], reach[child]];
      if (own && its) reach[at] = around(own, its);
    }
  }
  known.set(items, reach);
  return reach;
}

function around(a: Region, b: Region): Region {
  return {
    left: Math.min(a.left, b.left),
    top: Math.min(a.top, b.top),
    right: Math.max(a.right, b.right),
    bottom: Math.max(a.bottom, b.bottom),
  };
}
