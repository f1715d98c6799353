import { describe, expect, test } from 'vitest';
import { mapView } from './map.ts';
import { groundOf, litOf, signsOf } from './overview.ts';
import type { Box, Op } from './scene.ts';
import { acme, snapshotOf } from './scene-testing.ts';
import { pageTheme } from './theme.ts';

const many = Array.from(
  { length: 40 },
  (_, at) =>
    `portfolio p${at} "Portfolio ${at}" { value-stream v${at} "Stream ${at}" { art a${at} "A" { ${teams(at)} } } }`,
).join('\n');
function teams(at: number): string {
  return Array.from({ length: 9 }, (_, team) => `team t${at}-${team} "Team ${team}"`).join('  ');
}

const scenes = {
  'a small map': mapView(snapshotOf(acme), { toggled: new Set() }),
  'a large map': mapView(snapshotOf(many), { toggled: new Set(), variant: 'packed' }),
};

describe.each(Object.entries(scenes))('%s seen from far', (_name, { items }) => {
  test('has every box once, in few paths', () => {
    const paths = groundOf(items, pageTheme).map(({ attributes }) => String(attributes['d']));
    const boxes = items.filter(({ ops }) => ops.some(({ op }) => op === 'box'));
    expect(paths.join('').match(/M/g)).toHaveLength(boxes.length);
    expect(paths.length).toBeLessThan(boxes.length / 2 + 6);
  });

  test.each([0.05, 0.1, 0.2, 0.4])('is named and marked without one sign on another, at a scale of %d', (scale) => {
    const signs = signsOf(items, scale);
    const frames = signs.filter(({ op }) => op === 'box' || op === 'badge');
    expect(frames.flatMap((a, at) => frames.slice(at + 1).filter((b) => overlaps(a, b)))).toEqual([]);
    for (const text of signs.filter(({ op }) => op === 'text')) expect(text.h).toBeGreaterThan(15);
  });
});

test('a problem is seen from any distance', () => {
  const severities = (scale: number): readonly Op[] =>
    signsOf(scenes['a small map'].items, scale).filter(({ op }) => op === 'badge');
  expect(severities(0.05)).toHaveLength(1);
  expect(severities(0.4).length).toBeGreaterThan(0);
});

test('what is lit has a frame that can be seen, however far away it is', () => {
  const frames = litOf(scenes['a large map'].items.slice(0, 5), 0.01);
  expect(frames).toHaveLength(5);
  for (const frame of frames) expect(frame).toMatchObject({ op: 'box', edge: 'lit' });
  expect(Math.min(...frames.flatMap(({ w, h }) => [w, h]))).toBe(3);
});

function overlaps(a: Box, b: Box): boolean {
  return a.x < b.x + b.w && b.x < a.x + a.w && a.y < b.y + b.h && b.y < a.y + a.h;
}

test('where two problems would lie on each other the graver one is shown, and signs have an end', () => {
  const [item] = scenes['a small map'].items;
  if (!item) throw new Error('There is none.');
  const badge = (severity: 'error' | 'info', at: number): Op => ({
    op: 'badge',
    severity,
    count: 1,
    isInside: false,
    x: at,
    y: at,
    w: 16,
    h: 16,
  });
  const bare = { ...item, next: 1 };
  const shown = (ops: readonly Op[], scale: number) => signsOf([{ ...bare, ops }], scale);
  expect(shown([badge('info', 0), badge('error', 40)], 0.1)).toMatchObject([{ op: 'badge', severity: 'error' }]);
  expect(shown([badge('info', 0), badge('error', 40)], 1)).toHaveLength(2);
  const apart = Array.from({ length: 500 }, (_, at) => badge('info', at * 20));
  expect(shown(apart, 1)).toHaveLength(300);
});
