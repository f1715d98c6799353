/** What was finished in a window: velocity, distribution, times, efficiency, arrivals and departures. */
import { remembered } from './memo.ts';
import { daysOf, isWithinWindow, type Window } from './window.ts';
import { ratio, spreadOf, type Spread } from './statistics.ts';
import type { Moment, Run } from './history.ts';
import { runAt } from './runs.ts';
import type { Sample } from './sample.ts';
import { categories, type Category } from './vocabulary.ts';

/** D(W) as numbers of runs: those that ended in the window; an item counts once, with its last run there. */
export const finishedRuns = remembered(({ runs, belongs }: Sample, window: Window): Int32Array => {
  const found = new Int32Array(runs.count);
  let count = 0;
  for (let run = 0; run < runs.count; run += 1) {
    const end = runs.end[run] ?? 0;
    if (end < window.from || end >= window.to || belongs[runs.profile[run] ?? 0] !== 1) continue;
    if (count > 0 && runs.item[found[count - 1] ?? 0] === runs.item[run]) count -= 1;
    found[count] = run;
    count += 1;
  }
  return found.subarray(0, count);
});

/** The items of D(W). The same list each time, so that it can be known again. */
export const finishedItems = remembered((sample: Sample, window: Window): Int32Array =>
  finishedRuns(sample, window).map((run) => sample.runs.item[run] ?? 0),
);

/** The same as objects. */
export function finishedIn(sample: Sample, window: Window): readonly Run[] {
  return Array.from(finishedRuns(sample, window), (run) => runAt(sample.runs, run));
}

export type Velocity = {
  /** Items finished in the window. */
  readonly items: number;
  readonly perWeek: number | undefined;
  /** Their points; none where no item has any. */
  readonly points: number | undefined;
};

export function velocityOf(sample: Sample, window: Window): Velocity {
  const { length } = finishedRuns(sample, window);
  return { items: length, perWeek: ratio(length, daysOf(window) / 7), points: totalsIn(sample, window).points };
}

/** What is summed over the finished runs: in one loop, since each loop over many is slow until V8 has compiled it. */
type Totals = {
  points: number | undefined;
  /** Of runs that took any time: their days of work, all their days, and the sum of the shares of the one in the other. */
  active: number;
  time: number;
  shares: number;
  timed: number;
  /** Runs that had been in progress. */
  started: number;
  /** Runs by category. */
  readonly categories: Int32Array;
};

const totalsIn = remembered((sample: Sample, window: Window): Totals => {
  const { item, profile, start, end, activeDays } = sample.runs;
  const { data, categoryOf } = sample.flow;
  const counts = new Int32Array(categories.length);
  const totals: Totals = { points: undefined, active: 0, time: 0, shares: 0, timed: 0, started: 0, categories: counts };
  for (const run of finishedRuns(sample, window)) {
    const points = data.points[item[run] ?? 0] ?? Number.NaN;
    if (!Number.isNaN(points)) totals.points = (totals.points ?? 0) + points;
    const category = categoryOf[profile[run] ?? 0] ?? 0;
    counts[category] = (counts[category] ?? 0) + 1;
    const begun = start[run] ?? Number.NaN;
    if (Number.isNaN(begun)) continue;
    totals.started += 1;
    const days = sample.counter.span(begun, end[run] ?? 0);
    if (days === 0) continue;
    totals.active += activeDays[run] ?? 0;
    totals.time += days;
    totals.shares += (activeDays[run] ?? 0) / days;
    totals.timed += 1;
  }
  return totals;
});

export type Distribution = Readonly<Record<Category, number>>;

/** The shares of the categories in what was finished, by the type at completion; they add up to 1. */
export function distributionOf(sample: Sample, window: Window): Distribution | undefined {
  return sharesOf(totalsIn(sample, window).categories, finishedRuns(sample, window).length);
}

/** The shares of the categories in what is in progress as of the moment of the sample. */
export function loadDistributionOf({ flow, open }: Sample): Distribution | undefined {
  const counts = new Int32Array(categories.length);
  for (const { profile } of open) {
    const category = flow.categoryOf[profile] ?? 0;
    counts[category] = (counts[category] ?? 0) + 1;
  }
  return sharesOf(counts, open.length);
}

function sharesOf(counts: Int32Array, items: number): Distribution | undefined {
  if (items === 0) return undefined;
  const share = (category: Category): number => (counts[categories.indexOf(category)] ?? 0) / items;
  const [feature, defect, debt] = [share('feature'), share('defect'), share('debt')];
  return { feature, defect, debt, risk: share('risk'), other: share('other') };
}

/** The flow time of a run in days; undefined for an item that never was in progress. */
export function flowTimeOf({ counter }: Sample, { start, end }: Run): number | undefined {
  return Number.isNaN(start) ? undefined : counter.span(start, end);
}

export const flowTimesIn = remembered((sample: Sample, window: Window): Spread | undefined =>
  spansFrom(sample.runs.start, sample, window),
);

/** Cycle times: from the first active state to done, in days. */
export const cycleTimesIn = remembered((sample: Sample, window: Window): Spread | undefined =>
  spansFrom(sample.runs.firstActive, sample, window),
);

/** From the moments of a column to the end, of the runs that have one. */
function spansFrom(from: Float64Array, sample: Sample, window: Window): Spread | undefined {
  const finished = finishedRuns(sample, window);
  const times = new Float64Array(finished.length);
  let count = 0;
  for (const run of finished) {
    const start = from[run] ?? Number.NaN;
    if (Number.isNaN(start)) continue;
    times[count] = sample.counter.span(start, sample.runs.end[run] ?? 0);
    count += 1;
  }
  return spreadOf(times.subarray(0, count));
}

export type Efficiency = {
  /** All active days of the finished items by all their days of flow: what is printed unless said otherwise. */
  readonly pooled: number | undefined;
  /** The mean of the shares of the items. */
  readonly mean: number | undefined;
};

export function efficiencyOf(sample: Sample, window: Window): Efficiency {
  const { active, time, shares, timed } = totalsIn(sample, window);
  return { pooled: ratio(active, time), mean: ratio(shares, timed) };
}

export type Balance = {
  /** Items that started in the window. */
  readonly arrivals: number;
  /** Items that left the load by being done or canceled; not those that never were in it. */
  readonly departures: number;
  readonly net: number;
};

export function balanceOf(sample: Sample, window: Window): Balance {
  let arrivals = 0;
  for (let index = 0; index < sample.arrivals.count; index += 1)
    if (isWithinWindow(sample.arrivals.at[index] ?? 0, window)) arrivals += 1;
  const departures = totalsIn(sample, window).started + canceledIn(sample, window).length;
  return { arrivals, departures, net: arrivals - departures };
}

/** The items that started in the window. */
export function arrivalsIn({ arrivals }: Sample, window: Window): readonly Moment[] {
  const found: Moment[] = [];
  for (let index = 0; index < arrivals.count; index += 1) {
    const at = arrivals.at[index] ?? 0;
    if (isWithinWindow(at, window)) found.push({ item: arrivals.item[index] ?? 0, at });
  }
  return found;
}

/** Done after a start, then canceled after a start. */
export function departuresIn(sample: Sample, window: Window): readonly Moment[] {
  const done = finishedIn(sample, window).filter(({ start }) => !Number.isNaN(start));
  return [...done.map(({ item, end }) => ({ item, at: end })), ...canceledIn(sample, window)];
}

function canceledIn({ cancellations }: Sample, window: Window): readonly Moment[] {
  return cancellations.filter(({ at }) => isWithinWindow(at, window));
}
