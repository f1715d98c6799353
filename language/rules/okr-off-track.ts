import { atName } from '../edits/places.ts';
import { progressOf } from '../flow/index.ts';
import { alike, exampleWorkflow } from './flow-examples.ts';
import { custom } from './options.ts';
import { defineRule } from './rule.ts';
import { The } from './words.ts';

const started = `${exampleWorkflow}art core {\n  team kite\n}\n`;
const items = alike(1, 'Ready@2026-01-05; Dev@2026-03-15');

/** Common practice. */
const usual = 25;

export const okrOffTrack = defineRule({
  name: 'okr-off-track',
  severity: 'info',
  scope: 'items',
  profile: 'guide',
  summary: 'Key results move on with time, as of the latest imported work item.',
  why: 'A key result that is far behind its time is either out of reach or not worked for. Both are better said early.',
  source: 'Executive guide, How Flow Is Managed at Each Level, lines 106 and 116',
  advice: 'Decide what has to change for it to be reached, or state a new target. A fresh reading may tell more.',
  on: ['key-result'],
  options: { gap: { type: 'number', default: usual, doc: 'How far it may be behind its time, in points.' } },
  examples: {
    ok: [
      {
        text: `${started}enterprise e {\n  objective o {\n    key-result k "Fast": 20% -> 60% by 2026-Q1, now 50%\n  }\n}`,
        items,
      },
      {
        title: 'Far behind is all right here',
        options: { gap: 80 },
        text: `${started}enterprise e {\n  objective o {\n    key-result k "Fast": 20% -> 60% by 2026-Q1, now 24%\n  }\n}`,
        items,
      },
    ],
    bad: [
      {
        text: `${started}enterprise e {
  objective o {
    key-result k "Fast": 20% -> 60% by 2026-Q1, now 24%
//             ^ info: The key result \`k\` is at 10% of its way when 81% of its time has passed; common practice is at most 25 points behind. Decide what has to change for it to be reached, or state a new target.
  }
}`,
        items,
      },
    ],
  },
  check(keyResult, { report, option, measured }) {
    if (!measured) return;
    const { asOf, settings } = measured;
    const { fiscalYearStart } = settings;
    const gap = Number(option('gap'));
    const mostBehind = gap / 100;
    const { raw, expected, isOffTrack } = progressOf(keyResult, { asOf, fiscalYearStart, mostBehind }) ?? {};
    if (!isOffTrack || raw === undefined || expected === undefined) return;
    report({
      at: atName(keyResult),
      message: `${The(keyResult)} is at ${Math.round(raw * 100)}% of its way when ${Math.round(expected * 100)}% of its time has passed; ${custom(gap === usual)} at most ${gap} points behind. Decide what has to change for it to be reached, or state a new target.`,
    });
  },
});
