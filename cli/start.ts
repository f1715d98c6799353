/**
 * What `throughline` starts with, before anything else is loaded. The program itself is a bundle beside this one, so that
 * what V8 compiled of it is kept for the next time.
 */
import { join } from 'node:path';
import { setFlagsFromString } from 'node:v8';
import { isMainThread } from 'node:worker_threads';
import { ownFolder } from '../workspace/own-folder.ts';
import { keptIn, runCompiled } from './compiled.ts';
import { flagsFor, goesOn } from './flags.ts';
import { nameOfRoom, roomFor, runInRoom } from './roomy.ts';

const words = process.argv.slice(2);
const room = isMainThread && !goesOn(words) ? roomFor(words, process.cwd()) : undefined;
// A thread says so itself, and not who starts it: with other flags than those that Node was built with, V8 compiles anew all
// of Node that a thread starts with.
if (room === undefined)
  for (const flag of flagsFor({ words, isInRoom: !isMainThread, hasMaglev: isWithMaglev(), hasBudget: isWithBudget() }))
    setFlagsFromString(flag);
if (room === undefined) runHere();
else runInRoom(room, __filename);

function isWithMaglev(): boolean {
  // Node was built with it, and so uses it unless somebody says otherwise.
  const built: Readonly<Record<string, unknown>> = process.config.variables;
  return built['v8_enable_maglev'] === 1;
}

function isWithBudget(): boolean {
  return process.versions.v8.startsWith('11.3.');
}

function runHere(): void {
  const [command] = words;
  // Not the folder for temporary files, which Node would take: there another person could put code for us to run.
  const own = ownFolder();
  const kept = own === undefined ? undefined : keptIn(own, command, isMainThread ? undefined : nameOfRoom(words));
  runCompiled(join(__dirname, 'throughline.cjs'), kept);
}
