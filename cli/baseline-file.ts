/** The baseline of a project on disk: which problems it has today, so that a check fails on new ones only. */
import { existsSync } from 'node:fs';
import { join, resolve } from 'node:path';
import {
  baselineText,
  parseBaseline,
  problemIdentity,
  toBaseline,
  type Baseline,
  type ProblemIdentity,
} from '#language';
import { readText, type LoadedProject } from '#workspace';
import { writeSafely } from './fixing.ts';
import { shownFile } from './files.ts';
import { CommandError, shown, type Terminal } from './terminal.ts';

/** Beside `throughline.json`, where no other file is named. */
export const baselineName = 'throughline.baseline.json';

export function baselinePath({ cwd }: Terminal, { root }: LoadedProject, asked: string | undefined): string {
  return asked === undefined ? join(root, baselineName) : resolve(cwd, asked);
}

/** Undefined where the project has none; a named one has to be there. */
export function readBaseline(terminal: Terminal, path: string, isNamed: boolean): Baseline | undefined {
  const name = shown(shownFile(terminal.cwd, path));
  if (!existsSync(path)) {
    if (isNamed)
      throw new CommandError(`There is no baseline \`${name}\`. \`throughline check --write-baseline\` writes one.`);
    return undefined;
  }
  const read = readText(path);
  const baseline = 'text' in read ? parseBaseline(read.text) : undefined;
  if (!baseline)
    throw new CommandError(
      `\`${name}\` is no baseline. Write it anew with \`throughline check --write-baseline\`, or remove it.`,
    );
  return baseline;
}

/** Every problem of the project, explained ones included, as a baseline knows it. */
export function problemsToday(
  { project, config }: LoadedProject,
  asOf: string | undefined,
): readonly ProblemIdentity[] {
  const date = asOf ?? config.config.asOf;
  return project.paths().flatMap((path) => {
    const file = project.file(path);
    const problems = project.problems(path, { fold: false, ...(date === undefined ? {} : { asOf: date }) });
    // What does not read has to be mended: until then nobody knows what else is wrong there.
    return file
      ? problems.filter(({ rule }) => rule !== 'syntax').map((problem) => problemIdentity(problem, file))
      : [];
  });
}

export function writeBaseline(terminal: Terminal, path: string, problems: readonly ProblemIdentity[]): void {
  const baseline = toBaseline(problems);
  const name = shownFile(terminal.cwd, path);
  writeSafely(path, baselineText(baseline), name);
  terminal.err(
    `${shown(name)} holds ${counted(baseline.problems.length)} now. From here on a check tells what is new.\n`,
  );
}

export function counted(count: number): string {
  return count === 1 ? '1 problem' : `${count} problems`;
}
