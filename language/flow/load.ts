/** What is in progress: at a moment, on average, day by day. */
import { remembered } from './memo.ts';
import type { Sample } from './sample.ts';
import { S } from './stays.ts';
import { dayLength, daysOf, type Window } from './window.ts';

/** L(t): items in a waiting or active state, those included that entered exactly then. */
export function loadAt({ stays }: Sample, moment: number): number {
  let load = 0;
  for (let stay = 0; stay < stays.count; stay += 1)
    if (isOwn(stays, stay) && (stays.from[stay] ?? 0) <= moment && moment < (stays.to[stay] ?? 0)) load += 1;
  return load;
}

/** L(t-): the load just before a moment. */
export function loadBefore({ stays }: Sample, moment: number): number {
  let load = 0;
  for (let stay = 0; stay < stays.count; stay += 1)
    if (isOwn(stays, stay) && (stays.from[stay] ?? 0) < moment && moment <= (stays.to[stay] ?? 0)) load += 1;
  return load;
}

/** The items in progress at a moment. */
export function itemsInLoad({ stays }: Sample, moment: number): readonly number[] {
  const items: number[] = [];
  for (let stay = 0; stay < stays.count; stay += 1)
    if (isOwn(stays, stay) && (stays.from[stay] ?? 0) <= moment && moment < (stays.to[stay] ?? 0))
      items.push(stays.item[stay] ?? 0);
  return items;
}

/** The items that were in progress at any time in a window; in one state, where one is asked for. */
export function itemsWithin(sample: Sample, window: Window, state?: string): Int32Array {
  const wanted = state === undefined ? -1 : sample.flow.data.states.indexOf(state);
  const known = within(sample, window);
  const before = known.get(wanted);
  if (before) return before;
  const items = findWithin(sample, window, wanted);
  known.set(wanted, items);
  return items;
}

/** By the number of the state, -1 for all. */
const within = remembered((_sample: Sample, _window: Window) => new Map<number, Int32Array>());

/** The stays of an item stand one after the other. */
function findWithin({ stays }: Sample, { from, to }: Window, state: number): Int32Array {
  const items = new Int32Array(stays.count);
  let count = 0;
  for (let stay = 0; stay < stays.count; stay += 1) {
    if (!isOwn(stays, stay) || (state >= 0 && stays.state[stay] !== state)) continue;
    if ((stays.from[stay] ?? 0) >= to || from >= (stays.to[stay] ?? 0)) continue;
    const item = stays.item[stay] ?? 0;
    if (count > 0 && items[count - 1] === item) continue;
    items[count] = item;
    count += 1;
  }
  return items.slice(0, count);
}

/** The item-days in waiting and active states inside a window, by its days. */
export function averageLoadOf(sample: Sample, window: Window): number | undefined {
  const days = daysOf(window);
  return days <= 0 ? undefined : itemDaysIn(sample, window).total / days;
}

export type ItemDays = { readonly total: number; readonly waiting: number; readonly blocked: number };

/** Item-days inside a window; a stay that goes on at the as-of moment counts up to the window's end. */
export const itemDaysIn = remembered(({ stays }: Sample, { from, to }: Window): ItemDays => {
  let total = 0;
  let active = 0;
  let blocked = 0;
  for (let stay = 0; stay < stays.count; stay += 1) {
    if (!isOwn(stays, stay)) continue;
    const inside = Math.min(stays.to[stay] ?? 0, to) - Math.max(stays.from[stay] ?? 0, from);
    if (inside <= 0) continue;
    const flags = stays.flags[stay] ?? 0;
    total += inside;
    if ((flags & S.active) !== 0) active += inside;
    if ((flags & S.blocked) !== 0) blocked += inside;
  }
  return { total: total / dayLength, waiting: (total - active) / dayLength, blocked: blocked / dayLength };
});

/** The share of item-days in waiting states. */
export function waitShareOf(sample: Sample, window: Window): number | undefined {
  const { total, waiting } = itemDaysIn(sample, window);
  return total === 0 ? undefined : waiting / total;
}

export type DayLoad = { readonly at: number; readonly load: number };

/** The load at the start of each day of a window, up to what is known. */
export function loadByDay(sample: Sample, window: Window): readonly DayLoad[] {
  const { stays, asOf } = sample;
  const days = Math.max(0, Math.ceil(daysOf(window)));
  // Where the load rises and falls, by the first day that sees it; the sums over the days are the load.
  const change = new Int32Array(days + 1);
  for (let stay = 0; stay < stays.count; stay += 1) {
    if (!isOwn(stays, stay)) continue;
    const [enters, leaves] = daysSeeing(stays, stay, window.from, days);
    change[enters] = (change[enters] ?? 0) + 1;
    change[leaves] = (change[leaves] ?? 0) - 1;
  }
  const series: DayLoad[] = [];
  let load = 0;
  for (let day = 0; day < days; day += 1) {
    load += change[day] ?? 0;
    const at = window.from + day * dayLength;
    if (at <= asOf) series.push({ at, load });
  }
  return series;
}

/** The items that `loadByDay` counts, for each of its days; undefined for a day with more than `most` of them. */
export function itemsByDay(sample: Sample, window: Window, most: number): readonly (readonly number[] | undefined)[] {
  const { stays } = sample;
  const items = loadByDay(sample, window).map(({ load }): number[] | undefined => (load <= most ? [] : undefined));
  for (let stay = 0; stay < stays.count; stay += 1) {
    if (!isOwn(stays, stay)) continue;
    const [enters, leaves] = daysSeeing(stays, stay, window.from, items.length);
    for (let day = enters; day < leaves; day += 1) items[day]?.push(stays.item[stay] ?? 0);
  }
  return items;
}

/** The first of so many days at whose start a stay lasts, and the first one after it at whose start it is over. */
function daysSeeing(stays: Sample['stays'], stay: number, from: number, days: number): readonly [number, number] {
  const dayOf = (moment: number): number => Math.min(days, Math.max(0, Math.ceil((moment - from) / dayLength)));
  return [dayOf(stays.from[stay] ?? 0), dayOf(stays.to[stay] ?? 0)];
}

function isOwn(stays: Sample['stays'], stay: number): boolean {
  return ((stays.flags[stay] ?? 0) & S.own) !== 0;
}
