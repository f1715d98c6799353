import { dirname, resolve } from 'node:path';
import { InvalidArgumentError, Option, type Command } from 'commander';
import { profileNames, rules, type ProfileName, type SettingsOverride } from '#language';
import { findRoot, loadProject, relativePath, textOf, type LoadedProject } from '#workspace';
import { baselineName, failOnBaselinePath, knownBy, writeBaselines, type BaselineOptions } from '../baseline-file.ts';
import type { CommandDefinition } from '../command.ts';
import { wantedProjects } from '../files.ts';
import { fixProjects } from '../fixing.ts';
import { failOnBrokenConfig } from '../loading.ts';
import { day, wholeNumber } from '../options.ts';
import { failOnMissingFolders, formatOption, formatsHelp, writeOutput, type Output } from '../outputs.ts';
import { reportFormats } from '../reports/index.ts';
import { lineReader } from '../reports/line-reader.ts';
import type { ReportContext, ReportFormat } from '../reports/report-format.ts';
import { reportOf } from '../reports/report-of.ts';
import { joinReports, type Report } from '../reports/report.ts';
import { CommandError, wantsColour, type Terminal } from '../terminal.ts';
import { watchFiles } from '../watching.ts';

type Options = {
  readonly format?: readonly Output<ReportFormat>[];
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
    withOptions(command).action(async (paths: string[], _given: unknown) => {
      const options = command.opts<Options>();
      const asked = command.getOptionValueSource('color') === 'cli' ? options.color : undefined;
      const version = command.parent?.version() ?? '';
      const run = (): number => checkOnce(terminal, paths, options, { version, asked });
      if (options.watch) await watchFiles(terminal, paths, run);
      else done(run());
    });
  },
};

/** One line an option, in the order of the help. */
function withOptions(command: Command): Command {
  return command
    .description('Say where the organisation is misaligned.')
    .argument(
      '[paths...]',
      'files or folders; the projects that hold them are read whole, and problems in these paths are reported',
    )
    .addOption(formatOption(reportFormats))
    .addOption(new Option('--profile <profile>', 'which rules are on, over the configuration').choices(profileNames))
    .option('--no-fold', 'show problems on their own that another problem explains')
    .option('--rule <name>', 'run this rule alone; may be given several times', collect)
    .option('--max-warnings <number>', 'fail where there are more warnings', wholeNumber)
    .option('--watch', 'check again whenever a file changes')
    .option('--stdin-filename <path>', 'read the text of this file from standard input')
    .option('--as-of <date>', 'judge dated facts as on this day (2026-12-31)', day)
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
      `\n${formatsHelp(reportFormats)}\nExamples:\n  throughline check\n  throughline check teams/payments.thru --format json\n  throughline check --max-warnings 0\n  throughline check --format github --format sarif=throughline.sarif\n`,
    );
}

function collect(value: string, before: readonly string[] | undefined): readonly string[] {
  if (!rules.some((rule) => rule.name === value))
    throw new InvalidArgumentError(`No rule is called ${value}. \`throughline rules\` lists them.`);
  return [...(before ?? []), value];
}

function checkOnce(
  terminal: Terminal,
  paths: readonly string[],
  options: Options,
  { version, asked }: { readonly version: string; readonly asked: boolean | undefined },
): number {
  const { cwd, homepage } = terminal;
  const outputs = options.format ?? [{ format: reportFormats[0] }];
  failOnMissingFolders(terminal, outputs);
  if (options.stdinFilename !== undefined && paths.length > 0) throw new CommandError(notWithPaths);
  const stdin = stdinFile(terminal, options.stdinFilename);
  const wanted = stdin
    ? [{ root: findRoot(dirname(stdin.path), cwd), within: [stdin.path] }]
    : wantedProjects(cwd, paths);
  const isFixing = options.fix === true || options.diff === true;
  const override = overrideOf(options);
  const loaded = wanted.map(({ root }) => load(root, stdin, { override, isIncremental: isFixing }));
  failOnBrokenConfig(terminal, loaded);
  failOnBaselinePath(loaded, options.baseline);
  const baselines: BaselineOptions = { ...options, override };
  if (options.writeBaseline) return writeBaselines(terminal, loaded, baselines);
  const isColoured = wantsColour(terminal, asked);
  if (isFixing && stdin) throw new CommandError(notInPlace);
  if (isFixing)
    fixProjects(terminal, loaded, (index) => ({
      within: wanted[index]?.within ?? [],
      asOf: options.asOf,
      isDiff: options.diff === true,
      isColoured,
    }));
  if (options.diff) return 0;
  const report = joinReports(
    loaded.map((each, index) =>
      reportOf(each, {
        cwd,
        within: wanted[index]?.within ?? [],
        fold: options.fold,
        asOf: options.asOf,
        isKnown: knownBy(terminal, each, baselines),
        withFixes: outputs.some(({ format }) => format.needsFixes),
      }),
    ),
  );
  if (report.summary.files === 0 && report.problems.length === 0)
    throw new CommandError('There are no .thru files here. `throughline init` writes a small model to start from.');
  const vocabulary = loaded.every(({ project }) => project.vocabulary() === 'safe') ? 'safe' : 'guide';
  const lineOf = lineReader(cwd, loaded);
  writeOutputs(terminal, outputs, report, { lineOf, isColoured, version, homepage, vocabulary });
  return exitCode(report, options.maxWarnings);
}

/** A file whose text comes from standard input; or why what comes is no text. */
type StdinFile = { readonly path: string; readonly text: string | { readonly problem: string } };

/** A project with its work items; one that is repaired afterwards is loaded so that it can be edited. */
function load(
  root: string,
  stdin: StdinFile | undefined,
  options: { readonly override: SettingsOverride; readonly isIncremental: boolean },
): LoadedProject {
  const texts = stdin ? { texts: new Map([[relativePath(root, stdin.path), stdin.text]]) } : {};
  return loadProject(root, { ...options, ...texts, isMeasured: true });
}

const notWithPaths = 'With --stdin-filename one file is checked, the one on standard input. Leave the paths out.';

const notInPlace = 'Text from standard input cannot be repaired in place. Give the path of a file.';

function stdinFile(terminal: Terminal, name: string | undefined): StdinFile | undefined {
  return name === undefined ? undefined : { path: resolve(terminal.cwd, name), text: givenText(terminal) };
}

/** What is no text is told of at the file that it stands for, as where a file holds it. */
function givenText(terminal: Terminal): StdinFile['text'] {
  const read = textOf(terminal.readStdin());
  return 'text' in read ? read.text : read;
}

function writeOutputs(
  terminal: Terminal,
  outputs: readonly Output<ReportFormat>[],
  report: Report,
  context: ReportContext,
): void {
  for (const { format, file } of outputs) {
    const { text, remark } = format.render(report, {
      ...context,
      ...(file === undefined ? { columns: terminal.columns } : { isColoured: false }),
    });
    writeOutput(terminal, file, text);
    if (remark !== undefined) terminal.err(`${remark}\n`);
  }
}

function overrideOf({ profile, rule, asOf }: Options): SettingsOverride {
  return { profile, asOf, ...(rule ? { only: new Set(rule) } : {}) };
}

function exitCode({ summary }: Report, maxWarnings: number | undefined): number {
  return summary.error > 0 || (maxWarnings !== undefined && summary.warning > maxWarnings) ? 1 : 0;
}
