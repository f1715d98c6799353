/** For tests: a real repository of nobody in particular, whatever the machine is set to, and the command line run in it. */
import { gitIn } from '../testing/git.ts';
import { cliFolder, type CliFolder } from './cli-testing.ts';

export type GitFolder = CliFolder & {
  readonly git: (...args: readonly string[]) => string;
  /** Commits all that is there. */
  readonly commit: (message: string) => void;
  /** Replaces a part of a file; fails where there is nothing to replace. */
  readonly edit: (name: string, from: string | RegExp, to: string) => void;
};

/** A new repository in which these files are committed; gone when the tests of the file are done. */
export function gitFolder(files: Readonly<Record<string, string>> = {}): GitFolder {
  const folder = cliFolder(files);
  const git = (...args: readonly string[]): string => gitIn(folder.root, ...args);
  const commit = (message: string): void => {
    git('add', '-A');
    git('commit', '-qm', message);
  };
  git('init', '-q');
  if (Object.keys(files).length > 0) commit('first');
  const edit: GitFolder['edit'] = (name, from, to) => {
    const text = folder.read(name);
    const edited = text.replace(from, to);
    if (edited === text) throw new Error(`There is no ${String(from)} in ${name}.`);
    folder.write(name, edited);
  };
  return { ...folder, git, commit, edit };
}

/** Two value streams, one of them with a train. */
export const model = `portfolio retail {
  lpm: @lea
  value-stream claims "Claims" {
    budget: 3M EUR per year
    art sky "Sky" {
      rte: @ann
      team kite { members: 7 }
    }
  }
  value-stream policies "Policies" { budget: 2M EUR per year }
}
`;
