/** `check --fix` and `check --diff`: repairs what is safe to repair, or shows what it would do. */
import { join } from 'node:path';
import { styleText } from 'node:util';
import { fixAll, type FixedFile } from '#language';
import { isWithin, readText, type LoadedProject } from '#workspace';
import { shownPath } from './files.ts';
import { CommandError, shown, type Terminal } from './terminal.ts';
import { unifiedDiff } from './unified-diff.ts';
import { writeSafely } from './writing.ts';

export type Fixing = {
  readonly within: readonly string[];
  readonly asOf: string | undefined;
  /** Shows the difference and writes nothing. */
  readonly isDiff: boolean;
  readonly isColoured: boolean;
};

/** Repairs what was asked for, and says how much. */
export function fixProjects(
  terminal: Terminal,
  loaded: readonly LoadedProject[],
  fixing: (index: number) => Fixing,
): void {
  const count = loaded.reduce((sum, each, index) => sum + fixProject(terminal, each, fixing(index)), 0);
  const { isDiff } = fixing(0);
  if (count === 0) terminal.err('There is nothing that can be repaired safely.\n');
  else terminal.err(`${counted(count)} ${isDiff ? 'can be' : count === 1 ? 'is' : 'are'} repaired.\n`);
}

/** The project holds the repaired texts afterwards; the files only where they are written. Gives how many fixes were made. */
function fixProject(terminal: Terminal, loaded: LoadedProject, fixing: Fixing): number {
  const { project, root, config } = loaded;
  const asOf = fixing.asOf ?? config.config.asOf;
  const paths = project.paths().filter((path) => fixing.within.some((each) => isWithin(join(root, path), each)));
  const { files, fixes } = fixAll(project, paths, { fold: false, asOf });
  for (const file of files) {
    const name = shownPath(terminal.cwd, root, file.path);
    if (fixing.isDiff) terminal.out(difference(name, file, fixing.isColoured));
    else writeRepaired(join(root, file.path), file, name);
  }
  return fixes;
}

/** Somebody may have saved the file since it was read: nothing of that is lost. */
function writeRepaired(path: string, { before, after }: FixedFile, name: string): void {
  const now = readText(path);
  if (!('text' in now) || now.text !== before)
    throw new CommandError(`\`${shown(name)}\` has changed while it was checked, and is left as it is. Check again.`);
  writeSafely(path, after, name);
}

function difference(name: string, file: FixedFile, isColoured: boolean): string {
  return `--- ${name}\n+++ ${name}\n${unifiedDiff(file)}`
    .split('\n')
    .map((line) => (isColoured ? painted(shown(line)) : shown(line)))
    .join('\n');
}

function painted(line: string): string {
  const style = line.startsWith('+')
    ? 'green'
    : line.startsWith('-')
      ? 'red'
      : line.startsWith('@@')
        ? 'cyan'
        : 'reset';
  return style === 'reset' ? line : styleText(style, line, { validateStream: false });
}

/** `1 problem`, `2 problems`. */
export function counted(count: number): string {
  return count === 1 ? '1 problem' : `${count} problems`;
}
