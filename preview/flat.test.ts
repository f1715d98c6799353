import { describe, expect, test } from 'vitest';
import { badgePaths, iconPaths, paintOps, pageTheme, type Mark, type Op } from '#language/views/index.ts';
import { flat } from './flat.ts';

const ops: readonly Op[] = [
  { op: 'icon', icon: 'art', x: 3, y: 4, w: 12, h: 12 },
  { op: 'toggle', isOpen: true, x: 30, y: 4, w: 16, h: 16 },
  { op: 'badge', severity: 'error', count: 2, isInside: false, x: 90, y: -6, w: 16, h: 16 },
  { op: 'change', tone: 'moved', mark: 'inside', count: 3, x: 60, y: 2, w: 18, h: 18 },
  { op: 'text', style: 'meta', text: 'Core', x: 5, y: 20, w: 60, h: 16 },
];

function all(marks: readonly Mark[]): readonly Mark[] {
  return marks.flatMap((mark) => [mark, ...all(mark.children ?? [])]);
}

test('no element is moved by a transform, and each stands where it would', () => {
  const marks = paintOps(ops, 'art', { theme: pageTheme }).flatMap((mark) => flat(mark, 100, 200));
  expect(all(marks).filter(({ attributes }) => 'transform' in attributes)).toEqual([]);
  const text = marks.find(({ text: said }) => said === 'Core');
  expect(text?.attributes).toMatchObject({ x: 105, 'font-size': 11 });
  const square = marks.find(({ tag }) => tag === 'rect');
  expect(square?.attributes).toMatchObject({ x: 160, y: 202, width: 18 });
});

describe('a path', () => {
  const at = (d: string): unknown =>
    flat({ tag: 'path', attributes: { d, transform: 'translate(10 20) scale(0.5)' } })[0]?.attributes['d'];

  test.each([
    ['M4 5h6v-2z', 'M12 22.5h3v-1z'],
    ['M4 5H6V8', 'M12 22.5H13V24'],
    ['M0 0a1.5 1.5 0 0 1-1.5-1.5', 'M10 20a0.75 0.75 0 0 1 -0.75 -0.75'],
    ['M0 0A2 3 45 1 0 4 6', 'M10 20A1 1.5 45 1 0 12 23'],
    ['M0 0c2.200.7 4 4 4 6', 'M10 20c1.1 0.35 2 2 2 3'],
    ['M2 2L4 4-2 6', 'M11 21L12 22 9 23'],
  ])('%s is written anew as %s', (before, after) => {
    expect(at(before)).toBe(after);
  });

  test('of every icon and badge keeps the number of its numbers', () => {
    const count = (d: unknown): number => (String(d).match(/-?(?:\d+\.?\d*|\.\d+)/g) ?? []).length;
    const badges = Object.values(badgePaths).flatMap(({ shape, glyph }) => [shape, glyph]);
    for (const d of [...Object.values(iconPaths), ...badges]) expect([d, count(at(d))]).toEqual([d, count(d)]);
  });
});
