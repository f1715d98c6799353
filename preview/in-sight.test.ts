import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import type { SceneItem } from '#language/views/index.ts';
import { itemAt, itemsIn, touches } from './in-sight.ts';

/** A tree of boxes anywhere, in tree order. */
const items = fc
  .array(fc.record({ x: fc.nat(100), y: fc.nat(100), w: fc.nat(40), h: fc.nat(40), depth: fc.nat(4) }), {
    maxLength: 30,
  })
  .map((boxes) =>
    boxes.map(({ depth, ...box }, at): SceneItem => {
      const after = boxes.findIndex((other, index) => index > at && other.depth <= depth);
      const outline = { level: depth + 1, position: 1, size: 1, label: '', title: '' };
      return {
        id: `team:${at}`,
        kind: 'team',
        isGroup: false,
        ...box,
        next: after < 0 ? boxes.length : after,
        ops: [],
        outline,
      };
    }),
  );
const region = fc
  .tuple(fc.nat(120), fc.nat(120), fc.nat(60), fc.nat(60))
  .map(([left, top, w, h]) => ({ left, top, right: left + w, bottom: top + h }));

test('what is found by skipping is what is found by looking at each, wherever children stand', () => {
  fc.assert(
    fc.property(items, region, (all, where) => {
      expect(itemsIn(all, where)).toEqual(all.filter((item) => touches(item, where)));
    }),
  );
});

test('at a point is the innermost', () => {
  const box = { x: 0, y: 0, w: 100, h: 100 };
  const outline = { level: 1, position: 1, size: 1, label: '', title: '' };
  const scene = (...some: readonly SceneItem[]) => ({ view: 'map', width: 100, height: 100, items: some });
  const train: SceneItem = { id: 'art:a', kind: 'art', isGroup: false, ...box, next: 2, ops: [], outline };
  const team: SceneItem = { ...train, id: 'team:t', kind: 'team', x: 40, y: 40, w: 20, h: 20, next: 2 };
  expect(itemAt(scene(train, team), 50, 50)?.id).toBe('team:t');
  expect(itemAt(scene(train, team), 10, 50)?.id).toBe('art:a');
  expect(itemAt(scene(train, team), 150, 50)).toBeUndefined();
});
