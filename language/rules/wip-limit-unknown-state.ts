import type { Element } from '../binding/element.ts';
import { atValue } from '../edits/places.ts';
import { replaceAt } from '../edits/text-edits.ts';
import { sameName, statesNamed } from '../flow/index.ts';
import { formFor, entryOf, type Kind } from '../metamodel/index.ts';
import type { Model } from '../model/model.ts';
import { ancestorsOf } from '../model/queries.ts';
import { nearest } from '../syntax/nearest.ts';
import { defineRule, type Fix } from './rule.ts';
import { the } from './words.ts';

const kinds = ['portfolio', 'value-stream', 'art', 'team'] as const satisfies readonly Kind[];

/** What stands on the Kanban of each: the portfolio's holds epics, a train's features, a team's stories. */
const boards: ReadonlyMap<string, Kind> = new Map<(typeof kinds)[number], Kind>([
  ['portfolio', 'epic'],
  ['value-stream', 'feature'],
  ['art', 'feature'],
  ['team', 'story'],
]);

export const wipLimitUnknownState = defineRule({
  name: 'wip-limit-unknown-state',
  severity: 'warning',
  profile: 'recommended',
  summary: 'A limit of work in progress is for a state that a workflow names.',
  why: 'A limit for a state in which nothing ever is is never reached: it looks like a rule, and limits nothing.',
  source: 'Hygiene: what is limited has to be there',
  advice: 'Write the state as the workflow does, or name it there.',
  on: kinds,
  needs: ['wip'],
  examples: {
    ok: [
      { text: 'workflow w { active: "Dev" }\nart a {\n  team kite { wip: "dev" 3 }\n}' },
      { title: 'No workflow is modelled', text: 'art a {\n  team kite { wip: "Dev" 3 }\n}' },
      { title: 'A state of epics', text: 'workflow w { active: "Dev" }\nportfolio p { wip: implementing 5 }' },
      {
        title: 'A portfolio names the states of its own teams',
        text: 'workflow w { active: "Dev" }\nportfolio p {\n  workflow own { active: "Build" }\n  value-stream claims {\n    art a {\n      team kite { wip: "Build" 3 }\n    }\n  }\n}',
      },
    ],
    bad: [
      {
        text: `workflow w { active: "In Dev", "In Test" }
art a {
  team kite { wip: "In Dve" 3, "In Test" 2 }
//                 ^^^^^^^^ warning: No workflow that applies to the team \`kite\` names the state \`In Dve\`, so this limit is never reached; did you mean \`In Dev\`?
}`,
        fixed: `workflow w { active: "In Dev", "In Test" }
art a {
  team kite { wip: "In Dev" 3, "In Test" 2 }
}`,
      },
      {
        title: 'The workflow of another portfolio',
        text: `portfolio p {
  workflow own { active: "Build" }
}
workflow w { active: "Dev" }
art a {
  team kite { wip: "Build" 3 }
//                 ^^^^^^^ warning: No workflow that applies to the team \`kite\` names the state \`Build\`, so this limit is never reached. Write one of its states, or name this one there.
}`,
      },
    ],
  },
  check(element, { report, model }) {
    const known = statesAt(element, model);
    if (!known) return;
    const names = new Set(known.map(sameName));
    element.statements('wip').forEach(({ values }, statement) =>
      values.forEach((limit, value) => {
        if (limit.type !== 'labelled' || names.has(sameName(limit.label))) return;
        const meant = nearest(limit.label, known);
        const what =
          meant === undefined ? '. Write one of its states, or name this one there.' : `; did you mean \`${meant}\`?`;
        report({
          at: atValue(element, 'wip', statement, value),
          message: `No workflow that applies to ${the(element)} names the state \`${limit.label}\`, so this limit is never reached${what}`,
          ...(meant === undefined ? {} : { data: { meant } }),
        });
      }),
    );
  },
  fix({ at, data }): readonly Fix[] {
    const meant = data?.['meant'];
    if (meant === undefined) return [];
    return [{ title: `Replace by \`${meant}\``, isPreferred: true, edits: replaceAt(at, `"${meant}"`) }];
  },
});

/** The states in which something may be there; undefined where nobody models a workflow. */
function statesAt(element: Element, model: Model): readonly string[] | undefined {
  const portfolio = [element, ...ancestorsOf(element)].find(({ kind }) => kind === 'portfolio');
  const named = statesNamed(model, portfolio);
  return named.length === 0 ? undefined : [...named, ...statesOnBoard(element)];
}

/** The states of what stands on its Kanban in the model itself. */
function statesOnBoard({ kind }: Element): readonly string[] {
  const item = boards.get(kind);
  const entry = item && entryOf('state', item);
  const form = item && entry?.fact ? formFor(entry, item) : undefined;
  return form?.form === 'word' ? form.words : [];
}
