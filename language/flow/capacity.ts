/** Capacity, measured and declared, and the demand that it meets. */
import type { Element } from '../binding/element.ts';
import { lengthInDays } from '../model/lengths.ts';
import { headcountOf } from '../model/headcount.ts';
import { childrenOf, inherited } from '../model/queries.ts';
import { earliestMoment } from './data.ts';
import { workingDays, type Calendar } from './days.ts';
import { finishedCount } from './finished-table.ts';
import { nextInterval } from './intervals.ts';
import type { Flow } from './join.ts';
import type { Sample } from './sample.ts';
import { workersOf } from '../model/strategy.ts';
import { homeOf, unitsOf } from './selection.ts';
import { median, ratio } from './statistics.ts';
import { daysOf, windowBefore, type Window } from './window.ts';

export type Capacity = {
  /** The days of a planning interval; of the window where none is declared. */
  readonly periodDays: number;
  readonly hasPi: boolean;
  /** Items a period: the median of the velocities of this window and the two before it, as far as the data reach. */
  readonly empirical: number | undefined;
  /** The velocity of each window that went into it, this one first. */
  readonly windows: readonly number[];
  /** Person-days in the window: members × availability × working days. */
  readonly declared: number | undefined;
  readonly personDaysPerItem: number | undefined;
};

/** Items that were finished in a period of a planning interval, or of the window where no interval is stated, and what the model declares. */
export function capacityOf(sample: Sample, window: Window, calendar?: Calendar): Capacity {
  const { element } = sample.selection;
  const pi = element && lengthInDays(element, 1, 'pis');
  const periodDays = pi ?? daysOf(window);
  const windows = capacityWindows(sample.flow, window).map((each) => finishedCount(sample, each));
  const perPeriod = windows.map((items) => (items / daysOf(window)) * periodDays);
  const people = element && availablePeople(element);
  const declared = people === undefined ? undefined : people * workingDays(window.from, window.to, calendar);
  return {
    periodDays,
    hasPi: pi !== undefined,
    empirical: sample.flow.data.eventCount === 0 ? undefined : median(perPeriod),
    windows,
    declared,
    personDaysPerItem: declared === undefined ? undefined : ratio(declared, windows[0] ?? 0),
  };
}

/** A window and the two before it, as far as the data reach: what capacity is found from. */
export function capacityWindows({ data }: Flow, window: Window): readonly Window[] {
  const earliest = earliestMoment(data) ?? Number.POSITIVE_INFINITY;
  return [window, windowBefore(window, 1), windowBefore(window, 2)].filter(
    ({ from }, index) => index === 0 || from >= earliest,
  );
}

/** People by their availability: as `capacity` states, else the members; of what contains teams, their sum. */
export function availablePeople(element: Element, around = new Set<Element>()): number | undefined {
  // What contains itself is told of as that, and counts once.
  if (around.has(element)) return undefined;
  around.add(element);
  const people = element.values('capacity').find((value) => value.type === 'number');
  const share = element.values('capacity').find((value) => value.type === 'share');
  const availability = share?.type === 'share' ? share.percent / 100 : 1;
  if (people?.type === 'number') return people.number * availability;
  if (element.kind === 'team') {
    const members = headcountOf(element).people;
    return members === 0 ? undefined : members * availability;
  }
  const parts = childrenOf(element, 'portfolio', 'value-stream', 'art', 'team').filter(
    (child) => homeOf(child) === element,
  );
  const known = parts.flatMap((part) => availablePeople(part, around) ?? []);
  return known.length === 0 ? undefined : known.reduce((sum, each) => sum + each, 0);
}

export type Demand = {
  readonly load: number;
  /** Items asked for in the next period. */
  readonly planned: number;
  /** Where that comes from: a declared `demand`, items with `planned-for`, or nothing. */
  readonly source: 'declared' | 'planned-for' | 'none';
  readonly total: number;
  /** Demand / capacity; none where nothing was ever finished. */
  readonly ratio: number | undefined;
};

/** What is open and planned, beside the capacity of the same period. */
export function demandOf(sample: Sample, capacity: Capacity): Demand {
  const load = sample.open.length;
  const { planned, source } = plannedOf(sample, capacity.periodDays);
  const total = load + planned;
  const share = capacity.empirical === undefined ? undefined : ratio(total, capacity.empirical);
  return { load, planned, source, total, ratio: share };
}

function plannedOf(sample: Sample, periodDays: number): Pick<Demand, 'planned' | 'source'> {
  const { element } = sample.selection;
  const declared = element && declaredDemand(element, periodDays);
  if (declared !== undefined) return { planned: declared, source: 'declared' };
  const items = element ? plannedItems(sample, element) : 0;
  return { planned: items, source: items > 0 ? 'planned-for' : 'none' };
}

/** The declared demand for a number of days; of what states none, the sum of its parts. */
export function declaredDemand(element: Element, days: number, around = new Set<Element>()): number | undefined {
  if (around.has(element)) return undefined;
  around.add(element);
  const rate = element.value('demand');
  if (rate?.type === 'rate') {
    const period = lengthInDays(element, rate.count, rate.unit);
    return period === undefined || period <= 0 ? undefined : (rate.number * days) / period;
  }
  const parts = childrenOf(element, 'portfolio', 'value-stream', 'art', 'team').filter(
    (child) => homeOf(child) === element,
  );
  const known = parts.flatMap((part) => declaredDemand(part, days, around) ?? []);
  return known.length === 0 ? undefined : known.reduce((sum, each) => sum + each, 0);
}

/** Items of the model, of the level of the sample, that are planned for the planning interval after the as-of moment. */
function plannedItems({ flow, selection, asOf }: Sample, element: Element): number {
  const next = nextInterval(element, asOf);
  if (!next || selection.level === 'any') return 0;
  const units = unitsOf(element);
  return flow.model.elementsOf(selection.level).filter((item) => {
    const planned = inherited(item, 'planned-for')?.value;
    if (planned?.type !== 'planned' || planned.year !== next.year || planned.pi !== next.pi) return false;
    return workersOf(item).some((worker) => units.has(worker));
  }).length;
}
