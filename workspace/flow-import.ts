/**
 * Reads files of work items as streams, so that none is ever held in memory as a whole: tables through papaparse, the
 * JSON of change logs through streamparser. What is read becomes rows (`language/flow/import`).
 */
import { createReadStream, statSync } from 'node:fs';
import { basename } from 'node:path';
import type { FlowConfig, Model } from '#language';
import {
  createCollector,
  createDateOrderSearch,
  dateReader,
  hasSlashedDate,
  importReport,
  inTimeZone,
  mappingOf,
  readIssue,
  type FlowData,
  type FoundOrder,
  type ImportedFile,
  type ImportReport,
  type Intake,
} from '#language/flow/index.ts';
import { codeOf } from './error-code.ts';
import { readJson } from './flow-json.ts';
import { FlowImportError, type FlowSource } from './flow-source.ts';
import { readTable } from './flow-table.ts';

export type FlowImportOptions = {
  readonly model: Model;
  readonly flow: FlowConfig;
  readonly timeZone: string;
  /** Called now and then with the share of all bytes that are read. */
  readonly onProgress?: (file: string, share: number) => void;
};

export type FlowImport = { readonly data: FlowData; readonly report: ImportReport };

/** Imports files together, as one set of items. The paths are absolute, or relative to the current folder. */
export async function importFlow(paths: readonly string[], options: FlowImportOptions): Promise<FlowImport> {
  const { intake, finish } = createCollector();
  const sizes = paths.map(sizeOf);
  const total = sizes.reduce((sum, size) => sum + size, 0);
  const files: ImportedFile[] = [];
  let before = 0;
  for (const [index, path] of paths.entries()) {
    const progress = (bytes: number): void =>
      options.onProgress?.(basename(path), total === 0 ? 1 : (before + bytes) / total);
    files.push(await importFile(path, index, intake, options, progress));
    before += sizes[index] ?? 0;
  }
  const collected = finish();
  const told = { ...collected, data: inTimeZone(collected.data, options.timeZone) };
  return { data: collected.data, report: importReport(told, options.model, files) };
}

function sizeOf(path: string): number {
  try {
    const stats = statSync(path);
    if (stats.isDirectory())
      throw new FlowImportError(`\`${basename(path)}\` is a folder. Name the files in it that are to be imported.`);
    // A pipe gives what it holds once, and the start of a file is read before the whole.
    if (!stats.isFile())
      throw new FlowImportError(`\`${basename(path)}\` is no file. Write what it gives into one, and import that.`);
    return stats.size;
  } catch (error) {
    if (error instanceof FlowImportError) throw error;
    throw unreadable(path, error);
  }
}

function unreadable(path: string, error: unknown): FlowImportError {
  const code = codeOf(error);
  if (code === 'ENOENT') return new FlowImportError(`There is no file \`${basename(path)}\`.`);
  const reason = code === 'EACCES' || code === 'EPERM' ? 'you have no permission' : code || String(error);
  return new FlowImportError(`\`${basename(path)}\` cannot be read: ${reason}.`);
}

async function importFile(
  path: string,
  file: number,
  intake: Intake,
  { model, flow, timeZone }: FlowImportOptions,
  onBytes: (bytes: number) => void,
): Promise<ImportedFile> {
  const called = basename(path);
  try {
    const first = await firstCharacters(path);
    const encoding = encodingOf(called, first);
    const dateOrder = await dateOrderOf(path, encoding, first);
    const readDate = dateReader(timeZone, dateOrder?.order ?? flow.dateOrder);
    const shown = dateOrder ? { dateOrder } : {};
    const source = { path, name: called, file, encoding, intake, onBytes };
    const start = first
      .toString(encoding)
      .replace(/^\ufeff/, '')
      .trimStart();
    const isLines = /\.(jsonl|ndjson)$/i.test(path);
    if (isLines || start.startsWith('{') || start.startsWith('[')) {
      const read = { columns: flow.columns, readDate };
      const layout = isLines ? 'lines' : start.startsWith('[') ? 'list' : 'page';
      return { ...(await readJson(source, layout, (issue, place) => readIssue(issue, read, place, intake))), ...shown };
    }
    // A state counts as one if any portfolio's workflow or that of the project knows it.
    const scopes = [undefined, ...model.elementsOf('portfolio')].map((portfolio) => mappingOf(model, portfolio));
    const stateOf = (name: string) => scopes.map((scope) => scope.stateOf(name)).find((each) => each !== undefined);
    return { ...(await readTable(source, { columns: flow.columns, readDate, stateOf })), ...shown };
  } catch (error) {
    throw error instanceof FlowImportError ? error : unreadable(path, error);
  }
}

/** What the dates of a file show; a file that starts without dates such as `3/12/2026` is not read for it. */
async function dateOrderOf(
  path: string,
  encoding: FlowSource['encoding'],
  first: Buffer,
): Promise<FoundOrder | undefined> {
  if (!hasSlashedDate(first.toString(encoding))) return undefined;
  const { read, found } = createDateOrderSearch();
  // With an encoding a stream gives texts.
  for await (const chunk of createReadStream(path, { encoding, highWaterMark: 1 << 18 })) read(chunk as string);
  return found();
}

/** Enough for a header and some rows. */
const firstBytes = 1 << 16;

async function firstCharacters(path: string): Promise<Buffer> {
  for await (const chunk of createReadStream(path, { end: firstBytes - 1, highWaterMark: firstBytes }))
    // Without an encoding a file gives its bytes.
    return chunk as Buffer;
  return Buffer.alloc(0);
}

/** As its first bytes say it: Excel writes its "Unicode Text" as UTF-16. */
function encodingOf(name: string, bytes: Buffer): FlowSource['encoding'] {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return 'utf16le';
  if (bytes[0] === 0xfe && bytes[1] === 0xff)
    throw new FlowImportError(
      `\`${name}\` is written in UTF-16 with the greater byte first. Save it as UTF-8 (Excel: Save As, CSV UTF-8), and import it again.`,
    );
  if (bytes.includes(0))
    throw new FlowImportError(
      `\`${name}\` is no text in UTF-8. Import a table (CSV) or the JSON of a change log; of a workbook save a sheet (Excel: Save As, CSV UTF-8).`,
    );
  return 'utf8';
}
