/** The few statistics that the measures are made of. Of nothing there is none: undefined, never 0 or NaN. */

/** Nearest rank, without interpolation: `sorted[ceil(p * n) - 1]`. */
export function percentile(sorted: ArrayLike<number>, share: number): number | undefined {
  // 0.85 * 20 is 17.000000000000004 in binary floating point elsewhere too: a hair above a whole number is that number.
  return sorted[Math.max(0, Math.ceil(share * sorted.length - 1e-9) - 1)];
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
  const sorted = new Float64Array(values).sort();
  const [mean, p50, p85, max] = [meanOf(sorted), percentile(sorted, 0.5), percentile(sorted, 0.85), sorted.at(-1)];
  if (mean === undefined || p50 === undefined || p85 === undefined || max === undefined) return undefined;
  const few = sorted.length < 5 ? { few: [...sorted] } : {};
  return { count: sorted.length, mean, p50, p85, max, ...few };
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
