import { atName } from '../edits/places.ts';
import { businessValueOf, dateText, dayLength } from '../flow/index.ts';
import { alike, exampleWorkflow } from './flow-examples.ts';
import { defineRule, listed } from './rule.ts';
import { isClosing } from './funding.ts';
import { The } from './words.ts';

const items = alike(1, 'Ready@2026-01-05; Dev@2026-06-30');
const text = (...lines: readonly string[]): string =>
  `${exampleWorkflow}value-stream claims {\n  business-value {\n${lines.join('\n')}\n  }\n  art core {\n    team kite\n  }\n}`;

/** In days. */
const quarter = 92;

export const businessResultsMissing = defineRule({
  name: 'business-results-missing',
  severity: 'hint',
  scope: 'items',
  profile: 'guide',
  summary:
    'What a product or a value stream is worth was measured in the quarter before the latest imported work item.',
  why: 'A measure that nobody reads is a wish. A quarter without one is steered by how much was built.',
  source: 'Executive guide, How Flow Is Managed at Each Level, line 107',
  advice: 'Take a reading, and state it with its date: `now 7% on 2026-06-30`.',
  on: ['product', 'value-stream'],
  options: { days: { type: 'count', default: quarter, doc: 'How old the latest reading may be, in days.' } },
  examples: {
    ok: [
      { text: text('    quality "Corrections": 12% -> 5%, now 7% on 2026-06-01'), items },
      { title: 'A reading without a date', text: text('    quality "Corrections": 12% -> 5%, now 7%'), items },
      {
        title: 'Once a year is enough here',
        options: { days: 366 },
        text: text('    quality "Corrections": 12% -> 5%, now 7% on 2025-12-01'),
        items,
      },
    ],
    bad: [
      {
        text: `${exampleWorkflow}value-stream claims {
//           ^^^^^^ hint: The value stream \`claims\` has no reading of cost since 2026-03-30; the executive guide asks for one every quarter. Measure it, and state it with its date, such as \`now … on 2026-07-01\`.
  business-value {
    cost "Cost of a claim": 40 EUR -> 30 EUR
    quality "Corrections": 12% -> 5%, now 7% on 2026-06-01
  }
  art core {
    team kite
  }
}`,
        items,
      },
    ],
  },
  check(element, { report, option, measured }) {
    if (measured?.latest === undefined || element.unclear || isClosing(element)) return;
    const days = Number(option('days'));
    const since = measured.asOf - days * dayLength;
    const old = businessValueOf(element, { asOf: measured.asOf }).filter(
      ({ progress: { now, readOn } }) =>
        now === undefined ||
        (readOn !== undefined && !(Date.parse(readOn) >= Math.floor(since / dayLength) * dayLength)),
    );
    if (old.length === 0) return;
    report({
      at: atName(element),
      message: `${The(element)} has no reading of ${listed(
        old.map(({ key }) => key),
        '',
      )} since ${dateText(since)}; ${days === quarter ? 'the executive guide asks for one every quarter' : `the settings of this project ask for one every ${days} days`}. Measure it, and state it with its date, such as \`now … on ${dateText(measured.asOf + dayLength)}\`.`,
    });
  },
});
