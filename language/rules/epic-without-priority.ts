import { atName } from '../edits/places.ts';
import { sources, wordOf } from '../model/queries.ts';
import { defineRule } from './rule.ts';
import { isStated } from './stated.ts';
import { stub } from './stub.ts';
import { The } from './words.ts';

const early: ReadonlySet<string> = new Set(['funnel', 'reviewing', 'done']);

export const epicWithoutPriority = defineRule({
  name: 'epic-without-priority',
  severity: 'info',
  profile: 'guide',
  summary: 'From its analysis on an epic has a WSJF or a rank.',
  why: 'What is paid for is chosen from several. Without a figure or a place in a list it is chosen by whoever asks loudest.',
  source: 'Executive guide, How Strategy Connects to Execution, line 53',
  advice: 'State `wsjf` or `rank`, or rank it in the backlog of its portfolio.',
  on: ['epic'],
  examples: {
    ok: [
      { text: 'portfolio p {\n  epic scan {\n    state: analyzing\n    wsjf: value 8, time 5, risk 3, size 8\n  }\n}' },
      {
        title: 'Its place in a backlog',
        text: 'portfolio p {\n  backlog {\n    scan\n  }\n  epic scan { state: implementing }\n}',
      },
      { title: 'Not analysed yet', text: 'portfolio p {\n  epic scan { state: funnel }\n}' },
    ],
    bad: [
      {
        text: `portfolio p {
  epic scan { state: analyzing }
//     ^^^^ info: The epic \`scan\` is in state \`analyzing\` and has neither a WSJF nor a rank; from its analysis on an epic is weighed against others. State \`wsjf\`, or rank it in a backlog.
}`,
        fixed: `portfolio p {
  epic scan {
    state: analyzing
    wsjf: value 1, time 1, risk 1, size 1
  }
}`,
      },
    ],
  },
  check(epic, { report }) {
    const state = wordOf(epic, 'state');
    if (epic.unclear || state === undefined || early.has(state)) return;
    if (isStated(epic, 'wsjf', 'rank') || sources(epic, 'ranks').length > 0) return;
    report({
      at: atName(epic),
      message: `${The(epic)} is in state \`${state}\` and has neither a WSJF nor a rank; from its analysis on an epic is weighed against others. State \`wsjf\`, or rank it in a backlog.`,
    });
  },
  fix: stub('Write a WSJF, to be filled in', 'wsjf: value 1, time 1, risk 1, size 1'),
});
