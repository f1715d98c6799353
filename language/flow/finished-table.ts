/**
 * What was finished, in columns in the order of the days on which it was: what was finished in a window of whole days
 * stands side by side, so that a report of a quarter and of each of its weeks looks at nothing outside of them.
 */
import { earliestMoment, latestMoment } from './data.ts';
import { remembered } from './memo.ts';
import type { Runs } from './runs.ts';
import type { Sample } from './sample.ts';
import { never } from './stays.ts';
import type { Lives } from './walk.ts';
import { dayLength, isWithinWindow, type Window } from './window.ts';

/** A row a run. */
export type Finished = {
  /** Its number. */
  readonly run: Int32Array;
  /** Days from start to done; NaN for an item that never was in progress. */
  readonly time: Float64Array;
  /** Days from the first active state to done; NaN for an item that nobody has worked on. */
  readonly cycle: Float64Array;
  /** Days in active states between start and done. */
  readonly active: Float64Array;
  /** Index in `categories`, by the type at the end. */
  readonly category: Uint8Array;
};

type Days = {
  /** The first day, counted from 1970 on. */
  readonly firstDay: number;
  /** The row with which each day starts, and behind the last of them how many rows there are. */
  readonly starts: Int32Array;
  /** Whether an item may stand in several rows. */
  readonly repeats: boolean;
};

/** Of all samples of the same lives. */
type Table = Days & {
  readonly columns: Finished;
  /** The profile at the end. */
  readonly profile: Int32Array;
  /** By profile, how many rows there are. */
  readonly countOf: Int32Array;
};

/** Of one of them. Where little more is asked than how much was finished, no columns are made. */
type Own = Days & { readonly columns: () => Finished };

/** How many of what belongs to a sample was finished in a window. */
export function finishedCount(sample: Sample, window: Window): number {
  const own = ownOf(sample);
  if (!isDirect(own, window)) return finishedRows(sample, window).run.length;
  const [first, last] = rowsOf(own, window);
  return last - first;
}

/** What belongs to a sample and was finished in a window; an item counts once, with its last run there. */
export const finishedRows = remembered((sample: Sample, window: Window): Finished => {
  const own = ownOf(sample);
  const [first, last] = rowsOf(own, window);
  const columns = own.columns();
  if (isDirect(own, window)) return part(columns, first, last);
  const isWanted = countedIn(sample, window);
  const rows = Int32Array.from({ length: last - first }, (_, index) => first + index);
  return picked(
    columns,
    rows.filter((row) => isWanted(columns.run[row] ?? 0)),
  );
});

/** Whether all that stands there in the days of a window counts. */
function isDirect({ repeats }: Days, { from, to }: Window): boolean {
  return !repeats && from % dayLength === 0 && to % dayLength === 0;
}

function rowsOf(days: Days, { from, to }: Window): readonly [first: number, last: number] {
  const first = rowOf(days, Math.floor(from / dayLength));
  return [first, Math.max(first, rowOf(days, Math.ceil(to / dayLength)))];
}

/** Before the first day nothing is finished, after the last one nothing more. */
function rowOf({ firstDay, starts }: Days, day: number): number {
  return starts[Math.max(0, Math.min(day - firstDay, starts.length - 1))] ?? 0;
}

function part({ run, time, cycle, active, category }: Finished, from: number, to: number): Finished {
  return {
    run: run.subarray(from, to),
    time: time.subarray(from, to),
    cycle: cycle.subarray(from, to),
    active: active.subarray(from, to),
    category: category.subarray(from, to),
  };
}

/** The runs that end in a window, but for those after which the item was finished there again. They stand in the order of time. */
function countedIn({ runs, flow: { data }, belongs }: Sample, window: Window): (run: number) => boolean {
  const isThere = (run: number): boolean => {
    const end = runs.end[run] ?? 0;
    return belongs[data.profile[end] ?? 0] === 1 && isWithinWindow(data.at[end] ?? 0, window);
  };
  return (run) => {
    if (!isThere(run)) return false;
    for (let next = run + 1; next < runs.count && runs.item[next] === runs.item[run]; next += 1)
      if (isThere(next)) return false;
    return true;
  };
}

const known = new WeakMap<Sample, Own>();
/** By the columns that all samples of the same lives share. */
const tables = new WeakMap<Runs, Table>();

function ownOf(sample: Sample): Own {
  const before = known.get(sample);
  if (before) return before;
  const table = tables.get(sample.runs) ?? tableOfAll(sample);
  tables.set(sample.runs, table);
  const own = sample.belongs.includes(0) ? cut(table, sample.belongs) : { ...table, columns: () => table.columns };
  known.set(sample, own);
  return own;
}

function tableOfAll(lives: Lives): Table {
  const { data } = lives.flow;
  const firstDay = Math.floor((earliestMoment(data) ?? 0) / dayLength);
  const lastDay = Math.floor((latestMoment(data) ?? 0) / dayLength);
  const starts = new Int32Array(lastDay - firstDay + 2);
  const repeats = countDays(lives, firstDay, starts);
  for (let day = 1; day < starts.length; day += 1) starts[day] = (starts[day] ?? 0) + (starts[day - 1] ?? 0);
  return { firstDay, starts, repeats, ...filled(lives, firstDay, starts) };
}

/** Counts what ends on each day at the place of the next one. Whether an item ends several times: its runs stand side by side. */
function countDays({ runs, flow: { data } }: Lives, firstDay: number, counts: Int32Array): boolean {
  let repeats = false;
  let before = -1;
  for (let run = 0; run < runs.count; run += 1) {
    const next = Math.floor((data.at[runs.end[run] ?? 0] ?? 0) / dayLength) - firstDay + 1;
    counts[next] = (counts[next] ?? 0) + 1;
    const item = runs.item[run] ?? 0;
    if (item === before) repeats = true;
    before = item;
  }
  return repeats;
}

function columnsFor(rows: number): Finished {
  return {
    run: new Int32Array(rows),
    time: new Float64Array(rows),
    cycle: new Float64Array(rows),
    active: new Float64Array(rows),
    category: new Uint8Array(rows),
  };
}

/** Each run goes to the next free row of its day. */
function filled(
  { runs, flow, counter }: Lives,
  firstDay: number,
  starts: Int32Array,
): Pick<Table, 'columns' | 'profile' | 'countOf'> {
  const { data, categoryOf } = flow;
  const { at } = data;
  const columns = columnsFor(runs.count);
  const profiles = new Int32Array(runs.count);
  const countOf = new Int32Array(data.profiles.length);
  const next = starts.slice();
  for (let run = 0; run < runs.count; run += 1) {
    const start = runs.start[run] ?? never;
    const firstActive = runs.firstActive[run] ?? never;
    const end = runs.end[run] ?? 0;
    const moment = at[end] ?? 0;
    const profile = data.profile[end] ?? 0;
    const day = Math.floor(moment / dayLength) - firstDay;
    const row = next[day] ?? 0;
    next[day] = row + 1;
    columns.run[row] = run;
    columns.time[row] = start === never ? Number.NaN : counter.span(at[start] ?? 0, moment);
    columns.cycle[row] = firstActive === never ? Number.NaN : counter.span(at[firstActive] ?? 0, moment);
    columns.active[row] = runs.activeDays[run] ?? 0;
    columns.category[row] = categoryOf[profile] ?? 0;
    profiles[row] = profile;
    countOf[profile] = (countOf[profile] ?? 0) + 1;
  }
  return { columns, profile: profiles, countOf };
}

/** The rows of some profiles, day by day. */
function cut(table: Table, belongs: Uint8Array): Own {
  const rows = new Int32Array(
    table.countOf.reduce((sum, count, profile) => sum + (belongs[profile] === 1 ? count : 0), 0),
  );
  const starts = new Int32Array(table.starts.length);
  for (let day = 0; day + 1 < starts.length; day += 1) {
    const [from, to] = [table.starts[day] ?? 0, table.starts[day + 1] ?? 0];
    starts[day + 1] = pick(rows, starts[day] ?? 0, { profile: table.profile, belongs, from, to });
  }
  let columns: Finished | undefined;
  return { ...table, starts, columns: () => (columns ??= picked(table.columns, rows)) };
}

type Wanted = {
  readonly profile: Int32Array;
  readonly belongs: Uint8Array;
  readonly from: number;
  readonly to: number;
};

/** Adds the rows of one day to those that are found; how many there are then. */
function pick(found: Int32Array, before: number, { profile, belongs, from, to }: Wanted): number {
  let count = before;
  for (let row = from; row < to; row += 1) {
    if (belongs[profile[row] ?? 0] !== 1) continue;
    found[count] = row;
    count += 1;
  }
  return count;
}

function picked(from: Finished, rows: Int32Array): Finished {
  const columns = columnsFor(rows.length);
  for (let index = 0; index < rows.length; index += 1) {
    const row = rows[index] ?? 0;
    columns.run[index] = from.run[row] ?? 0;
    columns.time[index] = from.time[row] ?? 0;
    columns.cycle[index] = from.cycle[row] ?? 0;
    columns.active[index] = from.active[row] ?? 0;
    columns.category[index] = from.category[row] ?? 0;
  }
  return columns;
}
