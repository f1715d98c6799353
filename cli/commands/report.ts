import { Argument, InvalidArgumentError, Option } from 'commander';
import { dateReader, dayLength, isItemLevel, itemLevels, type ItemLevel } from '#language/flow/index.ts';
import {
  cadenceNames,
  reportHtml,
  reportMarkdown,
  reportOf,
  reportSettings,
  type CadenceName,
  type Keys,
  type Report,
} from '#language/reports/index.ts';
import { findRoot, loadProject, readFlowData, relativePath, reorganisationsIn, type LoadedProject } from '#workspace';
import type { CommandDefinition } from '../command.ts';
import { reportText } from '../flow/report-text.ts';
import { failOnBrokenConfig, failOnNoFiles } from '../loading.ts';
import { elementCalled } from '../named.ts';
import { failOnMissingFolders, formatOption, formatsHelp, writeOutput, type Output } from '../outputs.ts';
import { CommandError, shown, type Terminal } from '../terminal.ts';

type ReportFormat = {
  readonly name: string;
  readonly doc: string;
  readonly render: (report: Report, width: number) => string;
};

const formats: readonly ReportFormat[] = [
  { name: 'text', doc: 'for the terminal', render: reportText },
  { name: 'markdown', doc: 'for wikis and merge requests', render: (report) => reportMarkdown(report) },
  {
    name: 'html',
    doc: 'one page with charts, where every figure opens its items',
    render: (report) => reportHtml(report),
  },
  { name: 'json', doc: 'for other programs', render: (report) => `${JSON.stringify(report, bounded, 2)}\n` },
];

/** So many keys name what is behind a figure; where there are more, `itemCount` says how many. */
const mostKeys = 300;

function bounded(_key: string, value: unknown): unknown {
  if (typeof value !== 'object' || value === null || !('items' in value)) return value;
  const { items } = value;
  if (!isList(items) || items.length <= mostKeys) return value;
  return { ...value, items: items.slice(0, mostKeys), itemCount: items.length };
}

function isList(items: unknown): items is Keys {
  return typeof items === 'object' && items !== null && 'length' in items && 'slice' in items;
}

type Options = {
  readonly format?: readonly Output<ReportFormat>[];
  readonly from?: number;
  readonly to?: number;
  readonly asOf?: number;
  readonly level?: ItemLevel;
};

export const report: CommandDefinition = {
  name: 'report',
  define(command, terminal, done) {
    command
      .description('Report how flow and strategy do, for the meeting of a cadence.')
      .addArgument(new Argument('<cadence>', 'which meeting it is for').choices(cadenceNames))
      .argument(
        '[element]',
        'what it is about: a name, or kind and name as in art:pay-core; else the whole organisation',
      )
      .option('--from <date>', 'the first day', dayOf)
      .option('--to <date>', 'the last day', dayAfter)
      .option(
        '--as-of <date>',
        'what was known at the end of this day; the latest day of the data where it is left out',
        endOf,
      )
      .addOption(
        new Option(
          '--level <level>',
          'the items to count; features, and stories for an iteration, where it is left out',
        )
          .choices(itemLevels)
          .argParser(levelOf),
      )
      .addOption(formatOption(formats))
      .addHelpText('after', `\n${formatsHelp(formats)}${help}`)
      .action((cadence: CadenceName, element: string | undefined) => {
        writeReport(terminal, cadence, element, command.opts<Options>());
        done(0);
      });
  },
};

const help = `
Without days it is about the latest year, quarter, month or iteration that the data know.

Examples:
  throughline report quarterly
  throughline report monthly value-stream:payments --format html=payments.html
  throughline report iteration falcon --from 2026-03-02 --to 2026-03-15
`;

/** Two columns of words need so much; and so wide is text that no terminal shows. */
const narrowest = 40;
const usualWidth = 100;

const read = dateReader();

function dayOf(text: string): number {
  const moment = /^\d{4}-\d{2}-\d{2}$/.test(text) ? read(text) : undefined;
  if (moment === undefined) throw new InvalidArgumentError('Write a day as in 2026-12-31.');
  return moment;
}

function dayAfter(text: string): number {
  return dayOf(text) + dayLength;
}

function endOf(text: string): number {
  return dayAfter(text) - 1;
}

function levelOf(text: string): ItemLevel {
  if (!isItemLevel(text)) throw new InvalidArgumentError(`The levels are ${itemLevels.join(', ')}.`);
  return text;
}

function writeReport(terminal: Terminal, cadence: CadenceName, name: string | undefined, options: Options): void {
  const outputs = options.format ?? formats.slice(0, 1).map((format): Output<ReportFormat> => ({ format }));
  failOnMissingFolders(terminal, outputs);
  const { from, to, asOf, level } = options;
  if (from !== undefined && to !== undefined && from >= to)
    throw new CommandError('The last day comes before the first. Give `--from` the earlier day.');
  const loaded = loadProject(findRoot(terminal.cwd, terminal.cwd));
  failOnBrokenConfig(terminal, [loaded]);
  failOnNoFiles(loaded);
  const { model } = loaded.project;
  const made = reportOf(model, {
    ...reportSettings(loaded.config.config),
    cadence,
    data: dataOf(terminal, loaded),
    element: name === undefined ? undefined : elementCalled(model, name),
    from,
    to,
    asOf,
    level,
    eventsIn: (span) => reorganisationsIn(loaded.root, model, span),
  });
  if (made.hasItems && !made.window)
    throw new CommandError(`\`--from\` is after ${made.asOf ?? ''}, the last day that is known. Give an earlier day.`);
  const width = Math.max(narrowest, terminal.columns ?? usualWidth);
  for (const { format, file } of outputs) writeOutput(terminal, file, format.render(made, width));
}

function dataOf(terminal: Terminal, { root, config }: LoadedProject) {
  const loaded = readFlowData(root, config.config);
  if (!loaded || 'data' in loaded) return loaded?.data;
  const file = shown(relativePath(terminal.cwd, loaded.path));
  throw new CommandError(
    `${file}:${loaded.line}: ${shown(loaded.problem)} Import the items again with \`throughline flow import\`.`,
  );
}
