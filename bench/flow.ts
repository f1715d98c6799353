/** Measured flow: importing a million transitions beside the floor of reading the table, and a quarter's figures from the imported file. */
import { execFileSync } from 'node:child_process';
import { createReadStream, mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import Papa from 'papaparse';
import { defaultConfig } from '#language';
import {
  createSampler,
  joinFlow,
  measuresIn,
  measuresOf,
  sampleOf,
  weeklySeries,
  type Flow,
  type Window,
} from '#language/flow/index.ts';
import { reportOf } from '#language/reports/index.ts';
import { importFlow, readFlowData, writeFlowData, flowDataPath } from '#workspace';
import { startClient } from '../testing/lsp-client.ts';
import { keystrokes, pulls } from './editor.ts';
import { organisation, organisationText, streams, writeTable } from './flow-table.ts';
import { cpu, median, ms, row } from './measure.ts';

export async function benchFlow(transitions: number): Promise<void> {
  const folder = mkdtempSync(path.join(tmpdir(), 'throughline-flow-'));
  try {
    const table = path.join(folder, 'tracker.csv');
    await writeTable(table, transitions);
    console.log(`\n# ${transitions} transitions, ${(statSync(table).size / 1e6).toFixed(0)} MB of CSV\n`);
    await importing(folder, table, transitions);
    reporting(folder, transitions);
    figures(folder);
    await typing(folder);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

async function importing(folder: string, table: string, transitions: number): Promise<void> {
  const reading = await cpuOf(() => bytesOf(table));
  const parsing = await cpuOf(() => recordsOf(table));
  row('floor: reading the bytes of the table', `${ms(reading)} CPU`);
  row('floor: reading its records', `${ms(parsing)} CPU`);
  const { model } = organisation();
  let items = 0;
  const importedIn = await cpuOf(async () => {
    const { data } = await importFlow([table], { model, flow: defaultConfig.flow, timeZone: 'UTC' });
    await writeFlowData(flowDataPath(folder, defaultConfig), data);
    items = data.itemCount;
  });
  const told = `${ms(importedIn)} CPU, ${(importedIn / parsing).toFixed(1)} × its records; ${items} items`;
  if (transitions >= 1_000_000) row('import, to the written file', told, '6 s of CPU', importedIn <= 6000);
  else row('import, to the written file', told);
  memory(table);
  row('the imported file', `${(statSync(flowDataPath(folder, defaultConfig)).size / 1e6).toFixed(1)} MB`);
}

/** Beside the size of the table: what is read as a stream shall not be held. */
function memory(table: string): void {
  const script = path.join(import.meta.dirname, 'flow-memory.ts');
  const told: unknown = JSON.parse(execFileSync(process.execPath, [script, table], { encoding: 'utf8' }));
  if (!isMemory(told)) throw new Error('The import said nothing of its memory.');
  const [most, before] = [told.most, told.before].map((kilobytes) => (kilobytes / 1000).toFixed(0));
  const size = (statSync(table).size / 1e6).toFixed(0);
  row('the most memory of an import, whole process', `${most} MB, ${before} MB before it; the table has ${size} MB`);
}

function isMemory(told: unknown): told is { readonly most: number; readonly before: number } {
  return typeof told === 'object' && told !== null && 'most' in told && 'before' in told;
}

/** From the imported file to the report, as a command does it: what V8 compiles on the way counts. */
function reporting(folder: string, transitions: number): void {
  const script = path.join(import.meta.dirname, 'flow-report.ts');
  const runs = Array.from({ length: 5 }, () => Number(execFileSync(process.execPath, [script, folder])));
  const [name, told] = ['a quarterly report from the imported file, in a process of its own', median(runs)];
  if (transitions >= 1_000_000) row(name, `${ms(told)} CPU`, '500 ms of CPU', told <= 500);
  else row(name, `${ms(told)} CPU`);
}

function figures(folder: string): void {
  const { model } = organisation();
  const window: Window = { from: Date.UTC(2026, 3, 1), to: Date.UTC(2026, 6, 1) };
  let flow: Flow | undefined;
  const loading = cpu(() => {
    const read = readFlowData(folder, defaultConfig);
    if (!read || 'problem' in read) throw new Error('The imported file does not read.');
    flow = joinFlow(read.data, model);
  });
  const joined = flow;
  if (!joined) throw new Error('Nothing was loaded.');
  const [portfolio] = model.elementsOf('portfolio');
  const measuring = cpu(() => measuresOf(joined, { element: portfolio, level: 'story' }, window));
  const total = loading.ms + measuring.ms;
  row('reading the imported file and joining it', `${ms(loading.ms)} CPU`);
  row('all measures of the portfolio for a quarter', `${ms(measuring.ms)} CPU`);

  row('a quarter’s figures from the imported file', `${ms(total)} CPU`);
  // What the first one has compiled the others find there.
  for (const cadence of ['quarterly', 'annual', 'monthly', 'iteration'] as const) {
    const given = cadence === 'quarterly' ? window : {};
    const report = cpu(() => reportOf(model, { cadence, element: portfolio, flow: joined, ...given }));
    row(`the ${cadence} report of the portfolio, with the items behind each figure`, `${ms(report.ms)} CPU`);
  }
  const byStream = cpu(() => {
    const sampler = createSampler(joined);
    return model.elementsOf('value-stream').map((element) => measuresIn(sampler({ element, level: 'story' }), window));
  });
  row(`all measures of each of ${streams} value streams`, `${ms(byStream.ms)} CPU`);
  const weekly = cpu(() => weeklySeries(sampleOf(joined, { element: portfolio, level: 'story' }), window));
  row('series by week of the portfolio', `${ms(weekly.ms)} CPU`);
}

/** In the editor: items are judged when nobody types, so that with all of them a stroke costs what it costs without any. */
async function typing(folder: string): Promise<void> {
  const items = readFileSync(flowDataPath(folder, defaultConfig), 'utf8');
  await keystrokesBeside('', 'a keystroke there without any items, to its problems');
  await keystrokesBeside(`\n//- flow.thruflow\n${items}`, 'a keystroke with these items loaded, to its problems');
}

async function keystrokesBeside(items: string, name: string): Promise<void> {
  const text = organisationText();
  const client = await startClient(`//- main.thru\n${text}${items}`, pulls);
  try {
    await keystrokes(client, { path: 'main.thru', text }, '"Train 0', name);
  } finally {
    await client.stop();
  }
}

async function cpuOf(work: () => Promise<unknown>): Promise<number> {
  const before = process.cpuUsage();
  await work();
  const { user, system } = process.cpuUsage(before);
  return (user + system) / 1000;
}

async function bytesOf(file: string): Promise<number> {
  let bytes = 0;
  // Without an encoding a file gives its bytes.
  for await (const chunk of createReadStream(file, { highWaterMark: 1 << 18 })) bytes += (chunk as Buffer).length;
  return bytes;
}

function recordsOf(file: string): Promise<number> {
  let records = 0;
  const input = createReadStream(file, { encoding: 'utf8', highWaterMark: 1 << 18 });
  return new Promise((resolve, reject) => {
    Papa.parse<readonly string[]>(input, {
      chunk: ({ data }) => void (records += data.length),
      complete: () => resolve(records),
      error: reject,
    });
  });
}
