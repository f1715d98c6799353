/** What was finished in a window: velocity, distribution, times, efficiency, arrivals and departures. */
import { daysOf, isWithinWindow, type Window } from './window.ts';
import { meanOf, ratio, spreadOf, type Spread } from './statistics.ts';
import type { Moment, Run } from './history.ts';
import type { Sample } from './sample.ts';
import { categories, type Category } from './vocabulary.ts';

/** D(W): the runs that ended in the window; an item counts once, with its last run there. */
export function finishedIn({ runs }: Sample, window: Window): readonly Run[] {
  const within = runs.filter(({ end }) => isWithinWindow(end, window));
  return within.filter(({ item }, index) => within[index + 1]?.item !== item);
}

export type Velocity = {
  /** Items finished in the window. */
  readonly items: number;
  readonly perWeek: number | undefined;
  /** Their points; none where no item has any. */
  readonly points: number | undefined;
};

export function velocityOf(sample: Sample, window: Window): Velocity {
  const finished = finishedIn(sample, window);
  const points = finished.flatMap(({ item }) => pointsOf(sample, item) ?? []);
  return {
    items: finished.length,
    perWeek: ratio(finished.length, daysOf(window) / 7),
    points: points.length === 0 ? undefined : points.reduce((sum, each) => sum + each, 0),
  };
}

function pointsOf({ flow }: Sample, item: number): number | undefined {
  const points = flow.data.points[item];
  return points === undefined || Number.isNaN(points) ? undefined : points;
}

export type Distribution = Readonly<Record<Category, number>>;

/** The shares of the categories in what was finished, by the type at completion; they add up to 1. */
export function distributionOf(sample: Sample, window: Window): Distribution | undefined {
  return sharesOf(sample, finishedIn(sample, window));
}

/** The shares of the categories in what is in progress as of the moment of the sample. */
export function loadDistributionOf(sample: Sample): Distribution | undefined {
  return sharesOf(sample, sample.open);
}

function sharesOf({ flow }: Sample, items: readonly { readonly profile: number }[]): Distribution | undefined {
  if (items.length === 0) return undefined;
  const counts = categories.map(() => 0);
  for (const { profile } of items) {
    const category = flow.categoryOf[profile] ?? 0;
    counts[category] = (counts[category] ?? 0) + 1;
  }
  const share = (category: Category): number => (counts[categories.indexOf(category)] ?? 0) / items.length;
  const [feature, defect, debt] = [share('feature'), share('defect'), share('debt')];
  return { feature, defect, debt, risk: share('risk'), other: share('other') };
}

/** The flow time of a run in days; undefined for an item that never was in progress. */
export function flowTimeOf({ counter }: Sample, { start, end }: Run): number | undefined {
  return Number.isNaN(start) ? undefined : counter.span(start, end);
}

export function flowTimesIn(sample: Sample, window: Window): Spread | undefined {
  return spreadOf(finishedIn(sample, window).flatMap((run) => flowTimeOf(sample, run) ?? []));
}

export type Efficiency = {
  /** All active days of the finished items by all their days of flow: what is printed unless said otherwise. */
  readonly pooled: number | undefined;
  /** The mean of the shares of the items. */
  readonly mean: number | undefined;
};

export function efficiencyOf(sample: Sample, window: Window): Efficiency {
  const timed = finishedIn(sample, window).flatMap((run) => {
    const time = flowTimeOf(sample, run);
    return time === undefined || time === 0 ? [] : [{ active: run.activeDays, time }];
  });
  const active = timed.reduce((sum, each) => sum + each.active, 0);
  const time = timed.reduce((sum, each) => sum + each.time, 0);
  return { pooled: ratio(active, time), mean: meanOf(timed.map((each) => each.active / each.time)) };
}

export type Balance = {
  /** Items that started in the window. */
  readonly arrivals: number;
  /** Items that left the load by being done or canceled; not those that never were in it. */
  readonly departures: number;
  readonly net: number;
};

export function balanceOf(sample: Sample, window: Window): Balance {
  const arrivals = arrivalsIn(sample, window).length;
  const departures = departuresIn(sample, window).length;
  return { arrivals, departures, net: arrivals - departures };
}

export function arrivalsIn({ arrivals }: Sample, window: Window): readonly Moment[] {
  return arrivals.filter(({ at }) => isWithinWindow(at, window));
}

/** Done after a start, then canceled after a start. */
export function departuresIn(sample: Sample, window: Window): readonly Moment[] {
  const done = finishedIn(sample, window).filter(({ start }) => !Number.isNaN(start));
  return [
    ...done.map(({ item, end }) => ({ item, at: end })),
    ...sample.cancellations.filter(({ at }) => isWithinWindow(at, window)),
  ];
}
