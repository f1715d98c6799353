import type { Element } from '../binding/element.ts';
import { addDeclarations } from '../edits/added.ts';
import { atKey, atName } from '../edits/places.ts';
import { referenceTo } from '../edits/references.ts';
import { addEntry } from '../edits/text-edits.ts';
import type { Model } from '../model/model.ts';
import { targets } from '../model/queries.ts';
import { defineRule, listed, type CheckContext, type Fix } from './rule.ts';
import { solutionTrainsOf, streamsOfSolution, trainsOfSolution } from './solution-parts.ts';
import { solutionTrainText } from './solution-train-lines.ts';
import { inWords, the, The } from './words.ts';

export const solutionSpansWithoutCoordination = defineRule({
  name: 'solution-spans-without-coordination',
  severity: 'warning',
  profile: 'guide',
  summary:
    'A solution over several value streams has a solution train, or trains that coordinate it, and all its trains are on board.',
  why: 'Value streams decide for themselves. Where they build one thing together, somebody has to keep their plans in step.',
  source:
    'Executive guide, How Value Streams Fit Into SAFe Levels, line 40; Products, Solutions & Value Streams, line 70',
  advice:
    'Declare a solution train with the trains that deliver the solution; or say with `coordinated-by` which trains coordinate it among themselves.',
  on: ['solution'],
  examples: {
    ok: [
      {
        text: 'value-stream payments {\n  product instant-pay { delivered-by: pay-core }\n  art pay-core\n}\n\nvalue-stream cards {\n  product card-hub { delivered-by: card-core }\n  art card-core\n}\n\nsolution omni {\n  comprises: instant-pay, card-hub\n  solution-train omni-train { trains: pay-core, card-core }\n}',
      },
      {
        title: 'The trains coordinate it themselves',
        text: 'value-stream payments {\n  product instant-pay { delivered-by: pay-core }\n  art pay-core\n}\n\nvalue-stream cards {\n  product card-hub { delivered-by: card-core }\n  art card-core\n}\n\nsolution omni {\n  comprises: instant-pay, card-hub\n  coordinated-by: pay-core, card-core\n}',
      },
      {
        title: 'One value stream',
        text: 'value-stream payments {\n  product instant-pay { delivered-by: pay-core }\n  product card-hub { delivered-by: card-core }\n  art pay-core\n  art card-core\n}\n\nsolution omni { comprises: instant-pay, card-hub }',
      },
    ],
    bad: [
      {
        text: `value-stream payments {
  product instant-pay { delivered-by: pay-core }
  art pay-core
}

value-stream cards {
  product card-hub { delivered-by: card-core }
  art card-core
}

solution omni {
//       ^^^^ warning: The solution \`omni\` spans two value streams, \`payments\` and \`cards\`, and nobody coordinates it; the executive guide has a solution train do that, or several trains. Declare a solution train in it, or say with \`coordinated-by\` which trains do.
  comprises: instant-pay, card-hub
}`,
        fixed: `value-stream payments {
  product instant-pay { delivered-by: pay-core }
  art pay-core
}

value-stream cards {
  product card-hub { delivered-by: card-core }
  art card-core
}

solution omni {
  comprises: instant-pay, card-hub

  solution-train omni-train {
    trains: pay-core, card-core
    solution-train-engineer: vacant
  }
}`,
      },
      {
        title: 'A train that is not on board',
        text: `value-stream payments {
  product instant-pay { delivered-by: pay-core }
  art pay-core
}

value-stream cards {
  product card-hub { delivered-by: card-core }
  art card-core
}

solution omni {
  comprises: instant-pay, card-hub
  solution-train omni-train {
    trains: pay-core
//  ^^^^^^ warning: The train \`card-core\` delivers a part of the solution \`omni\`, but is not on board the solution train \`omni-train\` that coordinates it. Add it to \`trains\`.
  }
}`,
        fixed: `value-stream payments {
  product instant-pay { delivered-by: pay-core }
  art pay-core
}

value-stream cards {
  product card-hub { delivered-by: card-core }
  art card-core
}

solution omni {
  comprises: instant-pay, card-hub
  solution-train omni-train {
    trains: pay-core, card-core
  }
}`,
      },
    ],
  },
  check(solution, { report }) {
    if (solution.unclear) return;
    const streams = streamsOfSolution(solution);
    if (streams.length < 2 || hasUnresolved(solution)) return;
    const [train] = solutionTrainsOf(solution);
    if (train) reportAbsent(solution, train, report);
    else if (targets(solution, 'coordinated-by').length < 2) reportSpan(solution, streams, report);
  },
  fix({ element, data }, { model }): readonly Fix[] {
    const absent = absentTrains(element);
    if (data?.['on'] !== 'solution') return board(element, absent, model);
    return trainsOfSolution(element).length < 2
      ? []
      : [
          {
            title: 'Create a solution train with its trains on board',
            edits: addDeclarations(element, [solutionTrainText(element, model)]),
          },
        ];
  },
});

function reportSpan(solution: Element, streams: readonly Element[], report: CheckContext['report']): void {
  const names = listed(streams.map(({ name }) => name ?? ''));
  const [only] = targets(solution, 'coordinated-by');
  const who = only ? `only ${the(only)}` : 'nobody';
  report({
    at: atName(solution),
    message: `${The(solution)} spans ${inWords(streams.length)} value streams, ${names}, and ${who} coordinates it; the executive guide has a solution train do that, or several trains. Declare a solution train in it, or say with \`coordinated-by\` which trains do.`,
    data: { on: 'solution' },
  });
}

/** At the line that says who is on board; where there is none, at the solution train. */
function reportAbsent(solution: Element, train: Element, report: CheckContext['report']): void {
  if (train.unclear || hasUnresolved(train)) return;
  const absent = absentTrains(solution);
  if (absent.length === 0) return;
  const names = listed(absent.map(({ name }) => name ?? ''));
  const verb = absent.length === 1 ? `train ${names} delivers` : `trains ${names} deliver`;
  report({
    at: train.states('trains') ? atKey(train, 'trains') : atName(train),
    message: `The ${verb} a part of ${the(solution)}, but ${absent.length === 1 ? 'is' : 'are'} not on board ${the(train)} that coordinates it. Add ${absent.length === 1 ? 'it' : 'them'} to \`trains\`.`,
  });
}

/** The trains that deliver a part, and that no solution train of the solution has on board. */
function absentTrains(solution: Element): readonly Element[] {
  const onBoard = new Set([
    ...solutionTrainsOf(solution).flatMap((train) => targets(train, 'trains')),
    ...targets(solution, 'coordinated-by'),
  ]);
  return trainsOfSolution(solution).filter((train) => !onBoard.has(train));
}

function board(solution: Element, absent: readonly Element[], model: Model): readonly Fix[] {
  const [train] = solutionTrainsOf(solution);
  const references = absent.map((art) => (train ? referenceTo(art, train, 'trains', model) : ''));
  return train && references.length > 0
    ? [{ title: `Take ${listed(references)} on board`, edits: addEntry(train, 'trains', references.join(', ')) }]
    : [];
}

/** A name that leads nowhere may be the one that is missed. */
function hasUnresolved(element: Element): boolean {
  return (['coordinated-by', 'trains', 'delivered-by'] as const).some((relation) =>
    element.links(relation).some(({ status }) => status !== 'resolved'),
  );
}
