/** Value streams side by side: how they flow, and whether what is asked of them fits what they finish. */
import { capitalised } from '../metamodel/capitalised.ts';
import type { Element } from '../binding/element.ts';
import {
  capacityOf,
  capacityWindows,
  demandOf,
  distributionGapsOf,
  distributionOf,
  efficiencyOf,
  exceeds,
  finishedByCategory,
  finishedItems,
  flowTimesIn,
  itemsWithin,
  loadDistributionOf,
  predictabilityOf,
  trendOf,
  trendsOf,
  velocityOf,
  weeklySeries,
  categories,
  dayLength,
  type Category,
  type Demand,
  type SeriesMeasure,
  type Trend,
  type Window,
} from '../flow/index.ts';
import { kindRow } from '../metamodel/index.ts';
import { labelOf } from '../model/queries.ts';
import { isReal } from '../rules/rule.ts';
import { valueText } from '../views/value-text.ts';
import { elementsIn, streamsOrSelf, targetsOf, type ReportContext } from './context.ts';
import {
  counted,
  elementCell,
  numberCell,
  numberText,
  percentCell,
  percentText,
  statedBy,
  textCell,
  timeCell,
} from './figures.ts';
import type { Cell, Keys, Section, Sentence, Stated } from './report.ts';
import { barred, tableOf } from './strategy.ts';

/** What the rows are, where they are not value streams: the title of their column. */
function rowTitle(context: ReportContext): string {
  const [first] = streamsOrSelf(context);
  if (!first) return 'Of';
  return isReal(first.kind) ? capitalised(kindRow(first.kind).label) : 'Of';
}

/** What a row about a stream is called. */
function nameOf(element: Element | undefined): string {
  return element ? labelOf(element) : allTeams;
}

export const allTeams = 'all teams';

/** One row a value stream: money, what it finished, how long it took, how much is under way. */
export function insightSection(context: ReportContext): Section {
  const { span, hasData } = context;
  const rows = streamsOrSelf(context).map((stream): readonly Cell[] => {
    const stated = { stated: statedBy(stream, 'budget') };
    const budget = stream?.values('budget').map(valueText).join(', ') ?? '';
    if (!hasData) return [elementCell(stream, allTeams), textCell(budget, stated)];
    const sample = context.sample(stream);
    const finished = context.finished(stream, span);
    const predictability = predictabilityOf(context.flow, stream, context.asOf).at(-1);
    return [
      elementCell(stream, allTeams),
      textCell(budget, stated),
      numberCell(velocityOf(sample, span).items, { items: finished }),
      timeCell(flowTimesIn(sample, span), 'p85', { items: finished }),
      numberCell(sample.open.length, { items: context.open(stream) }),
      percentCell(efficiencyOf(sample, span).pooled, { items: finished }),
      percentCell(predictability?.share, { items: predictability?.objectives.map(({ objective }) => objective) }),
    ];
  });
  const measured = ['Finished', 'Flow time, days (85 of 100)', 'In progress', 'Efficiency', 'Predictability'];
  const columns = [rowTitle(context), 'Budget', ...(hasData ? measured : [])];
  return {
    heading: 'Portfolio insight',
    blocks: [barred(tableOf(columns, rows, 1), { Efficiency: undefined, Predictability: 0.8 })],
  };
}

/** What is asked of each stream beside what it finishes. */
export function capacitySection(context: ReportContext): Section {
  const rows = streamsOrSelf(context).map((stream): readonly Cell[] => {
    const sample = context.sample(stream);
    const capacity = capacityOf(sample, context.span, context.options.calendar);
    const demand = demandOf(sample, capacity);
    // What is planned is no item yet: then demand leads to who asks for it, beside the items that are in progress.
    const asked = plannedBy(stream, demand);
    const behind = asked ? { stated: asked } : { items: context.open(stream) };
    const finished = context.ids(() =>
      capacityWindows(context.flow, context.span).flatMap((each) => [...finishedItems(sample, each)]),
    );
    return [
      elementCell(stream, allTeams),
      numberCell(demand.load, { items: context.open(stream) }),
      numberCell(demand.source === 'none' ? undefined : demand.planned, { stated: asked }),
      numberCell(demand.total, behind),
      numberCell(capacity.empirical, { items: finished }),
      percentCell(demand.ratio, {
        ...behind,
        tone: demand.ratio !== undefined && exceeds(demand.ratio, 1) ? 'attention' : undefined,
      }),
      numberCell(capacity.declared, { stated: statedBy(stream, 'capacity') ?? statedBy(stream) }),
      numberCell(capacity.personDaysPerItem, { items: context.finished(stream, context.span) }),
    ];
  });
  const title = rowTitle(context);
  const columns = [
    title,
    'In progress',
    'Planned',
    'Demand',
    'Capacity',
    'Demand of capacity',
    'Person-days',
    'Person-days an item',
  ];
  return {
    heading: title === 'Value stream' ? 'Capacity and demand by value stream' : 'Capacity and demand',
    blocks: [barred(tableOf(columns, rows, 1), { 'Demand of capacity': 1 })],
  };
}

/** What states the planned demand of a stream: itself, or what is in it; none where nothing is planned. */
function plannedBy(stream: Element | undefined, { source }: Demand): Stated | undefined {
  return source === 'none' ? undefined : (statedBy(stream, 'demand') ?? statedBy(stream));
}

/** Streams of which more is asked than they finish. */
export function capacityFindings(context: ReportContext): readonly Sentence[] {
  return streamsOrSelf(context).flatMap((stream): readonly Sentence[] => {
    const sample = context.sample(stream);
    const capacity = capacityOf(sample, context.span, context.options.calendar);
    const { ratio, load, planned, source } = demandOf(sample, capacity);
    if (ratio === undefined || !exceeds(ratio, 1)) return [];
    const alone = load === 1 ? 'alone is' : 'alone are';
    const asked = source === 'none' ? alone : `and ${numberText(planned)} planned are`;
    const period = capacity.hasPi ? 'a planning interval' : `${numberText(capacity.periodDays)} days`;
    return [
      {
        text: `More is asked of ${nameOf(stream)} than it finishes: ${counted(load, 'item')} in progress ${asked} ${percentText(ratio)} of the ${numberText(capacity.empirical)} that it finishes in ${period}.`,
        tone: 'attention',
        items: context.open(stream),
      },
    ];
  });
}

export const categoryNames: Readonly<Record<Category, string>> = {
  feature: 'Features',
  defect: 'Defects',
  debt: 'Debts',
  risk: 'Risks',
  other: 'Other',
};

const directionTexts: Readonly<Record<Trend['direction'] | 'none', string>> = {
  up: 'up',
  down: 'down',
  flat: 'steady',
  none: '',
};

/** By how much, in points or in per cent of a share, would be read as the other; the line shows it. */
function shareTrendCell(shares: readonly (number | undefined)[], items: Keys): Cell {
  // A kind that never occurs has no trend.
  const series = shares.some((share) => share) ? shares : [];
  return textCell(directionTexts[trendOf(series)?.direction ?? 'none'], { series, items });
}

/** The kinds of finished work, beside the target and what is in progress. */
export function distributionSection(context: ReportContext): Section {
  const sample = context.sample(context.element);
  const targets = targetsOf(context);
  const shares = distributionOf(sample, context.span);
  const load = loadDistributionOf(sample);
  const gaps = targets && distributionGapsOf(sample, context.span, targets);
  const { categoryOf } = context.flow;
  const finishedOf = finishedByCategory(sample, context.span);
  const stated = statedBy(targets?.statedBy.distribution, 'distribution');
  const weeks = weeklySeries(sample, trendWindow(context.span));
  const shown = categories.filter((each) => each !== 'other' || finishedOf.other > 0 || (load?.other ?? 0) > 0);
  const rows = shown.map((category): readonly Cell[] => {
    const wanted = categories.indexOf(category);
    const gap = gaps?.find((each) => each.category === category);
    const tone = gap?.isOff ? 'attention' : undefined;
    const finishedIn = (window: Window): Keys => context.ids(() => finishedItems(sample, window, category));
    const items = finishedIn(context.span);
    const open = context.ids(() =>
      sample.open.filter(({ profile }) => categoryOf[profile] === wanted).map(({ item }) => item),
    );
    return [
      textCell(categoryNames[category]),
      numberCell(finishedOf[category], { items }),
      percentCell(shares?.[category], { items, tone }),
      percentCell(gap?.target, { stated }),
      textCell(gap ? `${gap.delta > 0 ? '+' : ''}${numberText(gap.delta * 100)} points` : '', { items, tone, stated }),
      shareTrendCell(
        weeks.map(({ distribution }) => distribution?.[category]),
        finishedIn(trendWindow(context.span)),
      ),
      percentCell(load?.[category], { items: open }),
    ];
  });
  const columns = [
    'Kind of work',
    'Finished',
    'Share',
    'Target',
    'Difference',
    'Trend of the share',
    'Share of what is in progress',
  ];
  return { heading: 'Distribution of work', blocks: [barred(tableOf(columns, rows, 1), { Share: 'Target' })] };
}

/** The weeks up to the end of a span that a trend goes by. */
export function trendWindow({ to }: Window): Window {
  return { from: to - 12 * 7 * dayLength, to };
}

/** Products and solutions side by side, with the trend of twelve weeks. */
export function productSection(context: ReportContext): Section | undefined {
  const products = elementsIn(context, 'product');
  const rows = [...products, ...elementsIn(context, 'solution')].map((element): readonly Cell[] => {
    const sample = context.sample(element);
    const finished = context.finished(element, context.span);
    const weeks = weeklySeries(sample, trendWindow(context.span));
    const trends = trendsOf(weeks);
    return [
      elementCell(element),
      textCell(element.kind === 'solution' ? 'solution' : 'product'),
      numberCell(velocityOf(sample, context.span).items, { items: finished }),
      textCell(trendText(trends.velocity), {
        series: weeks.map(({ velocity }) => velocity),
        items: trendItems(context, element, 'velocity'),
      }),
      timeCell(flowTimesIn(sample, context.span), 'p85', { items: finished }),
      textCell(trendText(trends.flowTimeP85), {
        tone: trends.flowTimeP85?.direction === 'up' ? 'attention' : undefined,
        series: weeks.map(({ flowTimeP85 }) => flowTimeP85),
        items: trendItems(context, element, 'flowTimeP85'),
      }),
      numberCell(sample.open.length, { items: context.open(element) }),
      textCell(trendText(trends.averageLoad), {
        series: weeks.map(({ averageLoad }) => averageLoad),
        items: trendItems(context, element, 'averageLoad'),
      }),
    ];
  });
  if (rows.length === 0) return undefined;
  const columns = ['Name', 'Is a', 'Finished', 'Trend', 'Flow time, days (85 of 100)', 'Trend', 'In progress', 'Trend'];
  return { heading: 'Trends of products and solutions', blocks: [tableOf(columns, rows, 2)] };
}

/** What a trend is made of: what was in progress in its weeks, or what was finished there. */
export function trendItems(context: ReportContext, element: Element | undefined, measure: SeriesMeasure): Keys {
  const window = trendWindow(context.span);
  if (measure !== 'averageLoad') return context.finished(element, window);
  return context.ids(() => itemsWithin(context.sample(element), window));
}

/** `up 23%`, over the twelve weeks; a dash for fewer than six of them. */
export function trendText(trend: Trend | undefined): string {
  if (!trend) return '';
  if (trend.direction === 'flat') return 'steady';
  if (trend.change === undefined) return trend.direction;
  // Measured by the median, a steep fall is more than all there is, which nobody would believe.
  return trend.change <= -1 ? 'down steeply' : `${trend.direction} ${percentText(Math.abs(trend.change))}`;
}
