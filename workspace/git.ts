/** Reads the texts of a project at a revision, without a checkout and without changing anything in the repository. */
import { spawnSync } from 'node:child_process';
import { posix } from 'node:path';
import { parseConfig } from '#language';
import { configFileName } from './config-file.ts';
import { modelFileFilter } from './files.ts';

/** What the person who asked can do about it stands in the message. */
export class GitError extends Error {}

export type Repository = {
  /** Where git is run; for a bare repository its own folder. */
  readonly folder: string;
  /** The way from the top of the repository to the project, `/` at its end; empty where they are the same. */
  readonly prefix: string;
  readonly isBare: boolean;
};

export type Revision = {
  /** What was asked for, as a person wrote it. */
  readonly name: string;
  readonly commit: string;
  /** Texts by path relative to the project. */
  readonly texts: ReadonlyMap<string, string>;
  /** Files that could not be read, with a sentence. */
  readonly unreadable: readonly { readonly path: string; readonly message: string }[];
  /** Where the project stood in that revision, if elsewhere than now. */
  readonly movedFrom?: string;
};

export function openRepository(root: string): Repository {
  const bare = run(root, ['rev-parse', '--is-bare-repository']);
  if (bare.missing) throw new GitError('Git is not installed here. Install it, or compare two folders with `--dir`.');
  if (bare.status !== 0)
    throw new GitError('This folder is not in a git repository. Compare two folders with `--dir A B`.');
  if (bare.text.trim() === 'true') return { folder: root, prefix: '', isBare: true };
  const prefix = run(root, ['rev-parse', '--show-prefix']);
  return { folder: root, prefix: prefix.text.replace(/\r?\n$/, ''), isBare: false };
}

export type Commit = {
  readonly commit: string;
  /** As the commit itself names them: a shallow clone may not have them. */
  readonly parents: readonly string[];
};

export function commitAt(repository: Repository, name: string): Commit {
  const commit = commitOf(repository, name);
  // `git log` leaves out the parents that a shallow clone does not have; the commit itself still names them.
  const { text } = must(run(repository.folder, ['cat-file', 'commit', commit]));
  const [header = ''] = text.split('\n\n');
  return { commit, parents: [...header.matchAll(/^parent ([0-9a-f]+)$/gm)].map(([, id = '']) => id) };
}

/** Whether the repository has a commit, without fetching it. */
export function hasCommit({ folder }: Repository, name: string): boolean {
  return run(folder, ['rev-parse', '--verify', '--quiet', '--end-of-options', `${name}^{commit}`]).status === 0;
}

/** The commit that two revisions have in common. */
export function mergeBase(repository: Repository, a: string, b: string): string {
  const [left, right] = [commitOf(repository, a), commitOf(repository, b)];
  const { status, text } = run(repository.folder, ['merge-base', left, right]);
  if (status === 0 && text.trim() !== '') return text.trim();
  throw new GitError(
    isShallow(repository)
      ? `The common ancestor of \`${a}\` and \`${b}\` is not in this shallow clone. Fetch more of the history: \`git fetch --unshallow\`.`
      : `\`${a}\` and \`${b}\` have no common ancestor. Compare them with two dots: \`${a}..${b}\`.`,
  );
}

function commitOf(repository: Repository, name: string): string {
  const { status, text } = run(repository.folder, [
    'rev-parse',
    '--verify',
    '--quiet',
    '--end-of-options',
    `${name}^{commit}`,
  ]);
  if (status === 0) return text.trim();
  if (name === 'HEAD') throw new GitError('There is no commit here yet, so there is nothing to compare with.');
  throw new GitError(
    isShallow(repository)
      ? `There is no revision \`${name}\` in this shallow clone. Fetch it, or more of the history: \`git fetch --unshallow\`.`
      : `There is no revision \`${name}\` here. Give a branch, a tag or a commit; \`git branch --all\` lists the branches.`,
  );
}

function isShallow({ folder }: Repository): boolean {
  return run(folder, ['rev-parse', '--is-shallow-repository']).text.trim() === 'true';
}

/** The project as it was committed; `:` as a name reads what is staged. */
export function readRevision(repository: Repository, name: string): Revision {
  const isStaged = name === ':';
  const commit = isStaged ? '' : commitOf(repository, name);
  const entries = isStaged ? stagedEntries(repository) : treeEntries(repository, commit);
  const own = entriesIn(entries, repository.prefix);
  const [found, prefix] = hasModel(own) ? [own, repository.prefix] : elsewhere(entries, own, repository.prefix);
  const { texts, unreadable } = readBlobs(repository, found);
  return {
    name: isStaged ? 'what is staged' : name,
    commit,
    texts,
    unreadable,
    ...(prefix === repository.prefix ? {} : { movedFrom: prefix }),
  };
}

type Entry = { readonly path: string; readonly object: string };

function hasModel(entries: readonly Entry[]): boolean {
  return entries.some(({ path }) => path.endsWith('.thru'));
}

/** A project whose folder was called otherwise: the only one that the revision has. */
function elsewhere(
  entries: readonly Entry[],
  own: readonly Entry[],
  prefix: string,
): readonly [readonly Entry[], string] {
  const roots = entries
    .filter(({ path }) => posix.basename(path) === configFileName)
    .map(({ path }) => path.slice(0, -configFileName.length));
  const [only, second] = roots;
  return only !== undefined && second === undefined ? [entriesIn(entries, only), only] : [own, prefix];
}

function entriesIn(entries: readonly Entry[], prefix: string): readonly Entry[] {
  return entries.flatMap(({ path, object }) =>
    path.startsWith(prefix) ? [{ path: path.slice(prefix.length), object }] : [],
  );
}

function treeEntries({ folder }: Repository, commit: string): readonly Entry[] {
  const { text } = must(run(folder, ['ls-tree', '-r', '-z', '--full-tree', commit]));
  return parsed(text, /^(\d+) (\w+) ([0-9a-f]+)\t([^]+)$/, 2, 3, 4);
}

function stagedEntries({ folder }: Repository): readonly Entry[] {
  const { text } = must(run(folder, ['ls-files', '--stage', '-z', '--full-name', ':/']));
  // A file in conflict has three stages and no zeroth one.
  return parsed(text, /^(\d+) ([0-9a-f]+) 0\t([^]+)$/, undefined, 2, 3);
}

/** Modules of other repositories are no files of this one. */
function parsed(
  text: string,
  pattern: RegExp,
  type: number | undefined,
  object: number,
  path: number,
): readonly Entry[] {
  return text.split('\0').flatMap((line) => {
    const match = pattern.exec(line);
    if (!match || (type !== undefined && match[type] !== 'blob') || match[1] === '160000' || match[1] === '120000')
      return [];
    return [{ path: match[path] ?? '', object: match[object] ?? '' }];
  });
}

function readBlobs(repository: Repository, entries: readonly Entry[]): Pick<Revision, 'texts' | 'unreadable'> {
  const config = entries.find(({ path }) => path === configFileName);
  const [written] = config ? blobsOf(repository, [config]) : [];
  const { include, exclude } = parseConfig(written?.bytes?.toString('utf8') ?? '{}').config;
  const isModel = modelFileFilter(
    entries.map(({ path }) => path),
    include,
    exclude,
  );
  const wanted = entries.filter(({ path }) => isModel(path));
  const texts = new Map<string, string>();
  const unreadable: { path: string; message: string }[] = [];
  if (config && written?.bytes) texts.set(configFileName, written.bytes.toString('utf8'));
  for (const { path, bytes } of blobsOf(repository, wanted)) {
    const text = bytes && decoded(bytes);
    if (text === undefined)
      unreadable.push({ path, message: bytes ? 'This file is not text in UTF-8.' : missingObject });
    else if (text.startsWith('version https://git-lfs.github.com/spec/')) unreadable.push({ path, message: inLfs });
    else texts.set(path, text);
  }
  return { texts, unreadable };
}

const missingObject =
  'The content of this file is not in this partial clone. Fetch it, for example with `git checkout` of that revision.';
const inLfs =
  'This file is stored in Git LFS, and only a pointer is in the repository. Keep `.thru` files out of LFS: they are small, and they are compared as text.';

function decoded(bytes: Uint8Array): string | undefined {
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch {
    return undefined;
  }
}

/** All contents in one call. */
function blobsOf(
  { folder }: Repository,
  entries: readonly Entry[],
): readonly { readonly path: string; readonly bytes: Buffer | undefined }[] {
  if (entries.length === 0) return [];
  const input = entries.map(({ object }) => `${object}\n`).join('');
  const { stdout } = spawnSync('git', ['cat-file', '--batch'], { cwd: folder, input, env, maxBuffer: 1 << 30 });
  let at = 0;
  return entries.map(({ path }) => {
    const end = stdout.indexOf(0x0a, at);
    const [, type, size] = stdout.subarray(at, end).toString('utf8').split(' ');
    at = end + 1;
    if (type !== 'blob') return { path, bytes: undefined };
    const bytes = stdout.subarray(at, at + Number(size));
    at += Number(size) + 1;
    return { path, bytes };
  });
}

/** Nothing is fetched, asked or locked, whatever the repository's configuration says. */
const env = {
  ...process.env,
  GIT_NO_LAZY_FETCH: '1',
  GIT_TERMINAL_PROMPT: '0',
  GIT_OPTIONAL_LOCKS: '0',
  LC_ALL: 'C',
};

type Ran = { readonly status: number | null; readonly text: string; readonly error: string; readonly missing: boolean };

function run(folder: string, args: readonly string[]): Ran {
  const result = spawnSync('git', ['-c', 'core.fsmonitor=false', '-c', 'core.quotePath=false', ...args], {
    cwd: folder,
    env,
    encoding: 'utf8',
    maxBuffer: 1 << 30,
  });
  const missing = result.error !== undefined && 'code' in result.error && result.error.code === 'ENOENT';
  return { status: result.status, text: result.stdout, error: result.stderr, missing };
}

function must(result: Ran): Ran {
  if (result.status === 0) return result;
  throw new GitError(`Git could not read the repository: ${result.error.trim().split('\n')[0] ?? ''}`);
}
