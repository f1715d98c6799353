/** Charts as shapes, and the text that is made of them. */
import { describe, expect, it } from 'vitest';
import { agePicture, barIn, barPicture, chartPicture } from './chart-shapes.ts';
import { svgOf } from './chart-svg.ts';
import type { Chart, Table } from './report.ts';

const chart: Chart = {
  kind: 'chart',
  title: 'Finished',
  shape: 'bars',
  points: [
    { at: '2026-01-05', value: 10, text: '10', items: ['A', 'B'] },
    { at: '2026-01-12', value: 5, text: '5' },
    { at: '2026-01-19', text: '–' },
  ],
  target: 8,
  events: [{ at: '2026-01-13', title: 'Go-live <b>' }],
};

describe('a chart', () => {
  const { shapes } = chartPicture(chart);
  const styled = (style: string) => shapes.filter((shape) => shape.style === style);

  it('draws half of the figure half as high, and nothing where there is none', () => {
    const heights = styled('bar').map(({ at }) => at['height']);
    expect(heights).toEqual([150, 75]);
  });

  it('opens the items of a point, and tells its figure', () => {
    expect(styled('hit').map(({ title, items }) => [title, items])).toEqual([
      ['2026-01-05: 10', ['A', 'B']],
      ['2026-01-12: 5', undefined],
      ['2026-01-19: –', undefined],
    ]);
  });

  it('marks an event in the week in which it falls, and what was aimed at', () => {
    expect(styled('event-dot')[0]?.at['cx']).toBe(
      styled('bar').map(({ at }) => Number(at['x']) + Number(at['width']) / 2)[1],
    );
    expect(styled('target-text')[0]?.text).toBe('target 8');
  });

  it('is no markup where a title looks like some', () => {
    const svg = svgOf(chartPicture(chart), 'chart', 'A "<script>"');
    expect(svg).not.toMatch(/<b>|<script>/);
    expect(svg).toContain('Go-live &lt;b&gt;');
  });
});

describe('ages by state', () => {
  it('stand the higher, the older they are, and none over another in its state', () => {
    const dot = (days: number) => ({ days, text: `${days} days`, tone: 'plain' as const });
    const { shapes } = agePicture({
      kind: 'ages',
      title: 'In progress',
      states: [{ name: 'Dev', dots: [dot(20), dot(10), dot(10)] }],
      limits: [{ days: 10, text: 'half' }],
    });
    const dots = shapes
      .filter(({ of }) => of === 'circle')
      .map(({ at }) => [Number(at['cx']), Number(at['cy'])] as const);
    const limit = shapes.find(({ style }) => style === 'target')?.at['d'];
    expect(dots[0]?.[1]).toBeLessThan(dots[1]?.[1] ?? 0);
    expect(limit).toContain(` ${dots[1]?.[1]}H`);
    expect(new Set(dots.map(([x]) => x)).size).toBe(3);
  });
});

describe('stacked bars', () => {
  const stacked: Chart = {
    ...chart,
    shape: 'stacks',
    parts: ['Features', 'Defects'],
    points: [{ at: '2026-01-05', value: 10, parts: [{ value: 6 }, { value: 4 }], text: '10' }],
  };
  const { shapes, height } = chartPicture(stacked, 120);

  it('are as high together as the figure, each on the one before', () => {
    const boxes = shapes.filter(({ style, at }) => style.startsWith('bar part-') && Number(at['y']) < 180);
    expect(boxes.map(({ at }) => [at['y'], at['height']])).toEqual([
      [82, 90],
      [22, 60],
    ]);
  });

  it('are explained below, in as many rows as the width asks for', () => {
    const words = shapes.filter(({ style }) => style === 'legend');
    expect(words.map(({ text }) => text)).toEqual(['Features', 'Defects']);
    expect(new Set(words.map(({ at }) => at['y'])).size).toBe(2);
    expect(Number(words.at(-1)?.at['y'])).toBeLessThan(height);
  });
});

describe('ages in a narrow panel', () => {
  const names = ['In Development', 'Waiting for approval by the steering committee', 'Blocked'];
  const states = names.map((name) => ({ name, dots: [{ days: 9, text: name, tone: 'plain' as const }] }));
  const limits = [
    { days: 9, text: 'half' },
    { days: 9.1, text: 'most' },
  ];
  const { shapes } = agePicture({ kind: 'ages', title: 'Ages', states, limits }, 260);

  it('keep their names apart, and shorten one that has no room', () => {
    const labels = shapes.filter(({ of, at }) => of === 'text' && at['text-anchor'] === 'middle');
    expect(labels.map(({ at }) => at['y'])).toEqual([192, 208, 192]);
    expect(labels[1]?.text).toMatch(/^Waiting for app.*…$/);
  });

  it('have no words where dots are, and those of two limits one below the other', () => {
    const dots = shapes.filter(({ of }) => of === 'circle');
    const figures = shapes.filter(({ style }) => style === 'target-text');
    const furthest = Math.max(...dots.map(({ at }) => Number(at['cx']) + Number(at['r'])));
    for (const { at } of figures) expect(Number(at['x'])).toBeGreaterThan(furthest);
    const [upper, lower] = figures.map(({ at }) => Number(at['y']));
    expect((lower ?? 0) - (upper ?? 0)).toBeGreaterThan(11);
  });
});

describe('a bar in a table', () => {
  const table: Table = {
    kind: 'table',
    columns: [{ title: 'Share', bar: { markColumn: 1 } }, { title: 'Target' }],
    rows: [
      [
        { text: '50%', value: 0.5 },
        { text: '100%', value: 1 },
      ],
      [{ text: '200%', value: 2 }, { text: '–' }],
      [{ text: '–' }, { text: '–' }],
    ],
  };
  const widths = table.rows.map((row) => {
    const bar = barIn(table, row, 0);
    return bar && barPicture(bar).shapes.map(({ at }) => at['width'] ?? at['d']);
  });

  it('has one scale for its column, longer where a share goes beyond the whole', () => {
    expect(widths[0]?.[1]).toBe(25);
    expect(widths[1]?.[1]).toBe(100);
  });

  it('has the mark of its own row, and is missing where there is no figure', () => {
    expect(widths[0]?.[2]).toBe('M50 0V8');
    expect(widths[1]).toHaveLength(2);
    expect(widths[2]).toBeUndefined();
  });
});
