/**
 * What `throughline` starts with, before anything else is loaded. The program itself is a bundle beside this one, so that
 * what V8 compiled of it is kept for the next time.
 */
import { homedir } from 'node:os';
import { join } from 'node:path';
import { setFlagsFromString } from 'node:v8';
import { isMainThread } from 'node:worker_threads';
import { keptIn, runCompiled } from './compiled.ts';
import { roomFor, runInRoom } from './roomy.ts';

/**
 * A command loads an organisation, which it keeps to its end, and is done: looking again and again whether something of it
 * is garbage costs more than the memory that is saved. Not so for what goes on running.
 */
const goesOn = process.argv[2] === 'lsp' || process.argv.includes('--watch');
if (!goesOn)
  for (const flag of ['--semi-space-growth-factor=16', '--heap-growing-percent=400']) setFlagsFromString(flag);

const room = isMainThread && !goesOn ? roomFor(process.argv.slice(2), process.cwd()) : undefined;
if (room === undefined) runHere();
else runInRoom(room, __filename);

function runHere(): void {
  const [, , command] = process.argv;
  const caches = cachesOfThePerson();
  const kept = caches === undefined ? undefined : keptIn(join(caches, 'throughline'), command);
  runCompiled(join(__dirname, 'throughline.cjs'), kept);
}

/** Not the folder for temporary files, which Node would take: there another person of the machine could put code for us to run. */
function cachesOfThePerson(): string | undefined {
  try {
    const { XDG_CACHE_HOME: own = '' } = process.env;
    return own === '' ? join(homedir(), '.cache') : own;
  } catch {
    // Somebody without a home, as in some containers.
    return undefined;
  }
}
