import { expect, it } from 'vitest';
import { minimapBox } from './minimap.tsx';

const wide = { width: 1000, height: 500 };

it.each([
  ['all of it is seen', wide, 1, false],
  ['a little below is not', { width: 1000, height: 560 }, 1, false],
  ['a fifth of its height is not', { width: 1000, height: 640 }, 1, true],
  ['a tenth is missing on each side', { width: 1110, height: 555 }, 1, true],
  ['it was magnified', wide, 2, true],
])('where %s, the small map is there or not: %#', (_what, scene, k, isThere) => {
  expect(minimapBox(scene, { x: 0, y: 0, k }, wide) !== undefined).toBe(isThere);
});

it('has no room in a narrow window', () => {
  expect(minimapBox({ width: 5000, height: 500 }, { x: 0, y: 0, k: 1 }, { width: 479, height: 500 })).toBeUndefined();
});
