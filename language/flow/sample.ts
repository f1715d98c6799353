/**
 * The life of the selected items as of a moment, told once for all measures: the stays in waiting and active states
 * (what load and the table of states are made of), the runs from start to done (what velocity and the times are made
 * of), arrivals, cancellations, and what is in progress now. The events are walked once for all selections of a level.
 */
import { dayCounter } from './days.ts';
import { latestMoment, type FlowData } from './data.ts';
import type { FlowOptions } from './history.ts';
import { F, type Flow } from './join.ts';
import { createPicker, type Picker } from './picker.ts';
import { walk, type Lives } from './walk.ts';
import { profilesOf, type Selection } from './selection.ts';
import { itemLevels } from './vocabulary.ts';

/** Lives, and what of them belongs to a selection: at that time, not only now. */
export type Sample = Lives & {
  readonly selection: Selection;
  /** By profile, 1 where it belongs to the selection. */
  readonly belongs: Uint8Array;
  /** The numbers of its stays, ascending, which is the order of the items. */
  readonly ownStays: () => Int32Array;
};

export type Sampler = (selection: Selection) => Sample;

/**
 * Samples of many selections. Where their figures are asked for from a moment on alone, `since` leaves out what was over
 * before it: of years of items most are, and none of them counts in a window that starts there.
 */
export function createSampler(flow: Flow, options: FlowOptions = {}, since = Number.NEGATIVE_INFINITY): Sampler {
  const asOf = options.asOf ?? latestMoment(flow.data) ?? 0;
  const known = new Map<string, Picker>();
  const all = profilesOf(flow, undefined);
  const pickerOf = (level: Selection['level']): Picker => {
    const before = known.get(level);
    if (before) return before;
    const made = pickerFrom(flow, level, all, { ...options, asOf }, since);
    known.set(level, made);
    return made;
  };
  return (selection) => {
    const belongs = profilesOf(flow, selection.element);
    return cut(pickerOf(selection.level), selection, belongs);
  };
}

/** The sample of one selection: only items that it ever had are walked. */
export function sampleOf(
  flow: Flow,
  selection: Selection,
  options: FlowOptions = {},
  since = Number.NEGATIVE_INFINITY,
): Sample {
  const asOf = options.asOf ?? latestMoment(flow.data) ?? 0;
  const belongs = profilesOf(flow, selection.element);
  return cut(pickerFrom(flow, selection.level, belongs, { ...options, asOf }, since), selection, belongs);
}

/** Of the items that profiles with a 1 ever had. */
function pickerFrom(
  flow: Flow,
  level: Selection['level'],
  belongs: Uint8Array,
  options: FlowOptions & { readonly asOf: number },
  since: number,
): Picker {
  const { asOf, days, calendar } = options;
  const members = membersOf(flow, level, belongs, Math.min(since, asOf));
  return createPicker(walk(flow, { asOf, counter: dayCounter(days, calendar), options, ...members }));
}

function cut(picker: Picker, selection: Selection, belongs: Uint8Array): Sample {
  const { lives } = picker;
  const isOwn = ({ profile }: { readonly profile: number }): boolean => belongs[profile] === 1;
  return {
    ...lives,
    selection,
    belongs,
    ownStays: once(() => picker.stays(belongs)),
    cancellations: lives.cancellations.filter(isOwn),
    unbegun: lives.unbegun.filter(isOwn),
    open: lives.open.filter(isOwn),
  };
}

/** Many figures need none. */
function once(make: () => Int32Array): () => Int32Array {
  let made: Int32Array | undefined;
  return () => (made ??= make());
}

/** The items of a level that ever belonged and were not over before a moment, and how many events they have together. */
function membersOf(
  flow: Flow,
  level: Selection['level'],
  belongs: Uint8Array,
  since: number,
): { readonly items: Int32Array; readonly events: number } {
  const { data, exclusionOf, levelOf } = flow;
  const { firstEvent, profile, itemCount } = data;
  const isWhole = !belongs.includes(0);
  const wanted = level === 'any' ? -1 : itemLevels.indexOf(level);
  const items = new Int32Array(itemCount);
  let count = 0;
  let events = 0;
  for (let item = 0; item < itemCount; item += 1) {
    if (exclusionOf[item] !== 0 || (wanted >= 0 && levelOf[item] !== wanted)) continue;
    const first = firstEvent[item] ?? 0;
    const end = firstEvent[item + 1] ?? 0;
    if (end === first || isOverBefore(flow, end - 1, since)) continue;
    if (!isWhole && !hasAny(profile, first, end, belongs)) continue;
    items[count] = item;
    count += 1;
    events += end - first;
  }
  return { items: items.subarray(0, count), events };
}

function hasAny(profile: Int32Array, first: number, end: number, belongs: Uint8Array): boolean {
  for (let event = first; event < end; event += 1) if (belongs[profile[event] ?? 0] === 1) return true;
  return false;
}

/** Whether the last event of an item is earlier than a moment, and left it done or canceled. */
function isOverBefore({ data, flowStateOf, scopeOf }: Flow, last: number, moment: number): boolean {
  if ((data.at[last] ?? 0) >= moment) return false;
  const scope = scopeOf[data.profile[last] ?? 0] ?? 0;
  const meaning = flowStateOf[scope * data.states.length + (data.state[last] ?? 0)];
  return meaning === F.done || meaning === F.canceled;
}

/** The keys of items, for those who read them. */
export function idsOf({ idOf }: FlowData, items: Iterable<number>): readonly string[] {
  return Array.from(items, (item) => idOf(item));
}
