import { dataPlaces, isDataPlace, reportNotMeasured } from './data-place.ts';
import { exampleWorkflow, toldWorkflow } from './flow-examples.ts';
import { defineRule, listed } from './rule.ts';
import { The } from './words.ts';

export const flowDataUnknownState = defineRule({
  name: 'flow-data-unknown-state',
  severity: 'error',
  scope: 'items',
  profile: 'recommended',
  summary: 'Every state in the imported work items is in a workflow.',
  why: 'An item in a state of which nobody says whether it is work or waiting is left out of every measure.',
  source: 'Arithmetic: what cannot be joined cannot be counted',
  advice: 'Name the state in the workflow: as waiting, active, done, canceled, or under `ignore`.',
  on: dataPlaces,
  examples: {
    ok: [
      {
        text: `${exampleWorkflow}art core {\n  team kite\n}`,
        items: [{ id: 'C-1', team: 'kite', history: 'Ready@2026-01-05; Dev@2026-01-07' }],
      },
    ],
    bad: [
      {
        text: toldWorkflow(
          `//       ^^^^^^^ error: The workflow \`default\` does not name the state \`Parking\`, so one work item is not measured: \`C-1\`. Name it as waiting, active, done or canceled, or under \`ignore\`.`,
        ),
        items: [{ id: 'C-1', team: 'kite', history: 'Ready@2026-01-05; Parking@2026-01-07' }],
      },
    ],
  },
  check(place, { report, model, measured }) {
    if (!measured || !isDataPlace(place, model)) return;
    const who = place.kind === 'workflow' ? `${The(place)} does not name` : 'No workflow names';
    for (const { name, items } of measured.flow.unknownStates)
      reportNotMeasured(place, report, measured, {
        why: `${who} the state ${listed([name])}`,
        todo: 'Name it as waiting, active, done or canceled, or under `ignore`.',
        items,
        each: `was in ${listed([name])}`,
      });
  },
});
