/** The Node edge that the server and the command line share: finding projects and files, reading them, their configuration. */
export { findRoot, rootsWithin } from './roots.ts';
export { listModelFiles, modelFileFilter, realpathOf, type ListedFiles } from './files.ts';
export { codeOf } from './error-code.ts';
export { fileStamp, isThere, readText, textOf, type ReadText } from './read.ts';
export { readConfig, type LoadedConfig } from './config-file.ts';
export { isWithin, relativePath } from './relative-path.ts';
export { loadProject, type FileProblem, type LoadedProject } from './load.ts';
export { atOnce, GitError, meanwhile, type Reading } from './git-run.ts';
export {
  commitAt,
  findMergeBase,
  hasCommit,
  headOf,
  isShallow,
  mergeBase,
  opening,
  openRepository,
  type Commit,
  type Repository,
} from './git.ts';
export { logOf, type LoggedCommit } from './git-log.ts';
export { mergeTexts, type TextMerge } from './git-merge.ts';
export { reorganisationsIn, reorganisationsLater, type Reorganisations } from './reorganisations.ts';
export { readingRevision, readRevision, type Revision } from './revisions.ts';
export { readWorkTree } from './work-tree.ts';
export { flowDataPath, readFlowData, readFlowDataInTurns, writeFlowData, type LoadedFlowData } from './flow.ts';
export { FlowImportError } from './flow-source.ts';
export { importFlow, type FlowImport, type FlowImportOptions } from './flow-import.ts';
export { listRevisions, type NamedRevision } from './git-revisions.ts';
export { attribute, isAttributed, planHunks, setHunkPattern, type HunkSetup } from './git-hunks.ts';
export { isRolesFile, rolesFile } from './roles-file.ts';
