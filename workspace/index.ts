/** The Node edge that the server and the command line share: finding projects and files, reading them, their configuration. */
export { findRoot, rootsOf } from './roots.ts';
export { listModelFiles, modelFileFilter, type ListedFiles } from './files.ts';
export { readText, type ReadText } from './read.ts';
export { readConfig, configFileName, type LoadedConfig } from './config-file.ts';
export { loadProject, type FileProblem, type LoadedProject } from './load.ts';
export {
  GitError,
  commitAt,
  hasCommit,
  mergeBase,
  openRepository,
  readRevision,
  type Commit,
  type Repository,
  type Revision,
} from './git.ts';
