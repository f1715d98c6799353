/** For tests: a real repository of nobody in particular, whatever the machine is set to, and the command line run in it. */
import { execFileSync } from 'node:child_process';
import { cliFolder, type CliFolder } from './cli-testing.ts';

export type GitFolder = CliFolder & {
  readonly git: (...args: readonly string[]) => string;
  /** Commits all that is there. */
  readonly commit: (message: string) => void;
  /** Replaces a part of a file; fails where there is nothing to replace. */
  readonly edit: (name: string, from: string | RegExp, to: string) => void;
};

const identity = [
  ['user.name', 'A'],
  ['user.email', 'a@b.example'],
  ['init.defaultBranch', 'main'],
  ['commit.gpgsign', 'false'],
  ['protocol.file.allow', 'always'],
].flatMap(([key, value]) => ['-c', `${key ?? ''}=${value ?? ''}`]);

/** Runs git in a folder and gives what it says; throws where git fails. */
function gitIn(folder: string, ...args: readonly string[]): string {
  return execFileSync('git', [...identity, ...args], {
    cwd: folder,
    encoding: 'utf8',
    stdio: ['ignore', 'pipe', 'ignore'],
  });
}

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
