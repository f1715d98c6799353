/** The measures of an element beside what was aimed at, and what of them wants a decision. */
import {
  ageingOf,
  arrivalsIn,
  attainmentOf,
  averageLoadOf,
  balanceOf,
  cycleTimesIn,
  departedItems,
  efficiencyOf,
  exceeds,
  finishedIn,
  flowTimeOf,
  flowTimesIn,
  itemsWithin,
  littleCheckOf,
  predictabilityOf,
  velocityOf,
  weeksOfWork,
  windowBefore,
  type Sample,
  type Spread,
  type Window,
} from '../flow/index.ts';
import { targetsOf, type ReportContext } from './context.ts';
import {
  counted,
  daysText,
  numberCell,
  numberText,
  percentCell,
  percentText,
  behindStatement,
  statedBy,
  textCell,
  timeCell,
} from './figures.ts';
import type { Cell, Section, Sentence, Stated } from './report.ts';
import { tableOf } from './strategy.ts';

/** Velocity, times, load, efficiency and predictability: now, in the span before, and the target. */
export function glanceSection(context: ReportContext, heading: string): Section {
  return { heading, blocks: [tableOf(['Measure', 'Value', 'Span before', 'Target'], glanceRows(context), 1, 2)] };
}

type Row = readonly Cell[];

function rowOf(label: string, value: Cell, before?: Cell, target = '', stated?: Stated): Row {
  return [textCell(label), value, before ?? textCell(''), textCell(target, { stated })];
}

function glanceRows(context: ReportContext): readonly Row[] {
  return [...finishedRows(context), ...timeRows(context), ...loadRows(context), ...balanceRows(context)];
}

function finishedRows(context: ReportContext): readonly Row[] {
  const { span, element } = context;
  const sample = context.sample(element);
  const [now, before] = [velocityOf(sample, span), velocityOf(sample, windowBefore(span))];
  const targets = targetsOf(context);
  const attainment = targets && attainmentOf(sample, span, targets);
  const tone = attainment?.share !== undefined && exceeds(leastAttainment, attainment.share) ? 'attention' : undefined;
  const [items, earlier] = [span, windowBefore(span)].map((window) => context.finished(element, window));
  const target = attainment ? numberText(attainment.target) : '';
  return [
    rowOf(
      'Finished (flow velocity)',
      numberCell(now.items, { items, tone }),
      numberCell(before.items, { items: earlier }),
      target,
      statedBy(targets?.statedBy.velocity, 'velocity'),
    ),
    rowOf('Finished a week', numberCell(now.perWeek, { items }), numberCell(before.perWeek, { items: earlier })),
  ];
}

/** Below this share of its target throughput wants a decision. */
const leastAttainment = 0.85;

/** How long an item may take, and what states it. */
type Limit = { readonly key: 'time' | 'cycle-time'; readonly days: number };

function timeRows(context: ReportContext): readonly Row[] {
  const { span, element, level } = context;
  const sample = context.sample(element);
  const targets = targetsOf(context);
  const before = windowBefore(span);
  const [items, itemsBefore] = [span, before].map((window) => context.finished(element, window));
  const [time, earlier] = [flowTimesIn(sample, span), flowTimesIn(sample, before)];
  type Times = readonly [now: Spread | undefined, then: Spread | undefined];
  const row = (share: 'p50' | 'p85', name: string, [now, then]: Times, limit?: Limit): Row =>
    rowOf(
      `${name} time, days: ${share === 'p50' ? 'half' : '85 of 100'} are within`,
      timeCell(now, share, { items, tone: overTone(now?.[share], limit?.days) }),
      timeCell(then, share, { items: itemsBefore }),
      limitText(limit?.days),
      limit && statedBy(targets?.statedBy[limit.key], limit.key),
    );
  const limitOf = (key: Limit['key'], days: number | undefined): Limit | undefined =>
    days === undefined ? undefined : { key, days };
  const cycle: Times = [cycleTimesIn(sample, span), cycleTimesIn(sample, before)];
  return [
    row('p50', 'Flow', [time, earlier]),
    row('p85', 'Flow', [time, earlier], limitOf('time', targets?.time?.days)),
    ...(level === 'story' ? [row('p85', 'Cycle', cycle, limitOf('cycle-time', targets?.cycleTime?.days))] : []),
  ];
}

function overTone(value: number | undefined, limit: number | undefined): 'attention' | undefined {
  return value !== undefined && limit !== undefined && exceeds(value, limit) ? 'attention' : undefined;
}

function limitText(limit: number | undefined): string {
  return limit === undefined ? '' : `at most ${numberText(limit)}`;
}

function loadRows(context: ReportContext): readonly Row[] {
  const { span, ids, element } = context;
  const sample = context.sample(element);
  const before = windowBefore(span);
  const targets = targetsOf(context);
  const limit = targets?.load;
  const items = context.open(element);
  const average = (window: Window): Cell =>
    numberCell(averageLoadOf(sample, window), { items: ids(() => itemsWithin(sample, window)) });
  const now = numberCell(sample.open.length, { items, tone: overTone(sample.open.length, limit) });
  return [
    rowOf('In progress now (flow load)', now, undefined, limitText(limit), statedBy(targets?.statedBy.load, 'load')),
    rowOf('In progress on average', average(span), average(before)),
    rowOf('Weeks of work in progress', numberCell(weeksOfWork(sample, span), { items })),
    efficiencyRow(context),
  ];
}

function efficiencyRow(context: ReportContext): Row {
  const { span, element } = context;
  const sample = context.sample(element);
  const targets = targetsOf(context);
  const least = targets?.efficiency;
  const [now, before] = [efficiencyOf(sample, span).pooled, efficiencyOf(sample, windowBefore(span)).pooled];
  const cell = percentCell(now, { tone: overTone(least, now), items: context.finished(element, span) });
  const earlier = percentCell(before, { items: context.finished(element, windowBefore(span)) });
  const target = least === undefined ? '' : `at least ${percentText(least)}`;
  return rowOf(
    'Flow efficiency (all active days of all days)',
    cell,
    earlier,
    target,
    statedBy(targets?.statedBy.efficiency, 'efficiency'),
  );
}

function balanceRows(context: ReportContext): readonly Row[] {
  const { span, ids, element, flow, asOf } = context;
  const sample = context.sample(element);
  const [now, before] = [balanceOf(sample, span), balanceOf(sample, windowBefore(span))];
  const windows = [span, windowBefore(span)];
  const [started, startedBefore] = windows.map((window) =>
    ids(() => arrivalsIn(sample, window).map(({ item }) => item)),
  );
  const [left, leftBefore] = windows.map((window) => ids(() => departedItems(sample, window)));
  const predictability = predictabilityOf(flow, element, asOf).at(-1);
  return [
    rowOf(
      'Started',
      numberCell(now.arrivals, { items: started }),
      numberCell(before.arrivals, { items: startedBefore }),
    ),
    rowOf(
      'Finished or canceled',
      numberCell(now.departures, { items: left }),
      numberCell(before.departures, { items: leftBefore }),
    ),
    ...(predictability
      ? [
          rowOf(
            `Predictability of ${predictability.pi}`,
            percentCell(predictability.share, { items: predictability.objectives.map(({ objective }) => objective) }),
            undefined,
            'usually 80% to 100%',
          ),
        ]
      : []),
  ];
}

/** What of the measures misses its target, or does not hold together. */
export function glanceFindings(context: ReportContext): readonly Sentence[] {
  const { span, element, ids } = context;
  const sample = context.sample(element);
  const targets = targetsOf(context);
  const found: Sentence[] = [];
  const time = flowTimesIn(sample, span);
  const attainment = targets && attainmentOf(sample, span, targets);
  if (attainment?.share !== undefined)
    found.push({
      text: `${counted(attainment.velocity, 'item')} finished of ${numberText(attainment.target)} aimed at: ${percentText(attainment.share)}.`,
      tone: exceeds(leastAttainment, attainment.share) ? 'attention' : 'good',
      items: context.finished(element, span),
      ...behindStatement(targets?.statedBy.velocity, 'velocity'),
    });
  const limit = targets?.time?.days;
  if (time && limit !== undefined && exceeds(time.p85, limit))
    found.push({
      text: `${time.few ? fewText(time.few) : `85 of 100 items took up to ${daysText(time.p85)}`}; the target is ${daysText(limit)}.`,
      // Of so few nothing follows yet.
      tone: time.few ? 'plain' : 'attention',
      items: ids(() => lateIn(sample, span, limit)),
    });
  if (targets?.load !== undefined && sample.open.length > targets.load)
    found.push({
      text: `${isAre(sample.open.length)} in progress; the target is at most ${numberText(targets.load)}.`,
      tone: 'attention',
      items: context.open(element),
    });
  return [...found, ...ageFindings(context), ...stabilityFindings(context)];
}

function fewText(days: readonly number[]): string {
  const [first] = days;
  if (days.length === 1) return `1 item was finished, after ${daysText(first)}`;
  return `${days.length} items were finished, after ${days.map(numberText).join(', ')} days`;
}

function ageFindings(context: ReportContext): readonly Sentence[] {
  const ageing = ageingOf(context.sample(context.element), context.span);
  const stale = ageing.items.filter(({ band }) => band === 'stale');
  const blocked = ageing.items.filter(({ blockedFor }) => blockedFor !== undefined);
  const told = (items: typeof stale, text: string): readonly Sentence[] =>
    items.length === 0 ? [] : [{ text, tone: 'attention', items: context.ids(() => items.map(({ item }) => item)) }];
  const [oldest] = stale;
  return [
    ...told(
      stale,
      `${isAre(stale.length)} stale: in progress longer than 85 of 100 finished ones took, or than 30 days; the oldest for ${daysText(oldest?.age)}.`,
    ),
    ...told(blocked, `${isAre(blocked.length)} blocked.`),
  ];
}

function isAre(count: number): string {
  return `${counted(count, 'item')} ${count === 1 ? 'is' : 'are'}`;
}

function stabilityFindings(context: ReportContext): readonly Sentence[] {
  const little = littleCheckOf(context.sample(context.element), context.span);
  if (!little || little.isStable) return [];
  return [
    {
      text: `Flow is not stable: what is in progress and what is finished imply ${daysText(little.implied)} of flow time, and ${daysText(little.measured)} were measured. More is started than finished, or old items wait long; forecasts from these figures would mislead.`,
      tone: 'attention',
      items: context.ids(() => itemsWithin(context.sample(context.element), context.span)),
    },
  ];
}

/** What took longer than so many days. */
function lateIn(sample: Sample, window: Window, days: number): readonly number[] {
  return finishedIn(sample, window).flatMap((run) => ((flowTimeOf(sample, run) ?? 0) > days ? [run.item] : []));
}
