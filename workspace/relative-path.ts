import { relative, sep } from 'node:path';

/** The way from a folder to a path as people and models write it: with `/` on every system; `.` for the folder itself. */
export function relativePath(folder: string, path: string): string {
  const way = relative(folder, path).split(sep).join('/');
  return way === '' ? '.' : way;
}
