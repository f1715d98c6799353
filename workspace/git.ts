/** A repository and its commits. */
import { Blobs } from './blobs.ts';
import { atOnce, git, GitError, gitText, type Reading } from './git-run.ts';

export type Repository = {
  /** Where git is run; for a bare repository its own folder. */
  readonly folder: string;
  /** The way from the top of the repository to the project, `/` at its end; empty where they are the same. */
  readonly prefix: string;
  readonly isBare: boolean;
  /** What was read of it. */
  readonly blobs: Blobs;
};

/** The repository that holds a folder. Throws a `GitError` where there is none, or git may not read it. */
export function openRepository(root: string): Repository {
  return atOnce(opening(root));
}

/** The same as a reading. */
export function* opening(root: string): Reading<Repository> {
  const bare = yield* git(root, ['rev-parse', '--is-bare-repository']);
  if (bare.missing)
    throw new GitError(
      'Git is not installed here. Install it to compare versions.',
      'Or compare two folders with `--dir A B`.',
    );
  if (/dubious ownership/.test(bare.error))
    throw new GitError(
      'Git does not trust this repository, since it belongs to somebody else. Trust it with `git config --global --add safe.directory` and its path.',
      'Or compare two folders with `--dir A B`.',
    );
  if (bare.status !== 0)
    throw new GitError('This folder is not in a git repository.', 'Compare two folders with `--dir A B`.');
  const blobs = new Blobs(root);
  // Inside `.git` there are no files of anybody's either.
  const isInside = (yield* git(root, ['rev-parse', '--is-inside-work-tree'])).text.trim() === 'true';
  if (bare.text.trim() === 'true' || !isInside) return { folder: root, prefix: '', isBare: true, blobs };
  const prefix = yield* git(root, ['rev-parse', '--show-prefix']);
  return { folder: root, prefix: prefix.text.replace(/\r?\n$/, ''), isBare: false, blobs };
}

export type Commit = {
  readonly commit: string;
  /** As the commit itself names them: a shallow clone may not have them. */
  readonly parents: readonly string[];
};

/** The commit that a name means, with its parents. Throws a `GitError` where there is none. */
export function commitAt(repository: Repository, name: string): Commit {
  return atOnce(readCommit(repository, name));
}

function* readCommit(repository: Repository, name: string): Reading<Commit> {
  const commit = yield* commitOf(repository, name);
  // `git log` leaves out the parents that a shallow clone does not have; the commit itself still names them.
  const text = yield* gitText(repository.folder, ['cat-file', 'commit', commit]);
  const [header = ''] = text.split('\n\n');
  return { commit, parents: [...header.matchAll(/^parent ([0-9a-f]+)$/gm)].map(([, id = '']) => id) };
}

/** Whether the repository has a commit, without fetching it. */
export function hasCommit({ folder }: Repository, name: string): boolean {
  const args = ['rev-parse', '--verify', '--quiet', '--end-of-options', `${name}^{commit}`];
  return atOnce(git(folder, args)).status === 0;
}

/** The commit that two revisions have in common. */
export function mergeBase(repository: Repository, a: string, b: string): string {
  return atOnce(findMergeBase(repository, a, b));
}

/** The same as a reading. Throws a `GitError` where there is none. */
export function* findMergeBase(repository: Repository, a: string, b: string): Reading<string> {
  const [left, right] = [yield* commitOf(repository, a), yield* commitOf(repository, b)];
  const { status, text } = yield* git(repository.folder, ['merge-base', left, right]);
  if (status === 0 && text.trim() !== '') return text.trim();
  throw new GitError(
    (yield* isCut(repository))
      ? `The common ancestor of \`${a}\` and \`${b}\` is not in this shallow clone. Fetch more of the history: \`git fetch --unshallow\`.`
      : `\`${a}\` and \`${b}\` have no common ancestor. Compare them with two dots: \`${a}..${b}\`.`,
  );
}

/** The full name of a commit; throws with a sentence where there is none of that name. */
export function* commitOf(repository: Repository, name: string): Reading<string> {
  const { status, text } = yield* git(repository.folder, [
    'rev-parse',
    '--verify',
    '--quiet',
    '--end-of-options',
    `${name}^{commit}`,
  ]);
  if (status === 0) return text.trim();
  if (name === 'HEAD')
    throw new GitError(
      'There is no commit here yet, so there is nothing to compare with. Make the first with `git commit`.',
    );
  throw new GitError(
    (yield* isCut(repository))
      ? `There is no revision \`${name}\` in this shallow clone. Fetch it, or more of the history: \`git fetch --unshallow\`.`
      : `There is no revision \`${name}\` here. Give a branch, a tag or a commit; \`git branch --all\` lists the branches.`,
  );
}

/** The full name of the commit that is checked out at a folder; undefined where there is none. */
export function* headOf(folder: string): Reading<string | undefined> {
  const { status, text } = yield* git(folder, ['rev-parse', '--verify', '--quiet', 'HEAD^{commit}']);
  return status === 0 ? text.trim() : undefined;
}

/** Whether a part of the history was never fetched. */
export function isShallow(repository: Repository): boolean {
  return atOnce(isCut(repository));
}

/** The same as a reading. */
export function* isCut({ folder }: Repository): Reading<boolean> {
  return (yield* git(folder, ['rev-parse', '--is-shallow-repository'])).text.trim() === 'true';
}
