export { compareVersions, type ComparedProblem, type CompareOptions, type Comparison } from './compare.ts';
export { impacts, type Change, type ChangeType, type ElementName, type Impact } from './changes.ts';
export { changeText } from './group-words.ts';
export type { Group, GroupKind } from './groups.ts';
export { called } from './words.ts';
