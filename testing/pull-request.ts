/** For tests: a real repository with a pull request. */
import { mkdirSync, mkdtempSync, readFileSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { atTheEnd } from './at-the-end.ts';
import { gitIn } from './git.ts';

export type PullRequest = {
  readonly root: string;
  readonly git: (...args: readonly string[]) => string;
  readonly write: (name: string, text: string) => void;
  readonly read: (name: string) => string;
  /** The last commit of the base and of the branch. */
  readonly base: string;
  readonly head: string;
};

/** A repository in which a branch has changed a model, checked out as a service does: the commit that merging makes. */
export function pullRequest(
  before: Files,
  after: Files,
  { folder = '' }: { readonly folder?: string } = {},
): PullRequest {
  const root = realpathSync(mkdtempSync(path.join(tmpdir(), 'throughline-pull-request-')));
  atTheEnd(() => rmSync(root, { recursive: true, force: true }));
  const git = (...args: readonly string[]): string => gitIn(root, ...args);
  const write = (name: string, text: string): void => {
    mkdirSync(path.dirname(path.join(root, name)), { recursive: true });
    writeFileSync(path.join(root, name), text);
  };
  const commit = (files: Files, message: string): string => {
    for (const [name, text] of Object.entries(files)) write(path.posix.join(folder, name), text);
    git('add', '-A');
    git('commit', '-q', '--allow-empty', '-m', message);
    return git('rev-parse', 'HEAD');
  };
  git('init', '-q', '-b', 'main');
  commit({ 'throughline.json': '{}\n', ...before }, 'as is');
  git('checkout', '-q', '-b', 'reorganise');
  const head = commit(after, 'to be');
  git('checkout', '-q', 'main');
  // What has been merged meanwhile is no part of the pull request.
  const base = commit({ 'notes.txt': 'Something else.\n' }, 'meanwhile');
  git('checkout', '-q', '--detach', 'main');
  git('merge', '-q', '--no-ff', '-m', 'merge', 'reorganise');
  return { root, git, write, read: (name) => readFileSync(path.join(root, name), 'utf8'), base, head };
}

type Files = Readonly<Record<string, string>>;
