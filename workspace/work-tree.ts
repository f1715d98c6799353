/** What the files on disk leave out or hold too much, compared with the revisions of their repository. */
import { readRevision } from './revisions.ts';
import { mustRunGit } from './git-run.ts';
import type { Repository } from './git.ts';

export type WorkTree = {
  /** Texts of files that a sparse checkout leaves out, by path relative to the project: they are as committed. */
  readonly absent: ReadonlyMap<string, string>;
  /** Folders, `/` at their end, that are modules of other repositories. */
  readonly modules: readonly string[];
};

/** Throws a `GitError` where git does not answer. */
export function readWorkTree(repository: Repository): WorkTree {
  const { folder, prefix } = repository;
  const text = mustRunGit(folder, ['ls-files', '-t', '--stage', '-z', '--full-name', ':/']);
  const absent = new Set<string>();
  const modules: string[] = [];
  for (const line of text.split('\0')) {
    const [, tag, mode = '', path = ''] = /^(\S) (\d+) [0-9a-f]+ \d\t([^]+)$/.exec(line) ?? [];
    if (!path.startsWith(prefix)) continue;
    if (mode === '160000') modules.push(`${path.slice(prefix.length)}/`);
    // Git skips in the work tree what a sparse checkout leaves out.
    else if (tag === 'S' && path.endsWith('.thru')) absent.add(path.slice(prefix.length));
  }
  if (absent.size === 0) return { absent: new Map(), modules };
  const { texts } = readRevision(repository, ':');
  return { absent: new Map([...texts].filter(([path]) => absent.has(path))), modules };
}
