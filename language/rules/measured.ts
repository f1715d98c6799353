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
  profilesOf,
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

/** The items of a project, joined again and again as the organisation changes. */
export type Measuring = {
  /** Reads what the names of the items mean; false where that is what they meant before. */
  readonly join: () => boolean;
  /** Undefined where nothing was joined yet. */
  readonly now: () => Measured | undefined;
};

const spanDays = 90;
const mostKeys = 5;

export function createMeasuring(data: FlowData, model: Model): Measuring {
  // Where there are objectives alone and no items, nothing was ever in progress.
  const asOf = latestMoment(data) ?? 0;
  const to = Math.ceil((asOf + 1) / dayLength) * dayLength;
  const from = Math.max(to - spanDays * dayLength, Math.floor((earliestMoment(data) ?? 0) / dayLength) * dayLength);
  let measured: Measured | undefined;
  return {
    join: () => {
      const flow = joinFlow(data, model, measured?.flow);
      if (flow === measured?.flow) return false;
      measured = {
        flow,
        asOf,
        window: { from, to },
        sample: sampling(flow, asOf),
        listed: (items) => listed(data, items),
      };
      return true;
    },
    now: () => measured,
  };
}

/**
 * Samples of elements, each made once. Which items belong to an element is asked for each time, and with that noted as
 * read; they are walked again only where that differs.
 */
function sampling(flow: Flow, asOf: number): Measured['sample'] {
  const samples = new Map<string, Sample>();
  const levels = new Map<string, { readonly belongs: Uint8Array; readonly level: ItemLevel }>();
  return (element, wanted) => {
    const belongs = profilesOf(flow, element);
    const level = wanted ?? levelOf(element);
    const key = `${level} ${element.id}`;
    const known = samples.get(key);
    if (known && isSame(known.belongs, belongs)) return known;
    const made = sampleOf(flow, { element, level }, { asOf });
    samples.set(key, made);
    return made;

    function levelOf({ id }: Element): ItemLevel {
      const before = levels.get(id);
      if (before && isSame(before.belongs, belongs)) return before.level;
      const all = levelsIn(flow, element);
      const found = all.includes('feature') ? 'feature' : (all.at(-1) ?? 'story');
      levels.set(id, { belongs, level: found });
      return found;
    }
  };
}

function isSame(a: Uint8Array, b: Uint8Array): boolean {
  return a.length === b.length && a.every((each, index) => each === b[index]);
}

function listed(data: FlowData, items: readonly number[]): string {
  const keys = idsOf(data, items.slice(0, mostKeys)).map((key) => `\`${key}\``);
  const more = items.length - keys.length;
  return `${keys.join(', ')}${more > 0 ? ` and ${more} more` : ''}`;
}

/** `from 2026-01-01 to 2026-03-31` */
export function spanText({ from, to }: Window): string {
  return `from ${dateText(from)} to ${dateText(to - dayLength)}`;
}

/** One decimal where it says something. */
export function rounded(value: number): string {
  return String(Math.round(value * 10) / 10);
}
