/** What each operation of a scene looks like, where only an eye would notice that it is wrong. */
import { describe, expect, test } from 'vitest';
import type { Mark } from './mark.ts';
import { paintOps } from './paint.ts';
import { acme, snapshotOf } from './scene-testing.ts';
import type { Op, SceneItem } from './scene.ts';
import type { Snapshot } from './snapshot.ts';
import { mapView } from './map.ts';
import { pageTheme } from './theme.ts';

const box = { x: 10, y: 20, w: 100, h: 30 };

function all(marks: readonly Mark[]): readonly Mark[] {
  return marks.flatMap((mark) => [mark, ...all(mark.children ?? [])]);
}

/** One value of each of the marks that have it. */
const valuesOf = (op: Op, name: string): readonly unknown[] =>
  all(paintOps([op], 'art', { theme: pageTheme })).flatMap(({ attributes }) => attributes[name] ?? []);

const textsOf = (op: Op): readonly string[] =>
  all(paintOps([op], 'art', { theme: pageTheme })).flatMap(({ text }) => text ?? []);

describe('a badge', () => {
  const badge = { op: 'badge', severity: 'error', count: 1, isInside: false, ...box } as const;

  test('is filled where the problem is, and an outline where it lies inside', () => {
    expect(valuesOf(badge, 'fill')[0]).toBe('var(--error)');
    expect(valuesOf({ ...badge, isInside: true }, 'fill')[0]).toBe('var(--bg)');
    expect(valuesOf({ ...badge, isInside: true }, 'stroke')[0]).toBe('var(--error)');
  });

  test('says how many there are from two on', () => {
    expect(textsOf(badge)).toEqual([]);
    expect(textsOf({ ...badge, count: 2 })).toEqual(['2']);
  });

  test('has the colour of what is gravest', () => {
    const colours = (['error', 'warning', 'info'] as const).map(
      (severity) => valuesOf({ ...badge, severity }, 'fill')[0],
    );
    expect(colours).toEqual(['var(--error)', 'var(--warning)', 'var(--info)']);
  });
});

test('a meter is as full as its share, and has a red end where more was given than there is', () => {
  const widths = (share: number): readonly unknown[] => valuesOf({ op: 'meter', share, ...box }, 'width');
  const colours = (share: number): readonly unknown[] => valuesOf({ op: 'meter', share, ...box }, 'fill');
  expect(widths(0.25)).toEqual([100, 25]);
  expect(colours(1)).not.toContain('var(--error)');
  expect(colours(1.01)).toContain('var(--error)');
  expect(widths(3)[1]).toBe(100);
});

test('what opens a container points down where it is open, and to the side where it is closed', () => {
  const path = (isOpen: boolean): unknown => valuesOf({ op: 'toggle', isOpen, ...box }, 'd')[0];
  // Its tip is the second of its three points.
  expect([path(true), path(false)]).toEqual(['M6 9l6 6 6-6', 'M9 6l6 6-6 6']);
});

test('what is vacant, or belongs elsewhere, has a dashed edge', () => {
  const chip = { op: 'chip', label: 'RTE', text: 'vacant', ...box } as const;
  expect(valuesOf({ ...chip, tone: 'vacant' }, 'stroke-dasharray')).not.toEqual([]);
  expect(valuesOf(chip, 'stroke-dasharray')).toEqual([]);
  const frame = { op: 'box', tone: 'bare', radius: 4, ...box } as const;
  expect(valuesOf({ ...frame, isDashed: true }, 'stroke-dasharray')).not.toEqual([]);
  expect(valuesOf(frame, 'stroke-dasharray')).toEqual([]);
});

describe('a container of the map', () => {
  const badgeOf = (
    snapshot: Snapshot,
    toggled: readonly string[],
    id: string,
  ): Extract<Op, { op: 'badge' }> | undefined => {
    const { items } = mapView(snapshot, { toggled: new Set(toggled) });
    const item: SceneItem | undefined = items.find((each) => each.id === id);
    return item?.ops.find((op): op is Extract<Op, { op: 'badge' }> => op.op === 'badge');
  };

  test('tells of problems inside it once it is closed, and says that they lie inside', () => {
    const id = 'value-stream:cards';
    expect(badgeOf(snapshotOf(acme), [], id)).toBeUndefined();
    expect(badgeOf(snapshotOf(acme), [id], id)).toMatchObject({ severity: 'error', isInside: true });
  });

  test('that has one itself says so, open or closed', () => {
    const own = { rule: 'own', severity: 'error', message: 'Its own.' } as const;
    const whole = snapshotOf(acme);
    const id = 'value-stream:cards';
    const nodes = whole.nodes.map((node) => (node.id === id ? { ...node, problems: [own] } : node));
    expect(badgeOf({ ...whole, nodes }, [], id)).toMatchObject({ severity: 'error', count: 1, isInside: false });
    expect(badgeOf({ ...whole, nodes }, [id], id)).toMatchObject({ severity: 'error', count: 2, isInside: false });
  });
});
