import { watch } from 'node:fs';
import { basename, dirname, relative, resolve, sep } from 'node:path';
import { InvalidArgumentError, Option } from 'commander';
import {
  isProfileName,
  knows,
  rules,
  toBaseline,
  type ProblemIdentity,
  type ProfileName,
  type SettingsOverride,
} from '#language';
import { findRoot, loadProject, type LoadedProject } from '#workspace';
import { baselineName, baselinePath, counted, problemsToday, readBaseline, writeBaseline } from '../baseline-file.ts';
import type { CommandDefinition } from '../command.ts';
import { shownPath, wantedProjects, type Wanted } from '../files.ts';
import { fixProject } from '../fixing.ts';
import { joinReports, reportOf, type Report } from '../report.ts';
import { CommandError, shown, wantsColour, type Terminal } from '../terminal.ts';
import { textReport } from '../text-report.ts';

type Options = {
  readonly format: 'text' | 'json';
  readonly profile?: ProfileName;
  readonly fold: boolean;
  readonly rule?: readonly string[];
  readonly maxWarnings?: number;
  readonly watch?: boolean;
  readonly stdinFilename?: string;
  readonly asOf?: string;
  readonly color?: boolean;
  readonly fix?: boolean;
  readonly diff?: boolean;
  readonly baseline?: string | false;
  readonly writeBaseline?: boolean;
  readonly pruneBaseline?: boolean;
};

export const check: CommandDefinition = {
  name: 'check',
  define(command, terminal, done) {
    command
      .description('Say where the organisation is misaligned.')
      .argument(
        '[paths...]',
        'files or folders; the projects that hold them are read whole, and problems in these paths are reported',
      )
      .addOption(new Option('--format <format>', 'how to say it').choices(['text', 'json']).default('text'))
      .addOption(
        new Option('--profile <profile>', 'which rules are on, over the configuration').choices([
          'guide',
          'recommended',
          'all',
        ]),
      )
      .option('--no-fold', 'show problems on their own that another problem explains')
      .option('--rule <name>', 'run this rule alone; may be given several times', collect)
      .option('--max-warnings <number>', 'fail where there are more warnings', wholeNumber)
      .option('--watch', 'check again whenever a file changes')
      .option('--stdin-filename <path>', 'read the text of this file from standard input')
      .option('--as-of <date>', 'judge dated facts as on this day (2026-12-31)', date)
      .option('--fix', 'repair what is safe to repair, then check')
      .option('--diff', 'show what --fix would change, and change nothing')
      .option(
        '--baseline <file>',
        `tell only problems that this file does not know (the default: ${baselineName} beside the configuration, where it is)`,
      )
      .option('--no-baseline', 'tell all problems')
      .option('--write-baseline', 'write all of today’s problems into the baseline')
      .option('--prune-baseline', 'take what is mended out of the baseline')
      .option('--color', 'use colour')
      .option('--no-color', 'use no colour')
      .addHelpText(
        'after',
        '\nExamples:\n  throughline check\n  throughline check teams/payments.thru --format json\n  throughline check --max-warnings 0\n',
      )
      .action((paths: string[], _given: unknown) => {
        const options = command.opts<Options & { color?: boolean }>();
        const asked = command.getOptionValueSource('color') === 'cli' ? options.color : undefined;
        const run = (): number => checkOnce(terminal, paths, options, asked);
        const code = run();
        if (options.watch) watchFiles(terminal, paths, run);
        else done(code);
      });
  },
};

function collect(value: string, before: readonly string[] | undefined): readonly string[] {
  if (!rules.some((rule) => rule.name === value))
    throw new InvalidArgumentError(`No rule is called ${value}. \`throughline rules\` lists them.`);
  return [...(before ?? []), value];
}

function wholeNumber(value: string): number {
  if (!/^\d+$/.test(value)) throw new InvalidArgumentError('Give a whole number.');
  return Number(value);
}

function date(value: string): string {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(value)) throw new InvalidArgumentError('Give a date such as 2026-12-31.');
  return value;
}

function checkOnce(
  terminal: Terminal,
  paths: readonly string[],
  options: Options,
  colour: boolean | undefined,
): number {
  const { cwd } = terminal;
  const stdin =
    options.stdinFilename === undefined
      ? undefined
      : { path: resolve(cwd, options.stdinFilename), text: terminal.readStdin() };
  const wanted = stdin
    ? [{ root: findRoot(dirname(stdin.path), cwd), within: [stdin.path] }]
    : wantedProjects(cwd, paths);
  const loaded = wanted.map((each) => load(each, stdin, overrideOf(options)));
  failOnBrokenConfig(terminal, loaded);
  if (options.writeBaseline) return writeBaselines(terminal, loaded, options);
  const isColoured = wantsColour(terminal, colour);
  if (options.fix || options.diff) repair(terminal, loaded, wanted, options, isColoured);
  if (options.diff) return 0;
  const report = joinReports(
    loaded.map((each, index) =>
      reportOf(each, {
        cwd,
        within: wanted[index]?.within ?? [],
        fold: options.fold,
        asOf: options.asOf,
        isKnown: knownBy(terminal, each, options),
        withFixes: options.format === 'json',
      }),
    ),
  );
  if (report.summary.files === 0 && report.problems.length === 0)
    throw new CommandError('There are no .thru files here. `throughline init` writes a small model to start from.');
  terminal.out(
    options.format === 'json'
      ? `${JSON.stringify(report, null, 2)}\n`
      : textReport(report, excerpts(terminal, loaded), isColoured),
  );
  return exitCode(report, options.maxWarnings);
}

function repair(
  terminal: Terminal,
  loaded: readonly LoadedProject[],
  wanted: readonly Wanted[],
  { asOf, diff, stdinFilename }: Options,
  isColoured: boolean,
): void {
  if (stdinFilename !== undefined)
    throw new CommandError('Text from standard input cannot be repaired in place. Give the path of a file.');
  const fixes = loaded.map((each, index) =>
    fixProject(terminal, each, { within: wanted[index]?.within ?? [], asOf, isDiff: diff === true, isColoured }),
  );
  const count = fixes.reduce((sum, each) => sum + each, 0);
  if (count === 0) terminal.err('There is nothing that can be repaired safely.\n');
  else terminal.err(`${counted(count)} ${diff ? 'can be' : count === 1 ? 'is' : 'are'} repaired.\n`);
}

function writeBaselines(terminal: Terminal, loaded: readonly LoadedProject[], { asOf, baseline }: Options): number {
  for (const each of loaded)
    writeBaseline(
      terminal,
      baselinePath(terminal, each, baseline === false ? undefined : baseline),
      problemsToday(each, asOf),
    );
  return 0;
}

/** What the baseline of a project knows; it is pruned first where that is asked for. */
function knownBy(
  terminal: Terminal,
  loaded: LoadedProject,
  { asOf, baseline: asked, pruneBaseline }: Options,
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

function overrideOf({ profile, rule }: Options): SettingsOverride {
  return { ...(profile && isProfileName(profile) ? { profile } : {}), ...(rule ? { only: new Set(rule) } : {}) };
}

function load(
  { root }: Wanted,
  stdin: { readonly path: string; readonly text: string } | undefined,
  override: SettingsOverride,
): LoadedProject {
  const texts = stdin
    ? new Map([[relative(root, stdin.path).split(sep).join('/'), stdin.text]])
    : new Map<string, string>();
  return loadProject(root, { override, texts });
}

/** Nothing is judged by a configuration that does not read. */
function failOnBrokenConfig(terminal: Terminal, loaded: readonly LoadedProject[]): void {
  const broken = loaded.filter(({ config }) => config.problems.length > 0);
  for (const { config, root } of broken) {
    for (const { message, span } of config.problems) {
      const before = config.text.slice(0, span.start).split(/\r\n|\r|\n/);
      const file = shownPath(terminal.cwd, root, basename(config.path ?? 'throughline.json'));
      terminal.err(`${shown(file)}:${before.length}:${(before.at(-1)?.length ?? 0) + 1} error ${shown(message)}\n`);
    }
  }
  if (broken.length > 0) throw new CommandError('The configuration is broken. Mend it, and check again.');
}

function excerpts(terminal: Terminal, loaded: readonly LoadedProject[]) {
  const records = new Map(
    loaded.flatMap(({ project, root }) =>
      project.paths().map((path) => [shownPath(terminal.cwd, root, path), project.file(path)] as const),
    ),
  );
  return (file: string, line: number): string | undefined => {
    const record = records.get(file);
    const starts = record?.summary.lineStarts;
    if (!record || !starts) return undefined;
    return record.text.slice(starts[line - 1] ?? 0, starts[line] ?? record.text.length).replace(/[\r\n]+$/, '');
  };
}

function exitCode({ summary }: Report, maxWarnings: number | undefined): number {
  return summary.error > 0 || (maxWarnings !== undefined && summary.warning > maxWarnings) ? 1 : 0;
}

/** Checks again a moment after the last change; runs until it is ended. */
function watchFiles(terminal: Terminal, paths: readonly string[], run: () => number): void {
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
