/** Where projects start: at the nearest folder upwards with a `throughline.json`, else at a given folder. */
import { dirname, join, sep } from 'node:path';
import { configFileName } from '#language';
import { readConfig } from './config-file.ts';
import { listModelFiles, realpathOf } from './files.ts';
import { isThere } from './read.ts';

/** The root of the project that holds a folder or a file's folder; both are absolute paths. */
export function findRoot(folder: string, otherwise: string): string {
  for (let at = folder; ; at = dirname(at)) {
    if (isThere(join(at, configFileName))) return at;
    if (dirname(at) === at) return otherwise;
  }
}

/** The root of the project that holds a folder, and the roots of all projects inside that folder. */
export function rootsWithin(folder: string, otherwise: string): readonly string[] {
  const root = findRoot(folder, otherwise);
  const isInside = (path: string): boolean => path.startsWith(folder.endsWith(sep) ? folder : `${folder}${sep}`);
  return [root, ...nestedIn(root, new Set([realpathOf(root)])).filter(isInside)];
}

/** What a project excludes is not looked into; a link back to a project that was seen is not followed. */
function nestedIn(root: string, seen: Set<string | undefined>): readonly string[] {
  const { include, exclude } = readConfig(root).config;
  return listModelFiles(root, include, exclude).projects.flatMap((path) => {
    const nested = join(root, path);
    const real = realpathOf(nested);
    if (seen.has(real)) return [];
    seen.add(real);
    return [nested, ...nestedIn(nested, seen)];
  });
}
