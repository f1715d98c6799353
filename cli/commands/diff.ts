import { InvalidArgumentError, Option } from 'commander';
import { compareVersions, impacts, type Comparison, type Impact } from '#language';
import type { ComparisonFormat } from '../comparison/comparison-format.ts';
import { exitCodeOf, type FailOn } from '../comparison/exit-code.ts';
import { comparisonFormats } from '../comparison/index.ts';
import { readSides, reportSide } from '../comparison/sides.ts';
import type { CommandDefinition } from '../command.ts';
import { failOnMissingFolders, formatOption, formatsHelp, writeOutput, type Output } from '../outputs.ts';
import { day } from '../options.ts';
import { wantsColour, type Terminal } from '../terminal.ts';

type Options = FailOn & {
  readonly format?: readonly Output<ComparisonFormat>[];
  readonly staged?: boolean;
  readonly dir?: boolean;
  readonly only?: readonly Impact[];
  readonly stat?: boolean;
  readonly showRelocations?: boolean;
  readonly allowErrors?: boolean;
  readonly asOf?: string;
  readonly color?: boolean;
};

export const diff: CommandDefinition = {
  name: 'diff',
  define(command, terminal, done) {
    command
      .description('Say what differs between two versions of the organisation.')
      .argument(
        '[revisions...]',
        '`A..B`, `A...B` (since their common ancestor), `A B`, or `A` against the files on disk; HEAD where none is given',
      )
      .addOption(formatOption(comparisonFormats))
      .option('--staged', 'compare the last commit with what is staged')
      .option('--dir', 'compare two folders instead of two revisions')
      .option('--exit-code', 'end with 1 where anything changed')
      .addOption(
        new Option('--fail-on <impact>', 'end with 1 where a change is as grave or graver').choices([...impacts]),
      )
      .option('--new-problems', 'end with 1 where there is a new problem')
      .option('--only <impact>', 'tell changes of this impact alone; may be given several times', collect)
      .option('--stat', 'counts only')
      .option('--show-relocations', 'tell what only stands in another file now')
      .option('--allow-errors', 'compare what could be read of files with syntax errors')
      .option('--as-of <date>', 'judge dated facts as on this day (2026-12-31)', day)
      .option('--color', 'use colour')
      .option('--no-color', 'use no colour')
      .addHelpText(
        'after',
        `\n${formatsHelp(comparisonFormats)}\nExamples:\n  throughline diff\n  throughline diff main...HEAD --format markdown=changes.md --format text\n  throughline diff --dir before after --fail-on structural\n`,
      )
      .action((revisions: string[]) => {
        const options = command.opts<Options>();
        const asked = command.getOptionValueSource('color') === 'cli' ? options.color : undefined;
        done(compare(terminal, revisions, options, asked));
      });
  },
};

function collect(value: string, before: readonly Impact[] | undefined): readonly Impact[] {
  const impact = impacts.find((each) => each === value);
  if (!impact) throw new InvalidArgumentError(`The impacts are ${impacts.join(', ')}.`);
  return [...(before ?? []), impact];
}

function compare(
  terminal: Terminal,
  revisions: readonly string[],
  options: Options,
  asked: boolean | undefined,
): number {
  const outputs = options.format ?? [{ format: comparisonFormats[0] }];
  failOnMissingFolders(terminal, outputs);
  const { staged = false, dir = false } = options;
  const { before, after, config } = readSides(terminal.cwd, { revisions, staged, dir });
  for (const side of [before, after]) reportSide(terminal, side, options.allowErrors === true);
  const asOf = options.asOf ?? config.asOf;
  const all = compareVersions(before.project, after.project, {
    asOf,
    ...(options.showRelocations ? { showRelocations: true } : {}),
  });
  const told = options.only ? only(all, options.only) : all;
  const isColoured = wantsColour(terminal, asked);
  for (const { format, file } of outputs) {
    const context = {
      from: before.name,
      to: after.name,
      before: before.project,
      after: after.project,
      isColoured: isColoured && file === undefined,
      isStat: options.stat === true,
      ...(options.only ? { only: options.only, others: all.changes.length - told.changes.length } : {}),
    };
    writeOutput(terminal, file, format.render(told, context));
  }
  return exitCodeOf(all, options);
}

/** The groups of these impacts with all of their changes, counted as they are told. */
function only(comparison: Comparison, wanted: readonly Impact[]): Comparison {
  const groups = comparison.groups.filter(({ impact }) => wanted.includes(impact));
  const kept = new Set(groups.flatMap((group) => group.changes));
  const changes = comparison.changes.filter(({ id }) => kept.has(id));
  const counts = impacts.map((impact) => [impact, changes.filter((change) => change.impact === impact).length]);
  const summary = {
    ...comparison.summary,
    changes: changes.length,
    groups: groups.length,
    // Every impact is counted.
    impacts: Object.fromEntries(counts) as Record<Impact, number>,
  };
  return { ...comparison, groups, changes, summary };
}
