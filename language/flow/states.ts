/** Where work stands: the table of states, the bottleneck, and the waiting before it. */
import type { OpenItem } from './history.ts';
import { itemDaysByState } from './load.ts';
import { remembered } from './memo.ts';
import type { Sample } from './sample.ts';
import { endOf, entered, S, startOf } from './stays.ts';
import { createChains, createPeak, type Peak } from './peak.ts';
import { ratio } from './statistics.ts';
import { daysOf, isWithinWindow, type Window } from './window.ts';

export type StateRow = {
  readonly state: string;
  readonly isActive: boolean;
  /** Item-days in the state inside the window, by the days of the window: the time-weighted count. */
  readonly averageCount: number;
  /** At the as-of moment. */
  readonly currentCount: number;
  readonly maxCount: number;
  /** How many visits ended in the window, and how long they took on average, in days. */
  readonly visits: number;
  readonly meanVisit: number | undefined;
  /** The mean visit of this state by that of all visits: above 1, items stay here longer than elsewhere. */
  readonly durationIndex: number | undefined;
  /** The part of all item-days in progress that are spent here. */
  readonly share: number | undefined;
};

type Gathered = {
  readonly isActive: boolean;
  itemDays: number;
  current: number;
  visits: number;
  visitDays: number;
  readonly peak: Peak;
};

/** One row a waiting or active state that occurs, the greatest average count first; ties by mean visit, then by name. */
export const statesIn = remembered((sample: Sample, window: Window): readonly StateRow[] => {
  const gathered = gather(sample, window);
  const days = daysOf(window);
  const total = (part: (row: Gathered) => number): number =>
    [...gathered.values()].reduce((sum, row) => sum + part(row), 0);
  const allVisits = ratio(
    total(({ visitDays }) => visitDays),
    total(({ visits }) => visits),
  );
  const allDays = total(({ itemDays }) => itemDays);
  const rows = [...gathered].map(([state, { isActive, itemDays, current, visits, visitDays, peak }]): StateRow => {
    const meanVisit = ratio(visitDays, visits);
    return {
      state,
      isActive,
      averageCount: days > 0 ? itemDays / days : 0,
      currentCount: current,
      maxCount: peak.most(),
      visits,
      meanVisit,
      durationIndex: meanVisit === undefined || !allVisits ? undefined : meanVisit / allVisits,
      share: allDays === 0 ? undefined : itemDays / allDays,
    };
  });
  return rows.sort(byWeight);
});

function gather(sample: Sample, window: Window): ReadonlyMap<string, Gathered> {
  const { flow, stays, asOf, counter } = sample;
  const ownStays = sample.ownStays();
  const { states, at } = flow.data;
  const rows: Gathered[] = [];
  const moments = { at, ...stays };
  const chains = createChains(stays.count);
  for (let index = 0; index < ownStays.length; index += 1) {
    const stay = ownStays[index] ?? 0;
    const flags = stays.flags[stay] ?? 0;
    const [from, to] = [startOf(stays, at, stay), endOf(stays, at, stay)];
    const isCurrent = from <= asOf && asOf < to;
    const isInside = Math.min(to, window.to) > Math.max(from, window.from);
    const isVisitEnd = (flags & S.ends) !== 0 && isWithinWindow(to, window);
    if (!isCurrent && !isInside && !isVisitEnd) continue;
    const row = (rows[stays.state[stay] ?? 0] ??= newRow(
      (flags & S.active) !== 0,
      createPeak(window, moments, chains),
    ));
    if (isCurrent) row.current += 1;
    if (isVisitEnd) {
      row.visits += 1;
      row.visitDays += counter.part(at[entered(stays, stay)] ?? 0, to);
    }
    if (isInside) row.peak.count(stay);
  }
  for (const [state, days] of itemDaysByState(sample, window)) if (rows[state]) rows[state].itemDays = days;
  // The list has a place for every state, and nothing in those of states that do not occur.
  return new Map(Object.entries(rows).map(([state, row]) => [states[Number(state)] ?? '', row]));
}

function newRow(isActive: boolean, peak: Peak): Gathered {
  return { isActive, itemDays: 0, current: 0, visits: 0, visitDays: 0, peak };
}

function byWeight(a: StateRow, b: StateRow): number {
  return (
    b.averageCount - a.averageCount ||
    (b.meanVisit ?? 0) - (a.meanVisit ?? 0) ||
    (a.state < b.state ? -1 : a.state > b.state ? 1 : 0)
  );
}

export type Bottleneck = {
  /** The state in which most work stands, averaged over the window. */
  readonly state: StateRow;
  /** The same among the waiting states: work piles up before a bottleneck. */
  readonly waiting: StateRow | undefined;
  /** The active state into which most items go from that waiting state. */
  readonly after: StateRow | undefined;
};

/** Undefined where nothing was in progress in the window. */
export function bottleneckOf(sample: Sample, window: Window): Bottleneck | undefined {
  const rows = statesIn(sample, window);
  const [state] = rows;
  if (!state || state.averageCount === 0) return undefined;
  const waiting = rows.find((row) => !row.isActive && row.averageCount > 0);
  const next = waiting && activeAfter(sample, window, waiting.state);
  return { state, waiting, after: rows.find((row) => row.isActive && row.state === next) };
}

/** The items in progress that are in a state as of the moment of the sample. */
export function openIn({ flow, open }: Sample, state: string): readonly OpenItem[] {
  return open.filter((each) => flow.data.states[each.state] === state);
}

/** The active state that most items enter next when they leave a state in the window. */
function activeAfter(sample: Sample, window: Window, state: string): string | undefined {
  const { stays } = sample;
  const { at, states } = sample.flow.data;
  const wanted = states.indexOf(state);
  const counts = new Map<number, number>();
  for (const stay of sample.ownStays()) {
    if (stays.state[stay] !== wanted || ((stays.flags[stay] ?? 0) & S.ends) === 0) continue;
    const next = stay + 1;
    const end = endOf(stays, at, stay);
    // Stays of an item that goes on at once stand one after the other.
    const goesOn = next < stays.count && stays.item[next] === stays.item[stay] && startOf(stays, at, next) === end;
    if (!goesOn || ((stays.flags[next] ?? 0) & S.active) === 0 || !isWithinWindow(end, window)) continue;
    const target = stays.state[next] ?? 0;
    counts.set(target, (counts.get(target) ?? 0) + 1);
  }
  const named = [...counts].map(([target, count]) => ({ name: states[target] ?? '', count }));
  return named.sort((a, b) => b.count - a.count || (a.name < b.name ? -1 : 1))[0]?.name;
}

/** The time-weighted count of a state in a window. */
export function averageCountIn(sample: Sample, window: Window, state: string): number {
  const days = itemDaysByState(sample, window).get(sample.flow.data.states.indexOf(state)) ?? 0;
  return ratio(days, daysOf(window)) ?? 0;
}
