import { atValue } from '../edits/places.ts';
import { wordOf } from '../model/queries.ts';
import { defineRule, listed } from './rule.ts';
import { isStated } from './stated.ts';
import { The } from './words.ts';

/** What an epic needs from here on, in words. */
const needs = {
  hypothesis: 'a hypothesis',
  mvp: 'an MVP',
  'flows-into': 'a value stream that delivers it',
} as const;

const keys = ['hypothesis', 'mvp', 'flows-into'] as const;

export const epicStateInconsistent = defineRule({
  name: 'epic-state-inconsistent',
  severity: 'warning',
  profile: 'all',
  summary: 'An epic that is being implemented has a hypothesis, an MVP and a value stream.',
  why: 'Without a hypothesis nobody knows when to stop, and without an MVP nobody finds out.',
  source: 'SAFe, portfolio Kanban',
  advice: 'State what is missing, or take the epic back to analysis.',
  on: ['epic'],
  examples: {
    ok: [
      {
        text: 'portfolio p {\n  value-stream claims\n  epic scan {\n    state: implementing\n    hypothesis: "Fewer letters"\n    mvp: "One branch"\n    flows-into: claims\n  }\n}',
      },
      {
        title: 'An enabler proves nothing',
        text: 'portfolio p {\n  epic cloud {\n    state: implementing\n    type: enabler infrastructure\n  }\n}',
      },
    ],
    bad: [
      {
        text: `portfolio p {
  value-stream claims
  epic scan {
    state: implementing
//         ^^^^^^^^^^^^ warning: The epic \`scan\` is being implemented without an MVP; SAFe asks for it before the work begins. State \`mvp\`, or take the epic back to analysis.
    hypothesis: "Fewer letters"
    flows-into: claims
  }
}`,
      },
    ],
  },
  check(epic, { report }) {
    if (epic.unclear || wordOf(epic, 'state') !== 'implementing' || wordOf(epic, 'type') === 'enabler') return;
    const missing = keys.filter((key) => !isStated(epic, key));
    if (missing.length === 0) return;
    report({
      at: atValue(epic, 'state'),
      message: `${The(epic)} is being implemented without ${listed(
        missing.map((key) => needs[key]),
        '',
      )}; SAFe asks for ${missing.length === 1 ? 'it' : 'them'} before the work begins. State ${listed(missing)}, or take the epic back to analysis.`,
      explainedBy:
        missing.length === 1 && missing[0] === 'flows-into'
          ? [{ rule: 'epic-without-value-stream', element: epic }]
          : [],
    });
  },
});
