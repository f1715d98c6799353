import { addDeclarations } from '../edits/added.ts';
import { solutionTrainsOf, trainsOfSolution } from '../rules/solution-parts.ts';
import { solutionTrainText } from '../rules/solution-train-lines.ts';
import { defineRefactoring } from './refactoring.ts';

export const createSolutionTrain = defineRefactoring({
  name: 'create-solution-train',
  sort: 'rewrite',
  on: ['solution'],
  offer(solution, model) {
    const trains = trainsOfSolution(solution);
    if (solutionTrainsOf(solution).length > 0 || trains.length < 2 || solution.name === undefined) return [];
    const title = `Create a solution train of its ${trains.length} trains`;
    return [{ title, edits: addDeclarations(solution, [solutionTrainText(solution, model)]) }];
  },
});
