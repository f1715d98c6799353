/** `--format`: which formats a command writes, and where each goes. */
import { existsSync, statSync } from 'node:fs';
import { basename, dirname, resolve } from 'node:path';
import { InvalidArgumentError, Option } from 'commander';
import { configFileName } from '#language';
import { CommandError, shown, type Terminal } from './terminal.ts';
import { writeSafely } from './writing.ts';

type Format = { readonly name: string; readonly doc: string };

/** Without a file it goes to standard output. */
export type Output<F extends Format> = { readonly format: F; readonly file?: string };

/** `--format`, with the names of all formats for help and completion. */
export function formatOption(formats: readonly Format[]): Option {
  const doc = 'how to say it, and `=file` where it goes to a file; may be given several times';
  return new Option('--format <format>', doc)
    .choices(formats.map(({ name }) => name))
    .argParser((value, before: readonly Output<Format>[] | undefined) => collectOutput(formats, value, before));
}

/** What each format is for. */
export function formatsHelp(formats: readonly Format[]): string {
  return `Formats:\n${formats.map(({ name, doc }) => `  ${name.padEnd(9)} ${doc}\n`).join('')}`;
}

/** Adds one `--format`, which is `name` or `name=file`. */
function collectOutput(
  formats: readonly Format[],
  value: string,
  before: readonly Output<Format>[] | undefined,
): readonly Output<Format>[] {
  const [name = '', ...rest] = value.split('=');
  const file = rest.length === 0 ? undefined : rest.join('=');
  const format = formats.find((each) => each.name === name);
  const names = formats.map((each) => each.name).join(', ');
  if (!format) throw new InvalidArgumentError(`There is no format ${name}. There are ${names}.`);
  if (file === '') throw new InvalidArgumentError(`Name a file after the sign, as in ${name}=report.txt.`);
  const outputs = before ?? [];
  if (outputs.some((each) => each.file === file)) throw new InvalidArgumentError(twice(file, name));
  return [...outputs, { format, ...(file === undefined ? {} : { file }) }];
}

function twice(file: string | undefined, name: string): string {
  return file === undefined
    ? `Standard output takes one format. Give the others a file, as in ${name}=${name}.txt.`
    : `Two formats go to the file ${shown(file)}. Give each its own.`;
}

/** Said before the work, not after it. */
export function failOnMissingFolders({ cwd }: Terminal, outputs: readonly { readonly file?: string }[]): void {
  for (const { file } of outputs) {
    if (file === undefined) continue;
    const path = resolve(cwd, file);
    if (statSync(path, { throwIfNoEntry: false })?.isDirectory())
      throw new CommandError(`\`${shown(file)}\` is a folder. Name a file in it.`);
    failOnModelFile(file, 'report');
    if (!existsSync(dirname(path)))
      throw new CommandError(`\`${shown(file)}\` cannot be written, since its folder is not there. Make it first.`);
  }
}

/** Nothing that a command makes is written over the model itself. */
export function failOnModelFile(file: string, what: 'report' | 'baseline'): void {
  if (file.endsWith('.thru') || basename(file) === configFileName)
    throw new CommandError(`\`${shown(file)}\` belongs to the model, and no ${what} goes there. Give it another name.`);
}

/** To standard output, or to the file, which is named then. */
export function writeOutput(terminal: Terminal, file: string | undefined, text: string): void {
  if (file === undefined) {
    terminal.out(text);
    return;
  }
  writeSafely(resolve(terminal.cwd, file), text, file);
  terminal.err(`Wrote ${shown(file)}.\n`);
}
