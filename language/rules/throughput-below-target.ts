import { atValue } from '../edits/places.ts';
import { attainmentOf, finishedIn, flowTargetsOf } from '../flow/index.ts';
import { parentOf } from '../model/queries.ts';
import { alike, measuredStream } from './flow-examples.ts';
import { rounded, spanText } from './measured.ts';
import { defineRule } from './rule.ts';
import { The } from './words.ts';

/** Below this share of its target. */
const least = 0.85;

export const throughputBelowTarget = defineRule({
  name: 'throughput-below-target',
  severity: 'warning',
  scope: 'items',
  profile: 'guide',
  summary: 'Throughput reaches 85% of its target.',
  why: 'A target that is missed by far is either a wish or a sign that something stands in the way.',
  source: 'Executive guide, How Flow Is Managed at Each Level, line 119',
  advice: 'Look at the bottleneck with `throughline report monthly`, or correct the target.',
  on: ['flow'],
  examples: {
    ok: [
      {
        text: measuredStream('    velocity: 10 per 30 days'),
        items: alike(10, 'Ready@2026-01-01; Dev@2026-01-07; Done@2026-01-30'),
      },
    ],
    bad: [
      {
        text: measuredStream(
          '    velocity: 10 per 30 days',
          '//            ^^ warning: The value stream `claims` finished 2 items from 2026-01-01 to 2026-01-30; its target for this span is 10. Look at what stands in the way with `throughline report monthly`, or correct the target.',
        ),
        items: alike(2, 'Ready@2026-01-01; Dev@2026-01-07; Done@2026-01-30'),
      },
    ],
  },
  check(block, { report, measured }) {
    const owner = parentOf(block);
    if (!measured || !owner) return;
    const [sample, { window }] = [measured.sample(owner), measured];
    const attainment = attainmentOf(sample, window, flowTargetsOf(owner));
    const isKnown = sample.open.length > 0 || finishedIn(sample, window).length > 0;
    if (attainment?.share === undefined || attainment.share >= least || !isKnown) return;
    report({
      at: atValue(block, 'velocity'),
      message: `${The(owner)} finished ${attainment.velocity} items ${spanText(window)}; its target for this span is ${rounded(attainment.target)}. Look at what stands in the way with \`throughline report monthly\`, or correct the target.`,
    });
  },
});
