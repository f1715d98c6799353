/** Runs from start to done, in columns. */
import type { FlowData } from './data.ts';
import type { Run } from './history.ts';

export type Runs = {
  readonly count: number;
  readonly item: Int32Array;
  /** The event by which it started; -1 for an item that never was in progress. */
  readonly start: Int32Array;
  /** The event by which it was first worked on; -1 where it never was. */
  readonly firstActive: Int32Array;
  /** The event by which it was done, whose profile is that of the run. */
  readonly end: Int32Array;
  readonly activeDays: Float64Array;
  readonly firstStay: Int32Array;
  readonly lastStay: Int32Array;
};

/** Columns for at most so many runs. */
export function runsUpTo(capacity: number): Runs {
  return {
    count: 0,
    item: new Int32Array(capacity),
    start: new Int32Array(capacity),
    firstActive: new Int32Array(capacity),
    end: new Int32Array(capacity),
    activeDays: new Float64Array(capacity),
    firstStay: new Int32Array(capacity),
    lastStay: new Int32Array(capacity),
  };
}

/** One run as an object. */
export function runAt({ at, profile }: FlowData, runs: Runs, run: number): Run {
  const end = runs.end[run] ?? 0;
  return {
    item: runs.item[run] ?? 0,
    profile: profile[end] ?? 0,
    // There is no moment of no event.
    start: at[runs.start[run] ?? -1] ?? Number.NaN,
    firstActive: at[runs.firstActive[run] ?? -1] ?? Number.NaN,
    end: at[end] ?? 0,
    activeDays: runs.activeDays[run] ?? 0,
    firstStay: runs.firstStay[run] ?? 0,
    lastStay: runs.lastStay[run] ?? 0,
  };
}
