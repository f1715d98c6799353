/** The imported work items of a project on disk: reading and writing `flow.thruflow`. */
import { existsSync, renameSync, rmSync, statSync } from 'node:fs';
import { open } from 'node:fs/promises';
import { dirname, join, resolve } from 'node:path';
import { defaultConfig, type Config } from '#language';
import {
  flowFileText,
  inTimeZone,
  parseFlowFile,
  parseFlowFileInTurns,
  type FlowData,
  type FlowSource,
  type ParsedFlowFile,
} from '#language/flow/index.ts';
import { readTextBytes, readTextBytesLater } from './read.ts';
import { isWithin } from './relative-path.ts';

export type LoadedFlowData =
  | { readonly path: string; readonly data: FlowData }
  | { readonly path: string; readonly problem: string; readonly line: number };

/** The file of a project’s imported work items, absolute. A project never reads or writes outside its own folder. */
export function flowDataPath(root: string, { flow }: Config): string {
  const path = resolve(root, flow.data);
  return isWithin(path, root) ? path : join(root, defaultConfig.flow.data);
}

/** Undefined where nothing was imported. What does not read gives a sentence and its line. */
export function readFlowData(root: string, config: Config): LoadedFlowData | undefined {
  const path = flowDataPath(root, config);
  if (!existsSync(path)) return undefined;
  const read = isTooLarge(path) ? tooLarge : readTextBytes(path);
  if ('problem' in read) return { path, ...read, line: 1 };
  return { path, ...measurable(parseFlowFile(sourceOf(read.bytes)), config) };
}

/** The same beside other work, which has its turn after each part of it. */
export async function readFlowDataInTurns(
  root: string,
  config: Config,
  turn: () => Promise<void>,
): Promise<LoadedFlowData | undefined> {
  const path = flowDataPath(root, config);
  if (!existsSync(path)) return undefined;
  const read = isTooLarge(path) ? tooLarge : await readTextBytesLater(path);
  if ('problem' in read) return { path, ...read, line: 1 };
  return { path, ...measurable(await parseFlowFileInTurns(sourceOf(read.bytes), turn), config) };
}

/** The file holds moments of UTC; measured is by the days of the project. */
function measurable(parsed: ParsedFlowFile, { timeZone }: Config): ParsedFlowFile {
  return 'problem' in parsed ? parsed : { data: inTimeZone(parsed.data, timeZone) };
}

function sourceOf(bytes: Buffer): FlowSource {
  return { codes: bytes, textOf: (from, to) => bytes.toString('utf8', from, to) };
}

/** A file that goes meanwhile says so when it is read. */
function isTooLarge(path: string): boolean {
  return (statSync(path, { throwIfNoEntry: false })?.size ?? 0) > largest;
}

const tooLarge = {
  problem: 'This file is larger than one machine should read. Measure it in your warehouse.',
} as const;

/** What fits into one text. */
const largest = 500_000_000;

/** Writes the file as a whole or not at all: it appears under its name once it is complete. */
export async function writeFlowData(path: string, data: FlowData): Promise<void> {
  const draft = join(dirname(path), `.${process.pid}.thruflow-draft`);
  try {
    const file = await open(draft, 'w');
    try {
      for (const part of flowFileText(data)) await file.write(part);
    } finally {
      await file.close();
    }
    renameSync(draft, path);
  } catch (error) {
    rmSync(draft, { force: true });
    throw error;
  }
}
