/** Loads the projects that a command is about, with what the command line says over their configuration. */
import { basename } from 'node:path';
import { configFileName, placeInText, type SettingsOverride } from '#language';
import { loadProject, relativePath, type LoadedProject } from '#workspace';
import { shownPath, type Wanted } from './files.ts';
import { CommandError, shown, type Terminal } from './terminal.ts';

/** A file whose text comes from standard input; or why what comes is no text. */
export type StdinFile = { readonly path: string; readonly text: string | { readonly problem: string } };

export function loadWanted(
  { root }: Wanted,
  stdin: StdinFile | undefined,
  override: SettingsOverride,
  /** True where it is changed afterwards, which costs more to load. */
  isIncremental = false,
  /** True where rules on measured flow shall judge too. */
  isMeasured = false,
): LoadedProject {
  const texts = stdin ? { texts: new Map([[relativePath(root, stdin.path), stdin.text]]) } : {};
  return loadProject(root, { isIncremental, isMeasured, override, ...texts });
}

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
