/**
 * Room for a large organisation. What is read of it lives to the end of the command, and V8 copies all that lives twice
 * before it leaves it where it is. A heap whose young generation takes in whatever a command makes copies nothing. Its size
 * can only be said when a heap is made, so such a command runs in a thread of its own
 * (docs/decisions/0024-a-large-organisation-is-given-room.md).
 */
import { readdirSync, statSync, type Dirent } from 'node:fs';
import { join, resolve } from 'node:path';
import { setFlagsFromString } from 'node:v8';
import { Worker } from 'node:worker_threads';
import { endWithReader, screenOf } from './screen.ts';

/** Less text than this, in bytes, makes so little that there is nothing to gain. */
const least = 3_000_000;

/**
 * How many bytes a check makes of a byte of text, and a little more: where there is no room for all, what has been made is
 * copied after all, and costs more than in the usual room.
 */
const madeOfOne = 64;

/** The same where every rule judges: nearly each element has problems then, told with all that mends them. */
const madeByAll = 80;

/** The most megabytes: each costs a fifth of a millisecond of CPU, used or not. */
const most = 2048;

/** In steps of so many megabytes, so that what V8 compiled is not compiled anew for each file that is added: it goes by these sizes. */
const step = 32;

/** How many entries of folders are looked at before a guess would cost more than it gains. */
const mostEntries = 20_000;

/** The megabytes of room for a command: a check of much text, where there is memory enough; else undefined. */
export function roomFor([command, ...words]: readonly string[], cwd: string): number | undefined {
  // Repairing loads what it repaired once more, and so makes more than is foreseen here.
  if (command !== 'check' || words.includes('--fix')) return undefined;
  const folders = words.filter((word) => !word.startsWith('-')).map((word) => resolve(cwd, word));
  const bytes = Math.max(...[cwd, ...folders].map(textIn));
  if (bytes < least) return undefined;
  const megabytes = Math.ceil((bytes * (asksAll(words) ? madeByAll : madeOfOne)) / (step * 1e6)) * step;
  // What is not copied stays until the end, so this much may be used in truth.
  return megabytes > most || megabytes * 1e6 > process.availableMemory() / 3 ? undefined : megabytes;
}

/** A word for the room of a command that was given one, by what decides its size beside the amount of text. */
export function nameOfRoom([, ...words]: readonly string[]): string {
  return asksAll(words) ? 'all-in-room' : 'in-room';
}

/** Whether the words ask for all rules. */
function asksAll(words: readonly string[]): boolean {
  return /(^| )--profile[ =]all( |$)/.test(words.join(' '));
}

/** The bytes of the files of models in a folder, as far as they can be seen without reading any. */
function textIn(folder: string): number {
  const folders = [folder];
  let [bytes, entries] = [0, 0];
  for (let at = folders.pop(); at !== undefined && entries < mostEntries; at = folders.pop())
    for (const entry of entriesOf(at)) {
      entries += 1;
      const path = join(at, entry.name);
      if (entry.isFile() && entry.name.endsWith('.thru')) bytes += sizeOf(path);
      else if (entry.isDirectory() && !entry.name.startsWith('.') && entry.name !== 'node_modules') folders.push(path);
    }
  return bytes;
}

function entriesOf(folder: string): readonly Dirent[] {
  try {
    return readdirSync(folder, { withFileTypes: true });
  } catch {
    // Whoever reads it says what is wrong with it.
    return [];
  }
}

function sizeOf(file: string): number {
  try {
    return statSync(file, { throwIfNoEntry: false })?.size ?? 0;
  } catch {
    // A folder may show the names of its files to those who may not open it.
    return 0;
  }
}

/** Runs this same program in a thread with so many megabytes for what is new, and ends as it ends. */
export function runInRoom(megabytes: number, program: string): void {
  for (const flag of ['--min-semi-space-size', '--max-semi-space-size']) setFlagsFromString(`${flag}=${megabytes}`);
  const worker = new Worker(program, { argv: process.argv.slice(2), workerData: screenOf() });
  endWithReader();
  worker.on('error', ({ message }) => {
    process.stderr.write(`The check ended without a result: ${message}\n`);
    process.exitCode = 2;
  });
  worker.on('exit', (code) => {
    process.exitCode ??= code;
  });
}
