import type { Element } from '../binding/element.ts';
import { atLink } from '../edits/places.ts';
import { removeEntries } from '../edits/text-edits.ts';
import { sources } from '../model/queries.ts';
import { defineRule, type Fix } from './rule.ts';
import { trainsOfSolution } from './solution-parts.ts';
import { the, The } from './words.ts';

export const solutionTrainArtNotInvolved = defineRule({
  name: 'solution-train-art-not-involved',
  severity: 'warning',
  profile: 'all',
  summary: 'Each train of a solution train delivers a part of its solution.',
  why: 'A train that delivers nothing of the solution sits through its events and waits.',
  source: 'SAFe, Solution Train',
  advice: 'Say what the train delivers, or take it off the solution train.',
  on: ['solution-train'],
  examples: {
    ok: [
      {
        text: 'portfolio p {\n  value-stream v {\n    art a\n    art b\n    product x { delivered-by: a, b }\n  }\n  solution s {\n    comprises: x\n    solution-train t { trains: a, b }\n  }\n}',
      },
      {
        title: 'Its solution has no parts yet',
        text: 'portfolio p {\n  value-stream v {\n    art a\n    art b\n  }\n  solution s {\n    solution-train t { trains: a, b }\n  }\n}',
      },
      {
        title: 'A part of it leads nowhere',
        text: 'portfolio p {\n  value-stream v {\n    art a\n    art b\n    product x { delivered-by: a }\n  }\n  solution s {\n    comprises: x, nowhere\n    solution-train t { trains: a, b }\n  }\n}',
      },
    ],
    bad: [
      {
        text: `portfolio p {
  value-stream v {
    art loans
    art charging
    product loan { delivered-by: loans }
  }
  solution lending {
    comprises: loan
    solution-train t { trains: loans, charging }
//                                    ^^^^^^^^ warning: The train \`charging\` rides on the solution train \`t\`, but delivers no product or capability of the solution \`lending\`. Say what it delivers, or take it off.
  }
}`,
        fixed: `portfolio p {
  value-stream v {
    art loans
    art charging
    product loan { delivered-by: loans }
  }
  solution lending {
    comprises: loan
    solution-train t { trains: loans }
  }
}`,
      },
    ],
  },
  check(train, { report }) {
    const solutions = sources(train, 'coordinated-by').filter(({ kind }) => kind === 'solution');
    const [solution] = solutions;
    if (!solution) return;
    const involved = new Set<Element>(solutions.flatMap(trainsOfSolution));
    if (involved.size === 0 || train.unclear || solutions.some(isUnclear)) return;
    for (const link of train.links('trains')) {
      if (!link.target || involved.has(link.target)) continue;
      report({
        at: atLink(link),
        message: `${The(link.target)} rides on ${the(train)}, but delivers no product or capability of ${the(solution)}. Say what it delivers, or take it off.`,
      });
    }
  },
  fix({ at }): readonly Fix[] {
    return at.key === 'trains' ? [{ title: 'Take the train off', edits: removeEntries([at]) }] : [];
  },
});

/** A part whose name leads nowhere may be the one that the train delivers. */
function isUnclear(solution: Element): boolean {
  return solution.unclear || solution.links('comprises').some(({ status }) => status !== 'resolved');
}
