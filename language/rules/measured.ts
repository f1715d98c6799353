/** Work items as rules see them: joined to the model, over the last days of which they know. */
import type { Element } from '../binding/element.ts';
import {
  dayLength,
  earliestMoment,
  joinFlow,
  latestMoment,
  profilesOf,
  createSampler,
  targetLevel,
  type Flow,
  type FlowData,
  type FlowOptions,
  type ItemLevel,
  type Sample,
  type Window,
} from '../flow/index.ts';
import type { Model } from '../model/model.ts';

/** How a project measures, as `throughline.json` says. */
export type MeasureSettings = Pick<FlowOptions, 'days' | 'reopen' | 'calendar'> & {
  /** Over how many days rules look back. */
  readonly span?: number | undefined;
  readonly fiscalYearStart?: string | undefined;
  /** The day of the check, `2026-12-31`, where one is given. */
  readonly checkedOn?: string | undefined;
};

export type Measured = {
  readonly flow: Flow;
  /** The end of the day of the check, where the items know of it; else their latest moment. The clock is never asked. */
  readonly asOf: number;
  /** Their latest moment, whatever the day of the check is; undefined where there are no items. */
  readonly latest: number | undefined;
  readonly window: Window;
  /** The start of the first day of which the items know. */
  readonly since: number;
  readonly settings: MeasureSettings;
  /** Features where the element has any, else the only lower level; of the level where one is asked for. */
  readonly sample: (element: Element, level?: ItemLevel) => Sample;
};

/** The items of a project, joined again and again as the organisation changes. */
export type Measuring = {
  /** Reads what the names of the items mean; false where that is what they meant before. */
  readonly join: () => boolean;
  /** Undefined where nothing was joined yet. */
  readonly now: () => Measured | undefined;
};

/** In days. */
export const usualSpan = 90;

/** Joins the items to the model as it is now, and makes the samples of elements when a rule asks. */
export function createMeasuring(data: FlowData, model: Model, settings: MeasureSettings): Measuring {
  const latest = latestMoment(data);
  const asOf = momentOf(latest, settings.checkedOn);
  const to = Math.ceil((asOf + 1) / dayLength) * dayLength;
  const since = Math.floor((earliestMoment(data) ?? 0) / dayLength) * dayLength;
  const window = { from: Math.min(to, Math.max(to - (settings.span ?? usualSpan) * dayLength, since)), to };
  let measured: Measured | undefined;
  return {
    join: () => {
      const flow = joinFlow(data, model, measured?.flow);
      if (flow === measured?.flow) return false;
      measured = { flow, asOf, latest, window, since, settings, sample: sampling(flow, { ...settings, asOf }) };
      return true;
    },
    now: () => measured,
  };
}

/**
 * What happened after the day of the check is not known on it. A day after the latest moment adds nothing: whether items
 * still stand where they stood then, nobody has said.
 */
function momentOf(latest: number | undefined, checkedOn: string | undefined): number {
  // Where there are objectives alone and no items, nothing was ever in progress.
  if (latest === undefined) return 0;
  const day = checkedOn === undefined ? Number.NaN : Date.parse(`${checkedOn}T00:00:00Z`);
  return Number.isNaN(day) ? latest : Math.min(latest, day + dayLength - 1);
}

/**
 * Samples of elements, each made once. Which items belong to an element is asked for each time, and with that noted as
 * read; they are walked again only where that differs.
 */
function sampling(flow: Flow, options: FlowOptions): Measured['sample'] {
  const samples = new Map<string, Sample>();
  const sampler = createSampler(flow, options);
  const levels = new Map<string, { readonly belongs: Uint8Array; readonly level: ItemLevel }>();
  const levelOf = (element: Element, belongs: Uint8Array): ItemLevel => {
    const { id } = element;
    const before = levels.get(id);
    if (before && isSame(before.belongs, belongs)) return before.level;
    const level = targetLevel(flow, element);
    levels.set(id, { belongs, level });
    return level;
  };
  return (element, wanted) => {
    const belongs = profilesOf(flow, element);
    const level = wanted ?? levelOf(element, belongs);
    const key = `${level} ${element.id}`;
    const known = samples.get(key);
    if (known && isSame(known.belongs, belongs)) return known;
    const made = sampler({ element, level });
    samples.set(key, made);
    return made;
  };
}

function isSame(a: Uint8Array, b: Uint8Array): boolean {
  return a.length === b.length && a.every((each, index) => each === b[index]);
}
