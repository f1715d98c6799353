/** The commits that touched a project's files, the newest first. */
import { configFileName } from '#language';
import { atOnce, gitText, type Reading } from './git-run.ts';
import { commitOf, headOf, type Repository } from './git.ts';

export type LoggedCommit = {
  readonly commit: string;
  /** Its first parent; undefined for the first commit of a history. */
  readonly parent?: string;
  readonly author: string;
  /** As `2026-12-31`. */
  readonly date: string;
  readonly subject: string;
};

/** By first parents, so that a branch counts at its merge, once. */
export function logOf(repository: Repository, from: string): readonly LoggedCommit[] {
  return atOnce(readLog(repository, from));
}

function* readLog(repository: Repository, from: string): Reading<readonly LoggedCommit[]> {
  const commit = yield* commitOf(repository, from);
  return commitsIn(yield* gitText(repository.folder, [...question, commit, ...files]));
}

/** The same of what is checked out; none where there is no commit. */
export function* logOfHead(repository: Repository): Reading<readonly LoggedCommit[]> {
  return (yield* headOf(repository.folder)) === undefined ? [] : yield* readLog(repository, 'HEAD');
}

const question = [
  'log',
  '--first-parent',
  '--full-history',
  '--diff-merges=first-parent',
  '--no-patch',
  '--format=%H%x00%P%x00%an%x00%as%x00%s%x01',
];
const files = ['--', ':/*.thru', `:/*${configFileName}`];

function commitsIn(text: string): readonly LoggedCommit[] {
  return text.split('\u0001').flatMap((entry) => {
    const [commit = '', parents = '', author = '', date = '', subject = ''] = entry.trim().split('\0');
    const [parent = ''] = parents.split(' ');
    return commit === '' ? [] : [{ commit, author, date, subject, ...(parent === '' ? {} : { parent }) }];
  });
}
