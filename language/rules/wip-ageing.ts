import { atName } from '../edits/places.ts';
import { ageingOf } from '../flow/index.ts';
import { alike, exampleWorkflow } from './flow-examples.ts';
import { daysText, keysOf, rounded, toldItems } from './measured-items.ts';
import { defineRule } from './rule.ts';
import { The } from './words.ts';

/** Common practice. */
const usual = { stale: 30, idle: 14, percentile: 85 };

export const wipAgeing = defineRule({
  name: 'wip-ageing',
  severity: 'warning',
  scope: 'items',
  profile: 'guide',
  summary: 'No work in progress is stale or left alone.',
  why: 'What is older than most finished work ever became is stuck, and the longer it stays the less likely it gets done.',
  source: 'Executive guide, How Flow Is Managed at Each Level, line 138',
  advice: 'Decide about each of the items: finish it, split it, or drop it.',
  on: ['team'],
  options: {
    stale: {
      type: 'count',
      default: usual.stale,
      doc: 'From how many days on an item is stale, whatever others took.',
    },
    idle: { type: 'count', default: usual.idle, doc: 'After how many days without a change an item is left alone.' },
    percentile: {
      type: 'percent',
      default: usual.percentile,
      doc: 'Above what so many of 100 finished items took, an item is stale.',
    },
  },
  examples: {
    ok: [
      {
        text: `${exampleWorkflow}art core {\n  team kite\n}`,
        items: [
          { id: 'C-1', team: 'kite', history: 'Ready@2026-01-01; Dev@2026-01-05' },
          { id: 'C-2', team: 'kite', history: 'Ready@2026-01-10' },
        ],
      },
      {
        title: 'Long work is usual here',
        options: { stale: 90, idle: 60, percentile: 100 },
        text: `${exampleWorkflow}art core {\n  team kite\n}`,
        items: [
          ...alike(1, 'Ready@2026-01-01; Dev@2026-01-05'),
          { id: 'D-1', team: 'kite', history: 'Ready@2026-01-01; Done@2026-03-02' },
        ],
      },
    ],
    bad: [
      {
        text: `${exampleWorkflow}art core {
  team kite
//     ^^^^ warning: The team \`kite\` has stale work in progress: \`C-1\`, the oldest for 60 days. By common practice an item is stale after 30 days, or above what 85 of 100 finished ones took, and left alone after 14 days without a change. Finish, split or drop it.
}`,
        items: [
          ...alike(1, 'Ready@2026-01-01; Dev@2026-01-05'),
          { id: 'D-1', team: 'kite', history: 'Ready@2026-03-02' },
        ],
      },
    ],
  },
  check(team, { report, option, measured }) {
    if (!measured) return;
    const [staleDays = 0, neglectedDays = 0, percentile = 0] = ['stale', 'idle', 'percentile'].map((name) =>
      Number(option(name)),
    );
    const isUsual = staleDays === usual.stale && neglectedDays === usual.idle && percentile === usual.percentile;
    const limits = { staleDays, neglectedDays, stalePercentile: percentile };
    const { items } = ageingOf(measured.sample(team), measured.window, limits);
    const old = items.filter(({ band, isNeglected }) => band === 'stale' || isNeglected);
    const [oldest] = old;
    if (!oldest) return;
    const told = old.map(({ item, age, idle, state }) => ({
      item,
      text: `in progress for ${daysText(age ?? 0)}, in \`${state}\`, without a change for ${daysText(idle)}`,
    }));
    report({
      at: atName(team),
      message: `${The(team)} has stale work in progress: ${keysOf(measured, old)}, the oldest for ${rounded(oldest.age ?? 0)} days. ${isUsual ? 'By common practice' : 'By the settings of this project'} an item is stale after ${staleDays} days, or above what ${percentile} of 100 finished ones took, and left alone after ${neglectedDays} days without a change. Finish, split or drop it.`,
      items: toldItems(measured, told, team),
    });
  },
});
