/**
 * The life of the selected items as of a moment, told once for all measures: the stays in waiting and active states
 * (what load and the table of states are made of), the runs from start to done (what velocity and the times are made
 * of), arrivals, cancellations, and what is in progress now. One walk over the events.
 */
import { dayCounter, type DayCounter } from './days.ts';
import { latestMoment, type FlowData } from './data.ts';
import type { FlowOptions, Moment, OpenItem } from './history.ts';
import { F, type Flow } from './join.ts';
import { walk } from './walk.ts';
import { profilesOf, type Selection } from './selection.ts';
import type { Moments, Runs } from './runs.ts';
import type { Stays } from './stays.ts';
import { itemLevels } from './vocabulary.ts';

export type Sample = {
  readonly flow: Flow;
  readonly selection: Selection;
  readonly asOf: number;
  readonly counter: DayCounter;
  /** By profile, 1 where it belongs to the selection. */
  readonly belongs: Uint8Array;
  readonly runs: Runs;
  readonly stays: Stays;
  readonly arrivals: Moments;
  readonly cancellations: readonly Moment[];
  readonly open: readonly OpenItem[];
};

/**
 * The sample of a selection. Where its figures are asked for from a moment on alone, `since` leaves out what was over
 * before it: of years of items most are, and none of them counts in a window that starts there.
 */
export function sampleOf(
  flow: Flow,
  selection: Selection,
  options: FlowOptions = {},
  since = Number.NEGATIVE_INFINITY,
): Sample {
  const asOf = options.asOf ?? latestMoment(flow.data) ?? 0;
  const belongs = profilesOf(flow, selection.element);
  const members = membersOf(flow, selection, belongs, Math.min(since, asOf));
  const counter = dayCounter(options.days, options.calendar);
  return { flow, selection, asOf, counter, belongs, ...walk(flow, { belongs, asOf, counter, options, ...members }) };
}

/** The items that ever belong to the selection and were not over before a moment, and how many events they have together. */
function membersOf(
  flow: Flow,
  { level }: Selection,
  belongs: Uint8Array,
  since: number,
): { readonly items: Int32Array; readonly events: number } {
  const { data, exclusionOf, levelOf } = flow;
  const { firstEvent, profile, itemCount } = data;
  const wanted = level === 'any' ? -1 : itemLevels.indexOf(level);
  const items = new Int32Array(itemCount);
  // Of the whole organisation there is nothing to look for.
  const isWhole = belongs.every((each) => each === 1);
  let count = 0;
  let events = 0;
  for (let item = 0; item < itemCount; item += 1) {
    if (exclusionOf[item] !== 0 || (wanted >= 0 && levelOf[item] !== wanted)) continue;
    const first = firstEvent[item] ?? 0;
    const end = firstEvent[item + 1] ?? 0;
    if (end > first && isOverBefore(flow, end - 1, since)) continue;
    if (isWhole && end > first) {
      items[count] = item;
      count += 1;
      events += end - first;
      continue;
    }
    for (let event = first; event < end; event += 1) {
      if (belongs[profile[event] ?? 0] !== 1) continue;
      items[count] = item;
      count += 1;
      events += end - first;
      break;
    }
  }
  return { items: items.subarray(0, count), events };
}

/** Whether the last event of an item is earlier than a moment, and left nothing in progress. */
function isOverBefore({ data, flowStateOf, scopeOf }: Flow, last: number, moment: number): boolean {
  if ((data.at[last] ?? 0) >= moment) return false;
  const scope = scopeOf[data.profile[last] ?? 0] ?? 0;
  const meaning = flowStateOf[scope * data.states.length + (data.state[last] ?? 0)];
  return meaning === F.done || meaning === F.canceled || meaning === F.new;
}

/** The keys of items, for those who read them. */
export function idsOf({ ids }: FlowData, items: Iterable<number>): readonly string[] {
  return Array.from(items, (item) => ids[item] ?? '');
}
