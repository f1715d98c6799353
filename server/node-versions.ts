/** Earlier versions from git, which is run here and nowhere else in the server. */
import {
  GitError,
  headOf,
  listRevisions,
  mergeBase,
  openRepository,
  readRevision,
  reorganisationsLater,
} from '#workspace';
import { nextTurn } from './turns.ts';
import type { Refused, Versions } from './versions.ts';

export const nodeVersions: Versions = {
  list: (root) => orRefused(() => listRevisions(openRepository(root))),
  read: (root, name, mergeBaseOf) =>
    orRefused(() => {
      const repository = openRepository(root);
      const { commit, texts, unreadable } = readRevision(
        repository,
        mergeBaseOf ? mergeBase(repository, name, 'HEAD') : name,
      );
      return { commit, texts, unreadable };
    }),
  head: headOf,
  reorganisations: (root, span) => reorganisationsLater(root, span, nextTurn),
};

function orRefused<T>(read: () => T): T | Refused {
  try {
    return read();
  } catch (error) {
    if (error instanceof GitError) return { problem: error.message };
    throw error;
  }
}
