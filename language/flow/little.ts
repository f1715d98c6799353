/** Little’s law as a check: in a stable system the average load is the throughput times the mean flow time. */
import { finishedCount } from './finished-table.ts';
import { flowTimesIn } from './finished.ts';
import { averageLoadOf } from './load.ts';
import type { Sample } from './sample.ts';
import { ratio } from './statistics.ts';
import { daysOf, type Window } from './window.ts';

export type LittleCheck = {
  /** The flow time that average load and throughput imply, in days. */
  readonly implied: number;
  /** The mean flow time of what was finished. */
  readonly measured: number;
  /** |implied - measured| / measured; none where nothing took any time. */
  readonly gap: number | undefined;
  /** A gap over 30 % says that the system is not stable, never that the data are wrong. */
  readonly isStable: boolean;
};

const mostGap = 0.3;

/** Undefined where nothing was finished. */
export function littleCheckOf(sample: Sample, window: Window): LittleCheck | undefined {
  const [load, measured] = [averageLoadOf(sample, window), flowTimesIn(sample, window)?.mean];
  const throughput = finishedCount(sample, window) / daysOf(window);
  if (load === undefined || measured === undefined || throughput === 0) return undefined;
  const implied = load / throughput;
  const gap = ratio(Math.abs(implied - measured), measured);
  return { implied, measured, gap, isStable: gap !== undefined && gap <= mostGap };
}

/** Weeks of work: the load in terms of what is finished in a week; none where nothing is finished. */
export function weeksOfWork(sample: Sample, window: Window): number | undefined {
  return ratio(sample.open.length, finishedCount(sample, window) / (daysOf(window) / 7));
}
