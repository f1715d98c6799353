/** `check --watch`: checks again a moment after the last change, until it is ended. */
import { watch } from 'node:fs';
import { wantedProjects } from './files.ts';
import type { Terminal } from './terminal.ts';

export function watchFiles(terminal: Terminal, paths: readonly string[], run: () => number): void {
  let timer: NodeJS.Timeout | undefined;
  const again = (): void => {
    terminal.out('\n');
    try {
      run();
    } catch (error) {
      terminal.err(`${error instanceof Error ? error.message : String(error)}\n`);
    }
  };
  for (const { root } of wantedProjects(terminal.cwd, paths)) {
    watch(root, { recursive: true }, (_event, name) => {
      if (name === null || (!name.endsWith('.thru') && !name.endsWith('throughline.json'))) return;
      clearTimeout(timer);
      timer = setTimeout(again, 60);
    });
  }
  terminal.err('Watching for changes. Press Ctrl+C to end.\n');
}
