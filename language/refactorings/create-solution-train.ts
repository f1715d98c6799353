import type { Element } from '../binding/element.ts';
import { freeName, referenceTo } from '../edits/references.ts';
import { addLines } from '../edits/text-edits.ts';
import { targets } from '../model/queries.ts';
import { defineRefactoring } from './refactoring.ts';
import { vacantSeats } from './vacant-seats.ts';

export const createSolutionTrain = defineRefactoring({
  name: 'create-solution-train',
  sort: 'rewrite',
  on: ['solution'],
  offer(solution, model) {
    const trains = trainsOfSolution(solution);
    const hasTrain = targets(solution, 'coordinated-by').some(({ kind }) => kind === 'solution-train');
    if (hasTrain || trains.length < 2 || solution.name === undefined) return [];
    const name = freeName(`${solution.name}-train`, model);
    const references = trains.map((train) => referenceTo(train, solution, 'coordinated-by', model));
    const lines = [`trains: ${references.join(', ')}`, ...vacantSeats('solution-train', model)];
    const text = `solution-train ${name} {\n${lines.map((line) => `  ${line}`).join('\n')}\n}`;
    return [{ title: `Create a solution train of its ${trains.length} trains`, edits: addLines(solution, [text]) }];
  },
});

/** The trains that deliver the products and capabilities of a solution, each once. */
function trainsOfSolution(solution: Element): readonly Element[] {
  const parts = [...targets(solution, 'comprises'), ...solution.linksTo('in').map((link) => link.subject)];
  const trains = parts.flatMap((part) => targets(part, 'delivered-by')).filter(({ kind }) => kind === 'art');
  return [...new Set(trains)];
}
