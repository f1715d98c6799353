/** What was finished in a window: velocity, distribution, times, efficiency, arrivals and departures. */
import { remembered } from './memo.ts';
import { daysOf, isWithinWindow, type Window } from './window.ts';
import { ratio, spreadOf, type Spread } from './statistics.ts';
import type { Moment, Run } from './history.ts';
import { runAt } from './runs.ts';
import type { Sample } from './sample.ts';
import { never } from './stays.ts';
import { categories, type Category } from './vocabulary.ts';

/** D(W) as numbers of runs: those that ended in the window; an item counts once, with its last run there. */
export const finishedRuns = remembered((sample: Sample, { from, to }: Window): Int32Array => {
  const { runs } = sample;
  const { at } = sample.flow.data;
  const ownRuns = sample.ownRuns();
  const found = new Int32Array(ownRuns.length);
  let count = 0;
  for (let index = 0; index < ownRuns.length; index += 1) {
    const run = ownRuns[index] ?? 0;
    const end = at[runs.end[run] ?? 0] ?? 0;
    if (end < from || end >= to) continue;
    if (count > 0 && runs.item[found[count - 1] ?? 0] === runs.item[run]) count -= 1;
    found[count] = run;
    count += 1;
  }
  return found.subarray(0, count);
});

/**
 * Finds D(W) of many windows of the same length, one after the other, in one way through the runs; whoever asks for one
 * of them then is answered at once.
 */
export function findFinished(sample: Sample, windows: readonly Window[]): void {
  const unknown = windows.filter((window) => !finishedRuns.isKnown(sample, window));
  const [first, last] = [unknown[0], unknown.at(-1)];
  if (!first || !last || unknown.length < 2) return;
  const length = first.to - first.from;
  const places = unknown.map(({ from }) => (from - first.from) / length);
  if (unknown.some(({ from, to }) => to - from !== length) || places.some((place, index) => place !== index)) return;
  for (const [index, found] of split(sample, first.from, length, unknown.length).entries()) {
    const window = unknown[index];
    if (window) finishedRuns.tell(sample, window, found);
  }
}

/** The own runs by the window in which they end, of so many from a moment on. */
function split(sample: Sample, from: number, length: number, windows: number): readonly Int32Array[] {
  const { runs } = sample;
  const { at } = sample.flow.data;
  const ownRuns = sample.ownRuns();
  const places = new Int16Array(ownRuns.length);
  const counts = new Int32Array(windows);
  for (let index = 0; index < ownRuns.length; index += 1) {
    const place = Math.floor(((at[runs.end[ownRuns[index] ?? 0] ?? 0] ?? 0) - from) / length);
    places[index] = place < 0 || place >= windows ? -1 : place;
    if (place >= 0 && place < windows) counts[place] = (counts[place] ?? 0) + 1;
  }
  const found = Array.from(counts, (count) => new Int32Array(count));
  counts.fill(0);
  for (let index = 0; index < ownRuns.length; index += 1) {
    const place = places[index] ?? -1;
    const own = found[place];
    if (!own) continue;
    const run = ownRuns[index] ?? 0;
    let count = counts[place] ?? 0;
    if (count > 0 && runs.item[own[count - 1] ?? 0] === runs.item[run]) count -= 1;
    own[count] = run;
    counts[place] = count + 1;
  }
  return found.map((own, place) => own.subarray(0, counts[place]));
}

/** The items of D(W). The same list each time, so that it can be known again. */
export const finishedItems = remembered((sample: Sample, window: Window): Int32Array =>
  finishedRuns(sample, window).map((run) => sample.runs.item[run] ?? 0),
);

/** The same as objects. */
export function finishedIn(sample: Sample, window: Window): readonly Run[] {
  return Array.from(finishedRuns(sample, window), (run) => runAt(sample.flow.data, sample.runs, run));
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
  readonly points: number | undefined;
  /** Of runs that took any time: their days of work, all their days, and the sum of the shares of the one in the other. */
  readonly active: number;
  readonly time: number;
  readonly shares: number;
  readonly timed: number;
  /** The flow times of runs that had been in progress. */
  readonly times: Float64Array;
  /** Runs by category. */
  readonly categories: Int32Array;
};

const totalsIn = remembered((sample: Sample, window: Window): Totals => {
  const { item, start, end, activeDays } = sample.runs;
  const { data, categoryOf } = sample.flow;
  const { at, profile } = data;
  const finished = finishedRuns(sample, window);
  const counts = new Int32Array(categories.length);
  const times = new Float64Array(finished.length);
  let [points, pointed, active, time, shares, timed, started] = [0, 0, 0, 0, 0, 0, 0];
  for (let index = 0; index < finished.length; index += 1) {
    const run = finished[index] ?? 0;
    const own = data.points[item[run] ?? 0] ?? Number.NaN;
    if (!Number.isNaN(own)) {
      points += own;
      pointed += 1;
    }
    const category = categoryOf[profile[end[run] ?? 0] ?? 0] ?? 0;
    counts[category] = (counts[category] ?? 0) + 1;
    const begun = start[run] ?? never;
    if (begun === never) continue;
    const days = sample.counter.span(at[begun] ?? 0, at[end[run] ?? 0] ?? 0);
    times[started] = days;
    started += 1;
    if (days === 0) continue;
    const worked = activeDays[run] ?? 0;
    active += worked;
    time += days;
    shares += worked / days;
    timed += 1;
  }
  return {
    points: pointed === 0 ? undefined : points,
    active,
    time,
    shares,
    timed,
    times: times.subarray(0, started),
    categories: counts,
  };
});

/** How many items of each kind were finished. */
export function finishedByCategory(sample: Sample, window: Window): Readonly<Record<Category, number>> {
  return byCategory(totalsIn(sample, window).categories);
}

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
  return items === 0 ? undefined : byCategory(counts, items);
}

function byCategory(counts: Int32Array, whole = 1): Distribution {
  const share = (category: Category): number => (counts[categories.indexOf(category)] ?? 0) / whole;
  const [feature, defect, debt] = [share('feature'), share('defect'), share('debt')];
  return { feature, defect, debt, risk: share('risk'), other: share('other') };
}

/** The flow time of a run in days; undefined for an item that never was in progress. */
export function flowTimeOf({ counter }: Sample, { start, end }: Run): number | undefined {
  return Number.isNaN(start) ? undefined : counter.span(start, end);
}

export const flowTimesIn = remembered((sample: Sample, window: Window): Spread | undefined =>
  spreadOf(totalsIn(sample, window).times),
);

/** Cycle times: from the first active state to done, in days. */
export const cycleTimesIn = remembered((sample: Sample, window: Window): Spread | undefined => {
  const { at } = sample.flow.data;
  const { firstActive, end } = sample.runs;
  const finished = finishedRuns(sample, window);
  const times = new Float64Array(finished.length);
  let count = 0;
  for (let index = 0; index < finished.length; index += 1) {
    const run = finished[index] ?? 0;
    const start = firstActive[run] ?? never;
    if (start === never) continue;
    times[count] = sample.counter.span(at[start] ?? 0, at[end[run] ?? 0] ?? 0);
    count += 1;
  }
  return spreadOf(times.subarray(0, count));
});

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
  const arrivals = arrivalsWithin(sample, window).length;
  const departures = totalsIn(sample, window).times.length + canceledIn(sample, window).length;
  return { arrivals, departures, net: arrivals - departures };
}

/** The items that started in the window, as numbers of arrivals. */
const arrivalsWithin = remembered((sample: Sample, { from, to }: Window): Int32Array => {
  const { arrivals } = sample;
  const { at } = sample.flow.data;
  const ownArrivals = sample.ownArrivals();
  const found = new Int32Array(ownArrivals.length);
  let count = 0;
  for (let index = 0; index < ownArrivals.length; index += 1) {
    const arrival = ownArrivals[index] ?? 0;
    const moment = at[arrivals.event[arrival] ?? 0] ?? 0;
    if (moment < from || moment >= to) continue;
    found[count] = arrival;
    count += 1;
  }
  return found.subarray(0, count);
});

/** The items that started in the window. */
export function arrivalsIn(sample: Sample, window: Window): readonly Moment[] {
  const { arrivals, flow } = sample;
  return Array.from(arrivalsWithin(sample, window), (arrival) => ({
    item: arrivals.item[arrival] ?? 0,
    at: flow.data.at[arrivals.event[arrival] ?? 0] ?? 0,
  }));
}

/** The same as numbers of items alone. */
export function arrivedItems(sample: Sample, window: Window): Int32Array {
  return arrivalsWithin(sample, window).map((arrival) => sample.arrivals.item[arrival] ?? 0);
}

/** The items done after a start, then those canceled after one. */
export function departedItems(sample: Sample, window: Window): readonly number[] {
  const { item, start } = sample.runs;
  const done: number[] = [];
  for (const run of finishedRuns(sample, window)) if (start[run] !== never) done.push(item[run] ?? 0);
  return done.concat(canceledIn(sample, window).map((canceled) => canceled.item));
}

function canceledIn({ cancellations }: Sample, window: Window): readonly Moment[] {
  return cancellations.filter(({ at }) => isWithinWindow(at, window));
}
