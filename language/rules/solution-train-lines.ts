/** A new solution train as text: the trains of its solution on board, and its seats, still vacant. */
import type { Element } from '../binding/element.ts';
import { freeName, referenceTo } from '../edits/references.ts';
import type { Model } from '../model/model.ts';
import { trainsOfSolution } from './solution-parts.ts';
import { vacantSeats } from './vacant-seats.ts';

export function solutionTrainText(solution: Element, model: Model): string {
  const name = freeName(`${solution.name ?? 'new'}-train`, model);
  const trains = trainsOfSolution(solution).map((train) => referenceTo(train, solution, 'coordinated-by', model));
  const lines = [`trains: ${trains.join(', ')}`, ...vacantSeats('solution-train', model)];
  return `solution-train ${name} {\n${lines.map((line) => `  ${line}`).join('\n')}\n}`;
}
