import { atName, atValue } from '../edits/places.ts';
import { efficiencyOf, exceeds, finishedIn, flowTargetsOf } from '../flow/index.ts';
import { alike, exampleWorkflow } from './flow-examples.ts';
import { finishedItems, rounded, toldItems } from './measured-items.ts';
import { defineRule } from './rule.ts';
import { the } from './words.ts';

const text = (rest: string): string =>
  `${exampleWorkflow}value-stream claims {\n${rest}  art core {\n    team kite\n  }\n}`;

export const flowEfficiencyLow = defineRule({
  name: 'flow-efficiency-low',
  severity: 'info',
  scope: 'items',
  profile: 'recommended',
  summary: 'Flow efficiency is above the floor.',
  why: 'Where nearly all of the time is waiting, working faster changes nothing; waiting less changes all.',
  source: 'Flow Framework: the share of active time in flow time; the floor is common practice',
  advice: 'Look at where items wait with `throughline report monthly`.',
  on: ['value-stream'],
  options: {
    min: { type: 'percent', default: 15, doc: 'The least share of active time where no target is stated, in percent.' },
  },
  examples: {
    ok: [
      { text: text(''), items: alike(1, 'Ready@2026-01-01; Dev@2026-01-11; Done@2026-01-21') },
      {
        title: 'A lower floor',
        options: { min: 5 },
        text: text(''),
        items: alike(1, 'Ready@2026-01-01; Dev@2026-01-19; Done@2026-01-21'),
      },
    ],
    bad: [
      {
        text: text(
          '//           ^^^^^^ info: In the value stream `claims` finished items were worked on for 10% of their time; common practice is 15% or more. Look at where they wait with `throughline report monthly`.\n',
        ),
        items: alike(1, 'Ready@2026-01-01; Dev@2026-01-19; Done@2026-01-21'),
      },
    ],
  },
  check(stream, { report, option, measured }) {
    if (!measured) return;
    const sample = measured.sample(stream);
    const share = efficiencyOf(sample, measured.window).pooled;
    const { efficiency, statedBy } = flowTargetsOf(stream);
    const least = efficiency === undefined ? Number(option('min')) : efficiency * 100;
    if (share === undefined || !exceeds(least, share * 100)) return;
    report({
      at: statedBy.efficiency ? atValue(statedBy.efficiency, 'efficiency') : atName(stream),
      message: `In ${the(stream)} finished items were worked on for ${Math.round(share * 100)}% of their time; ${statedBy.efficiency ? 'its target' : 'common practice'} is ${rounded(least)}% or more. Look at where they wait with \`throughline report monthly\`.`,
      items: toldItems(measured, finishedItems(sample, finishedIn(sample, measured.window)), stream),
    });
  },
});
