/** `check --watch`: checks now, and again a moment after the last change, until it is ended. */
import { statSync } from 'node:fs';
import { basename } from 'node:path';
import type { FSWatcher } from 'chokidar';
import { configFileName } from '#language';
import { flowFileEnding } from '#language/flow/index.ts';
import { wantedProjects } from './files.ts';
import type { Terminal } from './terminal.ts';

/** Editors write a file in several steps; after this many milliseconds of rest it is whole. */
const rest = 60;

/** After so many milliseconds it is looked whether the folders themselves are still there. */
const glance = 500;

/** Resolves once it watches; `run` is called now and after every change, until the process ends. */
export async function watchFiles(terminal: Terminal, paths: readonly string[], run: () => number): Promise<void> {
  // Loaded here alone: a check starts faster without it.
  const { watch } = await import('chokidar');
  const roots = wantedProjects(terminal.cwd, paths).map(({ root }) => root);
  let timer: NodeJS.Timeout | undefined;
  const again = (): void => {
    clearTimeout(timer);
    timer = setTimeout(() => {
      terminal.out('\n');
      checked(terminal, run);
    }, rest);
  };
  const start = (): FSWatcher =>
    watch([...roots], { ignoreInitial: true, ignored: isIgnored }).on('all', (_event, path) => {
      if (isAbout(path)) again();
    });
  const watcher = start();
  await new Promise<void>((resolve) => watcher.once('ready', () => resolve()));
  startAgain(roots, watcher, start, again);
  checked(terminal, run);
  terminal.err('Watching for changes. Press Ctrl+C to end.\n');
}

/** Nobody is told of what happens in a folder once it was taken away, though it, or another one, comes in its place. */
function startAgain(roots: readonly string[], first: FSWatcher, start: () => FSWatcher, again: () => void): void {
  let watcher = first;
  let known = identities(roots);
  const noteGone = (path: string): void => {
    if (roots.includes(path)) known = [];
  };
  watcher.on('unlinkDir', noteGone);
  setInterval(() => {
    const now = identities(roots);
    // That one is gone was told as its files went.
    if (now.join() === known.join() || now.includes(gone)) return;
    known = now;
    void watcher.close();
    watcher = start().on('unlinkDir', noteGone);
    again();
  }, glance);
}

const gone = -1;

/** What differs as soon as one of the folders is gone, or is another one. */
function identities(folders: readonly string[]): readonly number[] {
  return folders.map((folder) => statSync(folder, { throwIfNoEntry: false })?.ino ?? gone);
}

/** Imported work items are judged by rules too. */
function isAbout(path: string): boolean {
  return path.endsWith('.thru') || path.endsWith(flowFileEnding) || basename(path) === configFileName;
}

function isIgnored(path: string): boolean {
  return /[\\/](node_modules|\.git)([\\/]|$)/.test(path);
}

/** What cannot be checked now may be mended in a moment. */
function checked(terminal: Terminal, run: () => number): void {
  try {
    run();
  } catch (error) {
    terminal.err(`${error instanceof Error ? error.message : String(error)}\n`);
  }
}
