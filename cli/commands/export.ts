import { InvalidArgumentError, Option, type Command } from 'commander';
import { basename, join } from 'node:path';
import {
  exportAs,
  exporters,
  moneyTerms,
  redactions,
  takesShape,
  themeNames,
  toSettings,
  toSnapshot,
  views,
  type ExportFormat,
  type Redaction,
  type ThemeName,
} from '#language';
import { pageReports } from '#language/reports/index.ts';
import { loadProject, reorganisationsIn, type LoadedProject } from '#workspace';
import type { CommandDefinition } from '../command.ts';
import { wantedProjects } from '../files.ts';
import { failOnBrokenConfig, failOnNoFiles } from '../loading.ts';
import { pageParts } from '../pictures/page-parts.ts';
import { toPng } from '../pictures/png.ts';
import { writeOut } from '../writing.ts';
import { day } from '../options.ts';
import { CommandError, shown, type Terminal } from '../terminal.ts';

type Options = {
  readonly format: ExportFormat | 'png';
  readonly output?: string;
  readonly view?: string;
  readonly allViews?: boolean;
  readonly of?: string;
  readonly theme: ThemeName;
  readonly redact?: readonly Redaction[];
  readonly asOf?: string;
};

export const exportCommand: CommandDefinition = {
  name: 'export',
  define(command, terminal, done) {
    describe(command).action(async (folder: string) => {
      const options = command.opts<Options>();
      const loaded = loadedFrom(terminal, folder);
      if (options.allViews) await writeAll(terminal, loaded, options);
      else await writeOne(terminal, loaded, options);
      done(0);
    });
  },
};

function describe(command: Command): Command {
  return command
    .description('Write the organisation, or a view of it, in another format.')
    .argument('[folder]', 'the project, or a folder in it', '.')
    .addOption(
      new Option('--format <format>', 'the format')
        .choices([...exporters.map(({ name }) => name), 'png'])
        .makeOptionMandatory(),
    )
    .option('--view <name>', `a view (${views.map(({ name }) => name).join(', ')}), or a \`view\` of the organisation`)
    .option('--of <element>', 'a part alone: its name, or its kind and name (art:pay-core)')
    .option('--all-views', 'every view, each in a file of its own; `--output` names their folder')
    .addOption(new Option('--theme <theme>', 'the colours of pictures').choices([...themeNames]).default('light'))
    .option('--redact <what>', `leave out what must not leave the house: ${redactions.join(', ')}`, toRedactions)
    .option('--as-of <date>', 'judge dated facts as on this day (2026-12-31)', day)
    .option('-o, --output <file>', 'the file to write; standard output where it is left out')
    .addHelpText(
      'after',
      '\nExamples:\n  throughline export --format html -o organisation.html\n  throughline export --format png --view trace --theme dark -o trace.png\n  throughline export --format svg --view map --of payments -o payments.svg\n  throughline export --format svg --all-views -o pictures\n  throughline export --format html --redact people,money -o public.html\n',
    );
}

function toRedactions(value: string): readonly Redaction[] {
  return value.split(',').map((word) => {
    const known = redactions.find((each) => each === word.trim());
    if (!known) throw new InvalidArgumentError(`What can be left out: ${redactions.join(', ')}.`);
    return known;
  });
}

function loadedFrom(terminal: Terminal, folder: string): LoadedProject {
  const [wanted] = wantedProjects(terminal.cwd, [folder]);
  if (!wanted) throw new CommandError('There is no project here.');
  const loaded = loadProject(wanted.root, { isMeasured: true });
  failOnBrokenConfig(terminal, [loaded]);
  failOnNoFiles(loaded);
  return loaded;
}

async function writeOne(terminal: Terminal, loaded: LoadedProject, options: Options): Promise<void> {
  const content = await contentOf(terminal, loaded, options);
  if (options.output === undefined && typeof content !== 'string')
    throw new CommandError('A picture made of pixels is no text for a terminal. Name its file with `-o picture.png`.');
  if (options.output === undefined) terminal.out(String(content));
  else writeOut(terminal, options.output, content);
}

/** Built-in views by their names, the organisation's own as `view-NAME`. */
async function writeAll(terminal: Terminal, loaded: LoadedProject, options: Options): Promise<void> {
  const { output, format, view } = options;
  if (output === undefined) throw new CommandError('Several files need a folder. Name it with `-o pictures`.');
  if (view !== undefined) throw new CommandError('Take `--view` for one view, or `--all-views` for all of them.');
  const exporter = exporters.find(({ name }) => name === (format === 'png' ? 'svg' : format));
  if (!exporter || !exporter.takesView)
    throw new CommandError(`The format ${format} holds the whole organisation at once; leave \`--all-views\` out.`);
  const kept = toSnapshot(loaded.project, { rev: 0 }).keptViews ?? [];
  const drawable = views.filter(({ shape }) => takesShape(exporter, shape)).map(({ name }): string => name);
  const wanted = [
    ...drawable.map((name) => ({ name, file: name })),
    ...kept
      .filter(({ shows }) => drawable.includes(shows))
      .map(({ name }) => ({ name: `view:${name}`, file: `view-${name}` })),
  ];
  const extension = format === 'png' ? '.png' : exporter.extension;
  for (const { name, file } of wanted)
    writeOut(
      terminal,
      join(output, `${file}${extension}`),
      await contentOf(terminal, loaded, { ...options, view: name }),
    );
}

async function contentOf(
  terminal: Terminal,
  { project, config, root }: LoadedProject,
  { format, view, of, theme, redact, asOf }: Options,
): Promise<string | Uint8Array> {
  const written = exportAs(format === 'png' ? 'svg' : format, project, {
    name: config.config.name ?? basename(root),
    terms: moneyTerms(config.config),
    settings: toSettings(config.config, {}),
    asOf: asOf ?? config.config.asOf,
    view,
    of,
    theme,
    ...(redact ? { redact } : {}),
    ...(format === 'html'
      ? {
          page: pageParts(terminal.assets),
          // Titles of changes may name people: what was left out does not come back by them.
          reportsOf: (rest, snapshot) =>
            pageReports(
              rest,
              config.config,
              snapshot,
              redact ? undefined : (span) => reorganisationsIn(root, rest.model, span),
            ),
        }
      : {}),
  });
  if ('problem' in written) throw new CommandError(shown(written.problem));
  return format === 'png' ? toPng(written.text, terminal) : written.text;
}
