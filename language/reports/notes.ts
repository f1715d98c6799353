/** What a report does not know, and how its figures are meant. */
import { exclusions } from '../flow/index.ts';
import type { ReportContext } from './context.ts';
import { counted } from './figures.ts';

export function notesOf({ flow, hasData, level, notes }: ReportContext): readonly string[] {
  if (!hasData)
    return [
      'No work items are imported yet, so this tells only what the model declares. Export the history of your items from the issue tracker and run `throughline flow import tracker.csv`: velocity, flow time, load and bottlenecks then appear here.',
      ...notes,
    ];
  const excluded = flow.exclusionOf.reduce((sum, each) => sum + (each === exclusions.indexOf('none') ? 0 : 1), 0);
  const names = (unknown: typeof flow.unknownTeams): string =>
    unknown
      .slice(0, 5)
      .map(({ name }) => `“${name}”`)
      .join(', ');
  return [
    `Counted are items of the level ${level}. A dash means that there is nothing to measure. Figures are of teams and products, never of people.`,
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
