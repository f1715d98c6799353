/** What would help most: the days of flow time that a change would save, with the numbers that it follows from. */
import { finishedCount } from './finished-table.ts';
import { finishedIn, flowTimesIn } from './finished.ts';
import { averageLoadOf, itemsInLoad } from './load.ts';
import type { Run } from './history.ts';
import type { Sample } from './sample.ts';
import { endOf, S, startOf } from './stays.ts';
import type { FlowTargets } from './targets.ts';
import { daysOf, type Window } from './window.ts';

export type Improvement = {
  /** The mean flow time that it would save, in days. */
  readonly saves: number;
  readonly items: readonly number[];
} & (
  | {
      readonly kind: 'halve-waiting';
      readonly state: string;
      /** The mean days in that state, over all items that were finished. */
      readonly meanDays: number;
      /** How many items were finished, of which `items` are those that waited there. */
      readonly finished: number;
    }
  | {
      readonly kind: 'lower-load';
      readonly load: number;
      readonly target: number;
      /** Items a day. */
      readonly throughput: number;
      readonly flowTime: number;
      /** What Little’s law implies at the target load. */
      readonly implied: number;
    }
);

/** The greatest saving first. */
export function improvementsOf(sample: Sample, window: Window, targets?: FlowTargets): readonly Improvement[] {
  const load = targets && lowerLoad(sample, window, targets);
  return [...shorterWaits(sample, window), ...(load ? [load] : [])].sort((a, b) => b.saves - a.saves);
}

function shorterWaits(sample: Sample, window: Window): readonly Improvement[] {
  const runs = finishedIn(sample, window).filter(({ start }) => !Number.isNaN(start));
  const byState = new Map<number, { days: number; readonly items: Set<number> }>();
  for (const run of runs) addWaits(sample, run, byState);
  return [...byState].map(([state, { days, items }]): Improvement => {
    const meanDays = days / runs.length;
    const name = sample.flow.data.states[state] ?? '';
    return {
      kind: 'halve-waiting',
      state: name,
      meanDays,
      saves: meanDays / 2,
      finished: runs.length,
      items: [...items],
    };
  });
}

/** Adds the days that a run spent in each waiting state between its start and its end. */
function addWaits(
  { flow, stays, counter }: Sample,
  { item, start, end, firstStay, lastStay }: Run,
  byState: Map<number, { days: number; readonly items: Set<number> }>,
): void {
  const { at } = flow.data;
  for (let stay = firstStay; stay < lastStay; stay += 1) {
    if (((stays.flags[stay] ?? 0) & S.active) !== 0) continue;
    const [from, to] = [Math.max(start, startOf(stays, at, stay)), Math.min(end, endOf(stays, at, stay))];
    if (to <= from) continue;
    const state = stays.state[stay] ?? 0;
    const entry = byState.get(state) ?? { days: 0, items: new Set<number>() };
    entry.days += counter.part(from, to);
    entry.items.add(item);
    byState.set(state, entry);
  }
}

function lowerLoad(sample: Sample, window: Window, { load: target }: FlowTargets): Improvement | undefined {
  const [load, flowTime] = [averageLoadOf(sample, window), flowTimesIn(sample, window)?.mean];
  const throughput = finishedCount(sample, window) / daysOf(window);
  if (target === undefined || load === undefined || flowTime === undefined || load <= target) return undefined;
  const implied = target / throughput;
  const saves = flowTime - implied;
  if (saves <= 0) return undefined;
  return {
    kind: 'lower-load',
    load,
    target,
    throughput,
    flowTime,
    implied,
    saves,
    items: itemsInLoad(sample, sample.asOf),
  };
}
