/** What was finished in a window: velocity, distribution, times, efficiency, arrivals and departures. */
import { finishedCount, finishedRows } from './finished-table.ts';
import { remembered } from './memo.ts';
import { daysOf, isWithinWindow, type Window } from './window.ts';
import { ratio, spreadOf, type Spread } from './statistics.ts';
import type { Moment, Run } from './history.ts';
import { runAt } from './runs.ts';
import type { Sample } from './sample.ts';
import { categories, type Category } from './vocabulary.ts';

/** The items of D(W), ascending; of one category where one is asked for. */
export function finishedItems(sample: Sample, window: Window, category?: Category): Int32Array {
  const rows = finishedRows(sample, window);
  const wanted = category === undefined ? -1 : categories.indexOf(category);
  const runs = wanted < 0 ? rows.run : rows.run.filter((_, row) => rows.category[row] === wanted);
  return runs.map((run) => sample.runs.item[run] ?? 0).sort();
}

/** The runs of D(W) as objects, in the order of their items. */
export function finishedIn(sample: Sample, window: Window): readonly Run[] {
  const runs = finishedRows(sample, window).run.slice().sort();
  return Array.from(runs, (run) => runAt(sample.flow.data, sample.runs, run));
}

export type Velocity = {
  /** Items finished in the window. */
  readonly items: number;
  readonly perWeek: number | undefined;
  /** Their points; none where no item has any. */
  readonly points: number | undefined;
};

/** Items finished in the window, in all and a week. */
export function velocityOf(sample: Sample, window: Window): Velocity {
  const items = finishedCount(sample, window);
  return {
    items,
    perWeek: ratio(items, daysOf(window) / 7),
    // Few ask.
    get points() {
      return pointsIn(sample, window);
    },
  };
}

function pointsIn(sample: Sample, window: Window): number | undefined {
  let points: number | undefined;
  for (const item of finishedItems(sample, window)) {
    const own = sample.flow.data.points[item] ?? Number.NaN;
    if (!Number.isNaN(own)) points = (points ?? 0) + own;
  }
  return points;
}

/** What is summed over the finished runs: in one loop, since each loop over many is slow until V8 has compiled it. */
type Totals = {
  /** Of runs that took any time: their days of work, all their days, and the sum of the shares of the one in the other. */
  readonly active: number;
  readonly time: number;
  readonly shares: number;
  readonly timed: number;
  /** Runs that had been in progress. */
  readonly started: number;
  /** Runs by category. */
  readonly categories: Int32Array;
};

const totalsIn = remembered((sample: Sample, window: Window): Totals => {
  const rows = finishedRows(sample, window);
  const counts = new Int32Array(categories.length);
  let active = 0;
  let time = 0;
  let shares = 0;
  let timed = 0;
  let started = 0;
  for (let row = 0; row < rows.run.length; row += 1) {
    const category = rows.category[row] ?? 0;
    counts[category] = (counts[category] ?? 0) + 1;
    const days = rows.time[row] ?? Number.NaN;
    if (Number.isNaN(days)) continue;
    started += 1;
    if (days === 0) continue;
    const worked = rows.active[row] ?? 0;
    active += worked;
    time += days;
    shares += worked / days;
    timed += 1;
  }
  return { active, time, shares, timed, started, categories: counts };
});

/** How many items of each kind were finished. */
export function finishedByCategory(sample: Sample, window: Window): Readonly<Record<Category, number>> {
  return byCategory(totalsIn(sample, window).categories);
}

export type Distribution = Readonly<Record<Category, number>>;

/** The shares of the categories in what was finished, by the type at completion; they add up to 1. */
export function distributionOf(sample: Sample, window: Window): Distribution | undefined {
  return sharesOf(totalsIn(sample, window).categories, finishedCount(sample, window));
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
  spreadOf(known(finishedRows(sample, window).time)),
);

/** Cycle times: from the first active state to done, in days. */
export const cycleTimesIn = remembered((sample: Sample, window: Window): Spread | undefined =>
  spreadOf(known(finishedRows(sample, window).cycle)),
);

/** The values that are there; mostly all are. */
function known(values: Float64Array): Float64Array {
  return values.includes(Number.NaN) ? values.filter((value) => !Number.isNaN(value)) : values;
}

export type Efficiency = {
  /** All active days of the finished items by all their days of flow: what is printed unless said otherwise. */
  readonly pooled: number | undefined;
  /** The mean of the shares of the items. */
  readonly mean: number | undefined;
};

/** The share of active time in all time, pooled over all items and as the mean of their shares; undefined where nothing was timed. */
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

/** How many items came into the load in the window, and how many left it. */
export function balanceOf(sample: Sample, window: Window): Balance {
  const arrivals = arrivedIn(sample, window);
  const departures = totalsIn(sample, window).started + canceledIn(sample, window).length;
  return { arrivals, departures, net: arrivals - departures };
}

/** How many items started in the window; those themselves go to whoever asks for them. */
function arrivedIn(
  { arrivals, belongs, flow }: Sample,
  { from, to }: Window,
  tell?: (arrival: number) => void,
): number {
  const { at, profile } = flow.data;
  let count = 0;
  for (let arrival = 0; arrival < arrivals.count; arrival += 1) {
    const event = arrivals.event[arrival] ?? 0;
    const moment = at[event] ?? 0;
    if (moment < from || moment >= to || belongs[profile[event] ?? 0] !== 1) continue;
    count += 1;
    tell?.(arrival);
  }
  return count;
}

/** The items that started in the window. */
export function arrivalsIn(sample: Sample, window: Window): readonly Moment[] {
  const { arrivals, flow } = sample;
  const found: Moment[] = [];
  arrivedIn(sample, window, (arrival) => {
    found.push({ item: arrivals.item[arrival] ?? 0, at: flow.data.at[arrivals.event[arrival] ?? 0] ?? 0 });
  });
  return found;
}

/** The items done after a start, then those canceled after one. */
export function departedItems(sample: Sample, window: Window): readonly number[] {
  const done = finishedIn(sample, window).filter(({ start }) => !Number.isNaN(start));
  return [...done, ...canceledIn(sample, window)].map(({ item }) => item);
}

function canceledIn({ cancellations }: Sample, window: Window): readonly Moment[] {
  return cancellations.filter(({ at }) => isWithinWindow(at, window));
}
