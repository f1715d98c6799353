/** Keeps a drawing where a hand put it: what an edit pushes aside does not move under the eyes of who looks elsewhere. */
import type { Scene } from '#language/views/index.ts';
import { itemsIn } from './in-sight.ts';
import type { Camera, Size } from './state.ts';

/**
 * The camera for a scene that follows another after an edit: most of what is in sight stays where it is seen; where all of
 * it does anyway, it is the same camera.
 */
export function steadied(camera: Camera, before: Scene, after: Scene, { width, height }: Size): Camera {
  const { x, y, k } = camera;
  const window = { left: -x / k, top: -y / k, right: (width - x) / k, bottom: (height - y) / k };
  const places = new Map(after.items.map((item) => [item.id, item]));
  const shifts = new Map<string, { readonly dx: number; readonly dy: number; count: number }>();
  for (const item of itemsIn(before.items, window)) {
    const now = places.get(item.id);
    if (!now) continue;
    const [dx, dy] = [now.x - item.x, now.y - item.y];
    const key = `${Math.round(dx)} ${Math.round(dy)}`;
    const known = shifts.get(key);
    if (known) known.count += 1;
    else shifts.set(key, { dx, dy, count: 1 });
  }
  const [most] = [...shifts.values()].toSorted((a, b) => b.count - a.count);
  if (!most || (Math.abs(most.dx) < 1 && Math.abs(most.dy) < 1)) return camera;
  return { x: x - most.dx * k, y: y - most.dy * k, k };
}
