import { describe, expect, test } from 'vitest';
import { snapshotOf } from '#language/views/scene-testing.ts';
import { mapView } from '#language/views/map.ts';
import type { Scene } from '#language/views/index.ts';
import { cameraFor } from './camera.ts';
import { steadied } from './steady.ts';

const stream = (name: string): string =>
  `value-stream ${name} "${name}" { art a${name} "Train ${name}" { team t${name} } }`;
const sceneOf = (...names: readonly string[]): Scene =>
  mapView(snapshotOf(`portfolio p { ${names.map(stream).join('\n')} }`), { toggled: new Set(), variant: 'lanes' });

const size = { width: 300, height: 400 };

/** Where an element is seen in the window. */
function seen(scene: Scene, camera: { readonly x: number; readonly y: number; readonly k: number }, id: string) {
  const item = scene.items.find((each) => each.id === id);
  return item && { x: item.x * camera.k + camera.x, y: item.y * camera.k + camera.y };
}

describe('a drawing that a hand moved', () => {
  const before = sceneOf('one', 'two', 'three', 'four');
  const [four] = before.items.filter(({ id }) => id === 'value-stream:four');
  const camera = { x: -(four?.x ?? 0) * 1.5 + 20, y: -100, k: 1.5 };

  test('stays where it is seen when something comes before it', () => {
    const after = sceneOf('one', 'fresh', 'two', 'three', 'four');
    const next = steadied(camera, before, after, size);
    expect(next).not.toEqual(camera);
    for (const id of ['value-stream:four', 'art:afour', 'team:tfour'])
      expect(seen(after, next, id)).toEqual(seen(before, camera, id));
  });

  test('stays as it is when something comes after it, or nothing moves', () => {
    expect(steadied(camera, before, sceneOf('one', 'two', 'three', 'four', 'fresh'), size)).toBe(camera);
    expect(steadied(camera, before, before, size)).toBe(camera);
  });

  test('stays as it is when nothing of what was in sight is left', () => {
    expect(steadied(camera, before, sceneOf('other'), size)).toBe(camera);
  });
});

describe('a drawing that no hand moved', () => {
  const window = { width: 1200, height: 700 };
  const first = cameraFor(undefined, sceneOf('one', 'two', 'three', 'four'), window);

  test('is not fitted anew for each word', () => {
    expect(cameraFor(first, sceneOf('one', 'two', 'three', 'four', 'five'), window)).toBe(first);
  });

  test('is fitted anew when it has grown out of the window, or the window has another size', () => {
    const names = Array.from({ length: 12 }, (_, at) => `s${at}`);
    expect(cameraFor(first, sceneOf(...names), window).k).toBeLessThan(first.k);
    expect(cameraFor(first, sceneOf('one', 'two', 'three', 'four'), { width: 700, height: 700 })).not.toEqual(first);
  });

  test('shows the whole from side to side where it is only too high, and never so small that it cannot be read', () => {
    const scene = { view: 'map', items: [], width: 1000, height: 4000 };
    expect(cameraFor(undefined, scene, { width: 850, height: 700 }).k).toBeCloseTo(0.85);
    expect(cameraFor(undefined, { ...scene, width: 9000 }, window).k).toBe(0.62);
    expect(cameraFor(undefined, { ...scene, height: 500 }, { width: 800, height: 700 }).k).toBeCloseTo(0.8);
  });
});
