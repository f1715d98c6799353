/** Work items as rules see them: joined to the model, over the last ninety days of which they know. */
import type { Element } from '../binding/element.ts';
import {
  dateText,
  dayLength,
  earliestMoment,
  idsOf,
  joinFlow,
  latestMoment,
  levelsIn,
  sampleOf,
  type Flow,
  type FlowData,
  type ItemLevel,
  type Sample,
  type Window,
} from '../flow/index.ts';
import type { Model } from '../model/model.ts';

export type Measured = {
  readonly flow: Flow;
  /** The latest moment of the items: the clock is never asked. */
  readonly asOf: number;
  readonly window: Window;
  /** Features where the element has any, else the only lower level; of the level where one is asked for. */
  readonly sample: (element: Element, level?: ItemLevel) => Sample;
  /** Their keys for a message: the first five, and how many more. */
  readonly listed: (items: readonly number[]) => string;
};

const spanDays = 90;
const mostKeys = 5;

/** Undefined where there are no items. */
export function measuredOf(data: FlowData, model: Model): Measured | undefined {
  const asOf = latestMoment(data);
  if (asOf === undefined) return undefined;
  const flow = joinFlow(data, model);
  const to = Math.ceil((asOf + 1) / dayLength) * dayLength;
  const from = Math.max(to - spanDays * dayLength, Math.floor((earliestMoment(data) ?? 0) / dayLength) * dayLength);
  const samples = new Map<string, Sample>();
  return {
    flow,
    asOf,
    window: { from, to },
    sample(element, level = levelOf(flow, element)) {
      const key = `${level} ${element.id}`;
      const known = samples.get(key) ?? sampleOf(flow, { element, level }, { asOf });
      samples.set(key, known);
      return known;
    },
    listed(items) {
      const keys = idsOf(data, items.slice(0, mostKeys)).map((key) => `\`${key}\``);
      const more = items.length - keys.length;
      return `${keys.join(', ')}${more > 0 ? ` and ${more} more` : ''}`;
    },
  };
}

function levelOf(flow: Flow, element: Element): ItemLevel {
  const levels = levelsIn(flow, element);
  return levels.includes('feature') ? 'feature' : (levels.at(-1) ?? 'story');
}

/** `from 2026-01-01 to 2026-03-31` */
export function spanText({ from, to }: Window): string {
  return `from ${dateText(from)} to ${dateText(to - dayLength)}`;
}

/** One decimal where it says something. */
export function rounded(value: number): string {
  return String(Math.round(value * 10) / 10);
}
