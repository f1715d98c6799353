/** Where work waits, and what would help most, each with the numbers that it follows from. */
import {
  averageCountIn,
  bottleneckOf,
  improvementsOf,
  itemsWithin,
  statesIn,
  waitShareOf,
  weeklySeries,
  type Improvement,
} from '../flow/index.ts';
import { targetsOf, type ReportContext } from './context.ts';
import { counted, daysText, numberCell, numberText, percentCell, percentText, textCell } from './figures.ts';
import type { Cell, Section, Sentence } from './report.ts';
import { barred, tableOf } from './strategy.ts';
import { trendWindow } from './streams.ts';

/** The table of states, most work first, with a sentence about the greatest. */
export function bottleneckSection(context: ReportContext): Section {
  const sample = context.sample(context.element);
  const { states } = context.flow.data;
  const weeks = weeklySeries(sample, trendWindow(context.span)).map(({ window }) => window);
  const rows = statesIn(sample, context.span).map((row): readonly Cell[] => {
    const series = weeks.map((week) => averageCountIn(sample, week, row.state));
    const here = sample.open.filter(({ state }) => states[state] === row.state).map(({ item }) => item);
    const items = context.ids(() => itemsWithin(sample, context.span, row.state));
    return [
      textCell(row.state),
      textCell(row.isActive ? 'work' : 'waiting'),
      numberCell(row.averageCount, { items, series }),
      numberCell(row.currentCount, { items: context.ids(() => here) }),
      numberCell(row.maxCount, { items }),
      numberCell(row.meanVisit, { items }),
      numberCell(row.durationIndex, { items }),
      percentCell(row.share, { items, tone: !row.isActive && (row.share ?? 0) > 1 / 3 ? 'attention' : undefined }),
    ];
  });
  const columns = [
    'State',
    'Is',
    'On average',
    'Now',
    'At most',
    'Days a visit',
    'Against all visits',
    'Share of days',
  ];
  const sentences = bottleneckFindings(context);
  const list = sentences.length === 0 ? [] : [{ kind: 'list' as const, sentences }];
  return {
    heading: 'Bottleneck',
    blocks: [...list, barred(tableOf(columns, rows, 2), { 'Share of days': undefined })],
  };
}

/** One sentence where there is a bottleneck. */
export function bottleneckFindings(context: ReportContext): readonly Sentence[] {
  const sample = context.sample(context.element);
  const bottleneck = bottleneckOf(sample, context.span);
  if (!bottleneck) return [];
  const { state, waiting, after } = bottleneck;
  const visits = state.meanVisit === undefined ? '' : `, ${daysText(state.meanVisit)} a visit`;
  const most = `Most work stands in “${state.state}”: ${counted(state.averageCount, 'item')} on average${visits}.`;
  const queue =
    waiting && waiting !== state
      ? ` Of the waiting states it is “${waiting.state}” with ${numberText(waiting.averageCount)}.`
      : '';
  const next =
    waiting && after
      ? ` From “${waiting.state}” most items go on into “${after.state}”: look there for what they wait for.`
      : '';
  const waits = waitShareOf(sample, context.span);
  const share: Sentence[] =
    waits === undefined
      ? []
      : [
          {
            text: `${percentText(waits)} of all days in progress were spent waiting.`,
            tone: waits > 0.5 ? 'attention' : 'plain',
            items: context.ids(() => itemsWithin(sample, context.span)),
          },
        ];
  const items = context.ids(() => itemsWithin(sample, context.span, state.state));
  return [{ text: `${most}${queue}${next}`, tone: 'attention', items }, ...share];
}

/** What would save most days, with its reason. */
export function improvementSection(context: ReportContext): Section {
  const sentences = improvementSentences(context);
  const nothing: Sentence = {
    text: 'Nothing that was finished had waited, so there is no saving to name.',
    tone: 'plain',
  };
  return {
    heading: 'What would help most',
    blocks: [{ kind: 'list', sentences: sentences.length > 0 ? sentences : [nothing] }],
  };
}

/** A sentence for each change that would save an item a twentieth of a day or more, the greatest first. */
export function improvementSentences(context: ReportContext): readonly Sentence[] {
  const found = improvementsOf(context.sample(context.element), context.span, targetsOf(context));
  return found
    .filter(({ saves }) => saves >= 0.05)
    .map((each) => ({ text: improvementText(each), tone: 'plain', items: context.ids(() => each.items) }));
}

function improvementText(improvement: Improvement): string {
  const saves = `saves ${daysText(improvement.saves)} of flow time an item`;
  if (improvement.kind === 'halve-waiting')
    return `Halving the wait in “${improvement.state}” ${saves}: finished items waited there for ${daysText(improvement.meanDays)} on average; ${numberText(improvement.items.length)} of ${numberText(improvement.finished)} waited there.`;
  return `Lowering what is in progress from ${numberText(improvement.load)} to the target of ${numberText(improvement.target)} ${saves}: at ${numberText(improvement.throughput * 7)} finished a week it implies ${daysText(improvement.implied)} instead of ${daysText(improvement.flowTime)}, by Little’s law.`;
}
