import { atName } from '../edits/places.ts';
import { exampleWorkflow } from './flow-examples.ts';
import { exclusions } from '../flow/index.ts';
import { defineRule } from './rule.ts';

export const flowDataClock = defineRule({
  name: 'flow-data-clock',
  severity: 'warning',
  scope: 'items',
  profile: 'recommended',
  summary: 'The dates of work items agree with the order of their states.',
  why: 'An item that is done before it was worked on would have a flow time below nothing; it is left out of every measure.',
  source: 'Arithmetic: what cannot be joined cannot be counted',
  advice: 'Correct the dates in the tracker, and import again.',
  on: ['workflow'],
  examples: {
    ok: [
      {
        text: `${exampleWorkflow}art core {\n  team kite\n}`,
        items: [{ id: 'C-1', team: 'kite', history: 'Ready@2026-01-05; Done@2026-01-07' }],
      },
    ],
    bad: [
      {
        text: `workflow default {
//       ^^^^^^^ warning: The dates of one work item contradict the order of its states, so it is not measured: \`C-1\`. Correct them in the tracker, and import again.
  waiting: "Ready"
  active: "Dev"
  done: "Done"
}
art core {
  team kite
}`,
        items: [{ id: 'C-1', team: 'kite', history: 'Ready@2026-01-05; Done@2026-01-06', isContradictory: true }],
      },
    ],
  },
  check(workflow, { report, model, measured }) {
    if (!measured || workflow !== model.elementsOf('workflow')[0]) return;
    const excluded = exclusions.indexOf('contradictory');
    const items = [...measured.flow.exclusionOf.keys()].filter((item) => measured.flow.exclusionOf[item] === excluded);
    if (items.length === 0) return;
    const what =
      items.length === 1
        ? 'one work item contradict the order of its states, so it is'
        : `${items.length} work items contradict the order of their states, so they are`;
    report({
      at: atName(workflow),
      message: `The dates of ${what} not measured: ${measured.listed(items)}. Correct them in the tracker, and import again.`,
    });
  },
});
