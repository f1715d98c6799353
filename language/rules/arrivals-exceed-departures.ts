import { atName } from '../edits/places.ts';
import { arrivalsIn, balanceOf } from '../flow/index.ts';
import { alike, exampleWorkflow } from './flow-examples.ts';
import { defineRule } from './rule.ts';
import { The } from './words.ts';

export const arrivalsExceedDepartures = defineRule({
  name: 'arrivals-exceed-departures',
  severity: 'info',
  scope: 'items',
  profile: 'recommended',
  summary: 'No more is begun than is finished, month after month.',
  why: 'Where more comes in than goes out, the pile grows, and with it the time that everything takes.',
  source: 'Little’s law: what is in progress grows by arrivals less departures',
  advice: 'Begin something new only when something is finished.',
  on: ['value-stream'],
  examples: {
    ok: [
      {
        text: `${exampleWorkflow}value-stream claims {\n  art core {\n    team kite\n  }\n}`,
        items: alike(2, 'Ready@2026-01-01; Dev@2026-01-03; Done@2026-03-30'),
      },
    ],
    bad: [
      {
        text: `${exampleWorkflow}value-stream claims {
//           ^^^^^^ info: The value stream \`claims\` began more than it finished in each of the last three months: 4 in all and 1 out. Begin something new only when something is finished: \`A-1\`, \`B-1\`, \`C-1\`, \`D-1\`.
  art core {
    team kite
  }
}`,
        items: [
          ...alike(1, 'Ready@2026-01-01; Dev@2026-01-31', 'A'),
          ...alike(1, 'Ready@2026-02-10; Dev@2026-02-20', 'B'),
          ...alike(1, 'Ready@2026-03-10; Dev@2026-03-20', 'C'),
          ...alike(1, 'Ready@2026-03-12; Done@2026-03-31', 'D'),
        ],
      },
    ],
  },
  check(stream, { report, measured }) {
    if (!measured) return;
    const sample = measured.sample(stream);
    const { from, to } = measured.window;
    const third = (to - from) / 3;
    const months = [0, 1, 2].map((n) => balanceOf(sample, { from: from + n * third, to: from + (n + 1) * third }));
    if (months.some(({ net }) => net <= 0)) return;
    const { arrivals, departures } = balanceOf(sample, measured.window);
    report({
      at: atName(stream),
      message: `${The(stream)} began more than it finished in each of the last three months: ${arrivals} in all and ${departures} out. Begin something new only when something is finished: ${measured.listed(arrivalsIn(sample, measured.window).map(({ item }) => item))}.`,
    });
  },
});
