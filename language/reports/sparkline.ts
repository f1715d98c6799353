/** A series in characters, where no picture can be shown. */
import type { Chart, ChartPoint } from './report.ts';

const steps = '▁▂▃▄▅▆▇█'.split('');

/** One character a point, and of more points than `most` the greatest of each group; a space where there is no value. */
export function sparkline(points: readonly ChartPoint[], most: number): string {
  const size = Math.ceil(points.length / most);
  const groups = Array.from({ length: Math.ceil(points.length / size) }, (_, index) =>
    points.slice(index * size, (index + 1) * size).flatMap(({ value }) => value ?? []),
  );
  const highest = Math.max(0, ...groups.flat());
  const step = (value: number): string =>
    steps[highest === 0 ? 0 : Math.round((Math.max(0, value) / highest) * (steps.length - 1))] ?? ' ';
  return groups.map((values) => (values.length === 0 ? ' ' : step(Math.max(...values)))).join('');
}

/** `2026-01-01 to 2026-03-31: lowest 3, highest 14, last 12; target 10` */
export function chartSummary({ points, target }: Chart): string {
  const known = points.flatMap((point) => (point.value === undefined ? [] : [{ ...point, value: point.value }]));
  const sorted = [...known].sort((a, b) => a.value - b.value);
  const [first, last] = [points[0], points.at(-1)];
  const aim = target === undefined ? '' : `; target ${target}`;
  const text = (point: ChartPoint | undefined): string => point?.text ?? '–';
  return `${first?.at ?? ''} to ${last?.at ?? ''}: lowest ${text(sorted[0])}, highest ${text(sorted.at(-1))}, last ${text(known.at(-1))}${aim}`;
}
