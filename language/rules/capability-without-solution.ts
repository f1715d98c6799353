import { rehome } from '../edits/homes.ts';
import type { Element } from '../binding/element.ts';
import { atKind, atName } from '../edits/places.ts';
import { replaceAt } from '../edits/text-edits.ts';
import { parentsOf, sources } from '../model/queries.ts';
import { defineRule, type Fix } from './rule.ts';
import { nameOf, The } from './words.ts';

export const capabilityWithoutSolution = defineRule({
  name: 'capability-without-solution',
  severity: 'warning',
  profile: 'guide',
  summary: 'A capability belongs to a solution.',
  why: 'A capability is a part of a solution that several trains build together. What one train builds is a feature.',
  source: 'Executive guide, Products, Solutions & Value Streams, line 69; SAFe, capabilities',
  advice: 'Put it into its solution or the backlog of a solution train, or make it a feature.',
  on: ['capability'],
  examples: {
    ok: [
      { text: 'portfolio p {\n  solution omni {\n    capability scan\n  }\n}' },
      {
        title: 'In the backlog of a solution train',
        text: 'portfolio p {\n  solution-train t {\n    backlog { capability scan }\n  }\n}',
      },
    ],
    bad: [
      {
        text: `portfolio p {
  epic anywhere {
    capability scan "Scan"
//             ^^^^ warning: The capability \`scan\` belongs to no solution; a capability is a part of one, built by several trains. Put it into its solution, or make it a feature.
  }
}`,
        fixed: `portfolio p {
  epic anywhere {
    feature scan "Scan"
  }
}`,
      },
      {
        title: 'There is a solution that it may belong to',
        text: `portfolio p {
  solution omni
  epic anywhere {
    capability scan
//             ^^^^ warning: The capability \`scan\` belongs to no solution; a capability is a part of one, built by several trains. Put it into its solution, or make it a feature.
  }
}`,
      },
    ],
  },
  check(capability, { report }) {
    if (capability.unclear || isOfSolution(capability)) return;
    report({
      at: atName(capability),
      message: `${The(capability)} belongs to no solution; a capability is a part of one, built by several trains. Put it into its solution, or make it a feature.`,
    });
  },
  fix({ element }, { model }): readonly Fix[] {
    // Features that stand in it or implement it would be features of a feature.
    const isPlain = sources(element, 'implements').length === 0;
    const solutions = model.elementsOf('solution').filter(({ name, rank }) => name !== undefined && rank === 0);
    return [
      ...(isPlain ? [{ title: 'Make it a feature', edits: replaceAt(atKind(element), 'feature') }] : []),
      ...solutions.slice(0, 4).map((solution) => ({
        title: `Put it in the solution ${nameOf(solution)}`,
        edits: rehome(element, solution, model),
      })),
    ];
  },
});

function isOfSolution(capability: Element): boolean {
  const backlogs = sources(capability, 'ranks').flatMap((backlog) => parentsOf(backlog));
  return [...parentsOf(capability), ...backlogs].some(({ kind }) => kind === 'solution' || kind === 'solution-train');
}
