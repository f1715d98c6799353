/** A table in a terminal: columns as wide as they need, wrapped at words where the line is too short. */
import { widthOf } from '../text-width.ts';

export type TextColumn = { readonly title: string; readonly isNumber?: boolean };

const gap = '  ';
const narrowest = 6;

export function textTable(
  columns: readonly TextColumn[],
  rows: readonly (readonly string[])[],
  width: number,
): readonly string[] {
  const widths = widthsOf(columns, rows, width);
  const titles = columns.map(({ title }) => title);
  return [
    ...rowLines(titles, columns, widths),
    widths.map((own) => '─'.repeat(own)).join(gap),
    ...rows.flatMap((row) => rowLines(row, columns, widths)),
  ];
}

/**
 * As wide as the cells and the title; where the line is too short, the widest shrink: between words first, then through
 * words, and through figures only where nothing else is left.
 */
function widthsOf(
  columns: readonly TextColumn[],
  rows: readonly (readonly string[])[],
  width: number,
): readonly number[] {
  const texts = columns.map(({ title }, index) => [title, ...rows.map((row) => row[index] ?? '')]);
  const whole = texts.map((own) => Math.max(...own.map(widthOf)));
  const words = texts.map((own) => Math.max(...own.flatMap((text) => text.split(' ').map(widthOf))));
  const figures = columns.map(({ isNumber }, index) => (isNumber ? (words[index] ?? 0) : narrowest));
  const room = width - gap.length * (columns.length - 1);
  const between = shrunk(whole, words, room);
  const through = shrunk(between, figures, room);
  return shrunk(
    through,
    columns.map(() => narrowest),
    room,
  );
}

/** The widest of those that are wider than they have to be shrink one by one until all fit, or none is. */
function shrunk(widths: readonly number[], least: readonly number[], room: number): readonly number[] {
  const found = [...widths];
  let total = found.reduce((sum, each) => sum + each, 0);
  for (; total > room; total -= 1) {
    const spare = found.map((own, index) => (own > (least[index] ?? 0) ? own : 0));
    const widest = spare.indexOf(Math.max(...spare));
    if ((spare[widest] ?? 0) === 0) break;
    found[widest] = (found[widest] ?? 0) - 1;
  }
  return found;
}

function rowLines(
  cells: readonly string[],
  columns: readonly TextColumn[],
  widths: readonly number[],
): readonly string[] {
  const wrapped = cells.map((cell, index) => wrappedText(cell, widths[index] ?? 0));
  const height = Math.max(1, ...wrapped.map(({ length }) => length));
  return Array.from({ length: height }, (_, line) =>
    wrapped
      .map((lines, index) => padded(lines[line] ?? '', widths[index] ?? 0, columns[index]?.isNumber === true))
      .join(gap)
      .trimEnd(),
  );
}

function padded(text: string, width: number, isRight: boolean): string {
  const rest = ' '.repeat(Math.max(0, width - widthOf(text)));
  return isRight ? rest + text : text + rest;
}

/** Lines of at most so many columns, broken between words, and inside a word only where it is longer than a line. */
export function wrappedText(text: string, width: number): readonly string[] {
  const lines: string[] = [];
  let line = '';
  for (const word of text.split(' ').flatMap((each) => pieces(each, width))) {
    const longer = line === '' ? word : `${line} ${word}`;
    if (widthOf(longer) <= width || line === '') {
      line = longer;
      continue;
    }
    lines.push(line);
    line = word;
  }
  return [...lines, line];
}

function pieces(word: string, width: number): readonly string[] {
  if (widthOf(word) <= width) return [word];
  const found: string[] = [];
  let piece = '';
  for (const character of word) {
    if (widthOf(piece + character) > width && piece !== '') {
      found.push(piece);
      piece = '';
    }
    piece += character;
  }
  return [...found, piece];
}
