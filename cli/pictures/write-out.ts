import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import { CommandError, shown, type Terminal } from '../terminal.ts';

/** Writes a file, with the folders that it needs, and says so. */
export function writeOut(terminal: Terminal, path: string, content: string | Uint8Array): void {
  const absolute = resolve(terminal.cwd, path);
  try {
    mkdirSync(dirname(absolute), { recursive: true });
    writeFileSync(absolute, content);
  } catch (error) {
    const why = error instanceof Error && 'code' in error ? String(error.code) : '';
    throw new CommandError(`\`${shown(path)}\` could not be written: ${reasons[why] ?? why}. Name another file.`);
  }
  terminal.err(`Wrote ${shown(path)}.\n`);
}

const reasons: Readonly<Record<string, string>> = {
  EACCES: 'there is no permission to write there',
  EPERM: 'there is no permission to write there',
  EROFS: 'this disk can only be read',
  EISDIR: 'a folder has this name',
  ENOTDIR: 'a file has the name of its folder',
  EEXIST: 'a file has the name of its folder',
  ENOSPC: 'the disk is full',
};
