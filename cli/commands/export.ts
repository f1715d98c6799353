import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { basename, join, resolve } from 'node:path';
import { Option } from 'commander';
import { exporters } from '#language';
import { loadProject } from '#workspace';
import type { CommandDefinition } from '../command.ts';
import { wantedProjects } from '../files.ts';
import { CommandError, shown, type Terminal } from '../terminal.ts';

export const exportCommand: CommandDefinition = {
  name: 'export',
  define(command, terminal, done) {
    command
      .description('Write the whole organisation in another format.')
      .argument('[folder]', 'the project, or a folder in it', '.')
      .addOption(
        new Option('--format <format>', 'the format')
          .choices(exporters.map((exporter) => exporter.name))
          .makeOptionMandatory(),
      )
      .option('-o, --output <file>', 'the file to write; standard output where it is left out')
      .addHelpText(
        'after',
        '\nExamples:\n  throughline export --format html -o organisation.html\n  throughline export --format json\n',
      )
      .action((folder: string) => {
        const { format, output } = command.opts<{ format: string; output?: string }>();
        const text = exported(terminal, folder, format);
        if (output === undefined) terminal.out(text);
        else {
          writeFileSync(resolve(terminal.cwd, output), text);
          terminal.err(`Wrote ${shown(output)}.\n`);
        }
        done(0);
      });
  },
};

function exported(terminal: Terminal, folder: string, format: string): string {
  const exporter = exporters.find((each) => each.name === format);
  const [wanted] = wantedProjects(terminal.cwd, [folder]);
  if (!exporter || !wanted) throw new CommandError(`There is no format ${format}.`);
  const { project, config } = loadProject(wanted.root);
  if (project.paths().length === 0) throw new CommandError('There are no .thru files here.');
  const { name = basename(wanted.root), asOf } = config.config;
  const page = format === 'html' ? pageParts(terminal.assets) : { script: '', style: '' };
  return exporter.export(project, { name, page, ...(asOf === undefined ? {} : { asOf }) });
}

/** The preview's program and style sheet, which ship beside the command line. */
function pageParts(assets: string): { readonly script: string; readonly style: string } {
  const script = join(assets, 'preview', 'preview.js');
  const style = join(assets, 'preview', 'preview.css');
  if (!existsSync(script) || !existsSync(style))
    throw new CommandError(
      'The preview that an exported page is made of is missing from this installation. Install Throughline again.',
    );
  return { script: readFileSync(script, 'utf8'), style: readFileSync(style, 'utf8') };
}
