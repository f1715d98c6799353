import { atName } from '../edits/places.ts';
import { exceeds, openIn, statesIn } from '../flow/index.ts';
import { alike, exampleWorkflow } from './flow-examples.ts';
import { openItems, toldItems } from './measured-items.ts';
import { defineRule } from './rule.ts';
import { the } from './words.ts';

const text = (rest = ''): string =>
  `${exampleWorkflow}value-stream claims {\n${rest}  art core {\n    team kite\n  }\n}`;

export const waitStateDominates = defineRule({
  name: 'wait-state-dominates',
  severity: 'info',
  scope: 'items',
  profile: 'guide',
  summary: 'No waiting state holds over a third of the time of the work.',
  why: 'Where so much of the time goes into one queue, shortening it helps more than anything else.',
  source: 'Executive guide, How Flow Is Managed at Each Level, line 118: wait states',
  advice: 'Ask what the items there wait for: a person, a meeting, an approval.',
  on: ['value-stream'],
  options: { max: { type: 'percent', default: 33, doc: 'The greatest share of one waiting state, in percent.' } },
  examples: {
    ok: [
      { text: text(), items: alike(2, 'Ready@2026-01-01; Dev@2026-01-03; Done@2026-01-20') },
      {
        title: 'A wider limit',
        options: { max: 60 },
        text: text(),
        items: alike(2, 'Ready@2026-01-01; Dev@2026-01-11; Done@2026-01-21'),
      },
    ],
    bad: [
      {
        text: text(
          '//           ^^^^^^ info: In the value stream `claims` 75% of the time in progress is spent in `Ready`; common practice is at most 33% in one waiting state. Ask what the items there wait for.\n',
        ),
        items: alike(2, 'Ready@2026-01-01; Dev@2026-01-16; Done@2026-01-21'),
      },
    ],
  },
  check(stream, { report, option, measured }) {
    if (!measured) return;
    const most = Number(option('max'));
    const sample = measured.sample(stream);
    const states = statesIn(sample, measured.window);
    const worst = states.find(({ isActive, share }) => !isActive && share !== undefined && exceeds(share * 100, most));
    if (worst?.share === undefined) return;
    report({
      at: atName(stream),
      message: `In ${the(stream)} ${Math.round(worst.share * 100)}% of the time in progress is spent in \`${worst.state}\`; common practice is at most ${most}% in one waiting state. Ask what the items there wait for.`,
      items: toldItems(measured, openItems(measured, openIn(sample, worst.state)), stream),
    });
  },
});
