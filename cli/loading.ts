/** What a command says of a project that it can do nothing with. */
import { basename } from 'node:path';
import { configFileName, placeInText } from '#language';
import type { LoadedProject } from '#workspace';
import { shownPath } from './files.ts';
import { CommandError, shown, type Terminal } from './terminal.ts';

/** Nothing is judged by a configuration that does not read. */
export function failOnBrokenConfig(
  terminal: Terminal,
  loaded: readonly Pick<LoadedProject, 'root' | 'config'>[],
): void {
  const broken = loaded.filter(({ config }) => config.problems.length > 0);
  for (const { config, root } of broken) {
    for (const { message, span } of config.problems) {
      const { line, column } = placeInText(config.text, span.start);
      const file = shownPath(terminal.cwd, root, basename(config.path ?? configFileName));
      terminal.err(`${shown(file)}:${line + 1}:${column + 1} error ${shown(message)}\n`);
    }
  }
  if (broken.length > 0) throw new CommandError('The configuration is broken. Mend it, and check again.');
}

/** Where there is nothing to tell of; of a folder that is closed, that it is. */
export function failOnNoFiles({ project, unreadable }: Pick<LoadedProject, 'project' | 'unreadable'>): void {
  if (project.paths().length > 0) return;
  const [closed] = unreadable;
  throw new CommandError(closed ? `${shown(closed.path)}: ${shown(closed.message)}` : 'There are no .thru files here.');
}
