import { atName } from '../edits/places.ts';
import { arrivalsIn, balanceOf, dateText, dayLength } from '../flow/index.ts';
import { alike, exampleWorkflow } from './flow-examples.ts';
import { toldItems } from './measured-items.ts';
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
  options: {
    windows: { type: 'count', least: 1, default: 3, doc: 'In how many spans of time in a row.' },
    days: { type: 'count', least: 1, default: 30, doc: 'How many days each of them has.' },
  },
  examples: {
    ok: [
      {
        text: `${exampleWorkflow}value-stream claims {\n  art core {\n    team kite\n  }\n}`,
        items: alike(2, 'Ready@2026-01-01; Dev@2026-01-03; Done@2026-03-30'),
      },
      {
        title: 'Nobody knows what was before the first item',
        options: { windows: 6, days: 20 },
        text: `${exampleWorkflow}value-stream claims {\n  art core {\n    team kite\n  }\n}`,
        items: alike(2, 'Ready@2026-01-01; Dev@2026-03-31'),
      },
    ],
    bad: [
      {
        text: `${exampleWorkflow}value-stream claims {
//           ^^^^^^ info: The value stream \`claims\` began more than it finished in each of the last 3 spans of 30 days: 4 items begun and 1 finished in all. Begin something new only when something is finished.
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
  check(stream, { report, option, measured }) {
    if (!measured) return;
    const [windows = 0, days = 0] = ['windows', 'days'].map((name) => Number(option(name)));
    const { to } = measured.window;
    const from = to - windows * days * dayLength;
    // What was before the first item, nobody knows.
    if (from < measured.since) return;
    const sample = measured.sample(stream);
    const spans = Array.from({ length: windows }, (_, index) => {
      const start = from + index * days * dayLength;
      return balanceOf(sample, { from: start, to: start + days * dayLength });
    });
    if (spans.length === 0 || spans.some(({ net }) => net <= 0)) return;
    const { arrivals, departures } = balanceOf(sample, { from, to });
    const begun = [...arrivalsIn(sample, { from, to })].sort((a, b) => b.at - a.at || a.item - b.item);
    report({
      at: atName(stream),
      message: `${The(stream)} began more than it finished in each of the last ${windows} spans of ${days} days: ${arrivals === 1 ? '1 item' : `${arrivals} items`} begun and ${departures} finished in all. Begin something new only when something is finished.`,
      items: toldItems(
        measured,
        begun.map(({ item, at }) => ({ item, text: `begun on ${dateText(at)}` })),
        stream,
      ),
    });
  },
});
