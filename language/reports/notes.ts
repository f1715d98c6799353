/** What a report does not know, and how its figures are meant. */
import { dateText, dayLength, earliestMoment, latestMoment, targetLevel } from '../flow/index.ts';
import { labelOf } from '../model/queries.ts';
import { hasOtherTargets, type ReportContext } from './context.ts';
import { counted, percentText } from './figures.ts';
import type { Sentence } from './report.ts';

export function notesOf(context: ReportContext): readonly string[] {
  const { flow, element, hasData, level, notes } = context;
  if (!hasData)
    return [
      'No work items are imported yet, so this tells only what the model declares. Export the history of your items from the issue tracker and run `throughline flow import tracker.csv`: velocity, flow time, load and bottlenecks then appear here.',
      ...notes,
    ];
  const excluded = flow.excluded.length;
  const names = (unknown: typeof flow.unknownTeams): string =>
    unknown
      .slice(0, 5)
      .map(({ name }) => `“${name}”`)
      .join(', ');
  return [
    `Counted are items of the level ${level}. A dash means that there is nothing to measure. Figures are of teams and products, never of people.`,
    ...(element && hasOtherTargets(context)
      ? [
          `What ${labelOf(element)} aims at is about its items of the level ${targetLevel(flow, element)}: it is not held against these.`,
        ]
      : []),
    ...(excluded === 0 ? [] : [`${counted(excluded, 'item')} cannot be measured.`]),
    ...(flow.unknownTeams.length === 0
      ? []
      : [`The model knows no team called ${names(flow.unknownTeams)}: add the name to the \`aliases\` of a team.`]),
    ...(flow.unknownStates.length === 0
      ? []
      : [`No workflow names the state ${names(flow.unknownStates)}: add it to \`workflow\`.`]),
    ...notes,
  ];
}

/** So large a part of the items may be left out before a report starts with it. */
const mostExcluded = 0.1;

/** That figures are of a part of the work alone, where it is not a small one that is missing. */
export function exclusionFindings({ flow, ids }: ReportContext): readonly Sentence[] {
  const { excluded } = flow;
  const { itemCount } = flow.data;
  if (excluded.length <= itemCount * mostExcluded) return [];
  const told =
    excluded.length === itemCount
      ? 'No imported item can be measured'
      : `${percentText(excluded.length / itemCount)} of the imported items cannot be measured, so that figures are of a part of the work alone`;
  const text = `${told}. What is missing stands at the end of this report.`;
  return [{ text, tone: 'attention', items: ids(() => excluded) }];
}

/** For so long nothing may happen over a weekend or some holidays. */
const mostQuietDays = 7;

/** That items are not known of all days that a report is about: what it says of the others would mislead. */
export function unknownDaysFindings({ flow, span, asOf }: ReportContext): readonly Sentence[] {
  const [earliest, latest] = [earliestMoment(flow.data), latestMoment(flow.data)];
  if (earliest === undefined || latest === undefined) return [];
  const [first, last] = [dateText(earliest), dateText(latest)];
  const end = Math.max(span.to - 1, asOf ?? 0);
  if (end - latest > mostQuietDays * dayLength)
    return [
      {
        text: `The imported items end on ${last}: of later days, up to ${dateText(end)}, nothing is known. Import them again, or choose an earlier day.`,
        tone: 'attention',
      },
    ];
  if (dateText(span.to - 1) >= first) return [];
  return [
    {
      text: `The imported items start on ${first}: of days before nothing is known. Choose a later day.`,
      tone: 'attention',
    },
  ];
}
