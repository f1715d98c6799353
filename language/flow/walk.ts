/**
 * Walks the events of one item after the other and notes what the measures need. Written over one mutable life instead
 * of new objects, since a million events pass through here for each selection; and a moment goes from step to step as
 * the index of its event, since a number with decimals that is handed on is put into an object of its own.
 */
import type { DayCounter } from './days.ts';
import type { FlowOptions, Moment, OpenItem } from './history.ts';
import { F, type Flow } from './join.ts';
import { createMoments, createRuns, type MomentColumns, type Moments, type RunColumns, type Runs } from './runs.ts';
import { createStays, S, type StayColumns, type Stays } from './stays.ts';

export type WalkOptions = {
  /** By profile, 1 where it belongs to the selection. */
  readonly belongs: Uint8Array;
  readonly asOf: number;
  readonly counter: DayCounter;
  readonly options: FlowOptions;
  /** As many events and items as will be visited. */
  readonly capacity: number;
  readonly items: number;
};

type Found = {
  /** Those too that ended in another selection’s hands: their profile tells. */
  readonly runs: Runs;
  readonly stays: Stays;
  readonly arrivals: Moments;
  readonly cancellations: readonly Moment[];
  readonly open: readonly OpenItem[];
};

type Walk = {
  readonly visit: (item: number) => void;
  readonly found: () => Found;
};

/** Where an item is, and what has happened to it so far. */
type Life = {
  item: number;
  state: number;
  /** Of `F`. */
  meaning: number;
  profile: number;
  /** Of `S`, while it is in progress. */
  flags: number;
  /** The events by which it came into its state, and by which something last changed there. */
  entered: number;
  cut: number;
  /** The events by which it started, was first worked on, was canceled and was blocked; `never` until then. */
  start: number;
  firstActive: number;
  isCommitted: boolean;
  activeDays: number;
  firstStay: number;
  canceled: number;
  blocked: number;
  blockedDays: number;
};

/** No event. */
const never = -1;

const blockedWord = /\bblocked\b/i;

/** What all steps of a walk read, and what they find. */
type Context = Omit<WalkOptions, 'capacity' | 'items'> & {
  readonly flow: Flow;
  readonly stays: StayColumns;
  readonly runs: RunColumns;
  readonly life: Life;
  readonly arrivals: MomentColumns;
  readonly cancellations: Moment[];
  readonly open: OpenItem[];
  readonly isBlockedState: Uint8Array;
  readonly isFlagged: Uint8Array;
};

export function createWalk(flow: Flow, { capacity, items, ...given }: WalkOptions): Walk {
  const { states, profiles, at } = flow.data;
  const context: Context = {
    ...given,
    flow,
    stays: createStays(capacity, at),
    runs: createRuns(given.options.reopen === 'new-run' ? capacity : items, at),
    life: newLife(),
    arrivals: createMoments(items, at),
    cancellations: [],
    open: [],
    isBlockedState: Uint8Array.from(states, (name) => (blockedWord.test(name) ? 1 : 0)),
    isFlagged: Uint8Array.from(profiles, (each) => (each.isFlagged ? 1 : 0)),
  };
  const { runs, stays, arrivals, cancellations, open } = context;
  return {
    visit: (item) => visit(context, item),
    found: () => ({
      runs: runs.done(),
      stays: stays.done(),
      arrivals: arrivals.done(),
      cancellations,
      open,
    }),
  };
}

function visit(context: Context, item: number): void {
  const { firstEvent, at } = context.flow.data;
  const { life } = context;
  restart(life, item, context.stays.count());
  const end = firstEvent[item + 1] ?? 0;
  for (let event = firstEvent[item] ?? 0; event < end; event += 1) {
    if ((at[event] ?? 0) > context.asOf) break;
    step(context, life, event);
  }
  finish(context, life);
}

function step(context: Context, life: Life, event: number): void {
  const { data, flowStateOf, scopeOf } = context.flow;
  const own = data.profile[event] ?? 0;
  const stated = data.state[event] ?? 0;
  const statedMeaning = flowStateOf[(scopeOf[own] ?? 0) * data.states.length + stated] ?? F.unknown;
  // What changes into an ignored state stays where it was.
  const next = statedMeaning === F.ignore ? life.state : stated;
  const meaning = statedMeaning === F.ignore ? life.meaning : statedMeaning;
  const isMove = next !== life.state || meaning !== life.meaning;
  if (!isMove && own === life.profile) return;
  if (isInProgress(life.meaning)) close(context, life, event, isMove);
  if (isMove) {
    move(context, life, meaning, own, event);
    life.entered = event;
  }
  life.state = next;
  life.meaning = meaning;
  life.profile = own;
  life.cut = event;
  if (isInProgress(meaning)) life.flags = flagsOf(context, life);
  if (!isInProgress(meaning) || (life.flags & S.blocked) === 0) life.blocked = never;
  else if (life.blocked === never) life.blocked = event;
}

/** Ends a stay by an event: with its visit, or because only the profile changes. One that goes on ends by none. */
function close(context: Context, life: Life, until: number, isVisitEnd: boolean): void {
  const { item, state, profile, flags, cut, entered } = life;
  context.stays.add(item, state, profile, cut, until, entered, flags + (isVisitEnd ? S.ends : 0));
  if (life.meaning === F.active) life.activeDays += daysBetween(context, cut, until);
  if ((flags & S.blocked) !== 0) life.blockedDays += daysBetween(context, cut, until);
}

function daysBetween({ flow, counter, asOf }: Context, from: number, until: number): number {
  const { at } = flow.data;
  return counter.part(at[from] ?? 0, until === never ? asOf : (at[until] ?? 0));
}

function flagsOf({ belongs, isFlagged, isBlockedState }: Context, { profile, meaning, state }: Life): number {
  const isBlocked = isFlagged[profile] === 1 || isBlockedState[state] === 1;
  return (belongs[profile] ?? 0) * S.own + (meaning === F.active ? S.active : 0) + (isBlocked ? S.blocked : 0);
}

function move(context: Context, life: Life, meaning: number, own: number, event: number): void {
  if (life.meaning === F.done && meaning !== F.done) reopen(context, life);
  if (meaning !== life.meaning) life.canceled = meaning === F.canceled ? event : never;
  if (isInProgress(meaning)) begin(context, life, meaning, own, event);
  if (meaning !== F.done || life.meaning === F.done) return;
  context.runs.add(life.item, own, life.start, event);
  context.runs.detail(life.firstActive, life.activeDays, life.firstStay, context.stays.count());
}

/** A finished item goes on: its run is no run of its own, unless new runs are asked for. */
function reopen({ options, runs, stays }: Context, life: Life): void {
  if (options.reopen !== 'new-run') {
    runs.drop();
    return;
  }
  life.start = never;
  life.firstActive = never;
  life.activeDays = 0;
  life.firstStay = stays.count();
}

function begin({ belongs, arrivals, options }: Context, life: Life, meaning: number, own: number, event: number): void {
  if (!life.isCommitted && belongs[own] === 1) arrivals.add(life.item, event);
  life.isCommitted = true;
  if (meaning === F.active && life.firstActive === never) life.firstActive = event;
  if (life.start !== never || (options.start === 'first-active' && meaning !== F.active)) return;
  life.start = event;
  life.activeDays = 0;
}

function finish(context: Context, life: Life): void {
  const { at } = context.flow.data;
  const isOwn = context.belongs[life.profile] === 1;
  if (isInProgress(life.meaning)) {
    close(context, life, never, false);
    if (isOwn) context.open.push(toOpenItem(life, at));
  } else if (isOwn && life.isCommitted && life.canceled !== never)
    context.cancellations.push({ item: life.item, at: at[life.canceled] ?? 0 });
}

function isInProgress(meaning: number): boolean {
  return meaning === F.waiting || meaning === F.active;
}

function newLife(): Life {
  return {
    item: 0,
    state: -1,
    meaning: F.unknown,
    profile: 0,
    flags: 0,
    entered: 0,
    cut: 0,
    start: never,
    firstActive: never,
    isCommitted: false,
    activeDays: 0,
    firstStay: 0,
    canceled: never,
    blocked: never,
    blockedDays: 0,
  };
}

/** One life serves for all items, one after the other. */
function restart(life: Life, item: number, firstStay: number): void {
  life.item = item;
  life.state = -1;
  life.meaning = F.unknown;
  life.profile = 0;
  life.entered = 0;
  life.cut = 0;
  life.start = never;
  life.firstActive = never;
  life.isCommitted = false;
  life.activeDays = 0;
  life.firstStay = firstStay;
  life.canceled = never;
  life.blocked = never;
  life.blockedDays = 0;
}

function toOpenItem(life: Life, at: Float64Array): OpenItem {
  const { item, start, state, meaning, profile, entered, blocked, blockedDays } = life;
  return {
    item,
    start: at[start] ?? Number.NaN,
    state,
    isActive: meaning === F.active,
    profile,
    lastChange: at[entered] ?? 0,
    blockedSince: at[blocked],
    blockedDays,
  };
}
