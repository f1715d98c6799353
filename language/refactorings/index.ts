import { backlogOfNames } from './backlog-of-names.ts';
import { createSolutionTrain } from './create-solution-train.ts';
import { extractToFile } from './extract-to-file.ts';
import { inlineIntoHome } from './inline-into-home.ts';
import { mergeTwoBacklogs } from './merge-backlogs.ts';
import { moveTrain } from './move-train.ts';
import { productToSolution } from './product-to-solution.ts';
import type { Refactoring } from './refactoring.ts';
import { sortByWsjf } from './sort-backlog.ts';
import { splitTrain } from './split-train.ts';

/** Every refactoring, those of one kind of element first. */
export const refactorings: readonly Refactoring[] = [
  splitTrain,
  productToSolution,
  createSolutionTrain,
  mergeTwoBacklogs,
  sortByWsjf,
  backlogOfNames,
  moveTrain,
  extractToFile,
  inlineIntoHome,
];
