/** `--format`: which formats a check writes, and where each goes. */
import { existsSync, statSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import { InvalidArgumentError, Option } from 'commander';
import { writeSafely } from '../fixing.ts';
import { CommandError, shown, type Terminal } from '../terminal.ts';
import { reportFormats } from './index.ts';
import type { Report } from './report.ts';
import type { ReportContext, ReportFormat } from './report-format.ts';

/** Without a file it goes to standard output. */
export type Output = { readonly format: ReportFormat; readonly file?: string };

export const defaultOutputs: readonly Output[] = [{ format: reportFormats[0] }];

/** `--format`, with the names of all formats for help and completion. */
export function formatOption(): Option {
  const doc = 'how to say it, and `=file` where it goes to a file; may be given several times';
  return new Option('--format <format>', doc).choices(reportFormats.map(({ name }) => name)).argParser(collectOutput);
}

/** What each format is for. */
export function formatsHelp(): string {
  return `Formats:\n${reportFormats.map(({ name, doc }) => `  ${name.padEnd(9)} ${doc}\n`).join('')}`;
}

/** Adds one `--format`, which is `name` or `name=file`. */
function collectOutput(value: string, before: readonly Output[] | undefined): readonly Output[] {
  const [name = '', ...rest] = value.split('=');
  const file = rest.length === 0 ? undefined : rest.join('=');
  const format = reportFormats.find((each) => each.name === name);
  const names = reportFormats.map((each) => each.name).join(', ');
  if (!format) throw new InvalidArgumentError(`There is no format ${name}. There are ${names}.`);
  if (file === '') throw new InvalidArgumentError(`Name a file after the sign, as in ${name}=report.txt.`);
  const outputs = before ?? [];
  if (outputs.some((each) => each.file === file)) throw new InvalidArgumentError(twice(file));
  return [...outputs, { format, ...(file === undefined ? {} : { file }) }];
}

function twice(file: string | undefined): string {
  return file === undefined
    ? 'Standard output takes one format. Give the others a file, as in sarif=out.sarif.'
    : `Two formats go to the file ${shown(file)}. Give each its own.`;
}

/** Said before the work, not after it. */
export function failOnMissingFolders({ cwd }: Terminal, outputs: readonly Output[]): void {
  for (const { file } of outputs) {
    if (file === undefined) continue;
    const path = resolve(cwd, file);
    if (statSync(path, { throwIfNoEntry: false })?.isDirectory())
      throw new CommandError(`\`${shown(file)}\` is a folder. Name a file in it.`);
    if (!existsSync(dirname(path)))
      throw new CommandError(`\`${shown(file)}\` cannot be written, since its folder is not there. Make it first.`);
  }
}

export function writeOutputs(
  terminal: Terminal,
  outputs: readonly Output[],
  report: Report,
  context: ReportContext,
): void {
  for (const { format, file } of outputs) {
    const isColoured = context.isColoured && file === undefined;
    const { text, remark } = format.render(report, { ...context, isColoured });
    if (file === undefined) terminal.out(text);
    else {
      writeSafely(resolve(terminal.cwd, file), text, file);
      terminal.err(`Wrote ${shown(file)}.\n`);
    }
    if (remark !== undefined) terminal.err(`${remark}\n`);
  }
}
