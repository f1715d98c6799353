/**
 * The file of imported work items, `flow.thruflow` beside the model. Text, so that a change of it can be read and
 * merged: a line an item, in the order of their keys, names once at the top. The same data give the same bytes.
 *
 *     throughline-flow 1
 *     # …
 *     state ⇥ In Dev                                  numbered from 0, in the order of their names
 *     profile ⇥ Story ⇥ Falcon ⇥ Instant Pay [⇥ flagged]   type, team, product; numbered from 0
 *     objective ⇥ 2026.1 ⇥ Falcon ⇥ Refunds ⇥ committed ⇥ 8 ⇥ 7
 *                                                     an empty line, then the items:
 *     PAY-101 ⇥ PAY-9 ⇥ story ⇥ 3 ⇥ ! ⇥ 4.0+1767225600 1+86400 2+3600.5
 *
 * An item is its key, its parent, its level, its points, `!` where its dates contradict each other, and its events: the
 * profile with a dot where it changes, the state, and the seconds since the event before (since 1970 for the first).
 * Tab, line feed, carriage return and backslash in names are written `\t`, `\n`, `\r`, `\\`.
 */
import type { FlowData, PiObjective, Profile } from './data.ts';
import { keysFrom, sourceOf, unescaped, type FlowSource } from './file-fields.ts';
import { createItemReader } from './file-items.ts';

export type { FlowSource } from './file-fields.ts';

export const flowFileEnding = '.thruflow';
export const flowFileName = `flow${flowFileEnding}`;

const mark = 'throughline-flow 1';
const notice =
  '# The history of work items, as `throughline flow import` has written it. No person stands in it. Import again to change it.';

/** The text of the file, in parts of some hundred kilobytes. */
export function* flowFileText(data: FlowData): Generator<string> {
  const states = order(data.states);
  const profiles = order(data.profiles.map(profileFields));
  const objectives = data.objectives.map(objectiveLine).sort();
  yield [
    mark,
    notice,
    ...states.sorted.map((name) => `state\t${escaped(name)}`),
    ...profiles.sorted.map((fields) => `profile\t${fields}`),
    ...objectives,
    '',
    '',
  ].join('\n');
  let part = '';
  for (let item = 0; item < data.itemCount; item += 1) {
    part += itemLine(data, item, states.numbers, profiles.numbers);
    if (part.length < 1 << 18) continue;
    yield part;
    part = '';
  }
  yield part;
}

function order(names: readonly string[]): { readonly sorted: readonly string[]; readonly numbers: Int32Array } {
  const sorted = [...new Set(names)].sort();
  const place = new Map(sorted.map((name, index) => [name, index]));
  return { sorted, numbers: Int32Array.from(names, (name) => place.get(name) ?? 0) };
}

function profileFields({ type, team, product, isFlagged }: Profile): string {
  return `${escaped(type)}\t${escaped(team)}\t${escaped(product)}${isFlagged ? '\tflagged' : ''}`;
}

function objectiveLine({ pi, team, objective, isCommitted, planned, actual }: PiObjective): string {
  const commitment = isCommitted ? 'committed' : 'uncommitted';
  return `objective\t${escaped(pi)}\t${escaped(team)}\t${escaped(objective)}\t${commitment}\t${planned}\t${actual}`;
}

function itemLine(data: FlowData, item: number, states: Int32Array, profiles: Int32Array): string {
  const points = data.points[item] ?? Number.NaN;
  const fields = `${escaped(data.idOf(item))}\t${escaped(data.parentOf(item))}\t${escaped(data.levels[data.level[item] ?? 0] ?? '')}`;
  let line = `${fields}\t${Number.isNaN(points) ? '' : points}\t${data.isContradictory[item] === 1 ? '!' : ''}\t`;
  let [before, profile] = [0, -1];
  const [first, end] = [data.firstEvent[item] ?? 0, data.firstEvent[item + 1] ?? 0];
  for (let event = first; event < end; event += 1) {
    const own = profiles[data.profile[event] ?? 0] ?? 0;
    const at = data.at[event] ?? 0;
    if (event > first) line += ' ';
    if (own !== profile) line += `${own}.`;
    line += `${states[data.state[event] ?? 0] ?? 0}+${(at - before) / 1000}`;
    before = at;
    profile = own;
  }
  return `${line}\n`;
}

const unsafe = /[\t\n\r\\]/;
const escapes: Readonly<Record<string, string>> = { '\t': '\\t', '\n': '\\n', '\r': '\\r', '\\': '\\\\' };

function escaped(text: string): string {
  return unsafe.test(text) ? text.replaceAll(/[\t\n\r\\]/g, (char) => escapes[char] ?? char) : text;
}

export type ParsedFlowFile = { readonly data: FlowData } | { readonly problem: string; readonly line: number };

/**
 * Reads a flow file. Never throws: what is no flow file gives a sentence and the line, from 1. Whoever has the bytes of a
 * large file gives them instead of its text.
 */
export function parseFlowFile(file: string | FlowSource): ParsedFlowFile {
  const parser = createParser(typeof file === 'string' ? sourceOf(file) : file);
  while (parser.goesOn()) continue;
  return parser.parsed();
}

/** The same, with a turn for others after each part of it. */
export async function parseFlowFileInTurns(file: FlowSource, turn: () => Promise<void>): Promise<ParsedFlowFile> {
  const parser = createParser(file);
  while (parser.goesOn()) await turn();
  return parser.parsed();
}

/** A part takes some hundredths of a second at the most. */
const part = 1 << 20;

type Parser = { readonly goesOn: () => boolean; readonly parsed: () => ParsedFlowFile };

function createParser(source: FlowSource): Parser {
  const body = bodyOf(source);
  const header = parseHeader(source.textOf(0, body < 0 ? source.codes.length : body));
  if ('problem' in header) return { goesOn: () => false, parsed: () => header };
  const { states, profiles, objectives, lines } = header;
  const from = body < 0 ? source.codes.length : body + 2;
  const reader = createItemReader(source, from, { states: states.length, profiles: profiles.length });
  return {
    goesOn: () => reader.readOn(part),
    parsed: () => {
      const columns = reader.columns();
      if (typeof columns === 'number') return failure(lines + columns + 1);
      // The columns stand before what is made when asked for: the other way round V8 keeps an object whose columns each
      // measure looks up by name in a table, a million times.
      return { data: { ...columns, ...keysFrom(source, columns.lineOf), states, profiles, objectives } };
    },
  };
}

const lineFeed = 10;

/** The empty line after the header; -1 where there is none. */
function bodyOf({ codes }: FlowSource): number {
  let at = codes.indexOf(lineFeed);
  while (at >= 0 && codes[at + 1] !== lineFeed) at = codes.indexOf(lineFeed, at + 1);
  return at;
}

type Header = Pick<FlowData, 'states' | 'profiles' | 'objectives'> & { readonly lines: number };
type Failure = { readonly problem: string; readonly line: number };

function failure(line: number): Failure {
  const problem = `Line ${line} is not as \`throughline flow import\` writes it. Import the data again.`;
  return { problem, line };
}

function parseHeader(text: string): Header | Failure {
  const [first, ...lines] = text.split('\n');
  if (first !== mark)
    return { problem: 'This is not a file of work items. Make one with `throughline flow import FILES`.', line: 1 };
  const [states, profiles, objectives]: [string[], Profile[], PiObjective[]] = [[], [], []];
  for (const [index, line] of lines.entries()) {
    if (line.startsWith('#')) continue;
    const [key, ...fields] = line.split('\t');
    const [a = '', b = '', c = '', d, e, f] = fields.map(unescaped);
    if (key === 'state' && fields.length === 1) states.push(a);
    else if (key === 'profile' && fields.length >= 3)
      profiles.push({ type: a, team: b, product: c, isFlagged: d === 'flagged' });
    else if (key === 'objective' && fields.length === 6)
      objectives.push({
        pi: a,
        team: b,
        objective: c,
        isCommitted: d === 'committed',
        planned: Number(e),
        actual: Number(f),
      });
    else return failure(index + 2);
  }
  if (objectives.some(({ planned, actual }) => Number.isNaN(planned) || Number.isNaN(actual))) return failure(2);
  return { states, profiles, objectives, lines: lines.length + 2 };
}
