import { atValue } from '../edits/places.ts';
import { finishedIn, flowTargetsOf, overTarget } from '../flow/index.ts';
import { parentOf } from '../model/queries.ts';
import { alike, measuredStream } from './flow-examples.ts';
import { finishedItems, keysOf, rounded, toldItems } from './measured-items.ts';
import { defineRule } from './rule.ts';
import { the } from './words.ts';

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
  options: {
    fewest: { type: 'count', default: 5, doc: 'Of fewer finished items than this, a percentile is only information.' },
  },
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
      {
        title: 'One item is enough here',
        options: { fewest: 1 },
        text: measuredStream(
          '    time: p85 20 days',
          '//        ^^^ warning: 85 of 100 items of the value stream `claims` take up to 30 days; the target is 20. Look at where they wait with `throughline report monthly`: `C-1`.',
        ),
        items: alike(1, 'Ready@2026-01-01; Dev@2026-01-07; Done@2026-01-31'),
      },
    ],
  },
  check(block, { report, option, measured }) {
    const owner = parentOf(block);
    const target = owner && flowTargetsOf(owner).time;
    if (!measured || !owner || !target) return;
    const sample = measured.sample(owner);
    const over = overTarget(sample, finishedIn(sample, measured.window), ({ start }) => start, target);
    if (!over) return;
    const told = finishedItems(sample, over.late);
    report({
      at: atValue(block, 'time'),
      ...(over.count < Number(option('fewest')) ? { severity: 'info' } : {}),
      message: `${target.percentile} of 100 items of ${the(owner)} take up to ${rounded(over.days)} days; the target is ${rounded(target.days)}. Look at where they wait with \`throughline report monthly\`: ${keysOf(measured, told)}.`,
      items: toldItems(measured, told, owner),
    });
  },
});
