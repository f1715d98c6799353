import { dataPlaces, isDataPlace, reportNotMeasured } from './data-place.ts';
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
  on: dataPlaces,
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
//       ^^^^^^^ warning: The dates of some work contradict the order of its states, so one work item is not measured: \`C-1\`. Correct them in the tracker, and import again.
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
  check(place, { report, model, measured }) {
    if (!measured || !isDataPlace(place, model)) return;
    const { exclusionOf } = measured.flow;
    const excluded = exclusions.indexOf('contradictory');
    const items = [...exclusionOf.keys()].filter((item) => exclusionOf[item] === excluded);
    if (items.length === 0) return;
    reportNotMeasured(place, report, measured, {
      why: 'The dates of some work contradict the order of its states',
      todo: 'Correct them in the tracker, and import again.',
      items,
      each: 'its dates contradict each other',
    });
  },
});
