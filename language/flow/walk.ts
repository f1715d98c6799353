/**
 * Walks the events of one item after the other and notes what the measures need. The life of an item stands in variables
 * of one function instead of an object that a function a step changes, since a million events pass through here; and a
 * moment goes on as the index of its event, since a number with decimals that is handed on is put into an object of its own.
 */
import type { DayCounter } from './days.ts';
import type { FlowOptions, OpenItem, OwnedMoment } from './history.ts';
import { F, type Flow } from './join.ts';
import { arrivalsUpTo, type Arrivals } from './arrivals.ts';
import { runsUpTo, type Runs } from './runs.ts';
import { never, S, staysUpTo, type Stays } from './stays.ts';

export type WalkOptions = {
  readonly asOf: number;
  readonly counter: DayCounter;
  readonly options: FlowOptions;
  /** Those to visit, and as many events as they have together. */
  readonly items: Int32Array;
  readonly events: number;
};

/** What happened to items up to a moment, whoever had them: selections are cut from it. */
export type Lives = {
  readonly flow: Flow;
  readonly asOf: number;
  readonly counter: DayCounter;
  readonly runs: Runs;
  readonly stays: Stays;
  readonly arrivals: Arrivals;
  readonly cancellations: readonly OwnedMoment[];
  /** Items that nobody has begun, and since when they wait. */
  readonly unbegun: readonly OwnedMoment[];
  readonly open: readonly OpenItem[];
};

const blockedWord = /\bblocked\b/i;

/** What each item reads, and where what is found goes. */
type Context = Omit<WalkOptions, 'items' | 'events'> & {
  readonly flow: Flow;
  readonly isBlockedState: Uint8Array;
  readonly isFlagged: Uint8Array;
  readonly stays: Stays;
  readonly runs: Runs;
  readonly arrivals: Arrivals;
  readonly cancellations: OwnedMoment[];
  readonly unbegun: OwnedMoment[];
  readonly open: OpenItem[];
  /** How many there are so far. */
  readonly counts: Counts;
};

type Counts = { stays: number; runs: number; arrivals: number };

/** The lives of the given items, as far as the options ask for them. */
export function walk(flow: Flow, { items, events, ...given }: WalkOptions): Lives {
  const { states, profiles } = flow.data;
  const counts: Counts = { stays: 0, runs: 0, arrivals: 0 };
  const context: Context = {
    ...given,
    flow,
    isBlockedState: Uint8Array.from(states, (name) => (blockedWord.test(name) ? 1 : 0)),
    isFlagged: Uint8Array.from(profiles, (each) => (each.isFlagged ? 1 : 0)),
    stays: staysUpTo(events),
    runs: runsUpTo(given.options.reopen === 'new-run' ? events : items.length),
    arrivals: arrivalsUpTo(items.length),
    cancellations: [],
    unbegun: [],
    open: [],
    counts,
  };
  visitAll(context, items);
  const { asOf, counter, open } = context;
  return {
    flow,
    asOf,
    counter,
    open,
    stays: { ...context.stays, count: counts.stays },
    runs: { ...context.runs, count: counts.runs },
    cancellations: context.cancellations,
    unbegun: context.unbegun,
    arrivals: { ...context.arrivals, count: counts.arrivals },
  };
}

/** A function of its own: what V8 has made of a loop it gives up where something follows that it has not seen yet. */
function visitAll(context: Context, items: Int32Array): void {
  for (let index = 0; index < items.length; index += 1) visit(context, items[index] ?? 0);
}

function visit(context: Context, item: number): void {
  const { flow, asOf, counter, options, counts } = context;
  const { firstEvent, at, state: states, profile: profiles } = flow.data;
  const end = firstEvent[item + 1] ?? 0;
  // Where it is, and the events by which it came there and by which something last changed there. One by one: a list that
  // is taken apart for each item makes fifty megabytes of garbage until V8 has compiled this.
  let state: number = never;
  let meaning: number = F.unknown;
  let profile = 0;
  let flags = 0;
  let entered = 0;
  let cut = 0;
  // The events by which it started, was first worked on, was canceled and was blocked.
  let start = never;
  let firstActive = never;
  let canceled = never;
  let blocked = never;
  let isCommitted = false;
  let firstStay = counts.stays;
  let activeDays = 0;
  let blockedDays = 0;
  for (let event = firstEvent[item] ?? 0; event < end; event += 1) {
    const moment = at[event] ?? 0;
    if (moment > asOf) break;
    const own = profiles[event] ?? 0;
    const stated = states[event] ?? 0;
    const statedMeaning = meaningOf(flow, own, stated);
    // What changes into an ignored state stays where it was.
    const next = statedMeaning === F.ignore ? state : stated;
    const nextMeaning = statedMeaning === F.ignore ? meaning : statedMeaning;
    const isMove = next !== state || nextMeaning !== meaning;
    if (!isMove && own === profile) continue;
    if (isInProgress(meaning)) {
      // The stay ends with its visit, or because only the profile changes.
      addStay(context, item, state, flags + (cut === entered ? S.enters : 0) + (isMove ? S.ends : 0), cut, event);
      const days = counter.part(at[cut] ?? 0, moment);
      if (meaning === F.active) activeDays += days;
      if ((flags & S.blocked) !== 0) blockedDays += days;
    }
    if (isMove) {
      if (meaning === F.done && nextMeaning !== F.done) {
        // A finished item goes on: its run is no run of its own, unless new runs are asked for.
        if (options.reopen === 'new-run') [start, firstActive, activeDays, firstStay] = [never, never, 0, counts.stays];
        else counts.runs -= 1;
      }
      if (nextMeaning !== meaning) canceled = nextMeaning === F.canceled ? event : never;
      if (isInProgress(nextMeaning)) {
        if (!isCommitted) addArrival(context, item, event);
        isCommitted = true;
        if (nextMeaning === F.active && firstActive === never) firstActive = event;
        if (start === never && (options.start !== 'first-active' || nextMeaning === F.active)) {
          start = event;
          activeDays = 0;
        }
      }
      if (nextMeaning === F.done && meaning !== F.done) {
        context.runs.activeDays[counts.runs] = activeDays;
        addRun(context, item, start, firstActive, event, firstStay);
      }
      entered = event;
    }
    state = next;
    meaning = nextMeaning;
    profile = own;
    cut = event;
    if (isInProgress(meaning)) flags = flagsOf(context, own, state, meaning);
    if (!isInProgress(meaning) || (flags & S.blocked) === 0) blocked = never;
    else if (blocked === never) blocked = event;
  }
  if (isInProgress(meaning)) {
    addStay(context, item, state, flags + (cut === entered ? S.enters : 0), cut, never);
    if ((flags & S.blocked) !== 0) blockedDays += counter.part(at[cut] ?? 0, asOf);
    const [isActive, lastChange, blockedSince] = [meaning === F.active, at[entered] ?? 0, at[blocked]];
    const begun = at[start] ?? Number.NaN;
    context.open.push({ item, start: begun, state, isActive, profile, lastChange, blockedSince, blockedDays });
  } else if (isCommitted && canceled !== never) context.cancellations.push({ item, at: at[canceled] ?? 0, profile });
  else if (meaning === F.new) context.unbegun.push({ item, at: at[entered] ?? 0, profile });
}

function meaningOf({ flowStateOf, scopeOf, data }: Flow, profile: number, state: number): number {
  return flowStateOf[(scopeOf[profile] ?? 0) * data.states.length + state] ?? F.unknown;
}

function isInProgress(meaning: number): boolean {
  return meaning === F.waiting || meaning === F.active;
}

function flagsOf({ isFlagged, isBlockedState }: Context, own: number, state: number, meaning: number): number {
  const isBlocked = isFlagged[own] === 1 || isBlockedState[state] === 1;
  return (meaning === F.active ? S.active : 0) + (isBlocked ? S.blocked : 0);
}

/** One that goes on ends by no event. */
function addStay(
  { stays, counts }: Context,
  item: number,
  state: number,
  flags: number,
  from: number,
  to: number,
): void {
  const place = counts.stays;
  stays.item[place] = item;
  stays.state[place] = state;
  stays.flags[place] = flags;
  stays.from[place] = from;
  stays.to[place] = to;
  counts.stays = place + 1;
}

function addRun(
  { runs, counts }: Context,
  item: number,
  start: number,
  firstActive: number,
  end: number,
  firstStay: number,
): void {
  const place = counts.runs;
  runs.item[place] = item;
  runs.start[place] = start;
  runs.firstActive[place] = firstActive;
  runs.end[place] = end;
  runs.firstStay[place] = firstStay;
  runs.lastStay[place] = counts.stays;
  counts.runs = place + 1;
}

function addArrival({ arrivals, counts }: Context, item: number, event: number): void {
  const place = counts.arrivals;
  arrivals.item[place] = item;
  arrivals.event[place] = event;
  counts.arrivals = place + 1;
}
