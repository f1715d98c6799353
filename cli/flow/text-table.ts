/** A table in a terminal: columns as wide as they need, wrapped at words, and one below another where they do not fit. */
import { widthOf } from '../text-width.ts';
import { wrappedText } from '../wrapped-text.ts';

export type TextColumn = { readonly title: string; readonly isNumber?: boolean };

/** Lines of at most so many columns. Spaces that do not break (U+00A0) keep what they join on one line. */
export function textTable(
  columns: readonly TextColumn[],
  rows: readonly (readonly string[])[],
  width: number,
): readonly string[] {
  const found = columns.map(({ title, isNumber = false }, index) =>
    columnOf(
      title,
      isNumber,
      rows.map((row) => row[index] ?? ''),
    ),
  );
  return layoutOf(found, width) ?? partsOf(found, width).flatMap((part, index) => (index === 0 ? part : ['', ...part]));
}

/** A column: its title first, then its cells. */
type Column = {
  readonly isNumber: boolean;
  readonly texts: readonly string[];
  /** With its figures each on one line: `61 EUR`. */
  readonly joined: readonly string[];
};

const shortFigure = 12;

function columnOf(title: string, isNumber: boolean, cells: readonly string[]): Column {
  const isJoined = (cell: string): boolean => isNumber && cell.length <= shortFigure;
  return {
    isNumber,
    texts: [title, ...cells],
    joined: [title, ...cells.map((cell) => (isJoined(cell) ? cell.replaceAll(' ', '\u00a0') : cell))],
  };
}

/** All columns side by side, as long as no word has to be broken. */
function layoutOf(columns: readonly Column[], width: number): readonly string[] | undefined {
  for (const key of ['joined', 'texts'] as const)
    for (const gap of ['  ', ' ']) {
      const texts = columns.map((column) => column[key]);
      const room = width - gap.length * (columns.length - 1);
      if (sumOf(texts.map(widestWord)) <= room) return linesOf(columns, texts, fittedWidths(texts, room), gap);
    }
  return undefined;
}

/**
 * Where not all columns fit, as many as do, and the others below, beside the columns that say what a row is about: the two
 * before the first figure, or the first alone.
 */
function partsOf(columns: readonly Column[], width: number): readonly (readonly string[])[] {
  const firstFigure = columns.findIndex(({ isNumber }) => isNumber);
  const areNames = firstFigure > 1 && columns.slice(2).every((own) => layoutOf([...columns.slice(0, 2), own], width));
  const names = columns.slice(0, areNames ? 2 : 1);
  const parts: (readonly string[])[] = [];
  for (let rest = columns.slice(names.length); rest.length > 0;) {
    let count = rest.length;
    while (count > 1 && !layoutOf([...names, ...rest.slice(0, count)], width)) count -= 1;
    const part = [...names, ...rest.slice(0, count)];
    parts.push(layoutOf(part, width) ?? brokenLayout(part, width));
    rest = rest.slice(count);
  }
  return parts.length > 0 ? parts : [brokenLayout(columns, width)];
}

const narrowest = 6;

/** Through words, where a word is longer than the line has room for. */
function brokenLayout(columns: readonly Column[], width: number): readonly string[] {
  const texts = columns.map((column) => column.texts);
  const room = width - (columns.length - 1);
  const widths = texts.map(widestWord);
  for (let total = sumOf(widths); total > room; total -= 1) {
    const widest = widths.indexOf(Math.max(...widths));
    if ((widths[widest] ?? 0) <= narrowest) break;
    widths[widest] = (widths[widest] ?? 0) - 1;
  }
  return linesOf(columns, texts, widths, ' ');
}

/** So many rows say how wide columns should be. */
const weighedRows = 60;

/**
 * As wide as cells and title; where the line is too short, the widest column shrinks, whose shrinking makes the table least
 * higher. Then room goes to where it saves lines.
 */
function fittedWidths(columns: readonly (readonly string[])[], room: number): readonly number[] {
  const least = columns.map(widestWord);
  const widths = columns.map((texts) => Math.max(...texts.map(widthOf)));
  const total = sumOf(widths);
  if (total <= room) return widths;
  const heightOf = heightMeter(columns);
  let found: readonly number[] = widths;
  for (let left = total - room; left > 0; left -= 1) {
    const narrower = found.flatMap((own, index) => (own > (least[index] ?? 0) ? [moved(found, index, -1, 1)] : []));
    found = lowestOf(narrower, heightOf, (made, was) => spread(made) < spread(was)) ?? found;
  }
  for (;;) {
    const current = found;
    const others = current.flatMap((own, from) =>
      current.flatMap((_, to) =>
        Array.from({ length: from === to ? 0 : own - (least[from] ?? 0) }, (__, by) =>
          moved(current, from, to, by + 1),
        ),
      ),
    );
    const best = lowestOf(others, heightOf, () => false);
    if (!best || heightOf(best) >= heightOf(current)) return current;
    found = best;
  }
}

/** Of two that are as high the one is better whose widest columns are narrower. */
function spread(widths: readonly number[]): number {
  return sumOf(widths.map((own) => own * own));
}

function moved(widths: readonly number[], from: number, to: number, by: number): readonly number[] {
  return widths.map((own, index) => own - (index === from ? by : 0) + (index === to ? by : 0));
}

type Widths = readonly number[];

function lowestOf(
  choices: readonly Widths[],
  heightOf: (widths: Widths) => number,
  isBetter: (made: Widths, was: Widths) => boolean,
): Widths | undefined {
  let best: Widths | undefined;
  let lowest = Infinity;
  for (const choice of choices) {
    const height = heightOf(choice);
    if (height > lowest || (best && height === lowest && !isBetter(choice, best))) continue;
    best = choice;
    lowest = height;
  }
  return best;
}

/** Tells how many lines a table takes with columns of such widths. */
function heightMeter(columns: readonly (readonly string[])[]): (widths: Widths) => number {
  const weighed = columns.map((texts) => texts.slice(0, weighedRows));
  const known = columns.map(() => new Map<number, readonly number[]>());
  const linesIn = (index: number, width: number): readonly number[] => {
    const found = known[index]?.get(width) ?? weighed[index]?.map((text) => wrappedText(text, width).length) ?? [];
    known[index]?.set(width, found);
    return found;
  };
  return (widths) => {
    const lines = widths.map((own, index) => linesIn(index, own));
    return sumOf((weighed[0] ?? []).map((_, row) => Math.max(...lines.map((own) => own[row] ?? 1))));
  };
}

function sumOf(numbers: readonly number[]): number {
  return numbers.reduce((sum, each) => sum + each, 0);
}

function widestWord(texts: readonly string[]): number {
  return Math.max(0, ...texts.flatMap((text) => text.split(' ').map(widthOf)));
}

function linesOf(
  columns: readonly Column[],
  texts: readonly (readonly string[])[],
  widths: readonly number[],
  gap: string,
): readonly string[] {
  const rowLines = (row: number): readonly string[] => {
    const wrapped = texts.map((own, index) => wrappedText(own[row] ?? '', widths[index] ?? 0));
    const height = Math.max(1, ...wrapped.map(({ length }) => length));
    return Array.from({ length: height }, (_, line) =>
      wrapped
        .map((lines, index) => padded(lines[line] ?? '', widths[index] ?? 0, columns[index]?.isNumber === true))
        .join(gap)
        .replaceAll('\u00a0', ' ')
        .trimEnd(),
    );
  };
  const [titles = [], ...rows] = (texts[0] ?? []).map((_, row) => rowLines(row));
  return [...titles, widths.map((own) => '─'.repeat(own)).join(gap), ...rows.flat()];
}

function padded(text: string, width: number, isRight: boolean): string {
  const rest = ' '.repeat(Math.max(0, width - widthOf(text)));
  return isRight ? rest + text : text + rest;
}
