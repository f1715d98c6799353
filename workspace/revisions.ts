/** The texts of a project at a revision, without a checkout. */
import { posix } from 'node:path';
import { configFileName, parseConfig, type FileSummary } from '#language';
import type { Blobs } from './blobs.ts';
import { modelFileFilter } from './files.ts';
import { atOnce, GitError, gitText, type Reading } from './git-run.ts';
import { commitOf, type Repository } from './git.ts';

export type Revision = {
  /** What was asked for, as a person wrote it. */
  readonly name: string;
  readonly commit: string;
  /** Texts by path relative to the project. */
  readonly texts: ReadonlyMap<string, string>;
  /** The same parsed; what several revisions have is parsed once. */
  readonly summaryOf: (path: string) => FileSummary | undefined;
  /** Files that could not be read, with a sentence. */
  readonly unreadable: readonly { readonly path: string; readonly message: string }[];
  /** Where the project stood in that revision, if elsewhere than now. */
  readonly movedFrom?: string;
};

/** The project as it was committed; `:` as a name reads what is staged. */
export function readRevision(repository: Repository, name: string): Revision {
  return atOnce(readingRevision(repository, name));
}

/** The same as a reading. */
export function* readingRevision(repository: Repository, name: string): Reading<Revision> {
  const isStaged = name === ':';
  const commit = isStaged ? '' : yield* commitOf(repository, name);
  const entries = isStaged ? yield* stagedEntries(repository) : yield* treeEntries(repository, commit);
  return yield* revisionOf(repository, isStaged ? 'what is staged' : name, commit, entries, repository.blobs);
}

/** The project in a tree that need not be committed, whose objects `blobs` finds. */
export function readTree(
  repository: Repository,
  name: string,
  tree: string,
  environment: Readonly<Record<string, string>>,
  blobs: Blobs,
): Revision {
  return atOnce(
    (function* () {
      const entries = yield* treeEntries(repository, tree, environment);
      return yield* revisionOf(repository, name, tree, entries, blobs);
    })(),
  );
}

export type Entry = { readonly path: string; readonly object: string };

function* revisionOf(
  { prefix }: Repository,
  name: string,
  commit: string,
  entries: readonly Entry[],
  blobs: Blobs,
): Reading<Revision> {
  const own = entriesIn(entries, prefix);
  const [found, home] = hasModel(own) ? [own, prefix] : elsewhere(entries, own, prefix);
  const files = yield* modelFiles(found, blobs);
  yield* blobs.read(files.map(({ object }) => object));
  const objects = new Map(files.map(({ path, object }) => [path, object]));
  const read = files.map(({ path, object }) => ({ path, ...blobs.get(object) }));
  return {
    name,
    commit,
    texts: new Map(read.flatMap(({ path, text }) => (text === undefined ? [] : [[path, text] as const]))),
    summaryOf: (path) => blobs.summaryOf(objects.get(path) ?? ''),
    unreadable: read.flatMap(({ path, problem }) => (problem === undefined ? [] : [{ path, message: problem }])),
    ...(home === prefix ? {} : { movedFrom: home }),
  };
}

/** The configuration, and the files that it means. */
function* modelFiles(entries: readonly Entry[], blobs: Blobs): Reading<readonly Entry[]> {
  const config = entries.find(({ path }) => path === configFileName);
  if (config) yield* blobs.read([config.object]);
  const { include, exclude } = parseConfig((config && blobs.get(config.object).text) ?? '{}').config;
  const paths = entries.map(({ path }) => path);
  const isModel = modelFileFilter(paths, include, exclude);
  return entries.filter((entry) => entry === config || isModel(entry.path));
}

function hasModel(entries: readonly Entry[]): boolean {
  return entries.some(({ path }) => path.endsWith('.thru'));
}

/** A project whose folder was called otherwise: the only one that the revision has. */
function elsewhere(
  entries: readonly Entry[],
  own: readonly Entry[],
  prefix: string,
): readonly [readonly Entry[], string] {
  const roots = entries.flatMap(({ path }) =>
    posix.basename(path) === configFileName ? [path.slice(0, -configFileName.length)] : [],
  );
  const [only, second] = roots.length > 0 ? roots : commonFolder(entries);
  return only !== undefined && second === undefined ? [entriesIn(entries, only), only] : [own, prefix];
}

/** Without a configuration: the folder in which all of the model stands. */
function commonFolder(entries: readonly Entry[]): readonly string[] {
  const [first, ...rest] = entries.flatMap(({ path }) => (path.endsWith('.thru') ? [path] : []));
  if (first === undefined) return [];
  const isIn = (folder: string): boolean => rest.every((path) => path.startsWith(folder));
  let folder = first.slice(0, first.lastIndexOf('/') + 1);
  while (!isIn(folder)) folder = folder.slice(0, folder.lastIndexOf('/', folder.length - 2) + 1);
  return [folder];
}

function entriesIn(entries: readonly Entry[], prefix: string): readonly Entry[] {
  return entries.flatMap(({ path, object }) =>
    path.startsWith(prefix) ? [{ path: path.slice(prefix.length), object }] : [],
  );
}

function* treeEntries(
  { folder }: Repository,
  tree: string,
  environment?: Readonly<Record<string, string>>,
): Reading<readonly Entry[]> {
  const text = yield* gitText(folder, ['ls-tree', '-r', '-z', '--full-tree', tree], environment);
  // Modules of other repositories and links are no files of this one.
  return text.split('\0').flatMap((line) => {
    const [, mode, type, object = '', path = ''] = /^(\d+) (\w+) ([0-9a-f]+)\t([^]+)$/.exec(line) ?? [];
    return type === 'blob' && mode !== '120000' ? [{ path, object }] : [];
  });
}

function* stagedEntries({ folder }: Repository): Reading<readonly Entry[]> {
  const text = yield* gitText(folder, ['ls-files', '--stage', '-z', '--full-name', ':/']);
  return text.split('\0').flatMap((line) => {
    const [, mode = '', object = '', stage, path = ''] = /^(\d+) ([0-9a-f]+) (\d)\t([^]+)$/.exec(line) ?? [];
    if (stage !== undefined && stage !== '0' && path.endsWith('.thru'))
      throw new GitError(
        `\`${path}\` is in conflict: both sides of a merge are staged. Resolve it and \`git add\` it first.`,
      );
    return mode.startsWith('100') ? [{ path, object }] : [];
  });
}
