/** The words of a chart that would lie over what it shows: below it, in as many rows as they need. */
import type { Shape } from './shape.ts';

type Entry = {
  readonly said: string;
  /** What the words are about, ten wide, at a place. */
  readonly sample: (x: number, y: number) => Shape<never>;
};

type Legend = { readonly height: number; readonly shapes: readonly Shape<never>[] };

export const rowHeight = 16;
/** A letter is about so wide; where it is less, the gaps between words are larger. */
export const letter = 6.2;
const [sampleWidth, gap] = [16, 16];

/** From the left edge on, below a height. */
export function legendOf(entries: readonly Entry[], left: number, right: number, below: number): Legend {
  let [x, row] = [left, 0];
  const shapes = entries.flatMap(({ said, sample }): readonly Shape<never>[] => {
    const wide = sampleWidth + said.length * letter;
    if (x > left && x + wide > right) [x, row] = [left, row + 1];
    const [at, y] = [x, below + row * rowHeight + 8];
    x += wide + gap;
    return [sample(at, y), { of: 'text', style: 'legend', at: { x: at + sampleWidth, y: y + 4 }, text: said }];
  });
  return { height: entries.length === 0 ? 0 : (row + 1) * rowHeight, shapes };
}
