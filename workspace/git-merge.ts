/** What git's own merge of texts makes of two revisions, tried beside the repository: nothing is written into it. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { Blobs } from './blobs.ts';
import { GitError, mustRunGit, runGit } from './git-run.ts';
import type { Repository } from './git.ts';
import { readTree, type Revision } from './revisions.ts';

export type TextMerge = {
  readonly revision: Revision;
  /** Files, from the top of the repository, in which the texts themselves conflict. */
  readonly conflicts: readonly string[];
};

/** The merged texts, and the files that need a person. Throws a `GitError` where git is too old. */
export function mergeTexts(repository: Repository, ours: string, theirs: string): TextMerge {
  const { folder } = repository;
  const objects = resolve(folder, mustRunGit(folder, ['rev-parse', '--git-path', 'objects']).trim());
  const aside = mkdtempSync(join(tmpdir(), 'throughline-merge-'));
  const environment = { GIT_OBJECT_DIRECTORY: aside, GIT_ALTERNATE_OBJECT_DIRECTORIES: objects };
  try {
    const { status, text, error } = runGit(
      folder,
      ['merge-tree', '--write-tree', '--name-only', '--no-messages', '-z', ours, theirs],
      environment,
    );
    const [tree = '', ...conflicts] = text.split('\0').filter((part) => part !== '');
    if ((status !== 0 && status !== 1) || !/^[0-9a-f]{40,}$/.test(tree))
      throw new GitError(
        /usage|unknown option|not a git command/i.test(error)
          ? 'Checking a merge needs git 2.38 or newer. Update git, and try again.'
          : `Git could not merge the two: ${error.trim().split('\n')[0] ?? ''}`,
      );
    const blobs = new Blobs(folder, environment);
    const revision = readTree(repository, 'the merged texts', tree, environment, blobs);
    // Parsed while the objects are still there.
    for (const path of revision.texts.keys()) revision.summaryOf(path);
    return { revision, conflicts };
  } finally {
    rmSync(aside, { recursive: true, force: true });
  }
}
