/** Which two versions a comparison is of, and how each is read. */
import { statSync } from 'node:fs';
import { resolve } from 'node:path';
import {
  configFileName,
  createProject,
  defaultConfig,
  parseConfig,
  toSettings,
  type Config,
  type Project,
  type ProjectOptions,
} from '#language';
import {
  findRoot,
  loadProject,
  mergeBase,
  openRepository,
  readConfig,
  readRevision,
  readWorkTree,
  type Repository,
  type Revision,
} from '#workspace';
import { CommandError, shown, type Terminal } from '../terminal.ts';

export type Side = {
  /** What people call it: a revision as it was written, or where the files are. */
  readonly name: string;
  readonly project: Project;
  readonly unreadable: readonly Unread[];
  readonly note?: string;
};

export type Sides = { readonly before: Side; readonly after: Side; readonly config: Config };

/** A file that does not read, with a sentence. */
export type Unread = { readonly path: string; readonly message: string };

/** What cannot be compared: it would look as if what stands in it were removed. */
export function unreadIn({ project, unreadable }: Side): readonly Unread[] {
  const broken = project.paths().flatMap((path) => {
    const [problem] = project.file(path)?.summary.syntaxProblems ?? [];
    return problem ? [{ path, message: problem.message }] : [];
  });
  return [...unreadable, ...broken];
}

export type Asked = { readonly revisions: readonly string[]; readonly staged: boolean; readonly dir: boolean };

/** `A..B`, `A...B`, `A B`, one revision against the files on disk, or nothing: the last commit against them. */
export function readSides(cwd: string, { revisions, staged, dir }: Asked): Sides {
  if (dir) return twoFolders(cwd, revisions);
  failOnTooMany(revisions, staged);
  const root = findRoot(cwd, cwd);
  const repository = openRepository(root);
  if (staged) return twoRevisions(repository, revisions[0] ?? 'HEAD', ':');
  const [first = 'HEAD', second] = revisions;
  const range = rangePattern.exec(first);
  const orHead = (name: string | undefined): string => (name === undefined || name === '' ? 'HEAD' : name);
  if (range) {
    const [left, right] = [orHead(range[1]), orHead(range[3])];
    return twoRevisions(repository, range[2] === '...' ? mergeBase(repository, left, right) : left, right, left);
  }
  if (second !== undefined) return twoRevisions(repository, first, second);
  if (repository.isBare)
    throw new CommandError(
      'A bare repository has no files to compare with. Give two revisions: `throughline diff A..B`.',
    );
  const { config } = readConfig(root);
  const revision = readRevision(repository, first);
  return { before: ofRevision(revision, config), after: ofDisk(root, repository, { revision }), config };
}

const rangePattern = /^(.*?)(\.{2,3})(.*)$/;

/** What is not read must not look as if it were. */
function failOnTooMany(revisions: readonly string[], isStaged: boolean): void {
  const ranges = revisions.filter((each) => rangePattern.test(each)).length;
  if (isStaged && (revisions.length > 1 || ranges > 0))
    throw new CommandError(
      'What is staged is compared with one revision: `throughline diff --staged`, or `throughline diff --staged A`.',
    );
  if (revisions.length > (ranges > 0 ? 1 : 2))
    throw new CommandError('Two versions are compared: `throughline diff A..B`, or `throughline diff A B`.');
}

function twoRevisions(repository: Repository, from: string, to: string, name = from): Sides {
  const [old, now] = [readRevision(repository, from), readRevision(repository, to)];
  // Both are judged by the rules of the newer one.
  const written = now.texts.get(configFileName);
  const config = written === undefined ? defaultConfig : parseConfig(written).config;
  const base = from === name ? old : { ...old, name: `the common ancestor with ${name}` };
  return { before: ofRevision(base, config), after: ofRevision(now, config), config };
}

type Rules = Pick<ProjectOptions, 'rules'>;

/** A revision as a side of a comparison, judged by the given configuration. */
export function ofRevision(revision: Revision, config: Config, rules: Rules = {}): Side {
  const { name, texts, unreadable, movedFrom, summaryOf } = revision;
  const project = createProject({ isIncremental: false, settings: toSettings(config), ...rules });
  project.update(
    [...texts].flatMap(([path, text]) => {
      const summary = path.endsWith('.thru') ? summaryOf(path) : undefined;
      return summary ? [{ path, text, summary }] : [];
    }),
  );
  const note =
    movedFrom === undefined
      ? {}
      : { note: `In ${name} the project stood in \`${movedFrom === '' ? './' : movedFrom}\`.` };
  return { name, project, unreadable, ...note };
}

/** The files on disk: with what a sparse checkout leaves out, and without what other repositories brought. */
export function ofDisk(
  root: string,
  repository: Repository,
  { revision, ...rules }: Rules & { readonly revision?: Revision } = {},
): Side {
  const { absent, modules } = readWorkTree(repository);
  const { project, unreadable } = loadProject(root, {
    ...rules,
    texts: absent,
    isForeign: (path) => modules.some((module) => path.startsWith(module)),
    // Most files are as they were committed, and are parsed already.
    summaryOf: (path, text) => (revision?.texts.get(path) === text ? revision.summaryOf(path) : undefined),
  });
  const note =
    modules.length === 0
      ? {}
      : { note: `Modules of other repositories are not compared: ${modules.join(', ')}. Compare them in their own.` };
  return { name: 'the files on disk', project, unreadable, ...note };
}

function twoFolders(cwd: string, folders: readonly string[]): Sides {
  const [a, b] = folders;
  if (a === undefined || b === undefined || folders.length > 2)
    throw new CommandError('`--dir` takes two folders: `throughline diff --dir old new`.');
  const [left, right] = [folderOf(cwd, a), folderOf(cwd, b)];
  const now = loadProject(right);
  const { config } = now.config;
  // Both are judged by the rules of the newer one.
  const old = loadProject(left, { config });
  return {
    before: { name: a, project: old.project, unreadable: old.unreadable },
    after: { name: b, project: now.project, unreadable: now.unreadable },
    config,
  };
}

/** A folder by the path that somebody gave. */
export function folderOf(cwd: string, name: string): string {
  const folder = resolve(cwd, name);
  if (!statSync(folder, { throwIfNoEntry: false })?.isDirectory())
    throw new CommandError(`There is no folder \`${shown(name)}\`. Give the path of a folder with .thru files.`);
  return folder;
}

/** What does not read is never taken for removed. */
export function reportSide(terminal: Terminal, side: Side, isAllowed: boolean): void {
  if (side.note !== undefined) terminal.err(`${shown(side.note)}\n`);
  const unread = unreadIn(side);
  for (const { path, message } of unread) terminal.err(`${shown(side.name)}: ${shown(path)}: ${shown(message)}\n`);
  if (isAllowed || unread.length === 0) return;
  throw new CommandError(
    'Files that do not read cannot be compared: what stands in them would look as if it were removed. Mend them, or compare what could be read with `--allow-errors`.',
  );
}
