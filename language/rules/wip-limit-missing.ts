import type { Element } from '../binding/element.ts';
import { atName } from '../edits/places.ts';
import { defineRule } from './rule.ts';
import { The } from './words.ts';

export const wipLimitMissing = defineRule({
  name: 'wip-limit-missing',
  severity: 'hint',
  profile: 'all',
  summary: 'A team limits its work in progress where a workflow says what is in progress.',
  why: 'Without a limit everything is begun and little is finished; with one a team sees when it has to finish first.',
  source: 'SAFe, Team Kanban: limits of work in progress',
  advice: 'State a limit for each active state, such as `wip: "Dev" 4`.',
  on: ['team'],
  examples: {
    ok: [
      { text: 'workflow w { active: "Dev" }\nart a {\n  team kite { wip: "Dev" 3 }\n}' },
      { title: 'No workflow is modelled', text: 'art a {\n  team kite\n}' },
    ],
    bad: [
      {
        text: `workflow w { active: "Dev" }
art a {
  team kite
//     ^^^^ hint: The team \`kite\` has no limit of its work in progress; SAFe has a team limit each active state. State the limits, such as \`wip: "Dev" 4\`.
}`,
      },
    ],
  },
  check(team, { report, model }) {
    if (team.unclear || team.states('wip')) return;
    if (!model.elementsOf('workflow').some(hasActiveStates)) return;
    report({
      at: atName(team),
      message: `${The(team)} has no limit of its work in progress; SAFe has a team limit each active state. State the limits, such as \`wip: "Dev" 4\`.`,
    });
  },
});

function hasActiveStates(workflow: Element): boolean {
  return workflow.value('active') !== undefined;
}
