/** How far a measure has come from where it started to where it shall be; rising and falling ones alike. */
import type { Element } from '../binding/element.ts';
import { childrenOf, sources } from '../model/queries.ts';
import type { Measure, Reading, Value } from '../syntax/summary.ts';
import { deadlineWindow } from './dates.ts';
import { meanOf, ratio } from './statistics.ts';

export type ProgressOptions = {
  /** By it time is judged; where it is left out, nothing is expected yet. */
  readonly asOf?: number | undefined;
  readonly fiscalYearStart?: string | undefined;
  /** How far behind its time it may be, as a share; a quarter where this is left out. */
  readonly mostBehind?: number | undefined;
};

export type Progress = {
  readonly from: number | undefined;
  readonly to: number;
  /** The latest reading that was there at the as-of moment. */
  readonly now: number | undefined;
  readonly readOn: string | undefined;
  readonly unit: string | undefined;
  readonly by: string | undefined;
  /** (now - from) / (to - from); none where one of them is not known, or where nothing is to change. */
  readonly raw: number | undefined;
  /** The same between 0 and 1, to be shown. */
  readonly shown: number | undefined;
  /** The part of its time that has passed. */
  readonly expected: number | undefined;
  /** Whether it is more than a quarter behind its time, or than another share is asked for. */
  readonly isOffTrack: boolean;
  /** Whether the latest reading is nearer to the target than the start. */
  readonly direction: 'better' | 'worse' | 'same' | undefined;
};

const usuallyBehind = 0.25;

/** The progress of a key result or KPI; undefined where it states no measure. */
export function progressOf(element: Element, options: ProgressOptions = {}): Progress | undefined {
  const header = element.value('=');
  if (header?.type !== 'measure') return undefined;
  const readings = element.values('now').flatMap((value) => readingOf(value) ?? []);
  return progressOfMeasure(header.measure, readings, options);
}

/** Shares are 0 at the start and 1 at the target; undefined where a number for them is missing. */
export function progressOfMeasure(
  measure: Measure,
  further: readonly Reading[] = [],
  { asOf, fiscalYearStart, mostBehind = usuallyBehind }: ProgressOptions = {},
): Progress {
  const from = measure.from === 'unknown' ? undefined : measure.from;
  const readings = [...(measure.now ? [measure.now] : []), ...further];
  const now = latestReading(readings, asOf);
  const raw = from && now ? ratio(now.number - from.number, measure.to - from.number) : undefined;
  const shown = raw === undefined ? undefined : Math.min(1, Math.max(0, raw));
  const expected = expectedShare(measure, asOf, fiscalYearStart);
  return {
    from: from?.number,
    to: measure.to,
    now: now?.number,
    readOn: now?.on,
    unit: measure.unit,
    by: measure.by,
    raw,
    shown,
    expected,
    isOffTrack: raw !== undefined && expected !== undefined && expected - raw - mostBehind > 1e-9,
    direction: raw === undefined ? undefined : raw > 0 ? 'better' : raw < 0 ? 'worse' : 'same',
  };
}

/** The reading that a value states. */
export function readingOf(value: Value): Reading | undefined {
  return value.type === 'measure' ? value.measure.now : undefined;
}

/** The latest by date that is not in the future; one without a date only where none has one. */
function latestReading(readings: readonly Reading[], asOf: number | undefined): Reading | undefined {
  const dated = readings
    .filter(({ on }) => on !== undefined && (asOf === undefined || Date.parse(on) <= asOf))
    .sort((a, b) => Date.parse(a.on ?? '') - Date.parse(b.on ?? ''));
  return dated.at(-1) ?? readings.find(({ on }) => on === undefined);
}

/** Elapsed by the whole period: from the date of the start where it is stated, else over what the deadline names. */
function expectedShare(measure: Measure, asOf: number | undefined, fiscalYearStart?: string): number | undefined {
  const period = measure.by === undefined ? undefined : deadlineWindow(measure.by, fiscalYearStart);
  if (!period || asOf === undefined) return undefined;
  const startsOn = typeof measure.from === 'object' ? measure.from.on : undefined;
  const from = startsOn === undefined ? period.from : Date.parse(startsOn);
  const share = ratio(asOf - from, period.to - from);
  return share === undefined ? undefined : Math.min(1, Math.max(0, share));
}

export type ObjectiveProgress = {
  readonly objective: Element;
  readonly keyResults: readonly { readonly element: Element; readonly progress: Progress }[];
  /** The mean of what is shown of its key results; none where no key result has any. */
  readonly shown: number | undefined;
  readonly expected: number | undefined;
  readonly isOffTrack: boolean;
};

export type ObjectiveOptions = ProgressOptions & {
  /** Also counts each objective that supports this one, like a key result. */
  readonly withChildren?: boolean | undefined;
  /** How much a key result weighs; 1 where it is left out. */
  readonly weightOf?: ((keyResult: Element) => number) | undefined;
};

/** The weighted mean of its key results, and of the objectives that support it where those count; each once, also in a circle. */
export function objectiveProgressOf(objective: Element, options: ObjectiveOptions = {}): ObjectiveProgress {
  return progressWithin(objective, options, new Set());
}

function progressWithin(objective: Element, options: ObjectiveOptions, seen: Set<Element>): ObjectiveProgress {
  seen.add(objective);
  const keyResults = childrenOf(objective, 'key-result').flatMap((element) => {
    const progress = progressOf(element, options);
    return progress ? [{ element, progress }] : [];
  });
  const children = options.withChildren
    ? sources(objective, 'supports').filter((each) => each.kind === 'objective' && !seen.has(each))
    : [];
  const below = children.map((child) => ({ weight: 1, ...progressWithin(child, options, seen) }));
  const own = keyResults.map(({ element, progress }) => ({ weight: options.weightOf?.(element) ?? 1, ...progress }));
  const parts = [...own, ...below];
  const shown = weighted(parts.map((part) => ({ weight: part.weight, value: part.shown })));
  const expected = meanOf(parts.flatMap((part) => part.expected ?? []));
  const mostBehind = options.mostBehind ?? usuallyBehind;
  const isOffTrack = shown !== undefined && expected !== undefined && expected - shown - mostBehind > 1e-9;
  return { objective, keyResults, shown, expected, isOffTrack };
}

function weighted(parts: readonly { readonly weight: number; readonly value: number | undefined }[]) {
  const known = parts.flatMap(({ weight, value }) => (value === undefined ? [] : [{ weight, value }]));
  const total = known.reduce((sum, { weight }) => sum + weight, 0);
  return ratio(
    known.reduce((sum, { weight, value }) => sum + weight * value, 0),
    total,
  );
}

export const businessValues = ['cost', 'quality', 'happiness', 'outcomes'] as const;
export type BusinessValue = (typeof businessValues)[number];

export type BusinessValueRow = { readonly key: BusinessValue; readonly block: Element; readonly progress: Progress };

/** The stated measures of business value of an element, in the guide’s order: cost, quality, happiness, outcomes. */
export function businessValueOf(element: Element, options: ProgressOptions = {}): readonly BusinessValueRow[] {
  const blocks = childrenOf(element, 'business-value');
  return businessValues.flatMap((key) =>
    blocks.flatMap((block) => {
      const value = block.value(key);
      return value?.type === 'measure' ? [{ key, block, progress: progressOfMeasure(value.measure, [], options) }] : [];
    }),
  );
}
