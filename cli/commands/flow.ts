import { resolve } from 'node:path';
import { Argument, Option } from 'commander';
import {
  FlowImportError,
  findRoot,
  flowDataPath,
  importFlow,
  loadProject,
  relativePath,
  writeFlowData,
} from '#workspace';
import type { CommandDefinition } from '../command.ts';
import { importText } from '../flow/import-text.ts';
import { failOnBrokenConfig } from '../loading.ts';
import { CommandError, shown, type Terminal } from '../terminal.ts';
import { notWritten } from '../writing.ts';

type Options = { readonly output?: string; readonly format: 'text' | 'json' };

export const flow: CommandDefinition = {
  name: 'flow',
  define(command, terminal, done) {
    command
      .description('Import work items of an issue tracker, to measure flow. Nobody’s name is kept.')
      .addArgument(new Argument('<action>', 'what to do').choices(['import']))
      .argument('<files...>', 'tables (CSV) of work items or of PI objectives, or change logs (JSON, JSON lines)')
      .option('-o, --output <file>', 'the file to write; `flow.thruflow` beside the model where it is left out')
      .addOption(new Option('--format <format>', 'how to report').choices(['text', 'json']).default('text'))
      .addHelpText('after', help)
      .action(async (_action: string, files: readonly string[]) => {
        await importFiles(terminal, files, command.opts<Options>());
        done(0);
      });
  },
};

const help = `
A table has a header. It holds a row for each change of state (id, at, from, to), or a row for each item with a date
in a column for each state, or with its changes packed in a column \`history\` (Ready@2026-01-05; In Dev@2026-01-07).
Further columns that are read: team, type, product, parent, level, points, blocked. Others, such as an assignee, are
left out. A table of PI objectives has the columns pi, team, objective, committed, planned, actual.

Examples:
  throughline flow import tracker.csv
  throughline flow import issues.json objectives.csv -o flow.thruflow
`;

async function importFiles(terminal: Terminal, files: readonly string[], options: Options): Promise<void> {
  const loaded = loadProject(findRoot(terminal.cwd, terminal.cwd));
  failOnBrokenConfig(terminal, [loaded]);
  const { config } = loaded.config;
  const paths = files.map((file) => resolve(terminal.cwd, file));
  const output =
    options.output === undefined ? flowDataPath(loaded.root, config) : resolve(terminal.cwd, options.output);
  if (paths.includes(output))
    throw new CommandError('The file to write is one of those to read. Give it another name.');
  const progress = progressDisplay(terminal);
  try {
    const { data, report } = await importFlow(paths, {
      model: loaded.project.model,
      flow: config.flow,
      timeZone: config.timeZone,
      onProgress: progress.show,
    });
    progress.clear();
    terminal.out(options.format === 'json' ? `${JSON.stringify(report, null, 2)}\n` : importText(report));
    if (data.itemCount === 0 && data.objectives.length === 0)
      throw new CommandError('Nothing was understood, so nothing was written.');
    const name = relativePath(terminal.cwd, output);
    await writeFlowData(output, data).catch((error: unknown) => {
      throw notWritten(name, error);
    });
    terminal.err(`Wrote ${shown(name)}.\n`);
  } catch (error) {
    progress.clear();
    if (error instanceof FlowImportError) throw new CommandError(error.message);
    throw error;
  }
}

/** A line that counts up where a person watches; nothing where standard error goes elsewhere. */
function progressDisplay(terminal: Terminal) {
  let last = '';
  return {
    show: (file: string, share: number): void => {
      const text = `Reading ${shown(file)} ${Math.floor(share * 100)} %`;
      if (!terminal.isErrTTY || text === last) return;
      last = text;
      terminal.err(`\r\u001b[K${text}`);
    },
    clear: (): void => {
      if (last !== '') terminal.err('\r\u001b[K');
      last = '';
    },
  };
}
