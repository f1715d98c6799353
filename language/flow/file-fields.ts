/** The fields of an item in the flow file that stand before its events, and the numbers of its characters. */
import { createIndex, type FlowData } from './data.ts';

/**
 * What a file holds, as numbers: a list of numbers is gone through faster than a text, and no text of a large file is
 * made that nobody asks for. The numbers are bytes of UTF-8, or those of the characters.
 */
export type FlowSource = {
  readonly codes: Uint8Array | Uint16Array;
  /** The text of a part of them. */
  readonly textOf: (from: number, to: number) => string;
};

/** A text as a source, for who has no bytes of it. */
export function sourceOf(text: string): FlowSource {
  const codes = new Uint16Array(text.length);
  for (let at = 0; at < text.length; at += 1) codes[at] = text.charCodeAt(at);
  return { codes, textOf: (from, to) => text.slice(from, to) };
}

export type Fields = Pick<FlowData, 'level' | 'levels' | 'points' | 'isContradictory'>;

export type FieldReader = {
  /** Reads the fields of an item, from the start of its line. Where its events start; -1 where the line has no such fields. */
  readonly read: (item: number, start: number) => number;
  /** Those of so many items. */
  readonly found: (items: number) => Fields;
};

const [tab, lineFeed, backslash] = [9, 10, 92];

/** What few items state. */
type Stated = {
  readonly item: number;
  readonly level: string;
  readonly points: string;
  readonly isContradictory: boolean;
};

/** Reads the fields of one line after the other, from where each starts. */
export function createFieldReader({ codes, textOf }: FlowSource): FieldReader {
  const stated: Stated[] = [];
  const isEscaped = codes.includes(backslash);
  const keyAt = (start: number): string => unescaped(textOf(start, fieldEnd(codes, start)));
  let before = -1;
  const read: FieldReader['read'] = (item, start) => {
    const keyStart = before < 0 || isEscaped ? start : differingPlace(codes, before, start);
    if (isEscaped && before >= 0 && keyAt(before) >= keyAt(start)) return -1;
    if (keyStart < 0) return -1;
    before = start;
    const keyEnd = fieldEnd(codes, keyStart);
    const parentEnd = fieldEnd(codes, keyEnd + 1);
    if (keyEnd === start || codes[keyEnd] !== tab || codes[parentEnd] !== tab) return -1;
    // Mostly a type says the level, nobody has given points, and the dates are in order.
    if (codes[parentEnd + 1] === tab && codes[parentEnd + 2] === tab && codes[parentEnd + 3] === tab)
      return parentEnd + 4;
    const levelEnd = fieldEnd(codes, parentEnd + 1);
    const pointsEnd = fieldEnd(codes, levelEnd + 1);
    const markEnd = fieldEnd(codes, pointsEnd + 1);
    if (codes[levelEnd] !== tab || codes[pointsEnd] !== tab || codes[markEnd] !== tab) return -1;
    const level = levelEnd === parentEnd + 1 ? '' : unescaped(textOf(parentEnd + 1, levelEnd));
    const points = pointsEnd === levelEnd + 1 ? '' : textOf(levelEnd + 1, pointsEnd);
    stated.push({ item, level, points, isContradictory: markEnd > pointsEnd + 1 });
    return markEnd + 1;
  };
  return { read, found: (items) => columnsOf(stated, items) };
}

function columnsOf(stated: readonly Stated[], items: number): Fields {
  const levels = createIndex();
  levels.of('');
  const level = new Uint16Array(items);
  const points = new Float64Array(stated.some((each) => each.points !== '') ? items : 0).fill(Number.NaN);
  const isContradictory = new Uint8Array(items);
  for (const each of stated) {
    level[each.item] = levels.of(each.level);
    if (each.points !== '') points[each.item] = Number(each.points);
    if (each.isContradictory) isContradictory[each.item] = 1;
  }
  return { level, levels: levels.names, points, isContradictory };
}

/** Where a field ends, at a tab or at the end of the line. */
function fieldEnd(codes: FlowSource['codes'], from: number): number {
  let place = from;
  let code = codes[place] ?? lineFeed;
  while (code !== tab && code !== lineFeed) code = codes[(place += 1)] ?? lineFeed;
  return place;
}

/** Where the key of a line differs from the smaller one of the line before; -1 where that is not smaller. */
function differingPlace(codes: FlowSource['codes'], before: number, start: number): number {
  let left = before;
  let right = start;
  while (codes[left] === codes[right] && codes[left] !== tab) {
    left += 1;
    right += 1;
  }
  const a = codes[left] ?? tab;
  const b = codes[right] ?? tab;
  // Some characters are less than a tab, but nothing is less than the end of a key.
  if (b === tab || b === lineFeed || (a !== tab && !(rankOf(codes, a) < rankOf(codes, b)))) return -1;
  return right;
}

/** Texts are in the order of UTF-16, in which U+E000 to U+FFFF come after all that takes two units. */
function rankOf(codes: FlowSource['codes'], code: number): number {
  return (code === 0xee || code === 0xef) && codes.BYTES_PER_ELEMENT === 1 ? code + 0x10 : code;
}

/** The keys of items and of their parents, cut out of the text when somebody reads one, by where the line of each item starts. */
export function keysFrom({ codes, textOf }: FlowSource, lineOf: Int32Array): Pick<FlowData, 'idOf' | 'parentOf'> {
  const field = (start: number): string => unescaped(textOf(start, fieldEnd(codes, start)));
  const startOf = (item: number): number => lineOf[item] ?? codes.length;
  return {
    idOf: (item) => field(startOf(item)),
    parentOf: (item) => field(fieldEnd(codes, startOf(item)) + 1),
  };
}

const unescapes: Readonly<Record<string, string>> = { t: '\t', n: '\n', r: '\r', '\\': '\\' };

/** A field with its tabs, line ends and backslashes as they were before the file was written. */
export function unescaped(text: string): string {
  return text.includes('\\') ? text.replaceAll(/\\(.)/g, (_, char: string) => unescapes[char] ?? char) : text;
}
