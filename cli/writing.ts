/** Writing files: wholly or not at all, and with a sentence where that cannot be. */
import { chmodSync, closeSync, mkdirSync, openSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { codeOf, realpathOf } from '#workspace';
import { CommandError, shown, type Terminal } from './terminal.ts';

/** `name` is what people call the file. A full disk or a stopped machine never leaves half of it. */
export function writeSafely(path: string, content: string | Uint8Array, name: string): void {
  failingInWords(name, () => {
    // A link stays a link: what it leads to is written.
    const target = realpathOf(path) ?? path;
    const stats = statSync(target, { throwIfNoEntry: false });
    // A terminal, a pipe or `/dev/null` is written to, never replaced.
    if (stats && !stats.isFile()) writeFileSync(target, content);
    else replace(target, content, stats?.mode);
  });
}

/** Writes a file that was asked for, with the folders that it needs, and says so. */
export function writeOut(terminal: Terminal, path: string, content: string | Uint8Array): void {
  const absolute = resolve(terminal.cwd, path);
  makeFolder(dirname(absolute), path);
  writeSafely(absolute, content, path);
  terminal.err(`Wrote ${shown(path)}.\n`);
}

/** `name` is what cannot be written without the folder. */
export function makeFolder(folder: string, name: string): void {
  failingInWords(name, () => mkdirSync(folder, { recursive: true }));
}

/** Beside the file first, then in its place at once. What may not be written may not be replaced either. */
function replace(target: string, content: string | Uint8Array, mode: number | undefined): void {
  if (mode !== undefined) closeSync(openSync(target, 'r+'));
  const beside = join(dirname(target), `.${process.pid}.throughline.tmp`);
  try {
    writeFileSync(beside, content, { flush: true });
    if (mode !== undefined) chmodSync(beside, mode);
    renameSync(beside, target);
  } catch (error) {
    rmSync(beside, { force: true });
    throw error;
  }
}

function failingInWords(name: string, write: () => void): void {
  try {
    write();
  } catch (error) {
    throw notWritten(name, error);
  }
}

/** Why something could not be written, in words. */
export function notWritten(name: string, error: unknown): CommandError {
  const code = codeOf(error) || 'unknown reason';
  return new CommandError(
    `\`${shown(name)}\` cannot be written${reasons[code] ?? ` (${code}). Choose another place.`}`,
  );
}

const noPermission = ': you have no permission. Give yourself permission, or choose another place.';
const noFolder = ': a file has the name of its folder. Choose another place.';

const reasons: Readonly<Record<string, string>> = {
  EACCES: noPermission,
  EPERM: noPermission,
  EROFS: ': this disk can only be read. Choose another place.',
  EISDIR: ': a folder has this name. Choose another name.',
  ENOTDIR: noFolder,
  EEXIST: noFolder,
  ENOENT: ', since its folder is not there. Make it first.',
  ENOSPC: ': the disk is full. Make room, or choose another place.',
  ENAMETOOLONG: ': its name is too long. Choose a shorter one.',
};
