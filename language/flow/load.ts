/** What is in progress: at a moment, on average, day by day. */
import { remembered } from './memo.ts';
import type { Sample } from './sample.ts';
import { isOfWholeDays, ledgerOf, loadOf, spentIn, type LedgerRow } from './ledger.ts';
import { endOf, S, startOf } from './stays.ts';
import { dayLength, daysOf, type Window } from './window.ts';

/** L(t): items in a waiting or active state, those included that entered exactly then. */
export function loadAt(sample: Sample, moment: number): number {
  return itemsInLoad(sample, moment).length;
}

/** L(t-): the load just before a moment. */
export function loadBefore(sample: Sample, moment: number): number {
  return itemsWhere(sample, (from, to) => from < moment && moment <= to).length;
}

/** The items in progress at a moment. */
export function itemsInLoad(sample: Sample, moment: number): readonly number[] {
  return itemsWhere(sample, (from, to) => from <= moment && moment < to);
}

function itemsWhere(sample: Sample, isWanted: (from: number, to: number) => boolean): readonly number[] {
  const items: number[] = [];
  for (const stay of sample.ownStays())
    if (isWanted(startOf(sample.stays, sample.flow.data.at, stay), endOf(sample.stays, sample.flow.data.at, stay)))
      items.push(sample.stays.item[stay] ?? 0);
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
function findWithin(sample: Sample, { from, to }: Window, state: number): Int32Array {
  const { stays } = sample;
  const ownStays = sample.ownStays();
  const items = new Int32Array(ownStays.length);
  let count = 0;
  for (let index = 0; index < ownStays.length; index += 1) {
    const stay = ownStays[index] ?? 0;
    if (state >= 0 && stays.state[stay] !== state) continue;
    if (
      startOf(sample.stays, sample.flow.data.at, stay) >= to ||
      from >= endOf(sample.stays, sample.flow.data.at, stay)
    )
      continue;
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
export const itemDaysIn = remembered((sample: Sample, window: Window): ItemDays => {
  let [total, active, blocked] = [0, 0, 0];
  for (const row of spentByRow(sample, window)) {
    total += row.spent;
    if (row.isActive) active += row.spent;
    if (row.isBlocked) blocked += row.spent;
  }
  return { total: total / dayLength, waiting: (total - active) / dayLength, blocked: blocked / dayLength };
});

/** Item-days inside a window, by the number of the state. */
export const itemDaysByState = remembered((sample: Sample, window: Window): ReadonlyMap<number, number> => {
  const time = new Map<number, number>();
  for (const { state, spent } of spentByRow(sample, window)) time.set(state, (time.get(state) ?? 0) + spent);
  return new Map([...time].map(([state, spent]) => [state, spent / dayLength]));
});

type Spent = Pick<LedgerRow, 'state' | 'isActive' | 'isBlocked'> & { readonly spent: number };

/** How many milliseconds items spend where inside a window. */
function spentByRow(sample: Sample, window: Window): readonly Spent[] {
  const ledger = isOfWholeDays(window) && window.to >= window.from ? ledgerOf(sample) : undefined;
  if (!ledger) return spentByStay(sample, window);
  return ledger.rows.map((row) => ({ ...row, spent: spentIn(ledger, row, window) }));
}

/** The same of a window that is not of whole days, stay by stay. */
function spentByStay(sample: Sample, { from, to }: Window): readonly Spent[] {
  const { stays } = sample;
  const rows = new Map<number, Spent>();
  for (const stay of sample.ownStays()) {
    const inside =
      Math.min(endOf(sample.stays, sample.flow.data.at, stay), to) -
      Math.max(startOf(sample.stays, sample.flow.data.at, stay), from);
    if (inside <= 0) continue;
    const flags = (stays.flags[stay] ?? 0) & (S.active + S.blocked);
    const state = stays.state[stay] ?? 0;
    const spent = (rows.get(state * 4 + flags)?.spent ?? 0) + inside;
    const isActive = (flags & S.active) !== 0;
    rows.set(state * 4 + flags, { state, isActive, isBlocked: (flags & S.blocked) !== 0, spent });
  }
  return [...rows.values()];
}

/** The share of item-days in waiting states. */
export function waitShareOf(sample: Sample, window: Window): number | undefined {
  const { total, waiting } = itemDaysIn(sample, window);
  return total === 0 ? undefined : waiting / total;
}

export type DayLoad = { readonly at: number; readonly load: number };

/** The load at the start of each day of a window, up to what is known. */
export function loadByDay(sample: Sample, window: Window): readonly DayLoad[] {
  const days = Math.max(0, Math.ceil(daysOf(window)));
  const known = Array.from({ length: days }, (_, day) => window.from + day * dayLength).filter(
    (at) => at <= sample.asOf,
  );
  const ledger = window.from % dayLength === 0 ? ledgerOf(sample) : undefined;
  if (!ledger) return known.map((at) => ({ at, load: loadAt(sample, at) }));
  return known.map((at) => {
    const day = (at - ledger.from) / dayLength;
    return { at, load: ledger.rows.reduce((sum, row) => sum + loadOf(row, day), 0) };
  });
}

/** The items that `loadByDay` counts, for each of its days; undefined for a day with more than `most` of them. */
export function itemsByDay(sample: Sample, window: Window, most: number): readonly (readonly number[] | undefined)[] {
  const items = loadByDay(sample, window).map(({ load }): number[] | undefined => (load <= most ? [] : undefined));
  if (items.every((each) => each === undefined)) return items;
  for (const stay of sample.ownStays()) {
    const enters = dayAfter(startOf(sample.stays, sample.flow.data.at, stay), window.from, items.length);
    const leaves = dayAfter(endOf(sample.stays, sample.flow.data.at, stay), window.from, items.length);
    for (let day = enters; day < leaves; day += 1) items[day]?.push(sample.stays.item[stay] ?? 0);
  }
  return items;
}

/** The first of so many days that does not start before a moment. */
function dayAfter(moment: number, from: number, days: number): number {
  return Math.min(days, Math.max(0, Math.ceil((moment - from) / dayLength)));
}
