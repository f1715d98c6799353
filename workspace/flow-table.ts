/** Reads a table of work items as a stream, record by record, and knows at which line each starts. */
import { createReadStream } from 'node:fs';
import Papa from 'papaparse';
import { tableOf, type ImportedFile, type Table } from '#language/flow/index.ts';
import { FlowImportError, type FlowSource } from './flow-source.ts';

export function readTable(source: FlowSource, options: Parameters<typeof tableOf>[1]): Promise<ImportedFile> {
  const { path, name, file, encoding, intake, onBytes } = source;
  const input = createReadStream(path, { encoding, highWaterMark: 1 << 18 });
  let table: Table | undefined;
  let [line, lastLine, rows, hasQuotes, emptyParts] = [1, 1, 0, false, 0];
  // Only a cell in quotes goes over several lines, and most tables have none.
  input.on('data', (chunk) => (hasQuotes ||= chunk.includes('"')));
  const take = (fields: readonly string[]): void => {
    const place = { file, line };
    lastLine = line;
    line += hasQuotes ? 1 + breaksIn(fields) : 1;
    if (fields.length === 1 && fields[0]?.trim() === '') return;
    if (!table && isSeparatorLine(fields)) return;
    if (!table) {
      table = tableOf(fields, options);
      return;
    }
    rows += 1;
    table.record(fields, place, intake);
  };
  return new Promise((resolve, reject) => {
    input.on('error', reject);
    Papa.parse<readonly string[]>(input, {
      delimitersToGuess: [',', ';', '\t', '|'],
      chunk: ({ data, errors }, parser) => {
        for (const fields of data) take(fields);
        emptyParts = data.length > 0 ? 0 : emptyParts + 1;
        const isOpen = errors.some(({ code }) => code === 'MissingQuotes');
        if (isOpen || emptyParts > mostEmptyParts) {
          // Refused before the parser ends, which is told as the end of the file.
          const at = isOpen ? lastLine : line;
          reject(new FlowImportError(hasQuotes ? openQuote(name, at) : longLine(name, at)));
          input.destroy();
          return parser.abort();
        }
        onBytes(input.bytesRead);
      },
      error: reject,
      complete: () =>
        resolve({ name, shape: table?.shape ?? 'none', rows, used: table?.used ?? [], leftOut: table?.leftOut ?? [] }),
    });
  });
}

/** Excel reads a first line such as `sep=;` and no table has it: which character parts the cells is seen without it. */
function isSeparatorLine([first = '', ...others]: readonly string[]): boolean {
  return /^\ufeff?sep=.?$/i.test(first.trim()) && others.every((each) => each.trim() === '');
}

/** A row of more than a megabyte is none; mostly a quotation mark is open, and all that follows would be one cell. */
const mostEmptyParts = 4;

function openQuote(name: string, line: number): string {
  return `\`${name}\`: nothing closes a quotation mark in line ${line}, so that all that follows is one cell. Close it, or export the table again.`;
}

function longLine(name: string, line: number): string {
  return `\`${name}\`: line ${line} is longer than a megabyte, which is no row of a table. Look at what the tracker wrote there, or export the table again.`;
}

/** A cell in quotes may go over several lines. */
function breaksIn(fields: readonly string[]): number {
  let breaks = 0;
  for (const field of fields) for (let at = field.indexOf('\n'); at >= 0; at = field.indexOf('\n', at + 1)) breaks += 1;
  return breaks;
}
