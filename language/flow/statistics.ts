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

export function spreadOf(values: readonly number[] | Float64Array): Spread | undefined {
  const own = new Float64Array(values);
  const mean = meanOf(own);
  if (mean === undefined) return undefined;
  if (own.length < 5) own.sort();
  const few = own.length < 5 ? { few: [...own] } : {};
  const places = [0.5, 0.85, 1].map((share) => rankOf(share, own.length));
  const [p50, p85, max] = places.map((place, index) => selected(own, place, places[index - 1]));
  if (p50 === undefined || p85 === undefined || max === undefined) return undefined;
  return { count: own.length, mean, p50, p85, max, ...few };
}

/**
 * The value at a place of the order, as Hoare finds it: parts around a value in the middle, again and again on the side
 * where the place is. Putting a hundred thousand values in order to read three of them takes five times as long. The
 * values change their places: what is smaller than the value of a place that was selected before stands left of it.
 */
function selected(values: Float64Array, place: number, before = 0): number | undefined {
  let [low, high] = [before, values.length - 1];
  while (low < high) {
    const pivot = values[(low + high) >> 1] ?? 0;
    let [left, right] = [low, high];
    while (left <= right) {
      while ((values[left] ?? 0) < pivot) left += 1;
      while ((values[right] ?? 0) > pivot) right -= 1;
      if (left > right) break;
      const value = values[left] ?? 0;
      values[left] = values[right] ?? 0;
      values[right] = value;
      left += 1;
      right -= 1;
    }
    if (place <= right) high = right;
    else if (place >= left) low = left;
    else break;
  }
  return values[place];
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
