export { compareVersions, type CompareOptions, type Comparison } from './compare.ts';
export type { ComparedProblem, ComparedProblems } from './compared-problems.ts';
export { impacts, type Change, type ChangeType, type ElementName, type Impact } from './changes.ts';
export { changeText } from './group-words.ts';
export type { Group } from './groups.ts';
export type { GroupKind } from './grouping.ts';
export { called } from './words.ts';
export { checkMerge, type MergeCheck, type MergeFinding } from './merge-check.ts';
