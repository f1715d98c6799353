import { namesakesIn, teamKinds } from '../flow/index.ts';
import type { Element } from '../binding/element.ts';
import { defineRule, listed } from './rule.ts';
import { dataPlaces, isDataPlace, reportNotMeasured } from './data-place.ts';
import { exampleWorkflow, toldWorkflow } from './flow-examples.ts';

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
        text: toldWorkflow(
          `//       ^^^^^^^ warning: The model has no team called \`Kestrel\`, so one work item is not measured: \`C-1\`. Add the name to the \`aliases\` of a team; no new import is needed.`,
        ),
        items: [{ id: 'C-1', team: 'Kestrel', history: 'Ready@2026-01-05' }],
      },
      {
        title: 'Two teams have the name',
        text: `workflow default {
//       ^^^^^^^ warning: In the model \`kite\` and \`gull\` are called \`Kestrel\`, so one work item is not measured: \`C-1\`. Leave the name to the one whose work it is; no new import is needed.
  waiting: "Ready"
  active: "Dev"
  done: "Done"
}
art core {
  team kite { aliases: "Kestrel" }
  team gull { aliases: "kestrel" }
}`,
        items: [{ id: 'C-1', team: 'Kestrel', history: 'Ready@2026-01-05' }],
      },
    ],
  },
  check(place, { report, model, measured }) {
    if (!measured || !isDataPlace(place, model) || !model.hasAny('team')) return;
    const { unknownTeams } = measured.flow;
    if (unknownTeams.length === 0) return;
    const namesakes = namesakesIn(model, teamKinds);
    for (const { name, items } of unknownTeams)
      reportNotMeasured(place, report, measured, {
        ...reasonOf(namesakes(name), name),
        items,
        each: `is of ${listed([name])}`,
      });
  },
});

/** No team has the name, or several have. */
function reasonOf(called: readonly Element[], name: string): { readonly why: string; readonly todo: string } {
  if (called.length < 2)
    return {
      why: `The model has no team called ${listed([name])}`,
      todo: 'Add the name to the `aliases` of a team; no new import is needed.',
    };
  return {
    why: `In the model ${listed(called.map((each) => each.name ?? each.title ?? ''))} are called ${listed([name])}`,
    todo: 'Leave the name to the one whose work it is; no new import is needed.',
  };
}
