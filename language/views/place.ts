/** Places boxes in a column, each as near as it can to where it would like to be, in their order and without overlap. */

export type Wish = {
  /** Where its middle would like to be. */
  readonly middle: number;
  readonly height: number;
};

/**
 * The upper edges, by isotonic regression: neighbours that would overlap are pooled and share the mean of their wishes,
 * which moves everything least in the sum of squares.
 */
export function placeColumn(wishes: readonly Wish[], gap: number): readonly number[] {
  type Pool = { sum: number; count: number; readonly members: number[] };
  const pools: Pool[] = [];
  // An offset to each box turns "do not overlap" into "do not decrease".
  let offset = 0;
  const offsets = wishes.map(({ height }, at) => {
    const before = wishes[at - 1];
    if (before) offset += before.height / 2 + gap + height / 2;
    return offset;
  });
  wishes.forEach(({ middle }, at) => {
    pools.push({ sum: middle - (offsets[at] ?? 0), count: 1, members: [at] });
    for (
      let last = pools.at(-1), before = pools.at(-2);
      last && before && before.sum / before.count > last.sum / last.count;
    ) {
      before.sum += last.sum;
      before.count += last.count;
      before.members.push(...last.members);
      pools.pop();
      last = pools.at(-1);
      before = pools.at(-2);
    }
  });
  const tops: number[] = [];
  for (const { sum, count, members } of pools)
    for (const at of members) tops[at] = sum / count + (offsets[at] ?? 0) - (wishes[at]?.height ?? 0) / 2;
  return tops;
}
