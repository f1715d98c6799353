/** Where a project starts: the nearest folder upwards with a `throughline.json`, else a given folder. */
import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { configFileName } from './config-file.ts';

/** The root of the project that holds a folder or a file's folder; both are absolute paths. */
export function findRoot(folder: string, otherwise: string): string {
  for (let at = folder; ; at = dirname(at)) {
    if (existsSync(join(at, configFileName))) return at;
    if (dirname(at) === at) return otherwise;
  }
}

/** The roots of several folders, each once. */
export function rootsOf(folders: readonly string[], otherwise: string): readonly string[] {
  return [...new Set(folders.map((folder) => findRoot(folder, otherwise)))];
}
