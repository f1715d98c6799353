/** Reads the issues of a change log as a stream, one after the other. */
import { createReadStream } from 'node:fs';
import { JSONParser } from '@streamparser/json';
import { FlowImportError, type FlowSource } from './flow-source.ts';
import type { ImportedFile, SourcePlace } from '#language/flow/index.ts';

/** A page of issues (`{ "issues": […] }`), a list of them, or one a line. */
export type JsonLayout = 'page' | 'list' | 'lines';

const paths: Readonly<Record<JsonLayout, readonly string[]>> = {
  page: ['$.issues.*', '$.values.*', '$.items.*'],
  list: ['$.*'],
  lines: ['$'],
};

/** The place of an issue is the line at which the parser has read it to its end. */
export async function readJson(
  { path, name, file, encoding, onBytes }: FlowSource,
  layout: JsonLayout,
  take: (issue: unknown, place: SourcePlace) => void,
): Promise<ImportedFile> {
  let [line, rows] = [1, 0];
  // Several pages, one after the other, are one file too.
  const parser = new JSONParser({ paths: [...paths[layout]], keepStack: false, separator: '' });
  parser.onValue = ({ value }) => {
    rows += 1;
    take(value, { file, line });
  };
  const input = createReadStream(path, { encoding, highWaterMark: 1 << 16 });
  for await (const chunk of input) {
    // With an encoding a stream gives texts.
    for (const part of (chunk as string).replace(/^\ufeff/, '').split(/(?<=\n)/)) {
      try {
        parser.write(part);
      } catch {
        throw new FlowImportError(`\`${name}\` is not JSON at line ${line}. Export it again, as a whole.`);
      }
      if (part.endsWith('\n')) line += 1;
    }
    onBytes(input.bytesRead);
  }
  try {
    parser.end();
  } catch {
    throw new FlowImportError(
      `\`${name}\` ends in the middle, at line ${line}: what comes after is missing. Export it again, as a whole.`,
    );
  }
  return { name, shape: 'change-log', rows, used: [], leftOut: [] };
}
