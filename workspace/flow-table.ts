/** Reads a table of work items as a stream, record by record, and knows at which line each starts. */
import { createReadStream } from 'node:fs';
import Papa from 'papaparse';
import { tableOf, type ImportedFile, type Table } from '#language/flow/index.ts';
import type { FlowSource } from './flow-source.ts';

export function readTable(source: FlowSource, options: Parameters<typeof tableOf>[1]): Promise<ImportedFile> {
  const { path, name, file, intake, onBytes } = source;
  const input = createReadStream(path, { encoding: 'utf8', highWaterMark: 1 << 18 });
  let table: Table | undefined;
  let [line, rows, hasQuotes] = [1, 0, false];
  // Only a cell in quotes goes over several lines, and most tables have none.
  input.on('data', (chunk) => (hasQuotes ||= chunk.includes('"')));
  const take = (fields: readonly string[]): void => {
    const place = { file, line };
    line += hasQuotes ? 1 + breaksIn(fields) : 1;
    if (fields.length === 1 && fields[0]?.trim() === '') return;
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
      chunk: ({ data }) => {
        for (const fields of data) take(fields);
        onBytes(input.bytesRead);
      },
      error: reject,
      complete: () =>
        resolve({ name, shape: table?.shape ?? 'none', rows, used: table?.used ?? [], leftOut: table?.leftOut ?? [] }),
    });
  });
}

/** A cell in quotes may go over several lines. */
function breaksIn(fields: readonly string[]): number {
  let breaks = 0;
  for (const field of fields) for (let at = field.indexOf('\n'); at >= 0; at = field.indexOf('\n', at + 1)) breaks += 1;
  return breaks;
}
