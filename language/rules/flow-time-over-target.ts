import { atValue } from '../edits/places.ts';
import { finishedIn, flowTargetsOf, flowTimeOf, percentile } from '../flow/index.ts';
import { parentOf } from '../model/queries.ts';
import { alike, measuredStream } from './flow-examples.ts';
import { rounded } from './measured.ts';
import { defineRule } from './rule.ts';
import { the } from './words.ts';

/** A percentile of fewer says little. */
const fewest = 5;

export const flowTimeOverTarget = defineRule({
  name: 'flow-time-over-target',
  severity: 'warning',
  scope: 'items',
  profile: 'guide',
  summary: 'The flow time of finished work is within its target.',
  why: 'Flow time is what a customer waits. Where most items take longer than was promised, no date can be trusted.',
  source: 'Executive guide, How Flow Is Managed at Each Level, line 120',
  advice: 'Look at where items wait with `throughline report monthly`; begin less at a time.',
  on: ['flow'],
  examples: {
    ok: [
      {
        text: measuredStream('    time: p85 20 days'),
        items: alike(5, 'Ready@2026-01-01; Dev@2026-01-07; Done@2026-01-20'),
      },
    ],
    bad: [
      {
        text: measuredStream(
          '    time: p85 20 days',
          '//        ^^^ warning: 85 of 100 items of the value stream `claims` take up to 30 days; the target is 20. Look at where they wait with `throughline report monthly`: `C-1`, `C-2`, `C-3`, `C-4`, `C-5`.',
        ),
        items: alike(5, 'Ready@2026-01-01; Dev@2026-01-07; Done@2026-01-31'),
      },
      {
        title: 'Few items',
        text: measuredStream(
          '    time: p85 20 days',
          '//        ^^^ info: 85 of 100 items of the value stream `claims` take up to 30 days; the target is 20. Look at where they wait with `throughline report monthly`: `C-1`.',
        ),
        items: alike(1, 'Ready@2026-01-01; Dev@2026-01-07; Done@2026-01-31'),
      },
    ],
  },
  check(block, { report, measured }) {
    const owner = parentOf(block);
    if (!measured || !owner) return;
    const { time: target } = flowTargetsOf(owner);
    const sample = measured.sample(owner);
    if (!target) return;
    const runs = finishedIn(sample, measured.window).flatMap((run) => {
      const days = flowTimeOf(sample, run);
      return days === undefined ? [] : [{ item: run.item, days }];
    });
    const sorted = runs.map(({ days }) => days).sort((a, b) => a - b);
    const days = percentile(sorted, target.percentile / 100);
    if (days === undefined || days <= target.days) return;
    const late = runs.filter((run) => run.days > target.days).map(({ item }) => item);
    report({
      at: atValue(block, 'time'),
      ...(runs.length < fewest ? { severity: 'info' } : {}),
      message: `${target.percentile} of 100 items of ${the(owner)} take up to ${rounded(days)} days; the target is ${rounded(target.days)}. Look at where they wait with \`throughline report monthly\`: ${measured.listed(late)}.`,
    });
  },
});
