/**
 * Collects the rows of an import in columns, and makes data of them: rows of one item together, in the order of time,
 * without duplicates. A million rows weigh some forty megabytes until then, whatever the files weigh.
 */
import {
  createIndex,
  createProfileIndex,
  levelColumn,
  noProfile,
  type FlowData,
  type PiObjective,
  type Profile,
} from '../data.ts';
import { createRowColumns, none, type RowColumns } from './columns.ts';
import { orderedRows } from './order.ts';
import { plain, type Intake, type ItemFacts, type RowProfile } from './rows.ts';
import { createPlaces, type PlaceNotes } from './places.ts';

export type Collected = {
  readonly data: FlowData;
  readonly places: PlaceNotes;
};

/** `intake` takes rows in any order; `finish` makes data of them, once. */
export function createCollector(): { readonly intake: Intake; readonly finish: () => Collected } {
  const items = createPlainIndex();
  const states = createPlainIndex();
  const partials = createPartials();
  const rows = createRowColumns();
  const facts = createFacts();
  const contradictory = new Set<number>();
  const objectives: PiObjective[] = [];
  const places = createPlaces();
  const intake: Intake = {
    transition(row, place) {
      if (row.id.trim() === '') return places.note('no-id', '', place);
      if (row.at === undefined) return places.note('no-date', '', place);
      const from = row.from === undefined || row.from === '' ? none : states.of(row.from);
      const to = row.to === undefined ? none : states.of(row.to);
      if (to !== none && states.isRare(to)) places.note('state', states.names[to] ?? '', place);
      const partial = partials.of(row);
      if (partials.isRare(partial)) {
        if (row.team) places.note('team', plain(row.team), place);
        if (row.product) places.note('product', plain(row.product), place);
      }
      rows.add(items.of(row.id), row.at, from, to, partial, place);
    },
    facts(stated) {
      if (stated.id.trim() !== '') facts.add(items.of(stated.id), stated);
    },
    objective(row, place) {
      places.note('team', plain(row.team), place);
      objectives.push({ ...row, pi: plain(row.pi), team: plain(row.team), objective: plain(row.objective) });
    },
    reject: (why, place) => places.note(why, '', place),
    contradict(id, place) {
      const item = items.of(id);
      contradictory.add(item);
      places.note('out-of-order', items.names[item] ?? '', place);
    },
  };
  const finish = (): Collected => {
    const { names: ids, find } = items;
    const stated = { states: states.names, partials: partials.list, facts: facts.all };
    const collected = { ids, find, ...stated, contradictory, rows };
    return { data: toData(collected, objectives, places), places };
  };
  return { intake, finish };
}

/** What is stated of items, by their numbers. */
function createFacts() {
  const all: (ItemFacts | undefined)[] = [];
  let lastItem = none;
  let last: ItemFacts | undefined;
  const add = (item: number, stated: ItemFacts): void => {
    // The rows of an item mostly say the same of it again.
    const isSame =
      item === lastItem &&
      stated.parent === last?.parent &&
      stated.level === last?.level &&
      stated.points === last?.points;
    if (isSame) return;
    lastItem = item;
    last = stated;
    all[item] = merged(all[item], stated);
  };
  return { all, add };
}

function merged(old: ItemFacts | undefined, { id, parent, level, points }: ItemFacts): ItemFacts {
  return {
    id,
    parent: parent === undefined || parent === '' ? old?.parent : plain(parent),
    level: level === undefined || level === '' ? old?.level : plain(level).toLowerCase(),
    points: points ?? old?.points,
  };
}

/** How often something is still rare: its first places are noted. */
const rare = 5;

/** Gives each different text a number, after taking out what could disturb; most come by again and again. */
function createPlainIndex() {
  const index = createIndex();
  // By what had to be cleaned, which is rare.
  const cleaned = new Map<string, number>();
  const seen: number[] = [];
  let last = '';
  let lastNumber = -1;
  const numberOf = (text: string): number => {
    const known = index.find(text) ?? (cleaned.size > 0 ? cleaned.get(text) : undefined);
    if (known !== undefined) return known;
    const clean = plain(text);
    const number = index.of(clean);
    if (clean !== text) cleaned.set(text, number);
    return number;
  };
  return {
    names: index.names,
    find: index.find,
    of(text: string): number {
      if (lastNumber >= 0 && text === last) return lastNumber;
      last = text;
      lastNumber = numberOf(text);
      return lastNumber;
    },
    /** Counts, and says whether it came up only a few times so far. */
    isRare(number: number): boolean {
      seen[number] = (seen[number] ?? 0) + 1;
      return (seen[number] ?? 0) <= rare;
    },
  };
}

/** Of so many names of teams, types and products any three still make one exact number. */
const mostParts = 100_000;

type Partials = {
  readonly list: readonly RowProfile[];
  readonly of: (row: RowProfile) => number;
  readonly isRare: (number: number) => boolean;
};

/** Gives each different statement about a profile a number. Neighbouring rows mostly state the same. */
function createPartials(): Partials {
  const list: RowProfile[] = [];
  const numbers = new Map<number | string, number>();
  const parts = createIndex();
  const partOf = (text: string | undefined): number => (text === undefined ? 0 : parts.of(text) + 1);
  let last: RowProfile = {};
  let lastNumber = -1;
  const seen: number[] = [];
  const of = ({ team, type, product, isFlagged }: RowProfile): number => {
    const isSame = last.team === team && last.type === type && last.product === product && last.isFlagged === isFlagged;
    if (isSame && lastNumber >= 0) return lastNumber;
    last = { team, type, product, isFlagged };
    // Numbers of the parts make one number: joining their texts would make a new one for each item.
    const flag = isFlagged === undefined ? 0 : isFlagged ? 1 : 2;
    const first = partOf(team) * mostParts + partOf(type);
    const whole = (partOf(product) * 3 + flag) * mostParts * mostParts + first;
    const key = parts.names.length < mostParts ? whole : [team, type, product, flag].join('\n');
    const known = numbers.get(key);
    if (known !== undefined) return (lastNumber = known);
    lastNumber = list.length;
    numbers.set(key, lastNumber);
    list.push({
      team: team === undefined ? undefined : plain(team),
      type: type === undefined ? undefined : plain(type),
      product: product === undefined ? undefined : plain(product),
      isFlagged,
    });
    return lastNumber;
  };
  const isRare = (number: number): boolean => {
    seen[number] = (seen[number] ?? 0) + 1;
    return (seen[number] ?? 0) <= rare;
  };
  return { list, of, isRare };
}

type Rows = {
  readonly ids: readonly string[];
  /** The place of a key in `ids`. */
  readonly find: (id: string) => number | undefined;
  readonly states: readonly string[];
  readonly partials: readonly RowProfile[];
  readonly facts: readonly (ItemFacts | undefined)[];
  readonly contradictory: ReadonlySet<number>;
  readonly rows: RowColumns;
};

/** Columns in the order of the items’ keys. */
function toData(collected: Rows, objectives: readonly PiObjective[], places: PlaceNotes): FlowData {
  const { ids, find, states, rows, facts, contradictory } = collected;
  const order = sortedOrder(ids, find);
  const byItem = rows.byItem(ids.length);
  const profiles = createProfileIndex();
  const at = new Float64Array(rows.count());
  const state = new Uint16Array(rows.count());
  const profile = new Int32Array(rows.count());
  const firstEvent = new Int32Array(order.length + 1);
  const isContradictory = new Uint8Array(order.length);
  const step = createSteps(collected, profiles.of);
  let count = 0;
  for (const [place, item] of order.entries()) {
    firstEvent[place] = count;
    const ordered = orderedRows(rows, byItem(item));
    for (const row of ordered.duplicates) places.note('duplicate', ids[item] ?? '', rows.place(row));
    for (const row of ordered.gaps) places.note('gap', ids[item] ?? '', rows.place(row));
    for (const row of ordered.contradictions) places.note('out-of-order', ids[item] ?? '', rows.place(row));
    if (contradictory.has(item) || ordered.contradictions.length > 0) isContradictory[place] = 1;
    step.restart();
    for (let index = 0; index < ordered.rows.length; index += 1) {
      const row = ordered.rows[index] ?? 0;
      step.take(row);
      // Without a state before, a change of the profile alone has nowhere to stand.
      if (step.state() < 0) continue;
      at[count] = rows.at(row);
      state[count] = step.state();
      profile[count] = step.profile();
      count += 1;
    }
  }
  firstEvent[order.length] = count;
  return {
    itemCount: order.length,
    eventCount: count,
    ...keysIn(order, ids, facts),
    ...levelColumn(Array.from(order, (item) => facts[item]?.level)),
    points: Float64Array.from(order, (item) => facts[item]?.points ?? Number.NaN),
    isContradictory,
    firstEvent,
    at: at.slice(0, count),
    state: state.slice(0, count),
    profile: profile.slice(0, count),
    states,
    profiles: profiles.profiles,
    objectives,
  };
}

/** A function of its own, so that whoever holds the keys does not hold the rows. */
function keysIn(
  order: Int32Array,
  ids: readonly string[],
  facts: readonly (ItemFacts | undefined)[],
): Pick<FlowData, 'idOf' | 'parentOf'> {
  return {
    idOf: (place) => ids[order[place] ?? -1] ?? '',
    parentOf: (place) => facts[order[place] ?? -1]?.parent ?? '',
  };
}

/** The state and the profile after each row of an item: what a row does not state stays. */
function createSteps({ partials, rows }: Rows, numberOf: (profile: Profile) => number) {
  let state = none;
  let current = noProfile;
  let number = -1;
  let lastPartial = -1;
  return {
    restart(): void {
      state = none;
      current = noProfile;
      number = -1;
      lastPartial = -1;
    },
    take(row: number): void {
      const to = rows.to(row);
      if (to >= 0) state = to;
      const partial = rows.partial(row);
      if (partial !== lastPartial || number < 0) {
        current = applied(current, partials[partial] ?? {});
        number = numberOf(current);
        lastPartial = partial;
      }
    },
    state: () => state,
    profile: () => number,
  };
}

function applied(profile: Profile, { team, type, product, isFlagged }: RowProfile): Profile {
  return {
    team: team ?? profile.team,
    type: type ?? profile.type,
    product: product ?? profile.product,
    isFlagged: isFlagged ?? profile.isFlagged,
  };
}

/** The places of keys in their order. Sorting texts as they are is several times faster than comparing them in pairs. */
function sortedOrder(ids: readonly string[], find: Rows['find']): Int32Array {
  return Int32Array.from([...ids].sort(), (id) => find(id) ?? 0);
}
