import { atName, atValue } from '../edits/places.ts';
import { exceeds, finderOf, flowTargetsOf, predictabilityOf, teamKinds } from '../flow/index.ts';
import { mostTold, rounded } from './measured-items.ts';
import { defineRule } from './rule.ts';
import { The } from './words.ts';

const text = (comment = ''): string => `art core {${comment}\n  team kite\n}`;
const objective = (name: string, planned: number, actual: number, isCommitted = true) => ({
  pi: '2026.1',
  team: 'kite',
  objective: name,
  isCommitted,
  planned,
  actual,
});

export const predictabilityOutOfRange = defineRule({
  name: 'predictability-out-of-range',
  severity: 'info',
  scope: 'items',
  profile: 'recommended',
  summary: 'A train delivers 80 to 100% of the business value that it planned for its latest planning interval.',
  why: 'Below that, nobody can plan with what a train says; far above, it plans less than it can.',
  source: 'SAFe’s program predictability measure',
  advice: 'Look at the objectives that came short: commit to fewer, or clear what stood in their way.',
  on: ['art', 'solution-train'],
  options: {
    min: { type: 'number', default: 80, doc: 'The least share that is healthy where no target is stated, in percent.' },
    max: { type: 'number', default: 100, doc: 'The greatest share that is healthy, in percent.' },
  },
  examples: {
    ok: [
      { text: text(), objectives: [objective('Refunds', 8, 7), objective('Photos', 5, 0, false)] },
      {
        title: 'More is all right here',
        text: text(),
        options: { max: 130 },
        objectives: [objective('Refunds', 8, 10)],
      },
      { title: 'Less is all right here', text: text(), options: { min: 60 }, objectives: [objective('Refunds', 8, 5)] },
    ],
    bad: [
      {
        text: text(
          '\n//  ^^^^ info: The train `core` delivered 62% of the business value that it planned for `2026.1`: 8 of 13. SAFe advises 80% to 100%. Look at what came short, and commit to fewer objectives.',
        ),
        objectives: [objective('Refunds', 8, 5), objective('Photos', 5, 3)],
      },
      {
        title: 'Much more than planned',
        text: text(
          '\n//  ^^^^ info: The train `core` delivered 138% of the business value that it planned for `2026.1`: 11 of 8. SAFe advises 80% to 100%. Ask whether it plans less than it can.',
        ),
        objectives: [objective('Refunds', 8, 8), objective('Photos', 5, 3, false)],
      },
    ],
  },
  check(train, { report, option, model, measured }) {
    if (!measured) return;
    const asOf = measured.latest === undefined ? undefined : measured.asOf;
    const latest = predictabilityOf(measured.flow, train, asOf).at(-1);
    if (latest?.share === undefined) return;
    const { predictability, statedBy } = flowTargetsOf(train);
    const least = predictability === undefined ? Number(option('min')) : predictability * 100;
    const most = Number(option('max'));
    const share = latest.share * 100;
    if (!exceeds(least, share) && !exceeds(share, most)) return;
    const what =
      share < least
        ? 'Look at what came short, and commit to fewer objectives.'
        : 'Ask whether it plans less than it can.';
    const isUsual = least === 80 && most === 100;
    const adviser = isUsual ? 'SAFe advises' : 'The targets or the settings of this project ask for';
    const findTeam = finderOf(model, teamKinds);
    const short = latest.objectives.filter(({ planned, actual }) => share > most || actual < planned);
    report({
      at: statedBy.predictability ? atValue(statedBy.predictability, 'predictability') : atName(train),
      message: `${The(train)} delivered ${Math.round(share)}% of the business value that it planned for \`${latest.pi}\`: ${rounded(latest.actual)} of ${rounded(latest.planned)}. ${adviser} ${rounded(least)}% to ${rounded(most)}%. ${what}`,
      items: short.slice(0, mostTold).map(({ objective: name, team, planned, actual, isCommitted }) => ({
        at: atName(findTeam(team) ?? train),
        message: `${name}: ${rounded(actual)} of ${rounded(planned)}${isCommitted ? '' : ', uncommitted'}`,
      })),
    });
  },
});
