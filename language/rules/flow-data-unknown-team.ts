import { atName } from '../edits/places.ts';
import { defineRule, listed } from './rule.ts';
import { dataPlaces, isDataPlace, notMeasured } from './data-place.ts';
import { exampleWorkflow } from './flow-examples.ts';
import { toldItems } from './measured-items.ts';

export const flowDataUnknownTeam = defineRule({
  name: 'flow-data-unknown-team',
  severity: 'warning',
  scope: 'items',
  profile: 'recommended',
  summary: 'Every team in the imported work items is in the model.',
  why: 'Items of a team that nobody knows are left out of every measure, so what is shown is less than what is done.',
  source: 'Arithmetic: what cannot be joined cannot be counted',
  advice: 'Add the name that the tracker uses to the `aliases` of the team; no new import is needed.',
  on: dataPlaces,
  examples: {
    ok: [
      {
        text: `${exampleWorkflow}art core {\n  team kite { aliases: "Kestrel" }\n}`,
        items: [{ id: 'C-1', team: 'Kestrel', history: 'Ready@2026-01-05' }],
      },
    ],
    bad: [
      {
        text: `workflow default {
//       ^^^^^^^ warning: The model has no team called \`Kestrel\`, so one work item is not measured: \`C-1\`. Add the name to the \`aliases\` of a team; no new import is needed.
  waiting: "Ready"
  active: "Dev"
  done: "Done"
}
art core {
  team kite
}`,
        items: [{ id: 'C-1', team: 'Kestrel', history: 'Ready@2026-01-05' }],
      },
    ],
  },
  check(place, { report, model, measured }) {
    if (!measured || !isDataPlace(place, model) || !model.hasAny('team')) return;
    for (const { name, items } of measured.flow.unknownTeams)
      report({
        at: atName(place),
        message: `The model has no team called ${listed([name])}, ${notMeasured(measured, items)}. Add the name to the \`aliases\` of a team; no new import is needed.`,
        items: toldItems(
          measured,
          items.map((item) => ({ item, text: `is of ${listed([name])}` })),
          place,
        ),
      });
  },
});
