/** Measures over time, with what happened beside them. That two things coincide is said; that one caused the other never. */
import { capitalised } from '../metamodel/capitalised.ts';
import type { Element } from '../binding/element.ts';
import {
  categories,
  coincidencesOf,
  dateText,
  dayLength,
  finishedByCategory,
  finishedItems,
  itemsByDay,
  itemsWithin,
  loadByDay,
  milestonesIn,
  trendsOf,
  weeklySeries,
  isWithinWindow,
  type FlowEvent,
  type SeriesMeasure,
  type Window,
} from '../flow/index.ts';
import { ancestorsOf, labelOf } from '../model/queries.ts';
import { targetsOf, type ReportContext } from './context.ts';
import { numberText, percentText, textCell } from './figures.ts';
import type { Chart, Keys, Section, Sentence } from './report.ts';
import { categoryNames, trendItems, trendText, trendWindow } from './streams.ts';
import { tableOf } from './strategy.ts';

const measureNames: Readonly<Record<SeriesMeasure, string>> = {
  velocity: 'finished items a week',
  averageLoad: 'items in progress',
  flowTimeP50: 'flow time that half of the items keep',
  flowTimeP85: 'flow time that 85 of 100 items keep',
  efficiency: 'flow efficiency',
};

/** Milestones and changes of the organisation in a window that touch the report’s element. */
function eventsIn({ flow, events, element }: ReportContext, window: Window): readonly FlowEvent[] {
  const all = [...milestonesIn(flow.model, window), ...events.filter(({ at }) => isWithinWindow(at, window))];
  const touches = ({ affects }: FlowEvent): boolean =>
    !element || affects.length === 0 || affects.some((each) => each === element || isAround(each, element));
  return all.filter(touches).sort((a, b) => a.at - b.at);
}

function isAround(a: Element, b: Element): boolean {
  return ancestorsOf(a).includes(b) || ancestorsOf(b).includes(a);
}

/** Load by day, finished items and flow time by week. */
function chartsOf(context: ReportContext): readonly Chart[] {
  const window = context.span;
  const sample = context.sample(context.element);
  const weeks = weeklySeries(sample, window);
  const events = eventsIn(context, window).map(({ at, title }) => ({ at: dateText(at), title }));
  const load = targetsOf(context)?.load;
  const finished = weeks.map(({ window: week }) => context.finished(context.element, week));
  const weekly = (measure: SeriesMeasure): Chart['points'] =>
    weeks.map((point, index) => {
      const value = point[measure];
      const text = measure === 'efficiency' ? percentText(value) : numberText(value);
      const items = finished[index] ?? [];
      return { at: dateText(point.window.from), ...(value === undefined ? {} : { value }), text, items };
    });
  const charts: readonly Chart[] = [
    {
      kind: 'chart',
      title: 'In progress at the start of each day',
      shape: 'line',
      points: dailyLoad(context, window),
      ...(load === undefined ? {} : { target: load }),
      events,
    },
    finishedChart(context, weeks, weekly('velocity'), events),
    {
      kind: 'chart',
      title: 'Flow time by week: days that 85 of 100 items keep',
      shape: 'line',
      points: weekly('flowTimeP85'),
      events,
    },
  ];
  return charts.filter(({ points }) => points.some(({ value }) => value !== undefined));
}

/** The distribution over time: how much of each kind of work was finished in each week. */
function finishedChart(
  context: ReportContext,
  weeks: ReturnType<typeof weeklySeries>,
  points: Chart['points'],
  events: Chart['events'],
): Chart {
  const sample = context.sample(context.element);
  const counts = weeks.map(({ window }) => finishedByCategory(sample, window));
  const kinds = categories.filter((category) => counts.some((count) => count[category] > 0));
  if (kinds.length < 2) return { kind: 'chart', title: 'Finished, by week', shape: 'bars', points, events };
  const stacked = points.map((point, index): Chart['points'][number] => {
    const parts = kinds.map((category) => {
      const [value, window] = [counts[index]?.[category] ?? 0, weeks[index]?.window];
      if (value === 0 || !window) return { value };
      return { value, items: context.ids(() => finishedItems(sample, window, category)) };
    });
    const told = kinds.flatMap((category, part) => {
      const count = parts[part]?.value ?? 0;
      return count === 0 ? [] : `${categoryNames[category].toLowerCase()} ${numberText(count)}`;
    });
    return { ...point, parts, text: told.length === 0 ? point.text : `${point.text} (${told.join(', ')})` };
  });
  return {
    kind: 'chart',
    title: 'Finished, by week and kind of work',
    shape: 'stacks',
    parts: kinds.map((category) => categoryNames[category]),
    points: stacked,
    events,
  };
}

/** A list of more items is no reading matter, and one for each day would make the report heavy. */
const mostItems = 500;

/** With the items of each day, so that a point opens them. */
function dailyLoad(context: ReportContext, window: Window): Chart['points'] {
  const sample = context.sample(context.element);
  let known: ReturnType<typeof itemsByDay> | undefined;
  const itemsOf = (day: number): readonly number[] => (known ??= itemsByDay(sample, window, mostItems))[day] ?? [];
  return loadByDay(sample, window).map(({ at, load }, day) => {
    const point = { at: dateText(at), value: load, text: numberText(load) };
    return load <= mostItems ? { ...point, items: context.ids(() => itemsOf(day)) } : point;
  });
}

/** What happened, and what changed around it. */
export function timelineSection(context: ReportContext, heading = 'Timeline'): Section {
  const events = eventsIn(context, context.span);
  const sample = context.sample(context.element);
  const rows = events.map((event) => [
    textCell(dateText(event.at)),
    textCell(event.title),
    textCell(event.kind === 'milestone' ? 'milestone' : 'change of the organisation'),
    textCell(event.affects.map(labelOf).join(', ')),
    textCell(coincidencesOf(sample, event).map(changeText).join('; '), { items: aroundOf(context, event) }),
  ]);
  const columns = ['Day', 'Event', 'Kind', 'Touches', 'Four weeks after, against the four before'];
  const table = rows.length === 0 ? [] : [tableOf(columns, rows, columns.length)];
  return { heading, blocks: [...chartsOf(context), ...table] };
}

function changeText({ measure, before, after, change }: ReturnType<typeof coincidencesOf>[number]): string {
  const figure = measure === 'efficiency' ? percentText : numberText;
  return `${measureNames[measure]}: ${figure(before)} before, ${figure(after)} after (${change > 0 ? '+' : ''}${percentText(change)})`;
}

/** Sentences about the time around events. */
export function coincidenceSentences(context: ReportContext, window: Window): readonly Sentence[] {
  const sample = context.sample(context.element);
  return eventsIn(context, window).flatMap((event) => {
    const changes = coincidencesOf(sample, event);
    if (changes.length === 0) return [];
    return [
      {
        text: `“${event.title}” on ${dateText(event.at)} coincides with a change in ${changes.map(changeText).join('; ')}. Talk about whether the one has to do with the other.`,
        tone: 'plain' as const,
        items: aroundOf(context, event),
      },
    ];
  });
}

/** The items in progress in the four weeks before an event and in the four after it: its medians are made of them. */
function aroundOf({ ids, sample, element }: ReportContext, { at }: FlowEvent): Keys {
  const weeks = 4 * 7 * dayLength;
  return ids(() => itemsWithin(sample(element), { from: at - weeks, to: at + weeks }));
}

/** The direction of each measure over the last twelve weeks. */
export function trendSection(context: ReportContext): Section {
  const weeks = weeklySeries(context.sample(context.element), trendWindow(context.span));
  const trends = trendsOf(weeks);
  const behind = (measure: SeriesMeasure): Keys => trendItems(context, context.element, measure);
  // The keys are those of the measures.
  const measures = Object.keys(measureNames) as readonly SeriesMeasure[];
  const rows = measures.map((measure) => [
    textCell(capitalised(measureNames[measure])),
    textCell(trendText(trends[measure]), { series: weeks.map((point) => point[measure]), items: behind(measure) }),
  ]);
  return { heading: 'Trends of the last twelve weeks', blocks: [tableOf(['Measure', 'Trend'], rows, 2)] };
}

function trendsIn(context: ReportContext): ReturnType<typeof trendsOf> {
  return trendsOf(weeklySeries(context.sample(context.element), trendWindow(context.span)));
}

/** Fewer finished items, and items that take longer. */
export function trendFindings(context: ReportContext): readonly Sentence[] {
  const { velocity, flowTimeP85 } = trendsIn(context);
  const items = trendItems(context, context.element, 'velocity');
  const told = (text: string): Sentence => ({ text: `${text} over the last twelve weeks.`, tone: 'attention', items });
  return [
    ...(velocity?.direction === 'down' ? [told(`Fewer items are finished a week: ${trendText(velocity)}`)] : []),
    ...(flowTimeP85?.direction === 'up'
      ? [told(`Items take longer: the flow time that 85 of 100 keep goes ${trendText(flowTimeP85)}`)]
      : []),
  ];
}
