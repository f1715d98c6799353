/**
 * Runs a bundle with what V8 compiled of it the last time. Node's own cache holds only what is compiled before anything has
 * run, which leaves out nearly all functions; this one is written at the end, one for each command, with all that it called.
 */
import { createHash } from 'node:crypto';
import { mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { createRequire, Module } from 'node:module';
import { dirname, join } from 'node:path';
import { Script } from 'node:vm';

/** The bytes of a SHA-256 digest, which stands before what was compiled. */
const digestLength = 32;

/** Before and after a module's text, as Node has it. */
const { wrapper } = Module as unknown as { readonly wrapper: readonly [string, string] };

/** Runs a bundle. What is compiled of it is kept in the file `kept`; undefined where there is nowhere to keep it. */
export function runCompiled(bundle: string, kept: string | undefined): void {
  const source = readFileSync(bundle, 'utf8');
  const cachedData = kept === undefined ? undefined : readKept(kept, source);
  const script = new Script(`${wrapper[0]}${source}${wrapper[1]}`, {
    filename: bundle,
    columnOffset: -wrapper[0].length,
    ...(cachedData ? { cachedData } : {}),
  });
  if (kept !== undefined && (!cachedData || script.cachedDataRejected))
    process.on('exit', (code) => {
      // What could not do its job has called little, and a command that does not exist is not worth keeping.
      if (code < 2) keep(kept, source, script.createCachedData());
    });
  // The wrapper makes a function of the bundle, as Node's own loader calls it.
  const run = script.runInThisContext() as (...given: readonly unknown[]) => void;
  const module = { exports: {} };
  run.call(module.exports, module.exports, createRequire(bundle), module, bundle, dirname(bundle));
}

/** Undefined where there is none, or where it is of another bundle or not whole: V8 itself compares only lengths. */
function readKept(file: string, source: string): Buffer | undefined {
  try {
    const bytes = readFileSync(file);
    const data = bytes.subarray(digestLength);
    return digestOf(source, data).equals(bytes.subarray(0, digestLength)) ? data : undefined;
  } catch {
    return undefined;
  }
}

/** Where it cannot be written, the next start compiles again. */
function keep(file: string, source: string, data: Buffer): void {
  const draft = `${file}.${process.pid}`;
  try {
    mkdirSync(dirname(file), { recursive: true, mode: 0o700 });
    writeFileSync(draft, Buffer.concat([digestOf(source, data), data]), { mode: 0o600 });
    renameSync(draft, file);
  } catch {
    return;
  }
}

function digestOf(source: string, data: Buffer): Buffer {
  return createHash('sha256').update(source, 'latin1').update(data).digest();
}

/**
 * A name for what a command has compiled, by the version of Node, since no other can read it. With a word for its room, as
 * for V8 of Node 20 the size of its heap is a reason to compile anew.
 */
export function keptIn(folder: string, command = '', room?: string): string {
  const word = /^[a-z]{1,20}$/.test(command) ? command : 'start';
  const name = room === undefined ? word : `${word}-${room}`;
  return join(folder, `${name}-${process.version}-${process.arch}.bin`);
}
