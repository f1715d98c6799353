/** A chart as SVG: a line or bars, a target across, events as marks. Its colours are classes of the page around it. */
import { escapedLine } from '../export/escaped.ts';
import { numberText } from './figures.ts';
import type { Chart } from './report.ts';

const [width, height] = [760, 200];
const plot = { left: 44, right: 748, top: 22, bottom: 172 };

export function chartSvg(chart: Chart): string {
  const { points, title, shape, target } = chart;
  const top = niceTop(Math.max(target ?? 0, ...points.flatMap(({ value }) => value ?? [])));
  const slot = (plot.right - plot.left) / Math.max(1, points.length);
  const x = (index: number): number => round(plot.left + (index + 0.5) * slot);
  const y = (value: number): number => round(plot.bottom - (value / top) * (plot.bottom - plot.top));
  const drawn = shape === 'bars' ? bars(chart, x, y, slot) : line(chart, x, y);
  return [
    `<svg class="chart" viewBox="0 0 ${width} ${height}" role="img" aria-label="${escapedLine(title)}">`,
    ...[0, top / 2, top].map((value) => gridLine(y(value), numberText(value))),
    drawn,
    ...(target === undefined ? [] : [targetLine(y(target), target)]),
    ...dayLabels(chart, x),
    ...eventMarks(chart, x),
    ...points.map(({ at, text }, index) => hit(round(plot.left + index * slot), round(slot), `${at}: ${text}`)),
    '</svg>',
  ].join('\n');
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

function line({ points }: Chart, x: Scale, y: Scale): string {
  let isPen = false;
  const path = points.map(({ value }, index) => {
    if (value === undefined) {
      isPen = false;
      return '';
    }
    const step = `${isPen ? 'L' : 'M'}${x(index)} ${y(value)}`;
    isPen = true;
    return step;
  });
  const dots = points.map(({ value }, index) =>
    value === undefined || points.length > 40 ? '' : `<circle class="dot" cx="${x(index)}" cy="${y(value)}" r="3"/>`,
  );
  return `<path class="line" d="${path.join('')}"/>${dots.join('')}`;
}

function bars({ points }: Chart, x: Scale, y: Scale, slot: number): string {
  const wide = round(Math.min(48, slot * 0.7));
  return points
    .map(({ value }, index) =>
      value === undefined || value <= 0
        ? ''
        : `<rect class="bar" x="${round(x(index) - wide / 2)}" y="${y(value)}" width="${wide}" height="${round(plot.bottom - y(value))}" rx="2"/>`,
    )
    .join('');
}

function gridLine(y: number, label: string): string {
  return `<path class="grid" d="M${plot.left} ${y}H${plot.right}"/><text x="${plot.left - 8}" y="${y + 4}" text-anchor="end">${label}</text>`;
}

function targetLine(y: number, target: number): string {
  return `<path class="target" d="M${plot.left} ${y}H${plot.right}"/><text class="target-text" x="${plot.right}" y="${y - 4}" text-anchor="end">target ${numberText(target)}</text>`;
}

/** The first, the middle and the last day. */
function dayLabels({ points }: Chart, x: Scale): readonly string[] {
  const last = points.length - 1;
  const places = [...new Set(points.length < 4 ? points.keys() : [0, Math.round(last / 2), last])];
  return places.map((index) => {
    const anchor =
      points.length >= 4 && index === 0 ? 'start' : points.length >= 4 && index === last ? 'end' : 'middle';
    const at = anchor === 'start' ? plot.left : anchor === 'end' ? plot.right : x(index);
    return `<text x="${at}" y="${height - 8}" text-anchor="${anchor}">${points[index]?.at ?? ''}</text>`;
  });
}

/** Numbered like the list below the chart. */
function eventMarks({ points, events }: Chart, x: Scale): readonly string[] {
  return events.map(({ at, title }, index) => {
    const after = points.findIndex((point) => point.at > at);
    const place = x(after < 0 ? points.length - 1 : Math.max(0, after - 1));
    return `<g class="event"><title>${escapedLine(`${at}: ${title}`)}</title><path d="M${place} ${plot.top}V${plot.bottom}"/><circle cx="${place}" cy="12" r="8"/><text x="${place}" y="16" text-anchor="middle">${index + 1}</text></g>`;
  });
}

function hit(x: number, wide: number, title: string): string {
  return `<rect class="hit" x="${x}" y="${plot.top}" width="${wide}" height="${plot.bottom - plot.top}"><title>${escapedLine(title)}</title></rect>`;
}
