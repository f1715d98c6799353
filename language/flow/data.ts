/**
 * What is known of work items, in columns of numbers: a million transitions weigh some twenty megabytes and are walked
 * in a few hundredths of a second. An item is an index. Its events stand one after the other, in the order of time,
 * from `firstEvent[item]` up to `firstEvent[item + 1]`. An event says in which state the item is from then on, and
 * its profile: the type, the team and the product that it has from then on. Names are as the tracker writes them;
 * what they mean in the model is the join's business, so that a changed model needs no new import.
 *
 * No person stands in here: there is no column for one.
 */

/** What an item may change besides its state; one profile for each combination that occurs. */
export type Profile = {
  readonly type: string;
  /** The name, alias or key of its team; empty where none is given. */
  readonly team: string;
  readonly product: string;
  /** Whether the tracker's flag says that it is blocked. */
  readonly isFlagged: boolean;
};

export type FlowData = {
  readonly itemCount: number;
  readonly eventCount: number;
  /** The key of an item in its tracker; they ascend. Made when somebody reads it: figures need none. */
  readonly idOf: (item: number) => string;
  /** The key of the item above it; empty where there is none. */
  readonly parentOf: (item: number) => string;
  /** Index in `levels`. */
  readonly level: Uint16Array;
  /** NaN where no points are given; empty where no item has any. */
  readonly points: Float64Array;
  /** 1 for an item whose dates contradict the order of its states: it is not measured. */
  readonly isContradictory: Uint8Array;
  /** One more than there are items. */
  readonly firstEvent: Int32Array;
  /** Milliseconds since 1970 in UTC. */
  readonly at: Float64Array;
  /** Index in `states`. */
  readonly state: Uint16Array;
  /** Index in `profiles`. */
  readonly profile: Int32Array;
  /** From the earliest to the latest moment, where whoever made the data has come by all of them. */
  readonly span?: Span | undefined;
  /** The levels that the data state (`story`, `feature` …); the first is empty, where the type decides. */
  readonly levels: readonly string[];
  readonly states: readonly string[];
  readonly profiles: readonly Profile[];
  readonly objectives: readonly PiObjective[];
};

/** An objective of a planning interval, as planned and as it came out: what predictability is measured by. */
export type PiObjective = {
  readonly pi: string;
  readonly team: string;
  readonly objective: string;
  /** False for an uncommitted (stretch) objective, whose planned value does not count. */
  readonly isCommitted: boolean;
  readonly planned: number;
  readonly actual: number;
};

export const emptyFlowData: FlowData = {
  itemCount: 0,
  eventCount: 0,
  idOf: () => '',
  parentOf: () => '',
  level: new Uint16Array(0),
  points: new Float64Array(0),
  isContradictory: new Uint8Array(0),
  firstEvent: new Int32Array(1),
  at: new Float64Array(0),
  state: new Uint16Array(0),
  profile: new Int32Array(0),
  levels: [''],
  states: [],
  profiles: [],
  objectives: [],
};

/** One item in plain objects: what tests and small tools make data of. */
export type PlainItem = {
  readonly id: string;
  readonly parent?: string;
  readonly level?: string;
  readonly points?: number;
  readonly isContradictory?: boolean;
  readonly events: readonly PlainEvent[];
};

/** An event; what it does not state is as before. */
export type PlainEvent = Partial<Profile> & { readonly at: number; readonly state: string };

/** The latest moment of which the data know; undefined where there is no event. */
export function latestMoment(data: FlowData): number | undefined {
  return data.eventCount === 0 ? undefined : spanOf(data).to;
}

/** The earliest one. */
export function earliestMoment(data: FlowData): number | undefined {
  return data.eventCount === 0 ? undefined : spanOf(data).from;
}

/** The item of a key; undefined where there is none. Keys ascend, so that few of them are read. */
export function itemOf({ itemCount, idOf }: FlowData, key: string): number | undefined {
  let [low, high] = [0, itemCount];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (idOf(middle) < key) low = middle + 1;
    else high = middle;
  }
  return low < itemCount && idOf(low) === key ? low : undefined;
}

type Span = { readonly from: number; readonly to: number };

/** What was found before: every measure of every selection asks, and the data stay as they are. */
const spans = new WeakMap<FlowData, Span>();

function spanOf(data: FlowData): Span {
  const known = data.span ?? spans.get(data);
  if (known) return known;
  const { at, firstEvent, itemCount } = data;
  let [from, to] = [Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY];
  for (let item = 0; item < itemCount; item += 1) {
    const [first, end] = [firstEvent[item] ?? 0, firstEvent[item + 1] ?? 0];
    if (end <= first) continue;
    from = Math.min(from, at[first] ?? 0);
    to = Math.max(to, at[end - 1] ?? 0);
  }
  spans.set(data, { from, to });
  return { from, to };
}

/** Columns of plain items. The order of the items does not matter; the events of each are put in the order of time. */
export function toFlowData(items: readonly PlainItem[], objectives: readonly PiObjective[] = []): FlowData {
  const sorted = [...items].sort((a, b) => (a.id < b.id ? -1 : a.id > b.id ? 1 : 0));
  const states = createIndex();
  const profiles = createProfileIndex();
  const events = sorted.map(({ events: own }) => [...own].sort((a, b) => a.at - b.at));
  const count = events.reduce((sum, own) => sum + own.length, 0);
  const [at, state, profile] = [new Float64Array(count), new Uint16Array(count), new Int32Array(count)];
  const firstEvent = new Int32Array(sorted.length + 1);
  let next = 0;
  for (const [item, own] of events.entries()) {
    firstEvent[item] = next;
    let current = noProfile;
    for (const { at: moment, state: name, ...changed } of own) {
      current = { ...current, ...changed };
      at[next] = moment;
      state[next] = states.of(name);
      profile[next] = profiles.of(current);
      next += 1;
    }
  }
  firstEvent[sorted.length] = next;
  return {
    itemCount: sorted.length,
    eventCount: count,
    ...keyColumns(sorted),
    ...levelColumn(sorted.map(({ level }) => level)),
    points: Float64Array.from(sorted, ({ points }) => points ?? Number.NaN),
    isContradictory: Uint8Array.from(sorted, ({ isContradictory }) => (isContradictory ? 1 : 0)),
    firstEvent,
    at,
    state,
    profile,
    states: states.names,
    profiles: profiles.profiles,
    objectives,
  };
}

/** The keys of items that stand in a list. */
function keyColumns(
  items: readonly { readonly id: string; readonly parent?: string | undefined }[],
): Pick<FlowData, 'idOf' | 'parentOf'> {
  return { idOf: (item) => items[item]?.id ?? '', parentOf: (item) => items[item]?.parent ?? '' };
}

/** The levels of items, as they are stated. */
export function levelColumn(stated: readonly (string | undefined)[]): Pick<FlowData, 'level' | 'levels'> {
  const index = createIndex();
  index.of('');
  return { level: Uint16Array.from(stated, (level) => index.of(level ?? '')), levels: index.names };
}

export const noProfile: Profile = { type: '', team: '', product: '', isFlagged: false };

type Index = {
  readonly names: readonly string[];
  readonly of: (name: string) => number;
  /** Undefined for a name that was not given a number yet. */
  readonly find: (name: string) => number | undefined;
};

/** Gives each different name a number, in the order in which they come. */
export function createIndex(): Index {
  const names: string[] = [];
  const numbers = new Map<string, number>();
  const of = (name: string): number => {
    const known = numbers.get(name);
    if (known !== undefined) return known;
    const own = owned(name);
    numbers.set(own, names.length);
    names.push(own);
    return names.length - 1;
  };
  return { names, of, find: (name) => numbers.get(name) };
}

/**
 * A copy that does not keep alive the text from which it was cut. JavaScript engines cut long parts out of a text by
 * pointing into it, so that one key of an item would hold the whole part of a file in memory.
 */
function owned(name: string): string {
  return name.length < 13 ? name : name.split('').join('');
}

/** Gives each different profile a number. */
export function createProfileIndex(): { readonly profiles: readonly Profile[]; readonly of: (p: Profile) => number } {
  const profiles: Profile[] = [];
  const index = createIndex();
  const of = (profile: Profile): number => {
    const number = index.of(profileKey(profile));
    if (number === profiles.length) profiles.push(profile);
    return number;
  };
  return { profiles, of };
}

/** No part of a profile holds a line feed: the import takes control characters out. */
function profileKey({ type, team, product, isFlagged }: Profile): string {
  return `${type}\n${team}\n${product}\n${isFlagged ? 1 : 0}`;
}
