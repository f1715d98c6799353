/**
 * What `throughline` starts with, before anything else is loaded. The program itself is a bundle beside this one, so that
 * what V8 compiled of it is kept for the next time.
 */
import { join } from 'node:path';
import { setFlagsFromString } from 'node:v8';
import { isMainThread } from 'node:worker_threads';
import { ownFolder } from '../workspace/own-folder.ts';
import { keptIn, runCompiled } from './compiled.ts';
import { roomFor, runInRoom } from './roomy.ts';

/**
 * A command loads an organisation, which it keeps to its end, and is done: looking again and again whether something of it
 * is garbage costs more than the memory that is saved. Not so for what goes on running.
 */
const goesOn = process.argv[2] === 'lsp' || process.argv.includes('--watch');
const collectsLittle = ['--semi-space-growth-factor=16', '--heap-growing-percent=400'];

/** A thread with room for all would begin to look for garbage when it is about to end: piece by piece, or once four fifths are full. */
const collectsNothing = ['--no-incremental-marking', '--no-minor-gc-task'];

const room = isMainThread && !goesOn ? roomFor(process.argv.slice(2), process.cwd()) : undefined;
// A thread says so itself, and not who starts it: with other flags than those that Node was built with, V8 compiles anew all
// of Node that a thread starts with.
if (room === undefined && !goesOn)
  for (const flag of isMainThread ? collectsLittle : [...collectsLittle, ...collectsNothing]) setFlagsFromString(flag);
if (room === undefined) runHere();
else runInRoom(room, __filename);

function runHere(): void {
  const [, , command] = process.argv;
  // Not the folder for temporary files, which Node would take: there another person could put code for us to run.
  const own = ownFolder();
  const kept = own === undefined ? undefined : keptIn(own, command);
  runCompiled(join(__dirname, 'throughline.cjs'), kept);
}
