import { atName } from '../edits/places.ts';
import { capacityOf, demandOf, exceeds } from '../flow/index.ts';
import { alike, exampleWorkflow } from './flow-examples.ts';
import { openItems, rounded, toldItems } from './measured-items.ts';
import { defineRule } from './rule.ts';
import { The } from './words.ts';

export const demandExceedsCapacity = defineRule({
  name: 'demand-exceeds-capacity',
  severity: 'warning',
  scope: 'items',
  profile: 'guide',
  summary: 'What is asked of a value stream is no more than it finishes.',
  why: 'What is asked beyond capacity is not done sooner by asking; it only waits, and everything else with it.',
  source: 'Executive guide, How Flow Is Managed at Each Level, line 111',
  advice: 'Drop or postpone something before the planning, or move people to the stream.',
  on: ['value-stream'],
  options: {
    max: { type: 'number', default: 100, doc: 'How much may be asked, in percent of what is finished.' },
    far: { type: 'number', default: 120, doc: 'Up to how much more is information and no warning, in percent.' },
  },
  examples: {
    ok: [
      {
        text: `${exampleWorkflow}value-stream claims {\n  demand: 2 per 30 days\n  art core {\n    team kite\n  }\n}`,
        items: alike(4, 'Ready@2026-01-01; Dev@2026-01-07; Done@2026-01-30'),
      },
      {
        title: 'Twice as much may be asked here',
        options: { max: 200 },
        text: `${exampleWorkflow}value-stream claims {\n  demand: 8 per 30 days\n  art core {\n    team kite\n  }\n}`,
        items: alike(4, 'Ready@2026-01-01; Dev@2026-01-07; Done@2026-01-30'),
      },
    ],
    bad: [
      {
        text: `${exampleWorkflow}value-stream claims {
//           ^^^^^^ warning: The value stream \`claims\` is asked for 8 items, 0 in progress and 8 planned, and finishes 4 in 30 days: 200%, where common practice is at most 100%. Drop or postpone something, or move people to it.
  demand: 8 per 30 days
  art core {
    team kite
  }
}`,
        items: alike(4, 'Ready@2026-01-01; Dev@2026-01-07; Done@2026-01-30'),
      },
      {
        title: 'Up to twice as much is information here',
        options: { far: 200 },
        text: `${exampleWorkflow}value-stream claims {
//           ^^^^^^ info: The value stream \`claims\` is asked for 8 items, 0 in progress and 8 planned, and finishes 4 in 30 days: 200%, where common practice is at most 100%. Drop or postpone something, or move people to it.
  demand: 8 per 30 days
  art core {
    team kite
  }
}`,
        items: alike(4, 'Ready@2026-01-01; Dev@2026-01-07; Done@2026-01-30'),
      },
    ],
  },
  check(stream, { report, option, measured }) {
    if (!measured) return;
    const most = Number(option('max'));
    const sample = measured.sample(stream);
    const capacity = capacityOf(sample, measured.window, measured.settings.calendar);
    const { ratio, load, planned, total } = demandOf(sample, capacity);
    if (ratio === undefined || !exceeds(ratio * 100, most)) return;
    report({
      at: atName(stream),
      ...(exceeds(ratio * 100, Number(option('far'))) ? {} : { severity: 'info' }),
      message: `${The(stream)} is asked for ${rounded(total)} items, ${rounded(load)} in progress and ${rounded(planned)} planned, and finishes ${rounded(capacity.empirical ?? 0)} in ${rounded(capacity.periodDays)} days: ${Math.round(ratio * 100)}%, where ${most === 100 ? 'common practice is' : 'the settings of this project ask for'} at most ${most}%. Drop or postpone something, or move people to it.`,
      items: toldItems(measured, openItems(measured, sample.open), stream),
    });
  },
});
