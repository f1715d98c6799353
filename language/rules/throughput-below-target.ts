import { atValue } from '../edits/places.ts';
import { attainmentOf, exceeds, finishedIn, flowTargetsOf } from '../flow/index.ts';
import { parentOf } from '../model/queries.ts';
import { alike, measuredStream } from './flow-examples.ts';
import { finishedItems, rounded, spanText, toldItems } from './measured-items.ts';
import { defineRule } from './rule.ts';
import { The } from './words.ts';

export const throughputBelowTarget = defineRule({
  name: 'throughput-below-target',
  severity: 'warning',
  scope: 'items',
  profile: 'guide',
  summary: 'Throughput reaches its target, or 85% of it.',
  why: 'A target that is missed by far is either a wish or a sign that something stands in the way.',
  source: 'Executive guide, How Flow Is Managed at Each Level, line 119',
  advice: 'Look at the bottleneck with `throughline report monthly`, or correct the target.',
  on: ['flow'],
  options: { min: { type: 'number', default: 85, doc: 'The least share of the target, in percent.' } },
  examples: {
    ok: [
      {
        text: measuredStream('    velocity: 10 per 30 days'),
        items: alike(10, 'Ready@2026-01-01; Dev@2026-01-07; Done@2026-01-30'),
      },
      {
        title: 'A fifth is enough here',
        options: { min: 20 },
        text: measuredStream('    velocity: 10 per 30 days'),
        items: alike(2, 'Ready@2026-01-01; Dev@2026-01-07; Done@2026-01-30'),
      },
    ],
    bad: [
      {
        text: measuredStream(
          '    velocity: 10 per 30 days',
          '//            ^^ warning: The value stream `claims` finished 2 items from 2026-01-01 to 2026-01-30; its target for this span is 10, and common practice is 85% of that or more. Look at what stands in the way with `throughline report monthly`, or correct the target.',
        ),
        items: alike(2, 'Ready@2026-01-01; Dev@2026-01-07; Done@2026-01-30'),
      },
    ],
  },
  check(block, { report, option, measured }) {
    const owner = parentOf(block);
    if (!measured || !owner) return;
    const [sample, { window }] = [measured.sample(owner), measured];
    const attainment = attainmentOf(sample, window, flowTargetsOf(owner));
    const least = Number(option('min'));
    const finished = finishedIn(sample, window);
    const isKnown = sample.open.length > 0 || finished.length > 0;
    if (attainment?.share === undefined || !exceeds(least, attainment.share * 100) || !isKnown) return;
    report({
      at: atValue(block, 'velocity'),
      message: `${The(owner)} finished ${attainment.velocity} items ${spanText(window)}; its target for this span is ${rounded(attainment.target)}, and ${least === 85 ? 'common practice is' : 'the settings of this project ask for'} ${least}% of that or more. Look at what stands in the way with \`throughline report monthly\`, or correct the target.`,
      items: toldItems(measured, finishedItems(sample, finished), owner),
    });
  },
});
