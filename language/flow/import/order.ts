/** Puts the rows of one item in the order in which they happened, and says what contradicts itself there. */
import { none, type RowColumns } from './columns.ts';

export type OrderedRows = {
  readonly rows: ArrayLike<number>;
  /** Said twice: left out. */
  readonly duplicates: readonly number[];
  /** It starts from a state that the item only reaches later: `Done` before `In Dev`. */
  readonly contradictions: readonly number[];
  /** It starts from a state that no row leads to: a row is missing. */
  readonly gaps: readonly number[];
};

/** In the order of time; at one moment as each follows from the one before, else as they came. */
export function orderedRows(columns: RowColumns, given: Int32Array): OrderedRows {
  if (isSound(columns, given)) return { rows: given, duplicates: [], contradictions: [], gaps: [] };
  const rows = isAscending(columns, given) ? [...given] : [...given].sort((a, b) => columns.at(a) - columns.at(b));
  const { kept, duplicates } = withoutDuplicates(columns, rows);
  const chained = chainTies(columns, kept);
  const breaks: number[] = [];
  let state = none;
  for (const row of chained) {
    const [from, to] = [columns.from(row), columns.to(row)];
    if (from !== none && state !== none && from !== state) breaks.push(row);
    if (to !== none) state = to;
  }
  if (breaks.length === 0) return { rows: chained, duplicates, contradictions: [], gaps: [] };
  const isLater = (row: number): boolean =>
    chained.some((other) => columns.at(other) > columns.at(row) && columns.to(other) === columns.from(row));
  const contradictions = breaks.filter(isLater);
  // What follows a contradiction breaks as well: that is no gap.
  return { rows: chained, duplicates, contradictions, gaps: contradictions.length > 0 ? [] : breaks };
}

/** Whether the rows already stand one after the other and each follows from the one before: nearly all do. */
function isSound(columns: RowColumns, rows: Int32Array): boolean {
  let moment = Number.NEGATIVE_INFINITY;
  let state = none;
  for (let index = 0; index < rows.length; index += 1) {
    const row = rows[index] ?? 0;
    const [from, to, at] = [columns.from(row), columns.to(row), columns.at(row)];
    if (at <= moment || (from !== none && state !== none && from !== state)) return false;
    moment = at;
    if (to !== none) state = to;
  }
  return true;
}

function isAscending(columns: RowColumns, rows: Int32Array): boolean {
  for (let index = 1; index < rows.length; index += 1)
    if (columns.at(rows[index - 1] ?? 0) > columns.at(rows[index] ?? 0)) return false;
  return true;
}

function withoutDuplicates(columns: RowColumns, rows: readonly number[]) {
  const kept: number[] = [];
  const duplicates: number[] = [];
  for (const row of rows) {
    let isKnown = false;
    for (let index = kept.length - 1; index >= 0 && !isKnown; index -= 1) {
      const other = kept[index] ?? 0;
      if (columns.at(other) !== columns.at(row)) break;
      isKnown =
        columns.to(other) === columns.to(row) &&
        columns.from(other) === columns.from(row) &&
        columns.partial(other) === columns.partial(row);
    }
    (isKnown ? duplicates : kept).push(row);
  }
  return { kept, duplicates };
}

/** Among rows of one moment the next is the one that starts where the item is. */
function chainTies(columns: RowColumns, rows: readonly number[]): readonly number[] {
  if (!rows.some((row, index) => index > 0 && columns.at(row) === columns.at(rows[index - 1] ?? 0))) return rows;
  const left = [...rows];
  const chained: number[] = [];
  let state = none;
  while (left.length > 0) {
    const moment = columns.at(left[0] ?? 0);
    let pick = 0;
    for (let index = 0; index < left.length && columns.at(left[index] ?? 0) === moment; index += 1)
      if (state !== none ? columns.from(left[index] ?? 0) === state : isFirst(columns, left, index)) {
        pick = index;
        break;
      }
    const [row] = left.splice(pick, 1);
    if (row === undefined) break;
    chained.push(row);
    if (columns.to(row) !== none) state = columns.to(row);
  }
  return chained;
}

/** Whether no other row of its moment leads to where a row starts. */
function isFirst(columns: RowColumns, rows: readonly number[], index: number): boolean {
  const row = rows[index] ?? 0;
  return !rows.some(
    (other) => other !== row && columns.at(other) === columns.at(row) && columns.to(other) === columns.from(row),
  );
}
