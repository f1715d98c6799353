/** Which two versions a comparison is of, and how each is read. */
import { resolve } from 'node:path';
import { createProject, defaultConfig, parseConfig, toSettings, type Config, type Project } from '#language';
import {
  configFileName,
  findRoot,
  loadProject,
  mergeBase,
  openRepository,
  readRevision,
  type Repository,
  type Revision,
} from '#workspace';
import { CommandError } from '../terminal.ts';

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
  const root = findRoot(cwd, cwd);
  const repository = openRepository(root);
  if (staged) return twoRevisions(repository, revisions[0] ?? 'HEAD', ':');
  const [first = 'HEAD', second] = revisions;
  const range = /^(.*?)(\.{2,3})(.*)$/.exec(first);
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
  const { config, project, unreadable } = loadProject(root);
  const before = ofRevision(readRevision(repository, first), config.config);
  return { before, after: { name: 'the files on disk', project, unreadable }, config: config.config };
}

function twoRevisions(repository: Repository, from: string, to: string, name = from): Sides {
  const [old, now] = [readRevision(repository, from), readRevision(repository, to)];
  // Both are judged by the rules of the newer one.
  const written = now.texts.get(configFileName);
  const config = written === undefined ? defaultConfig : parseConfig(written).config;
  const base = from === name ? old : { ...old, name: `the common ancestor with ${name}` };
  return { before: ofRevision(base, config), after: ofRevision(now, config), config };
}

function ofRevision({ name, texts, unreadable, movedFrom }: Revision, config: Config): Side {
  const project = createProject({ isIncremental: false, settings: toSettings(config) });
  project.update([...texts].flatMap(([path, text]) => (path.endsWith('.thru') ? [{ path, text }] : [])));
  const note =
    movedFrom === undefined
      ? {}
      : { note: `In ${name} the project stood in \`${movedFrom === '' ? './' : movedFrom}\`.` };
  return { name, project, unreadable, ...note };
}

function twoFolders(cwd: string, folders: readonly string[]): Sides {
  const [a, b] = folders;
  if (a === undefined || b === undefined || folders.length > 2)
    throw new CommandError('`--dir` takes two folders: `throughline diff --dir old new`.');
  const [left, right] = [resolve(cwd, a), resolve(cwd, b)].map((folder) => loadProject(folder));
  if (!left || !right) throw new CommandError('`--dir` takes two folders.');
  const [old, now] = [left, right];
  return {
    before: { name: a, project: old.project, unreadable: old.unreadable },
    after: { name: b, project: now.project, unreadable: now.unreadable },
    config: now.config.config,
  };
}
