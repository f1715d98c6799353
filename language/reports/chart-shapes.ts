/**
 * Charts as shapes: a line or bars with a target across and events as marks; ages by state; a bar in a table. Whoever
 * paints them, as text or in a page, adds nothing but the colours of their classes.
 */
import { legendOf, letter, rowHeight } from './chart-legend.ts';
import { numberText } from './number-text.ts';
import type { AgeBoard, Cell, Chart, ChartPoint, Table, Tone } from './report.ts';
import type { Picture, Shape } from './shape.ts';

const height = 200;
const plot = { left: 44, top: 22, bottom: 172 };
/** Free at the right edge. */
const edge = 12;
/** Where nobody says how wide the picture is. */
const usualWidth = 760;

/** As wide as the place where it is shown, so that its words stay as large as the text around it. */
export function chartPicture<Items>(chart: Chart<Items>, width = usualWidth): Picture<Items> {
  const right = width - edge;
  const { points, shape, target } = chart;
  const top = niceTop(Math.max(target ?? 0, ...points.flatMap(({ value }) => value ?? [])));
  const slot = (right - plot.left) / Math.max(1, points.length);
  const x = (index: number): number => round(plot.left + (index + 0.5) * slot);
  const y = yScale(top);
  const shapes: readonly Shape<Items>[] = [
    ...grid(top, right),
    ...(shape === 'line'
      ? line(points, x, y)
      : shape === 'bars'
        ? bars(points, x, y, slot)
        : stacks(points, x, y, slot)),
    ...(target === undefined ? [] : limitLine(y(target), right, `target ${numberText(target)}`)),
    ...dayLabels(points, x, right),
    ...eventMarks(chart, x),
    ...points.map((point, index) => hit(point, round(plot.left + index * slot), round(slot))),
  ];
  const legend = legendOf((chart.parts ?? []).map(partEntry), plot.left, right, height);
  return { width, height: height + legend.height, shapes: [...shapes, ...legend.shapes] };
}

function partEntry(said: string, part: number): Parameters<typeof legendOf>[0][number] {
  const sample = (x: number, y: number): Plain => box(`bar part-${part}`, x, y - 5, 10, 10);
  return { said, sample };
}

/** The next of 1, 2, 4, 6, 10 times a power of ten, so that the middle of the scale is a plain number too. */
function niceTop(most: number): number {
  if (most <= 0) return 2;
  const power = 10 ** Math.floor(Math.log10(most));
  return ([1, 2, 4, 6, 10].find((step) => step * power >= most) ?? 10) * power;
}

function round(value: number): number {
  return Math.round(value * 10) / 10;
}

type Scale = (value: number) => number;

function yScale(top: number): Scale {
  return (value) => round(plot.bottom - (value / top) * (plot.bottom - plot.top));
}

/** Opens nothing, and so fits any chart. */
type Plain = Shape<never>;

function text(said: string, style: string, at: Plain['at']): Plain {
  return { of: 'text', style, at, text: said };
}

function path(style: string, d: string): Plain {
  return { of: 'path', style, at: { d } };
}

function grid(top: number, right: number): readonly Plain[] {
  const y = yScale(top);
  return [0, top / 2, top].flatMap((value) => [
    path('grid', `M${plot.left} ${y(value)}H${right}`),
    text(numberText(value), 'scale', { x: plot.left - 8, y: y(value) + 4, 'text-anchor': 'end' }),
  ]);
}

/** It is broken where there was nothing to measure. */
function lineThrough(points: readonly ChartPoint<unknown>[], x: Scale, y: Scale): string {
  let isPen = false;
  const steps = points.map(({ value }, index) => {
    const step = value === undefined ? '' : `${isPen ? 'L' : 'M'}${x(index)} ${y(value)}`;
    isPen = value !== undefined;
    return step;
  });
  return steps.join('');
}

function line(points: readonly ChartPoint<unknown>[], x: Scale, y: Scale): readonly Plain[] {
  const dots = points.flatMap(({ value }, index): readonly Plain[] =>
    value === undefined || points.length > 40
      ? []
      : [{ of: 'circle', style: 'dot', at: { cx: x(index), cy: y(value), r: 3 } }],
  );
  return [path('line', lineThrough(points, x, y)), ...dots];
}

function bars(points: readonly ChartPoint<unknown>[], x: Scale, y: Scale, slot: number): readonly Plain[] {
  const wide = barWide(slot);
  return points.flatMap(({ value }, index): readonly Plain[] => {
    if (value === undefined || value <= 0) return [];
    return [box('bar', round(x(index) - wide / 2), y(value), wide, round(plot.bottom - y(value)), 2)];
  });
}

/** The parts of a bar, one over the other. */
function stacks(points: readonly ChartPoint<unknown>[], x: Scale, y: Scale, slot: number): readonly Plain[] {
  const wide = barWide(slot);
  return points.flatMap(({ parts = [] }, index) => {
    let below = 0;
    return parts.flatMap(({ value }, part): readonly Plain[] => {
      const from = y(below);
      below += value;
      return value <= 0
        ? []
        : [box(`bar part-${part}`, round(x(index) - wide / 2), y(below), wide, round(from - y(below)))];
    });
  });
}

function barWide(slot: number): number {
  return round(Math.min(48, slot * 0.7));
}

function box(style: string, x: number, y: number, width: number, high: number, rx = 0): Plain {
  return { of: 'rect', style, at: { x, y, width, height: high, ...(rx === 0 ? {} : { rx }) } };
}

/** What it says stands above its right end. */
function limitLine(y: number, right: number, said: string): readonly Plain[] {
  return [
    path('target', `M${plot.left} ${y}H${right}`),
    text(said, 'target-text', { x: right, y: y - 4, 'text-anchor': 'end' }),
  ];
}

/** The first, the middle and the last day. */
function dayLabels(points: readonly ChartPoint<unknown>[], x: Scale, right: number): readonly Plain[] {
  const last = points.length - 1;
  const places = [...new Set(points.length < 4 ? points.keys() : [0, Math.round(last / 2), last])];
  return places.map((index) => {
    const anchor =
      points.length >= 4 && index === 0 ? 'start' : points.length >= 4 && index === last ? 'end' : 'middle';
    const at = anchor === 'start' ? plot.left : anchor === 'end' ? right : x(index);
    return text(points[index]?.at ?? '', 'scale', { x: at, y: height - 8, 'text-anchor': anchor });
  });
}

/** Numbered like the list below the chart. */
function eventMarks({ points, events }: Chart<unknown>, x: Scale): readonly Plain[] {
  return events.flatMap(({ at, title }, index): readonly Plain[] => {
    const after = points.findIndex((point) => point.at > at);
    const place = x(after < 0 ? points.length - 1 : Math.max(0, after - 1));
    return [
      path('event-line', `M${place} ${plot.top}V${plot.bottom}`),
      { of: 'circle', style: 'event-dot', at: { cx: place, cy: 12, r: 8 }, title: `${at}: ${title}` },
      text(String(index + 1), 'event-text', { x: place, y: 16, 'text-anchor': 'middle' }),
    ];
  });
}

function hit<Items>(point: ChartPoint<Items>, x: number, wide: number): Shape<Items> {
  const at = { x, y: plot.top, width: wide, height: plot.bottom - plot.top };
  const opened = point.items === undefined ? {} : { items: point.items };
  return { of: 'rect', style: 'hit', at, title: `${point.at}: ${point.text}`, ...opened };
}

/** Beside the dots, where the figures of their limits stand. */
const gutter = 44;

/** A column a state, a dot an item, the older the higher. No word lies over a dot: what the limits mean stands below. */
export function agePicture<Items>({ states, limits }: AgeBoard<Items>, width = usualWidth): Picture<Items> {
  const right = width - (limits.length === 0 ? edge : gutter);
  const days = [...states.flatMap(({ dots }) => dots.map((dot) => dot.days)), ...limits.map((limit) => limit.days)];
  const top = niceTop(Math.max(0, ...days));
  const y = yScale(top);
  const slot = (right - plot.left) / Math.max(1, states.length);
  // Where names are wider than their columns, every other one stands a line lower.
  const isStaggered = states.some(({ name }) => (name.length + 1) * letter > slot);
  const rows = isStaggered ? 2 : 1;
  const below = height + (rows - 1) * rowHeight;
  const columns = states.flatMap(({ name, dots }, index): readonly Shape<Items>[] => {
    const middle = round(plot.left + (index + 0.5) * slot);
    const step = Math.min(12, (slot - 24) / Math.max(1, dots.length - 1));
    const lower = isStaggered && index % 2 === 1 ? rowHeight : 0;
    return [
      text(shortened(name, slot * rows), 'scale', { x: middle, y: height - 8 + lower, 'text-anchor': 'middle' }),
      ...dots.map((dot, at): Shape<Items> => ({
        of: 'circle',
        style: `age ${dot.tone}`,
        at: { cx: round(middle + (at - (dots.length - 1) / 2) * step), cy: y(dot.days), r: 5 },
        title: dot.text,
        ...(dot.items === undefined ? {} : { items: dot.items }),
      })),
    ];
  });
  const sample = (x: number, at: number): Plain => path('target', `M${x} ${at}h12`);
  const legend = legendOf(
    limits.map(({ text: said }) => ({ said, sample })),
    plot.left,
    width,
    below,
  );
  const lines = limits.map(({ days: limit }) => path('target', `M${plot.left} ${y(limit)}H${right}`));
  return {
    width,
    height: below + legend.height,
    shapes: [...grid(top, right), ...lines, ...columns, ...limitFigures(limits, y, right), ...legend.shapes],
  };
}

function shortened(name: string, room: number): string {
  const letters = Math.floor(room / letter) - 1;
  return name.length <= letters ? name : `${name.slice(0, Math.max(1, letters - 1))}…`;
}

/** The higher the line, the higher its figure, and none over another. */
function limitFigures(limits: AgeBoard<unknown>['limits'], y: Scale, right: number): readonly Plain[] {
  let lowest = Number.NEGATIVE_INFINITY;
  return [...limits]
    .sort((a, b) => b.days - a.days)
    .map(({ days }) => {
      lowest = Math.max(y(days) + 4, lowest + 13);
      return text(numberText(days), 'target-text', { x: right + 6, y: round(lowest) });
    });
}

const [barWidth, barHeight] = [100, 8];

export type BarShown = { readonly share: number; readonly mark?: number; readonly most: number; readonly tone: Tone };

const [sparkWidth, sparkHeight] = [120, 24];

/** Figures over time as a line that starts from nought, with a dot where it ends: it fits into a cell, and into a list of many. */
export function sparkPicture({ series = [], tone }: Cell<unknown>): Picture<never> {
  const top = Math.max(0, ...series.map((value) => value ?? 0)) || 1;
  const x = (index: number): number => round(3 + (index * (sparkWidth - 6)) / Math.max(1, series.length - 1));
  const y = (value: number): number => round(sparkHeight - 3 - (value / top) * (sparkHeight - 6));
  const points = series.map((value) => ({ at: '', text: '', ...(value === null ? {} : { value }) }));
  const last = series.findLastIndex((value) => value !== null);
  const end = series[last];
  return {
    width: sparkWidth,
    height: sparkHeight,
    shapes: [
      path('spark-floor', `M0 ${sparkHeight - 1}H${sparkWidth}`),
      path(`spark-line ${tone ?? ''}`.trim(), lineThrough(points, x, y)),
      // A line of no length with round ends is a dot, which stays one where the picture is stretched.
      ...(end === undefined || end === null ? [] : [path(`spark-end ${tone ?? ''}`.trim(), `M${x(last)} ${y(end)}h0`)]),
    ],
  };
}

/** The same in words, for who cannot see it. */
export function sparkText({ series = [] }: Cell<unknown>): string {
  return `By week: ${series.map((value) => numberText(value ?? undefined)).join(', ')}`;
}

/** A word that would make a column too wide for the others may be broken. */
export function hasLongWord({ text: said }: Cell<unknown>): boolean {
  return /\S{28}/u.test(said);
}

/** Whether a text is a word or a date, which shall stand on one line. */
export function isShort({ text: said }: Cell<unknown>): boolean {
  return said.length <= 12;
}

/** The bar in a cell; undefined where its column has none, or the cell no figure. */
export function barIn<Items>(
  { columns, rows }: Table<Items>,
  row: readonly Cell<Items>[],
  index: number,
): BarShown | undefined {
  const [bar, cell] = [columns[index]?.bar, row[index]];
  if (!bar || cell?.value === undefined) return undefined;
  const mark = bar.mark ?? (bar.markColumn === undefined ? undefined : row[bar.markColumn]?.value);
  // One that goes beyond the whole makes the scale longer for all of its column.
  const most = Math.max(1, ...rows.flatMap((each) => each[index]?.value ?? []));
  return { share: cell.value, most, tone: cell.tone ?? 'plain', ...(mark === undefined ? {} : { mark }) };
}

/** A share as a bar. */
export function barPicture({ share, mark, most, tone }: BarShown): Picture<never> {
  const x = (value: number): number => round((Math.min(Math.max(0, value), most) / most) * barWidth);
  const marks = mark === undefined ? [] : [path('mark', `M${x(mark)} 0V${barHeight}`)];
  return {
    width: barWidth,
    height: barHeight,
    shapes: [box('track', 0, 1, barWidth, barHeight - 2), box(`fill ${tone}`, 0, 1, x(share), barHeight - 2), ...marks],
  };
}
