import { atValue } from '../edits/places.ts';
import { finishedIn, flowTargetsOf, overTarget } from '../flow/index.ts';
import { parentOf } from '../model/queries.ts';
import { alike, measuredStream } from './flow-examples.ts';
import { finishedItems, keysOf, rounded, toldItems } from './measured-items.ts';
import { defineRule } from './rule.ts';
import { the } from './words.ts';

export const cycleTimeOverTarget = defineRule({
  name: 'cycle-time-over-target',
  severity: 'info',
  scope: 'items',
  profile: 'guide',
  summary: 'The cycle time of stories is within its target.',
  why: 'Stories that are worked on for longer than was planned are too large, or are interrupted. A team can change both.',
  source: 'Executive guide, How Flow Is Managed at Each Level, line 134',
  advice: 'Split stories smaller, and begin fewer at a time.',
  on: ['flow'],
  options: {
    fewest: { type: 'count', default: 1, doc: 'Of fewer finished stories than this, nothing is said.' },
  },
  examples: {
    ok: [
      {
        text: measuredStream('    cycle-time: p85 5 days'),
        items: alike(5, 'Ready@2026-01-01; Dev@2026-01-07; Done@2026-01-11'),
      },
      {
        title: 'Two stories say too little here',
        options: { fewest: 5 },
        text: measuredStream('    cycle-time: p85 5 days'),
        items: alike(2, 'Ready@2026-01-01; Dev@2026-01-07; Done@2026-01-17'),
      },
    ],
    bad: [
      {
        text: measuredStream(
          '    cycle-time: p85 5 days',
          '//              ^^^ info: 85 of 100 stories of the value stream `claims` are worked on for up to 10 days; the target is 5. Split them smaller, and begin fewer at a time: `C-1`, `C-2`.',
        ),
        items: alike(2, 'Ready@2026-01-01; Dev@2026-01-07; Done@2026-01-17'),
      },
    ],
  },
  check(block, { report, option, measured }) {
    const owner = parentOf(block);
    const target = owner && flowTargetsOf(owner).cycleTime;
    if (!measured || !owner || !target) return;
    const sample = measured.sample(owner, 'story');
    const over = overTarget(sample, finishedIn(sample, measured.window), ({ firstActive }) => firstActive, target);
    if (!over || over.count < Number(option('fewest'))) return;
    const told = finishedItems(sample, over.late);
    report({
      at: atValue(block, 'cycle-time'),
      message: `${target.percentile} of 100 stories of ${the(owner)} are worked on for up to ${rounded(over.days)} days; the target is ${rounded(target.days)}. Split them smaller, and begin fewer at a time: ${keysOf(measured, told)}.`,
      items: toldItems(measured, told, owner),
    });
  },
});
