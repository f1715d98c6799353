/** Earlier versions from git, which is run here and nowhere else in the server; other requests are answered meanwhile. */
import * as l10n from '@vscode/l10n';
import {
  findMergeBase,
  GitError,
  headOf,
  listRevisions,
  meanwhile,
  opening,
  readingRevision,
  reorganisationsLater,
  type NamedRevision,
  type Reading,
} from '#workspace';
import type { Refused, VersionFiles, Versions } from './versions.ts';

export const nodeVersions: Versions = {
  list: async (root) => orRefused(listing(root)),
  read: async (root, name, { mergeBaseOf, signal }) => orRefused(filesOf(root, name, mergeBaseOf), signal),
  head: async (root) => meanwhile(headOf(root)),
  reorganisations: reorganisationsLater,
};

function* listing(root: string): Reading<readonly NamedRevision[]> {
  return yield* listRevisions(yield* opening(root));
}

function* filesOf(root: string, name: string, mergeBaseOf: boolean): Reading<VersionFiles> {
  const repository = yield* opening(root);
  const wanted = mergeBaseOf ? yield* findMergeBase(repository, name, 'HEAD') : name;
  const { commit, texts, unreadable } = yield* readingRevision(repository, wanted);
  return { commit, texts, unreadable };
}

async function orRefused<T>(reading: Reading<T>, signal?: AbortSignal): Promise<T | Refused> {
  try {
    return await meanwhile(reading, signal);
  } catch (error) {
    if (error instanceof GitError) return { problem: problemOf(error) };
    throw error;
  }
}

/** What was saved needs no git: the way out in an editor, where the command line has another. */
function problemOf({ what, hasOtherWay }: GitError): string {
  return hasOtherWay ? `${what} ${l10n.t('Compare with the saved version instead.')}` : what;
}
