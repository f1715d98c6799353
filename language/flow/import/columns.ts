/** The rows of an import as columns of numbers, which grow. */
import type { SourcePlace } from './rows.ts';

/** No state: where a row states none. */
export const none = -1;

export type RowColumns = {
  readonly add: (item: number, at: number, from: number, to: number, partial: number, place: SourcePlace) => void;
  readonly count: () => number;
  readonly at: (row: number) => number;
  readonly from: (row: number) => number;
  readonly to: (row: number) => number;
  readonly partial: (row: number) => number;
  readonly place: (row: number) => SourcePlace;
  /** The rows of each item, in the order in which they came. */
  readonly byItem: (items: number) => (item: number) => Int32Array;
};

const columns = ['item', 'from', 'to', 'partial', 'file', 'line'] as const;
type Column = (typeof columns)[number];

export function createRowColumns(): RowColumns {
  let moments = new Float64Array(1024);
  // Every column of the list is there.
  const numbers = Object.fromEntries(columns.map((name) => [name, new Int32Array(1024)])) as Record<Column, Int32Array>;
  let count = 0;
  const grow = (): void => {
    const more = new Float64Array(count * 2);
    more.set(moments);
    moments = more;
    for (const name of columns) {
      const larger = new Int32Array(count * 2);
      larger.set(numbers[name]);
      numbers[name] = larger;
    }
  };
  return {
    add(item, at, from, to, partial, { file, line }) {
      if (count === moments.length) grow();
      moments[count] = at;
      numbers.item[count] = item;
      numbers.from[count] = from;
      numbers.to[count] = to;
      numbers.partial[count] = partial;
      numbers.file[count] = file;
      numbers.line[count] = line;
      count += 1;
    },
    count: () => count,
    at: (row) => moments[row] ?? 0,
    from: (row) => numbers.from[row] ?? none,
    to: (row) => numbers.to[row] ?? none,
    partial: (row) => numbers.partial[row] ?? 0,
    place: (row) => ({ file: numbers.file[row] ?? 0, line: numbers.line[row] ?? 0 }),
    byItem: (items) => grouped(numbers.item.subarray(0, count), items),
  };
}

/** Rows grouped by counting, which keeps their order. */
function grouped(items: Int32Array, count: number): (item: number) => Int32Array {
  const first = new Int32Array(count + 1);
  for (let row = 0; row < items.length; row += 1) {
    const after = (items[row] ?? 0) + 1;
    first[after] = (first[after] ?? 0) + 1;
  }
  for (let item = 0; item < count; item += 1) first[item + 1] = (first[item + 1] ?? 0) + (first[item] ?? 0);
  const next = first.slice();
  const rows = new Int32Array(items.length);
  for (let row = 0; row < items.length; row += 1) {
    const item = items[row] ?? 0;
    rows[next[item] ?? 0] = row;
    next[item] = (next[item] ?? 0) + 1;
  }
  return (item) => rows.subarray(first[item], first[item + 1]);
}
