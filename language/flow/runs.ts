/** Runs from start to done, in columns. */
import type { Run } from './history.ts';

export type Runs = {
  readonly count: number;
  readonly item: Int32Array;
  readonly profile: Int32Array;
  readonly start: Float64Array;
  readonly end: Float64Array;
  readonly firstActive: Float64Array;
  readonly activeDays: Float64Array;
  readonly firstStay: Int32Array;
  readonly lastStay: Int32Array;
};

/** Moments are given as the events at which they are; -1 for one that never came. */
export type RunColumns = {
  readonly add: (item: number, profile: number, start: number, end: number) => void;
  /** The rest of the last one. */
  readonly detail: (firstActive: number, activeDays: number, firstStay: number, lastStay: number) => void;
  /** Takes the last one back. */
  readonly drop: () => void;
  readonly done: () => Runs;
};

/** Columns for at most so many runs, and the moments of the events. */
export function createRuns(capacity: number, at: Float64Array): RunColumns {
  const item = new Int32Array(capacity);
  const profile = new Int32Array(capacity);
  const start = new Float64Array(capacity);
  const end = new Float64Array(capacity);
  const firstActive = new Float64Array(capacity);
  const activeDays = new Float64Array(capacity);
  const firstStay = new Int32Array(capacity);
  const lastStay = new Int32Array(capacity);
  let count = 0;
  return {
    add(who, as, from, to) {
      item[count] = who;
      profile[count] = as;
      start[count] = from < 0 ? Number.NaN : (at[from] ?? 0);
      end[count] = at[to] ?? 0;
      count += 1;
    },
    detail(active, days, first, last) {
      firstActive[count - 1] = active < 0 ? Number.NaN : (at[active] ?? 0);
      activeDays[count - 1] = days;
      firstStay[count - 1] = first;
      lastStay[count - 1] = last;
    },
    drop: () => void (count -= 1),
    done: () => ({ count, item, profile, start, end, firstActive, activeDays, firstStay, lastStay }),
  };
}

/** One run as an object. */
export function runAt(runs: Runs, run: number): Run {
  return {
    item: runs.item[run] ?? 0,
    profile: runs.profile[run] ?? 0,
    start: runs.start[run] ?? Number.NaN,
    end: runs.end[run] ?? 0,
    firstActive: runs.firstActive[run] ?? Number.NaN,
    activeDays: runs.activeDays[run] ?? 0,
    firstStay: runs.firstStay[run] ?? 0,
    lastStay: runs.lastStay[run] ?? 0,
  };
}

/** Something that happens to an item once, in columns. */
export type Moments = { readonly count: number; readonly item: Int32Array; readonly at: Float64Array };

export type MomentColumns = { readonly add: (item: number, event: number) => void; readonly done: () => Moments };

/** Columns for at most so many, and the moments of the events. */
export function createMoments(capacity: number, momentOf: Float64Array): MomentColumns {
  const item = new Int32Array(capacity);
  const at = new Float64Array(capacity);
  let count = 0;
  return {
    add(who, event) {
      item[count] = who;
      at[count] = momentOf[event] ?? 0;
      count += 1;
    },
    done: () => ({ count, item, at }),
  };
}
