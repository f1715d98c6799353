import { atValue } from '../edits/places.ts';
import { cycleTimesIn, finishedIn, flowTargetsOf } from '../flow/index.ts';
import { parentOf } from '../model/queries.ts';
import { alike, measuredStream } from './flow-examples.ts';
import { rounded } from './measured.ts';
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
  examples: {
    ok: [
      {
        text: measuredStream('    cycle-time: p85 5 days'),
        items: alike(5, 'Ready@2026-01-01; Dev@2026-01-07; Done@2026-01-11'),
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
  check(block, { report, measured }) {
    const owner = parentOf(block);
    if (!measured || !owner) return;
    const target = flowTargetsOf(owner).cycleTime;
    const sample = measured.sample(owner, 'story');
    const times = cycleTimesIn(sample, measured.window);
    // The spread knows two percentiles; another one is compared with the stricter of them.
    const days = times && (target?.percentile === 50 ? times.p50 : times.p85);
    if (!target || days === undefined || days <= target.days) return;
    const late = finishedIn(sample, measured.window).filter(
      ({ firstActive, end }) => sample.counter.span(firstActive, end) > target.days,
    );
    report({
      at: atValue(block, 'cycle-time'),
      message: `${target.percentile === 50 ? 50 : 85} of 100 stories of ${the(owner)} are worked on for up to ${rounded(days)} days; the target is ${rounded(target.days)}. Split them smaller, and begin fewer at a time: ${measured.listed(late.map(({ item }) => item))}.`,
    });
  },
});
