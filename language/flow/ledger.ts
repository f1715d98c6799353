/**
 * What is in progress, as two sums for each day: how many items there are when it starts, and how much time items have
 * spent there up to then. A figure of any span of whole days is the difference of two of them, so that the series of many
 * weeks costs one way through the stays.
 */
import { earliestMoment, latestMoment } from './data.ts';
import type { Sample } from './sample.ts';
import { never, S } from './stays.ts';
import { dayLength, type Window } from './window.ts';

export type Ledger = {
  /** The start of the first day. */
  readonly from: number;
  readonly rows: readonly LedgerRow[];
};

/** Of one state, and of what is blocked there apart. */
export type LedgerRow = {
  readonly state: number;
  readonly isActive: boolean;
  readonly isBlocked: boolean;
  /** By the number of the day: items at its start. */
  readonly load: Float64Array;
  /** By the number of the day: milliseconds of all items up to its start. Whole numbers, so that sums are exact. */
  readonly spent: Float64Array;
};

/** A date that is wrong by centuries shall not make a table of a million days. */
const mostDays = 20_000;

const known = new WeakMap<Sample, Ledger>();

/** Undefined where the data span more days than anybody measures, or hold nothing. */
export function ledgerOf(sample: Sample): Ledger | undefined {
  const before = known.get(sample);
  if (before) return before;
  const [earliest, latest] = [earliestMoment(sample.flow.data), latestMoment(sample.flow.data)];
  if (earliest === undefined || latest === undefined) return undefined;
  const from = Math.floor(earliest / dayLength) * dayLength;
  const days = Math.ceil((latest - from) / dayLength);
  if (days > mostDays) return undefined;
  const made = { from, rows: rowsOf(sample, from, days) };
  known.set(sample, made);
  return made;
}

/** Whether a window starts and ends with a day. */
export function isOfWholeDays({ from, to }: Window): boolean {
  return from % dayLength === 0 && to % dayLength === 0;
}

/** Items of a row at the start of a day; before the first day there are none, after the last all stay. */
export function loadOf({ load }: LedgerRow, day: number): number {
  return day < 0 ? 0 : (load[Math.min(day, load.length - 1)] ?? 0);
}

/** Milliseconds that the items of a row spend there in a window of whole days. */
export function spentIn({ from }: Ledger, row: LedgerRow, window: Window): number {
  return spentUntil(row, (window.to - from) / dayLength) - spentUntil(row, (window.from - from) / dayLength);
}

function spentUntil({ load, spent }: LedgerRow, day: number): number {
  const last = spent.length - 1;
  if (day < 0) return 0;
  if (day <= last) return spent[day] ?? 0;
  return (spent[last] ?? 0) + (load[last] ?? 0) * (day - last) * dayLength;
}

function rowsOf({ stays, belongs, flow }: Sample, from: number, days: number): readonly LedgerRow[] {
  const { at, states, profile } = flow.data;
  const rows: (LedgerRow | undefined)[] = Array.from({ length: states.length * 4 }, () => undefined);
  // The event by which the stay before it ended, when that was, and the first day that does not start before it.
  let event = never;
  let moment = 0;
  let day = 0;
  for (let stay = 0; stay < stays.count; stay += 1) {
    const begins = stays.from[stay] ?? 0;
    if (belongs[profile[begins] ?? 0] !== 1) continue;
    const flags = (stays.flags[stay] ?? 0) & (S.active + S.blocked);
    const state = stays.state[stay] ?? 0;
    const row = (rows[state * 4 + flags] ??= newRow(state, flags, days));
    // Mostly an item goes from one state into the next.
    if (begins !== event) {
      moment = (at[begins] ?? 0) - from;
      day = Math.ceil(moment / dayLength);
    }
    row.load[day] = (row.load[day] ?? 0) + 1;
    row.spent[day] = (row.spent[day] ?? 0) - moment;
    event = stays.to[stay] ?? never;
    if (event === never) continue;
    moment = (at[event] ?? 0) - from;
    day = Math.ceil(moment / dayLength);
    row.load[day] = (row.load[day] ?? 0) - 1;
    row.spent[day] = (row.spent[day] ?? 0) + moment;
  }
  const found = rows.filter((row) => row !== undefined);
  for (const row of found) addUp(row);
  return found;
}

function newRow(state: number, flags: number, days: number): LedgerRow {
  return {
    state,
    isActive: (flags & S.active) !== 0,
    isBlocked: (flags & S.blocked) !== 0,
    load: new Float64Array(days + 1),
    spent: new Float64Array(days + 1),
  };
}

/**
 * From what comes and goes to what is there. Who is there when a day starts has been for the time from its beginning to
 * then; who has left, from its beginning to its end.
 */
function addUp({ load, spent }: LedgerRow): void {
  let [items, moments] = [0, 0];
  for (let day = 0; day < load.length; day += 1) {
    items += load[day] ?? 0;
    moments += spent[day] ?? 0;
    load[day] = items;
    spent[day] = items * day * dayLength + moments;
  }
}
