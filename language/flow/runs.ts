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

/** Columns for at most so many runs. */
export function runsUpTo(capacity: number): Runs {
  return {
    count: 0,
    item: new Int32Array(capacity),
    profile: new Int32Array(capacity),
    start: new Float64Array(capacity),
    end: new Float64Array(capacity),
    firstActive: new Float64Array(capacity),
    activeDays: new Float64Array(capacity),
    firstStay: new Int32Array(capacity),
    lastStay: new Int32Array(capacity),
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

/** Columns for at most so many. */
export function momentsUpTo(capacity: number): Moments {
  return { count: 0, item: new Int32Array(capacity), at: new Float64Array(capacity) };
}
