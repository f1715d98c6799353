/**
 * The first of some indexes at which something is reached, where it stays reached after that; the number of indexes
 * where it never is. Looks at few of them.
 */
export function firstIndex(count: number, isReached: (index: number) => boolean): number {
  let low = 0;
  let high = count;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (isReached(middle)) high = middle;
    else low = middle + 1;
  }
  return low;
}

/** The line in which an offset stands, from 0, by the offsets at which lines start. */
export function lineAt(lineStarts: Int32Array, offset: number): number {
  return Math.max(0, firstIndex(lineStarts.length, (line) => (lineStarts[line] ?? 0) > offset) - 1);
}

/** The line and the column in which an offset of a text stands, both from 0, for who has no offsets of its lines at hand. */
export function placeInText(text: string, offset: number): { readonly line: number; readonly column: number } {
  const lines = text.slice(0, offset).split(/\r\n|\r|\n/);
  return { line: lines.length - 1, column: lines.at(-1)?.length ?? 0 };
}
