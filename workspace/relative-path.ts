/** From a folder to a path. */
import { isAbsolute, relative, sep } from 'node:path';

/** The way from a folder to a path as people and models write it: with `/` on every system; `.` for the folder itself. */
export function relativePath(folder: string, path: string): string {
  const way = relative(folder, path).split(sep).join('/');
  return way === '' ? '.' : way;
}

/** Whether a path lies in a folder, or is that folder; both are absolute. */
export function isWithin(path: string, folder: string): boolean {
  const way = relative(folder, path);
  return way === '' || (!way.startsWith(`..${sep}`) && way !== '..' && !isAbsolute(way));
}
