/** Which projects, and which of their files, the paths on the command line mean. */
import { statSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { codeOf, findRoot, isWithin, relativePath, rootsWithin } from '#workspace';
import { CommandError, shown } from './terminal.ts';

export type Wanted = {
  readonly root: string;
  /** Absolute files and folders of this project that were asked for; all of it where this is empty. */
  readonly within: readonly string[];
};

/** The projects that hold the paths, and those inside them; of the current folder where none is given. */
export function wantedProjects(cwd: string, paths: readonly string[]): readonly Wanted[] {
  const byRoot = new Map<string, string[]>();
  for (const path of paths.length === 0 ? ['.'] : paths) {
    const absolute = resolve(cwd, path);
    const isFolder = statOf(absolute, path).isDirectory();
    const folder = isFolder ? absolute : dirname(absolute);
    // Without a configuration the current folder is the root; paths outside it are their own.
    const otherwise = isWithin(folder, cwd) ? cwd : folder;
    const roots = isFolder ? rootsWithin(folder, otherwise) : [findRoot(folder, otherwise)];
    for (const root of roots) byRoot.set(root, [...(byRoot.get(root) ?? []), absolute]);
  }
  return [...byRoot].map(([root, within]) => ({ root, within }));
}

function statOf(absolute: string, path: string): ReturnType<typeof statSync> & object {
  try {
    return statSync(absolute);
  } catch (error) {
    if (codeOf(error) === 'EACCES')
      throw new CommandError(
        `\`${shown(path)}\` cannot be reached: a folder on the way is closed to you. Ask its owner for permission.`,
      );
    throw new CommandError(
      `There is no file or folder \`${shown(path)}\`. Give the path of a folder with .thru files, or of one of them.`,
    );
  }
}

/** A project's path as people read it: from the current folder, with `/`. */
export function shownPath(cwd: string, root: string, path: string): string {
  return relativePath(cwd, join(root, path));
}
