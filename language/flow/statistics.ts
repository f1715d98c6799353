/** The few statistics that the measures are made of. Of nothing there is none: undefined, never 0 or NaN. */

/** Nearest rank, without interpolation: `sorted[ceil(p * n) - 1]`. */
export function percentile(sorted: ArrayLike<number>, share: number): number | undefined {
  return sorted[rankOf(share, sorted.length)];
}

function rankOf(share: number, count: number): number {
  // 0.85 * 20 is 17.000000000000004 in binary floating point elsewhere too: a hair above a whole number is that number.
  return Math.max(0, Math.ceil(share * count - 1e-9) - 1);
}

/** The mean of the two in the middle where there is no middle. */
export function median(values: readonly number[]): number | undefined {
  const sorted = [...values].sort((a, b) => a - b);
  const [low, high] = [sorted[(sorted.length - 1) >> 1], sorted[sorted.length >> 1]];
  return low === undefined || high === undefined ? undefined : (low + high) / 2;
}

/** The arithmetic mean. */
export function meanOf(values: ArrayLike<number>): number | undefined {
  if (values.length === 0) return undefined;
  let sum = 0;
  for (let index = 0; index < values.length; index += 1) sum += values[index] ?? 0;
  return sum / values.length;
}

/** A share or a rate; none where it would be of nothing. */
export function ratio(part: number, whole: number): number | undefined {
  return whole === 0 ? undefined : part / whole;
}

/** Whether a figure is over its limit: what is equal to it but for how computers round is not. */
export function exceeds(value: number, limit: number): boolean {
  return value - limit > 1e-9 * Math.max(1, Math.abs(limit));
}

/** How values are spread, in their own unit. */
export type Spread = {
  readonly count: number;
  readonly mean: number;
  readonly p50: number;
  readonly p85: number;
  readonly max: number;
  /** The values themselves, ascending, where they are fewer than five: a percentile of so few says little. */
  readonly few?: readonly number[];
};

/** How values are spread, in their own unit. */
export function spreadOf(values: readonly number[] | Float64Array): Spread | undefined {
  const own = values instanceof Float64Array ? values : new Float64Array(values);
  if (own.length === 0) return undefined;
  const { sum, least, greatest } = extentOf(own);
  const places = [0.5, 0.85].map((share) => rankOf(share, own.length));
  const [p50 = greatest, p85 = greatest] =
    own.length < many || !Number.isFinite(parts / (greatest - least))
      ? inOrder(own, places)
      : amongParts(own, places, { least, greatest });
  const few = own.length < 5 ? { few: [...own].sort((a, b) => a - b) } : {};
  return { count: own.length, mean: sum / own.length, p50, p85, max: greatest, ...few };
}

type Extent = { readonly sum: number; readonly least: number; readonly greatest: number };

function extentOf(values: Float64Array): Extent {
  let sum = 0;
  let least = Number.POSITIVE_INFINITY;
  let greatest = Number.NEGATIVE_INFINITY;
  for (let index = 0; index < values.length; index += 1) {
    const value = values[index] ?? 0;
    sum += value;
    if (value < least) least = value;
    if (value > greatest) greatest = value;
  }
  return { sum, least, greatest };
}

/** Fewer values are put in order as a whole. */
const many = 2000;
const parts = 1 << 12;

function inOrder(values: Float64Array, places: readonly number[]): readonly (number | undefined)[] {
  const sorted = values.slice().sort();
  return places.map((place) => sorted[place]);
}

/**
 * The values at places of the order. To put a hundred thousand in order, of which two are read, takes ten times as long as
 * to count how many fall into each of some thousand parts of their range, and to put in order only those in the same part.
 */
function amongParts(
  values: Float64Array,
  places: readonly number[],
  { least, greatest }: Omit<Extent, 'sum'>,
): readonly (number | undefined)[] {
  const scale = (parts - 1) / (greatest - least);
  const counts = countsOf(values, least, scale);
  return places.map((place) => {
    let part = 0;
    let before = 0;
    for (; part < parts - 1 && before + (counts[part] ?? 0) <= place; part += 1) before += counts[part] ?? 0;
    const inside = new Float64Array(counts[part] ?? 0);
    collect(inside, values, { part, least, scale });
    return inside.sort()[place - before];
  });
}

function countsOf(values: Float64Array, least: number, scale: number): Int32Array {
  const counts = new Int32Array(parts);
  for (let index = 0; index < values.length; index += 1) {
    const part = Math.floor(((values[index] ?? 0) - least) * scale);
    counts[part] = (counts[part] ?? 0) + 1;
  }
  return counts;
}

/** The values that fall into a part. */
function collect(
  found: Float64Array,
  values: Float64Array,
  { part, least, scale }: { readonly part: number; readonly least: number; readonly scale: number },
): void {
  let count = 0;
  for (let index = 0; index < values.length; index += 1) {
    const value = values[index] ?? 0;
    if (Math.floor((value - least) * scale) !== part) continue;
    found[count] = value;
    count += 1;
  }
}

export type Trend = {
  readonly direction: 'up' | 'down' | 'flat';
  /** Per step of the series. */
  readonly slope: number;
  /** The change over the span as a share of the median of the values; none where that is 0. */
  readonly change: number | undefined;
  readonly points: number;
};

const fewestPoints = 6;
const mostPoints = 12;
const notable = 0.1;

/**
 * The Theil–Sen slope over the last points of a series, at most twelve: the median of the slopes between all pairs. A
 * point that is none is left out and keeps its place in time. None for fewer than six points; flat where the change over
 * the span is at most a tenth of the median.
 */
export function trendOf(series: readonly (number | undefined)[]): Trend | undefined {
  const known = series.flatMap((value, at) => (value === undefined ? [] : [{ at, value }])).slice(-mostPoints);
  const [first, last] = [known[0], known.at(-1)];
  if (known.length < fewestPoints || !first || !last) return undefined;
  const slopes = known.flatMap((a, index) => known.slice(index + 1).map((b) => (b.value - a.value) / (b.at - a.at)));
  const [slope, middle] = [median(slopes) ?? 0, median(known.map(({ value }) => value)) ?? 0];
  const change = slope * (last.at - first.at);
  const isFlat = Math.abs(change) <= notable * Math.abs(middle);
  const direction = isFlat ? 'flat' : change > 0 ? 'up' : 'down';
  return { direction, slope, change: ratio(change, Math.abs(middle)), points: known.length };
}
