import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { isSeenIn, shiftInto } from './room.ts';

const room = { width: 800, height: 500, taken: { x: 620, y: 380, w: 168, h: 108 } };
const camera = fc.record({
  x: fc.integer({ min: -2000, max: 2000 }),
  y: fc.integer({ min: -2000, max: 2000 }),
  k: fc.constantFrom(0.4, 0.62, 1),
});
const boxUpTo = (w: number, h: number) =>
  fc.record({ x: fc.nat(3000), y: fc.nat(3000), w: fc.integer({ min: 1, max: w }), h: fc.integer({ min: 1, max: h }) });

test('what fits beside or above the small map is brought to where it is wholly seen', () => {
  fc.assert(
    fc.property(boxUpTo(500, 300), camera, (box, from) => {
      const { dx, dy } = shiftInto(box, from, room);
      const { k } = from;
      const [left, top] = [box.x * k + from.x + dx, box.y * k + from.y + dy];
      const [right, bottom] = [left + box.w * k, top + box.h * k];
      expect([left >= 0, top >= 0, right <= room.width, bottom <= room.height]).toEqual([true, true, true, true]);
      expect(right <= room.taken.x || bottom <= room.taken.y).toBe(true);
    }),
  );
});

test('what was brought into sight is in sight, whatever its size, and moves no further', () => {
  fc.assert(
    fc.property(boxUpTo(4000, 4000), camera, (box, from) => {
      const { dx, dy } = shiftInto(box, from, room);
      expect(isSeenIn(box, { ...from, x: from.x + dx, y: from.y + dy }, room)).toBe(true);
    }),
  );
});

test('without a small map a box in the lower right corner stays where it is', () => {
  const box = { x: 650, y: 400, w: 100, h: 60 };
  const at = { x: 0, y: 0, k: 1 };
  expect(shiftInto(box, at, { width: 800, height: 500 })).toEqual({ dx: 0, dy: 0 });
  expect(shiftInto(box, at, room)).toEqual({ dx: 0, dy: -88 });
});
