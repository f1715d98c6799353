import { atName } from '../edits/places.ts';
import { efficiencyOf } from '../flow/index.ts';
import { alike, exampleWorkflow } from './flow-examples.ts';
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
  options: { min: { type: 'number', default: 15, doc: 'The least share of active time, in percent.' } },
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
    const share = measured && efficiencyOf(measured.sample(stream), measured.window).pooled;
    const least = Number(option('min'));
    if (share === undefined || share * 100 >= least) return;
    report({
      at: atName(stream),
      message: `In ${the(stream)} finished items were worked on for ${Math.round(share * 100)}% of their time; common practice is ${least}% or more. Look at where they wait with \`throughline report monthly\`.`,
    });
  },
});
