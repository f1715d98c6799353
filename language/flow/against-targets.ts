/** What was measured beside what was aimed at. */
import { distributionOf, velocityOf } from './finished.ts';
import type { Run } from './history.ts';
import type { Sample } from './sample.ts';
import { exceeds, percentile, ratio } from './statistics.ts';
import type { FlowTargets, TimeTarget } from './targets.ts';
import { categories, type Category } from './vocabulary.ts';
import { daysOf, type Window } from './window.ts';

export type Attainment = {
  /** The target for the length of the window: items × days of the window / days of the target. */
  readonly target: number;
  readonly velocity: number;
  /** 1 where the target is met exactly; none for a target of nothing. */
  readonly share: number | undefined;
};

/** Undefined without a target. */
export function attainmentOf(sample: Sample, window: Window, targets: FlowTargets): Attainment | undefined {
  if (!targets.velocity) return undefined;
  const target = (targets.velocity.items * daysOf(window)) / targets.velocity.days;
  const velocity = velocityOf(sample, window).items;
  return { target, velocity, share: ratio(velocity, target) };
}

/**
 * How long finished items took at the percentile of a target, and those that took longer than it allows; undefined where
 * the target is met. `from` says where their time starts.
 */
export function overTarget(
  { counter }: Sample,
  runs: readonly Run[],
  from: (run: Run) => number,
  target: TimeTarget,
): { readonly days: number; readonly count: number; readonly late: readonly Run[] } | undefined {
  const timed = runs.flatMap((run) => {
    const days = counter.span(from(run), run.end);
    return Number.isNaN(days) ? [] : [{ run, days }];
  });
  const sorted = timed.map(({ days }) => days).sort((a, b) => a - b);
  const days = percentile(sorted, target.percentile / 100);
  if (days === undefined || !exceeds(days, target.days)) return undefined;
  const late = timed.filter((each) => exceeds(each.days, target.days)).map(({ run }) => run);
  return { days, count: timed.length, late };
}

export type DistributionGap = {
  readonly category: Category;
  readonly share: number;
  readonly target: number;
  /** In shares: 0.1 is ten percentage points. */
  readonly delta: number;
  /** Strictly more than the tolerance. */
  readonly isOff: boolean;
};

/** The categories that have a target, beside what was finished; undefined where nothing was or no target is stated. */
export function distributionGapsOf(
  sample: Sample,
  window: Window,
  { distribution, tolerance }: FlowTargets,
): readonly DistributionGap[] | undefined {
  const shares = distributionOf(sample, window);
  if (!shares || !distribution) return undefined;
  return categories.flatMap((category) => {
    const target = distribution[category];
    if (target === undefined) return [];
    const delta = shares[category] - target;
    // 0.5 - 0.4 is a hair less or more than 0.1: what prints as equal is equal.
    return [{ category, share: shares[category], target, delta, isOff: Math.abs(delta) - tolerance > 1e-9 }];
  });
}
