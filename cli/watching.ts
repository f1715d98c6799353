/** `check --watch`: checks now, and again a moment after the last change, until it is ended. */
import { basename } from 'node:path';
import { configFileName } from '#workspace';
import { wantedProjects } from './files.ts';
import type { Terminal } from './terminal.ts';

/** Editors write a file in several steps; after this many milliseconds of rest it is whole. */
const rest = 60;

export async function watchFiles(terminal: Terminal, paths: readonly string[], run: () => number): Promise<void> {
  // Loaded here alone: a check starts faster without it.
  const { watch } = await import('chokidar');
  const roots = wantedProjects(terminal.cwd, paths).map(({ root }) => root);
  const isIgnored = (path: string): boolean => /[\\/](node_modules|\.git)([\\/]|$)/.test(path);
  const watcher = watch(roots, { ignoreInitial: true, ignored: isIgnored });
  let timer: NodeJS.Timeout | undefined;
  watcher.on('all', (_event, path) => {
    if (!path.endsWith('.thru') && basename(path) !== configFileName) return;
    clearTimeout(timer);
    timer = setTimeout(() => {
      terminal.out('\n');
      checked(terminal, run);
    }, rest);
  });
  await new Promise<void>((resolve) => watcher.once('ready', () => resolve()));
  checked(terminal, run);
  terminal.err('Watching for changes. Press Ctrl+C to end.\n');
}

/** What cannot be checked now may be mended in a moment. */
function checked(terminal: Terminal, run: () => number): void {
  try {
    run();
  } catch (error) {
    terminal.err(`${error instanceof Error ? error.message : String(error)}\n`);
  }
}
