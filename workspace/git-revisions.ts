/** The revisions that a person may mean: branches, tags and the latest commits. */
import { gitText, type Reading } from './git-run.ts';
import { headOf, type Repository } from './git.ts';

export type NamedRevision = {
  readonly kind: 'branch' | 'remote branch' | 'tag' | 'commit';
  readonly name: string;
  /** The first line of the commit. */
  readonly subject: string;
  /** Who made it, and how long ago. */
  readonly detail: string;
};

const mostRefs = 200;
const mostCommits = 50;

/** The newest first in each kind. */
export function* listRevisions(repository: Repository): Reading<readonly NamedRevision[]> {
  const { folder, prefix } = repository;
  const refs = yield* gitText(folder, [
    'for-each-ref',
    `--count=${mostRefs}`,
    '--sort=-creatordate',
    '--format=%(refname)%00%(contents:subject)%00%(authorname)%(taggername)%00%(creatordate:relative)',
    'refs/heads',
    'refs/remotes',
    'refs/tags',
  ]);
  // Before the first commit there is no log either.
  const head = yield* headOf(folder);
  const commits =
    head === undefined
      ? ''
      : yield* gitText(folder, [
          'log',
          `--max-count=${mostCommits}`,
          '--format=%h%x00%s%x00%an%x00%cr',
          'HEAD',
          '--',
          `:(top)${prefix}`,
        ]);
  return [...rowsOf(refs).flatMap(toRef), ...rowsOf(commits).map(toCommit)];
}

function rowsOf(text: string): readonly (readonly string[])[] {
  return text
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => line.split('\0'));
}

const kinds = [
  ['refs/heads/', 'branch'],
  ['refs/remotes/', 'remote branch'],
  ['refs/tags/', 'tag'],
] as const;

function toRef([ref = '', subject = '', author = '', when = '']: readonly string[]): readonly NamedRevision[] {
  const [prefix, kind] = kinds.find(([start]) => ref.startsWith(start)) ?? [];
  // What a remote calls its main branch is there under its own name.
  if (prefix === undefined || kind === undefined || ref.endsWith('/HEAD')) return [];
  return [{ kind, name: ref.slice(prefix.length), subject, detail: [author, when].filter(Boolean).join(', ') }];
}

function toCommit([name = '', subject = '', author = '', when = '']: readonly string[]): NamedRevision {
  return { kind: 'commit', name, subject, detail: `${author}, ${when}` };
}
