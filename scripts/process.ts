/** Starting other programs: once to their end, or in the background as a group that is ended as one. */
import { spawn, type ChildProcess } from 'node:child_process';
import { createRequire } from 'node:module';
import path from 'node:path';
import { root } from './pinned-node.mjs';

const require = createRequire(import.meta.url);

export type Captured = { readonly code: number; readonly output: string };

/** Runs a program to its end with its output on this terminal; gives its exit code, 127 where it cannot be started. */
export function run(program: string, args: readonly string[]): Promise<number> {
  return new Promise((resolve) => {
    const child = spawn(program, args, { cwd: root, stdio: ['ignore', 'inherit', 'inherit'] });
    child.on('error', (error) => {
      console.error(`${program} could not be started: ${error.message}`);
      resolve(127);
    });
    child.on('close', (code) => resolve(code ?? 1));
  });
}

/** Runs a program to its end and gives what it printed (both streams) with its exit code. */
export function capture(program: string, args: readonly string[]): Promise<Captured> {
  return new Promise((resolve) => {
    const child = spawn(program, args, { cwd: root, stdio: ['ignore', 'pipe', 'pipe'] });
    const chunks: Buffer[] = [];
    child.stdout.on('data', (chunk: Buffer) => chunks.push(chunk));
    child.stderr.on('data', (chunk: Buffer) => chunks.push(chunk));
    child.on('error', (error) => resolve({ code: 127, output: error.message }));
    child.on('close', (code) => resolve({ code: code ?? 1, output: Buffer.concat(chunks).toString('utf8') }));
  });
}

/** The script behind a development package's command, to be run with this Node, so that no shell is involved. */
export function toolPath(name: string, command: string = name): string {
  const manifest = path.join(root, 'node_modules', name, 'package.json');
  // The manifest is npm's own format, and the package is pinned by the lock file.
  const { bin } = require(manifest) as { readonly bin: string | Readonly<Record<string, string>> };
  const file = typeof bin === 'string' ? bin : bin[command];
  if (file === undefined) throw new Error(`The package ${name} has no command ${command}.`);
  return path.join(path.dirname(manifest), file);
}

/** Runs the command that a development package is named after, with this Node. */
export function runTool(name: string, args: readonly string[]): Promise<number> {
  return run(process.execPath, [toolPath(name), ...args]);
}

/** How long a group may take to end when asked, in milliseconds. */
const patience = 5_000;

/**
 * Ends a process that was started detached, with everything that it started itself. Resolves when all of it is gone,
 * so that its folders can be removed.
 */
export async function endGroup(child: ChildProcess): Promise<void> {
  const asked = Date.now();
  signalGroup(child, 'SIGTERM');
  while (signalGroup(child, 0)) {
    if (Date.now() - asked > patience) signalGroup(child, 'SIGKILL');
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
}

/** Sends a signal to a process and to all that it started; 0 only asks. Gives whether there was anyone to receive it. */
function signalGroup(child: ChildProcess, signal: NodeJS.Signals | 0): boolean {
  if (child.pid === undefined) return false;
  try {
    // Windows knows no groups.
    if (process.platform === 'win32') return child.exitCode === null && child.kill(signal);
    return process.kill(-child.pid, signal);
  } catch {
    return false;
  }
}
