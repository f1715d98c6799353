/** The baseline of a project on disk: which problems it has today, so that a check fails on new ones only. */
import { existsSync } from 'node:fs';
import { join, resolve } from 'node:path';
import {
  baselineText,
  knows,
  parseBaseline,
  problemIdentity,
  toBaseline,
  type Baseline,
  type ProblemIdentity,
} from '#language';
import { readText, relativePath, type LoadedProject } from '#workspace';
import { counted } from './fixing.ts';
import { CommandError, shown, type Terminal } from './terminal.ts';
import { writeSafely } from './writing.ts';

/** Beside `throughline.json`, where no other file is named. */
export const baselineName = 'throughline.baseline.json';

function baselinePath({ cwd }: Terminal, { root }: LoadedProject, asked: string | undefined): string {
  return asked === undefined ? join(root, baselineName) : resolve(cwd, asked);
}

/** Undefined where the project has none; a named one has to be there. */
function readBaseline(terminal: Terminal, path: string, isNamed: boolean): Baseline | undefined {
  const name = shown(relativePath(terminal.cwd, path));
  if (!existsSync(path)) {
    if (isNamed)
      throw new CommandError(`There is no baseline \`${name}\`. \`throughline check --write-baseline\` writes one.`);
    return undefined;
  }
  const read = readText(path, 'other');
  const baseline = 'text' in read ? parseBaseline(read.text) : undefined;
  if (!baseline)
    throw new CommandError(
      `\`${name}\` is no baseline. Write it anew with \`throughline check --write-baseline\`, or remove it.`,
    );
  return baseline;
}

/** Every problem of the project, explained ones included, as a baseline knows it. */
function problemsToday({ project, config }: LoadedProject, asOf: string | undefined): readonly ProblemIdentity[] {
  const date = asOf ?? config.config.asOf;
  return project.paths().flatMap((path) => {
    const file = project.file(path);
    const problems = project.problems(path, {
      fold: false,
      isWhole: true,
      ...(date === undefined ? {} : { asOf: date }),
    });
    // What does not read has to be mended: until then nobody knows what else is wrong there.
    return file
      ? problems.filter(({ rule }) => rule !== 'syntax').map((problem) => problemIdentity(problem, file))
      : [];
  });
}

function writeBaseline(terminal: Terminal, path: string, problems: readonly ProblemIdentity[]): void {
  const baseline = toBaseline(problems);
  const name = relativePath(terminal.cwd, path);
  writeSafely(path, baselineText(baseline), name);
  terminal.err(
    `${shown(name)} holds ${counted(baseline.problems.length)} now. From here on a check tells what is new.\n`,
  );
}

/** What the command line says of baselines. */
export type BaselineOptions = {
  readonly asOf?: string;
  readonly baseline?: string | false;
  readonly pruneBaseline?: boolean;
};

export function writeBaselines(
  terminal: Terminal,
  loaded: readonly LoadedProject[],
  { asOf, baseline }: BaselineOptions,
): number {
  for (const each of loaded)
    writeBaseline(
      terminal,
      baselinePath(terminal, each, baseline === false ? undefined : baseline),
      problemsToday(each, asOf),
    );
  return 0;
}

/** What the baseline of a project knows; it is pruned first where that is asked for. */
export function knownBy(
  terminal: Terminal,
  loaded: LoadedProject,
  { asOf, baseline: asked, pruneBaseline }: BaselineOptions,
): ((problem: ProblemIdentity) => boolean) | undefined {
  if (asked === false) return undefined;
  const path = baselinePath(terminal, loaded, asked);
  const baseline = readBaseline(terminal, path, asked !== undefined || pruneBaseline === true);
  if (!baseline) return undefined;
  const isToday = knows(toBaseline(problemsToday(loaded, asOf)));
  const mended = baseline.problems.filter((problem) => !isToday(problem)).length;
  if (mended > 0 && pruneBaseline) writeBaseline(terminal, path, baseline.problems.filter(isToday));
  else if (mended > 0)
    terminal.err(
      `${counted(mended)} of the baseline ${mended === 1 ? 'is' : 'are'} mended. \`throughline check --prune-baseline\` takes them out.\n`,
    );
  return knows(baseline);
}
