/** The baseline of a project on disk: which problems it has today, so that a check fails on new ones only. */
import { existsSync } from 'node:fs';
import { join, resolve } from 'node:path';
import {
  baselineText,
  knows,
  parseBaseline,
  perhapsRenamed,
  problemIdentity,
  renamedIn,
  tellRenamed,
  toBaseline,
  type Baseline,
  type PerhapsRenamed,
  type ProblemIdentity,
  type SettingsOverride,
} from '#language';
import { readText, relativePath, type LoadedProject } from '#workspace';
import { shownPath } from './files.ts';
import { counted } from './fixing.ts';
import { failOnNoFiles } from './loading.ts';
import { brokenFiles, lookedFor } from './looked-for.ts';
import { failOnModelFile } from './outputs.ts';
import { CommandError, shown, type Terminal } from './terminal.ts';
import { writeSafely } from './writing.ts';

/** Beside `throughline.json`, where no other file is named. */
export const baselineName = 'throughline.baseline.json';

/** What the command line says of baselines. */
export type BaselineOptions = {
  readonly baseline?: string | false;
  readonly pruneBaseline?: boolean;
  /** What it says over the configuration: of rules that are left out nobody knows whether they would find something. */
  readonly override: SettingsOverride;
};

/** Said before the work. Each project has its own baseline, since two of them may use one name. */
export function failOnBaselinePath(loaded: readonly LoadedProject[], asked: string | false | undefined): void {
  if (typeof asked !== 'string') return;
  failOnModelFile(asked, 'baseline');
  if (loaded.length > 1)
    throw new CommandError(
      `${loaded.length} projects are checked, and each has its own baseline beside its configuration. Leave \`--baseline\` out, or check one of them.`,
    );
}

/** Writes what is wrong today; what nobody looked for this time stays known. */
export function writeBaselines(terminal: Terminal, loaded: readonly LoadedProject[], options: BaselineOptions): number {
  const [first] = loaded;
  if (first && loaded.every(({ project }) => project.paths().length === 0)) failOnNoFiles(first);
  for (const each of loaded) {
    const path = baselinePath(terminal, each, options.baseline === false ? undefined : options.baseline);
    const read = readBaseline(path);
    const before = 'baseline' in read ? renamedIn(read.baseline, each.project.model).problems : [];
    const isLookedFor = lookedFor(each, options.override);
    const stays = before.filter((problem) => !isLookedFor(problem));
    writeBaseline(terminal, path, [...stays, ...problemsToday(each, options.override)]);
    const broken = brokenFiles(each);
    if (broken.length > 0)
      terminal.err(
        `${named(terminal, each, broken)} not read: what else is wrong there is in no baseline yet. Mend that first, and write the baseline again.\n`,
      );
  }
  return 0;
}

/** What the baseline of a project knows; it is pruned first where that is asked for. */
export function knownBy(
  terminal: Terminal,
  loaded: LoadedProject,
  { baseline: asked, pruneBaseline, override }: BaselineOptions,
): ((problem: ProblemIdentity) => boolean) | undefined {
  if (asked === false) return undefined;
  const path = baselinePath(terminal, loaded, asked);
  const written = existingBaseline(terminal, path, asked !== undefined || pruneBaseline === true);
  if (!written) return undefined;
  const baseline = renamedIn(written, loaded.project.model);
  // One that was renamed and has its old name again is known as well.
  const isKnown = knows({ problems: [...written.problems, ...baseline.problems] });
  const today = problemsToday(loaded, override);
  const isToday = knows({ problems: today });
  const isLookedFor = lookedFor(loaded, override);
  const gone = baseline.problems.filter((problem) => !isToday(problem) && isLookedFor(problem));
  const fresh = gone.length === 0 ? [] : today.filter((problem) => !isKnown(problem));
  const renamed = perhapsRenamed(gone, fresh, { known: baseline.problems, model: loaded.project.model });
  const doubtful = new Set(renamed.flatMap(({ problems }) => problems));
  const mended = new Set(gone.filter((problem) => !doubtful.has(problem)));
  const broken = pruneBaseline ? brokenFiles(loaded) : [];
  if (broken.length > 0)
    terminal.err(
      `${named(terminal, loaded, broken)} not read, and nothing is taken out of the baseline until that is mended.\n`,
    );
  else if (mended.size > 0 && pruneBaseline)
    writeBaseline(
      terminal,
      path,
      baseline.problems.filter((problem) => !mended.has(problem)),
    );
  else if (mended.size > 0)
    terminal.err(
      `${counted(mended.size)} of the baseline ${mended.size === 1 ? 'is' : 'are'} mended. \`throughline check --prune-baseline\` takes them out.\n`,
    );
  terminal.err(renamedText(renamed));
  return isKnown;
}

const mostRenamed = 5;

/** A line for each name that is gone while others have its problems, up to a few. */
function renamedText(renamed: readonly PerhapsRenamed[]): string {
  const lines = renamed.slice(0, mostRenamed).map((each) => `${shown(tellRenamed(each))}\n`);
  const others = renamed.length - mostRenamed;
  if (others <= 0) return lines.join('');
  return `${lines.join('')}${others === 1 ? 'One more name is' : `${others} more names are`} gone from the model whose problems others have now. \`throughline check --write-baseline\` takes all of today’s problems as known, new ones too.\n`;
}

function baselinePath({ cwd }: Terminal, { root }: LoadedProject, asked: string | undefined): string {
  return asked === undefined ? join(root, baselineName) : resolve(cwd, asked);
}

function readBaseline(path: string): ReturnType<typeof parseBaseline> {
  const read = readText(path, 'other');
  return 'text' in read ? parseBaseline(read.text) : { why: 'cannot be read as text' };
}

/** Undefined where the project has none; a named one has to be there. */
function existingBaseline(terminal: Terminal, path: string, isNamed: boolean): Baseline | undefined {
  const name = shown(relativePath(terminal.cwd, path));
  if (existsSync(path)) {
    const read = readBaseline(path);
    if ('baseline' in read) return read.baseline;
    throw new CommandError(
      `\`${name}\` ${read.why}. Or write it anew with \`throughline check --write-baseline\`: then all of today’s problems are known.`,
    );
  }
  if (isNamed)
    throw new CommandError(`There is no baseline \`${name}\`. \`throughline check --write-baseline\` writes one.`);
  return undefined;
}

/** Every problem of the project, explained ones included, as a baseline knows it. */
function problemsToday({ project, config }: LoadedProject, { asOf }: SettingsOverride): readonly ProblemIdentity[] {
  const date = asOf ?? config.config.asOf;
  return project.paths().flatMap((path) => {
    const file = project.file(path);
    const problems = project.problems(path, { fold: false, isWhole: true, asOf: date });
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

/** `a.thru is`, `a.thru and 2 other files are`. */
function named({ cwd }: Terminal, { root }: LoadedProject, paths: readonly string[]): string {
  const first = shown(shownPath(cwd, root, paths[0] ?? ''));
  const others = paths.length - 1;
  if (others === 0) return `\`${first}\` does`;
  return `\`${first}\` and ${others === 1 ? 'another file' : `${others} other files`} do`;
}
