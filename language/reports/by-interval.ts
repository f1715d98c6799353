/** Measures by planning interval: a year is told by what was planned together. */
import {
  categories,
  dateText,
  dayLength,
  earliestMoment,
  finishedItems,
  flowTimesIn,
  intervalsIn,
  predictabilityOf,
  seriesOf,
  type Category,
  type Interval,
} from '../flow/index.ts';
import { elementsIn, type ReportContext } from './context.ts';
import { numberCell, percentCell, textCell, timeCell } from './figures.ts';
import type { Cell, Section } from './report.ts';
import { categoryNames } from './streams.ts';
import { tableOf } from './strategy.ts';

/** A row for each interval that is over; undefined where the calendar names none, or items know of none as a whole. */
export function intervalSection(context: ReportContext): Section | undefined {
  const { element, flow, asOf } = context;
  const sample = context.sample(element);
  const intervals = knownIntervals(context);
  const points = seriesOf(sample, intervals);
  const predictabilities = predictabilityOf(flow, element, asOf);
  const kinds = categories.filter((category) => points.some(({ distribution }) => distribution?.[category]));
  const rows = points.map(({ window, velocity, efficiency, distribution }): readonly Cell[] => {
    const items = context.finished(element, window);
    const name = nameOf(intervals.find(({ from }) => from === window.from));
    const predictability = predictabilities.find(({ pi }) => pi === name);
    const times = flowTimesIn(sample, window);
    const kindCell = (category: Category): Cell =>
      percentCell(distribution?.[category], { items: context.ids(() => finishedItems(sample, window, category)) });
    return [
      textCell(`${name} (${dateText(window.from)})`),
      numberCell(velocity, { items }),
      timeCell(times, 'p50', { items }),
      timeCell(times, 'p85', { items }),
      percentCell(efficiency, { items }),
      ...kinds.map(kindCell),
      percentCell(predictability?.share, { items: predictability?.objectives.map(({ objective }) => objective) }),
    ];
  });
  if (rows.length === 0) return undefined;
  const names = kinds.map((category) => categoryNames[category]);
  const columns = ['Interval', 'Finished', 'Days (half)', 'Days (85 of 100)', 'Efficiency', ...names, 'Predictability'];
  return { heading: 'By planning interval', blocks: [tableOf(columns, rows, 1)] };
}

/** As objectives are imported: 2026.3. */
function nameOf(interval: Interval | undefined): string {
  return interval ? `${interval.year}.${interval.pi}` : '';
}

/** Those that overlap the report’s span, as far as items are known from their first day on. */
function knownIntervals(context: ReportContext): readonly Interval[] {
  const { element, span, flow } = context;
  const homes = [...(element ? [element] : []), ...elementsIn(context, 'portfolio')];
  const [intervals = []] = homes.map((home) => intervalsIn(home, span)).filter(({ length }) => length > 0);
  const since = Math.floor((earliestMoment(flow.data) ?? 0) / dayLength) * dayLength;
  return intervals.filter(({ from }) => from >= since);
}
