/** Lists a project's `.thru` files: its globs, without hidden folders, dependencies, and projects inside it. */
import { readdirSync, realpathSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { pathMatcher } from '#language';
import { configFileName } from './config-file.ts';
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
  const visit = (folder: string, prefix: string): void => {
    const real = realpathOf(folder);
    // A link to a folder around this one would be walked for ever.
    if (real === undefined || visited.has(real)) return;
    visited.add(real);
    for (const name of entriesOf(folder, prefix, problems)) {
      const path = `${prefix}${name}`;
      if (name.startsWith('.') || skipped.has(name) || isExcluded(path)) continue;
      const kind = kindOf(join(folder, name));
      if (kind === 'folder' && !name.endsWith('.thru')) {
        if (isFlat) continue;
        if (isThere(join(folder, name, configFileName))) projects.push(path);
        else visit(join(folder, name), `${path}/`);
      } else if (name.endsWith('.thru') && isIncluded(path)) paths.push(path);
    }
  };
  visit(root, '');
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

function entriesOf(folder: string, prefix: string, problems: { path: string; message: string }[]): readonly string[] {
  try {
    return readdirSync(folder).sort(byText);
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

function kindOf(path: string): 'file' | 'folder' | 'none' {
  try {
    const stats = statSync(path);
    return stats.isDirectory() ? 'folder' : 'file';
  } catch {
    // A link that leads nowhere: reading it says so where it ends in `.thru`.
    return 'none';
  }
}

function byText(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
