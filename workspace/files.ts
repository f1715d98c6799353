/** Lists a project's `.thru` files: its globs, without hidden folders, dependencies, and projects inside it. */
import { readdirSync, realpathSync, statSync, type Dirent } from 'node:fs';
import { join } from 'node:path';
import { configFileName, pathMatcher } from '#language';
import { isThere } from './read.ts';

export type ListedFiles = {
  /** Relative to the root, `/` between the parts, sorted. */
  readonly paths: readonly string[];
  /** Folders that could not be read. */
  readonly problems: readonly { readonly path: string; readonly message: string }[];
  /** Folders that are projects of their own, relative to the root. */
  readonly projects: readonly string[];
};

const skipped: ReadonlySet<string> = new Set(['node_modules', 'bower_components']);

/** `isFlat`: the files beside each other in the root, and none of the folders in it. */
export function listModelFiles(
  root: string,
  include: readonly string[],
  exclude: readonly string[],
  isFlat = false,
): ListedFiles {
  const isIncluded = include.length > 0 ? pathMatcher(include) : () => true;
  const isExcluded = exclude.length > 0 ? pathMatcher(exclude) : () => false;
  const paths: string[] = [];
  const problems: { path: string; message: string }[] = [];
  const projects: string[] = [];
  const visited = new Set<string>();
  /** Folders that a link leads to, looked into last: what stands in the project itself is known by its own path. */
  const linked: (readonly [folder: string, prefix: string])[] = [];
  const visit = (folder: string, prefix: string): void => {
    const real = realpathOf(folder);
    // A link to a folder around this one would be walked for ever.
    if (real === undefined || visited.has(real)) return;
    visited.add(real);
    for (const entry of entriesOf(folder, prefix, problems)) {
      const { name } = entry;
      const path = `${prefix}${name}`;
      if (name.startsWith('.') || skipped.has(name) || isExcluded(path)) continue;
      const within = join(folder, name);
      if (isFolder(entry, within) && !name.endsWith('.thru')) {
        if (isFlat) continue;
        if (isThere(join(within, configFileName))) projects.push(path);
        else if (entry.isSymbolicLink()) linked.push([within, `${path}/`]);
        else visit(within, `${path}/`);
      } else if (name.endsWith('.thru') && isIncluded(path)) paths.push(path);
    }
  };
  visit(root, '');
  for (let next = linked.shift(); next; next = linked.shift()) visit(...next);
  return { paths: paths.sort(byText), problems, projects };
}

/** Whether a path, of all paths there are, belongs to the project at their root: what `listModelFiles` does on disk. */
export function modelFileFilter(
  paths: readonly string[],
  include: readonly string[],
  exclude: readonly string[],
): (path: string) => boolean {
  const isIncluded = include.length > 0 ? pathMatcher(include) : () => true;
  const isExcluded = exclude.length > 0 ? pathMatcher(exclude) : () => false;
  const inner = paths
    .filter((path) => path.endsWith(`/${configFileName}`))
    .map((path) => path.slice(0, -configFileName.length));
  return (path) => {
    if (!path.endsWith('.thru') || !isIncluded(path) || inner.some((folder) => path.startsWith(folder))) return false;
    const parts = path.split('/');
    return parts.every(
      (part, index) => !part.startsWith('.') && !skipped.has(part) && !isExcluded(parts.slice(0, index + 1).join('/')),
    );
  };
}

function entriesOf(folder: string, prefix: string, problems: { path: string; message: string }[]): readonly Dirent[] {
  try {
    return readdirSync(folder, { withFileTypes: true }).sort((a, b) => byText(a.name, b.name));
  } catch {
    problems.push({
      path: prefix === '' ? '.' : prefix,
      message: 'This folder cannot be read. Ask its owner for permission, or exclude it in `throughline.json`.',
    });
    return [];
  }
}

/** Undefined where there is nothing. */
export function realpathOf(path: string): string | undefined {
  try {
    return realpathSync(path);
  } catch {
    return undefined;
  }
}

/** A link that leads nowhere is none: reading it says so where it ends in `.thru`. */
function isFolder(entry: Dirent, path: string): boolean {
  if (!entry.isSymbolicLink()) return entry.isDirectory();
  try {
    return statSync(path).isDirectory();
  } catch {
    return false;
  }
}

function byText(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
