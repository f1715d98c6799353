import { atKey } from '../edits/places.ts';
import { categories, distributionGapsOf, finishedIn, flowTargetsOf, type DistributionGap } from '../flow/index.ts';
import { parentOf } from '../model/queries.ts';
import { alike, measuredStream } from './flow-examples.ts';
import { finishedItems, rounded, toldItems } from './measured-items.ts';
import { defineRule } from './rule.ts';
import { the } from './words.ts';

const names: Readonly<Record<string, string>> = {
  feature: 'features',
  defect: 'defects',
  debt: 'debts',
  risk: 'risks',
};

export const flowDistributionOffTarget = defineRule({
  name: 'flow-distribution-off-target',
  severity: 'info',
  scope: 'items',
  profile: 'guide',
  summary: 'What was finished is shared between kinds of work as aimed at.',
  why: 'Where one kind of work crowds out the others, the price comes later: as defects, as debt, or as features that never came.',
  source: 'Executive guide, How Flow Is Managed at Each Level, lines 109 and 132',
  advice:
    'Plan more of what came short, or state the share that is really wanted. A `tolerance` says how far it may be off.',
  on: ['flow'],
  options: {
    tolerance: {
      type: 'number',
      default: 10,
      doc: 'How far a share may be off where no tolerance is stated, in points.',
    },
  },
  examples: {
    ok: [
      {
        text: measuredStream('    distribution: features 95%, defects 5%'),
        items: alike(2, 'Ready@2026-01-01; Done@2026-01-10'),
      },
      {
        title: 'Nobody plans by type here',
        options: { tolerance: 40 },
        text: measuredStream('    distribution: features 60%, defects 40%'),
        items: alike(2, 'Ready@2026-01-01; Done@2026-01-10'),
      },
    ],
    bad: [
      {
        text: measuredStream(
          '    distribution: features 60%, defects 40%',
          '//  ^^^^^^^^^^^^ info: Of what the value stream `claims` finished, 100% is features where 60% is the target, and 0% is defects where 40% is the target; its tolerance is 10 points. Plan more of what came short, or state the share that is wanted.',
        ),
        items: alike(2, 'Ready@2026-01-01; Done@2026-01-10'),
      },
    ],
  },
  check(block, { report, option, measured }) {
    const owner = parentOf(block);
    if (!measured || !owner || !block.states('distribution')) return;
    const stated = flowTargetsOf(owner);
    const tolerance = stated.statedBy.tolerance ? stated.tolerance : Number(option('tolerance')) / 100;
    const sample = measured.sample(owner);
    const gaps = distributionGapsOf(sample, measured.window, { ...stated, tolerance }) ?? [];
    const off = gaps.filter(({ isOff }) => isOff);
    if (off.length === 0) return;
    const told = off.map(
      ({ category, share, target }) =>
        `${rounded(share * 100)}% is ${names[category] ?? category} where ${rounded(target * 100)}% is the target`,
    );
    const instead = new Set(crowding(gaps).map(({ category }) => categories.indexOf(category)));
    const doneInstead = finishedIn(sample, measured.window).filter(({ profile }) =>
      instead.has(sample.flow.categoryOf[profile] ?? -1),
    );
    report({
      at: atKey(block, 'distribution'),
      message: `Of what ${the(owner)} finished, ${told.join(', and ')}; its tolerance is ${rounded(tolerance * 100)} points. Plan more of what came short, or state the share that is wanted.`,
      items: toldItems(measured, finishedItems(sample, doneInstead), owner),
    });
  },
});

/** The kinds of which more was done than aimed at: those by too much, or all where many little ones crowd out another. */
function crowding(gaps: readonly DistributionGap[]): readonly DistributionGap[] {
  const over = gaps.filter(({ delta }) => delta > 0);
  const off = over.filter(({ isOff }) => isOff);
  return off.length > 0 ? off : over;
}
