/** What imported work items say of an element: the load, what was finished, and how long it took. Shared by hover and `show`. */
import type { Element } from '../binding/element.ts';
import { dateText, dayLength, finishedCount, flowTargetsOf, flowTimesIn, type ItemLevel } from '../flow/index.ts';
import type { Measured } from '../rules/measured.ts';

export type FlowFigures = {
  /** Which items are counted. */
  readonly level: ItemLevel;
  readonly inProgress: number;
  /** How many its own targets allow at once. */
  readonly most?: number;
  readonly finished: number;
  /** The first and the last day on which they were finished. */
  readonly from: string;
  readonly to: string;
  /** Within how many days half of them, and 85 of 100, were finished; absent where none was. */
  readonly half?: number;
  readonly nearlyAll?: number;
  readonly target?: { readonly percentile: number; readonly days: number };
};

const measuredKinds: ReadonlySet<string> = new Set([
  'team',
  'art',
  'solution-train',
  'value-stream',
  'product',
  'solution',
  'portfolio',
  'enterprise',
]);

/** Undefined where no items were imported, or none of them is the element's. */
export function flowFiguresOf(measured: Measured | undefined, element: Element): FlowFigures | undefined {
  if (!measured || !measuredKinds.has(element.kind)) return undefined;
  const { window, sample: sampleOf } = measured;
  const sample = sampleOf(element);
  const finished = finishedCount(sample, window);
  if (sample.open.length === 0 && finished === 0) return undefined;
  const { load, time } = flowTargetsOf(element);
  const times = flowTimesIn(sample, window);
  return {
    level: sample.selection.level === 'any' ? 'story' : sample.selection.level,
    inProgress: sample.open.length,
    ...(load === undefined ? {} : { most: load }),
    finished,
    from: dateText(window.from),
    to: dateText(window.to - dayLength),
    ...(times ? { half: tenth(times.p50), nearlyAll: tenth(times.p85) } : {}),
    ...(times && time ? { target: { percentile: time.percentile, days: time.days } } : {}),
  };
}

function tenth(days: number): number {
  return Math.round(days * 10) / 10;
}
