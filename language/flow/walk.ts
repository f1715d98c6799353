/**
 * Walks the events of one item after the other and notes what the measures need. Written over one mutable life instead
 * of new objects, since a million events pass through here for each selection.
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
  /** When it came into its state, and when something last changed there. */
  enteredAt: number;
  cutAt: number;
  /** NaN until it starts. */
  start: number;
  firstActive: number;
  isCommitted: boolean;
  activeDays: number;
  firstStay: number;
  canceledAt: number;
  blockedSince: number;
  blockedDays: number;
};

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
  const { states, profiles } = flow.data;
  const context: Context = {
    ...given,
    flow,
    stays: createStays(capacity),
    runs: createRuns(given.options.reopen === 'new-run' ? capacity : items),
    life: newLife(),
    arrivals: createMoments(items),
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
    const moment = at[event] ?? 0;
    if (moment > context.asOf) break;
    step(context, life, event, moment);
  }
  finish(context, life);
}

function step(context: Context, life: Life, event: number, moment: number): void {
  const { data, flowStateOf, scopeOf } = context.flow;
  const own = data.profile[event] ?? 0;
  const stated = data.state[event] ?? 0;
  const statedMeaning = flowStateOf[(scopeOf[own] ?? 0) * data.states.length + stated] ?? F.unknown;
  // What changes into an ignored state stays where it was.
  const next = statedMeaning === F.ignore ? life.state : stated;
  const meaning = statedMeaning === F.ignore ? life.meaning : statedMeaning;
  const isMove = next !== life.state || meaning !== life.meaning;
  if (!isMove && own === life.profile) return;
  if (isInProgress(life.meaning)) close(context, life, moment, isMove);
  if (isMove) {
    move(context, life, meaning, own, moment);
    life.enteredAt = moment;
  }
  life.state = next;
  life.meaning = meaning;
  life.profile = own;
  life.cutAt = moment;
  if (isInProgress(meaning)) life.flags = flagsOf(context, life);
  if (!isInProgress(meaning) || (life.flags & S.blocked) === 0) life.blockedSince = Number.NaN;
  else if (Number.isNaN(life.blockedSince)) life.blockedSince = moment;
}

/** Ends a stay: with its visit, or because only the profile changes. */
function close(context: Context, life: Life, until: number, isVisitEnd: boolean): void {
  const { item, state, profile, flags, cutAt: from, enteredAt: visitFrom } = life;
  const { stays, counter, asOf } = context;
  stays.add(item, state, profile, from, until, visitFrom, flags + (isVisitEnd ? S.ends : 0));
  const known = Math.min(until, asOf);
  if (life.meaning === F.active) life.activeDays += counter.part(from, known);
  if ((flags & S.blocked) !== 0) life.blockedDays += counter.part(from, known);
}

function flagsOf({ belongs, isFlagged, isBlockedState }: Context, { profile, meaning, state }: Life): number {
  const isBlocked = isFlagged[profile] === 1 || isBlockedState[state] === 1;
  return (belongs[profile] ?? 0) * S.own + (meaning === F.active ? S.active : 0) + (isBlocked ? S.blocked : 0);
}

function move(context: Context, life: Life, meaning: number, own: number, moment: number): void {
  if (life.meaning === F.done && meaning !== F.done) reopen(context, life);
  if (meaning !== life.meaning) life.canceledAt = meaning === F.canceled ? moment : Number.NaN;
  if (isInProgress(meaning)) begin(context, life, meaning, own, moment);
  if (meaning !== F.done || life.meaning === F.done) return;
  context.runs.add(life.item, own, life.start, moment);
  context.runs.detail(life.firstActive, life.activeDays, life.firstStay, context.stays.count());
}

/** A finished item goes on: its run is no run of its own, unless new runs are asked for. */
function reopen({ options, runs, stays }: Context, life: Life): void {
  if (options.reopen !== 'new-run') {
    runs.drop();
    return;
  }
  life.start = Number.NaN;
  life.firstActive = Number.NaN;
  life.activeDays = 0;
  life.firstStay = stays.count();
}

function begin({ belongs, arrivals, options }: Context, life: Life, meaning: number, own: number, at: number): void {
  if (!life.isCommitted && belongs[own] === 1) arrivals.add(life.item, at);
  life.isCommitted = true;
  if (meaning === F.active && Number.isNaN(life.firstActive)) life.firstActive = at;
  if (!Number.isNaN(life.start) || (options.start === 'first-active' && meaning !== F.active)) return;
  life.start = at;
  life.activeDays = 0;
}

function finish(context: Context, life: Life): void {
  const isOwn = context.belongs[life.profile] === 1;
  if (isInProgress(life.meaning)) {
    close(context, life, Number.POSITIVE_INFINITY, false);
    if (isOwn) context.open.push(toOpenItem(life));
  } else if (isOwn && life.isCommitted && !Number.isNaN(life.canceledAt))
    context.cancellations.push({ item: life.item, at: life.canceledAt });
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
    enteredAt: 0,
    cutAt: 0,
    start: Number.NaN,
    firstActive: Number.NaN,
    isCommitted: false,
    activeDays: 0,
    firstStay: 0,
    canceledAt: Number.NaN,
    blockedSince: Number.NaN,
    blockedDays: 0,
  };
}

/** One life serves for all items, one after the other. */
function restart(life: Life, item: number, firstStay: number): void {
  life.item = item;
  life.state = -1;
  life.meaning = F.unknown;
  life.profile = 0;
  life.enteredAt = 0;
  life.cutAt = 0;
  life.start = Number.NaN;
  life.firstActive = Number.NaN;
  life.isCommitted = false;
  life.activeDays = 0;
  life.firstStay = firstStay;
  life.canceledAt = Number.NaN;
  life.blockedSince = Number.NaN;
  life.blockedDays = 0;
}

function toOpenItem({ item, start, state, meaning, profile, enteredAt, blockedSince, blockedDays }: Life): OpenItem {
  return {
    item,
    start,
    state,
    isActive: meaning === F.active,
    profile,
    lastChange: enteredAt,
    blockedSince: Number.isNaN(blockedSince) ? undefined : blockedSince,
    blockedDays,
  };
}
