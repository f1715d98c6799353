/** Where the columns of the trace stand, and the cards in them. */
import { compact } from '../model/figures.ts';
import type { Kind } from '../metamodel/types.ts';
import { titleLines } from './map-cards.ts';
import type { Memory } from './memory.ts';
import { sumOf } from './money-sum.ts';
import type { OutlineEntry } from './outline.ts';
import { placeColumn } from './place.ts';
import type { Box } from './scene.ts';
import type { Folding } from './trace-folding.ts';
import type { TraceGoal, TraceModel } from './trace-model.ts';

export const margin = 20;
const headHeight = 44;
const columnGap = 92;
const cardGap = 12;
export const teamWidth = 172;
const teamHeight = 26;
const teamGap = 6;
const groupGap = 18;

export type Placed = Box & { readonly entry: OutlineEntry };
export type Column = {
  readonly kind: Kind;
  readonly x: number;
  readonly w: number;
  readonly cards: readonly Placed[];
  /** How many there are, and what they cost. */
  readonly aside: string;
};

export type TraceLayout = {
  readonly columns: readonly Column[];
  readonly teams: readonly Placed[];
  readonly bottom: number;
};

type Wanted = {
  readonly goal: TraceGoal;
  readonly folding: Folding;
  readonly memory: Memory;
};

type Slot = {
  readonly kind: Kind;
  readonly x: number;
  readonly w: number;
  readonly entries: readonly OutlineEntry[];
  /** How many there are with those that are folded away. */
  readonly all: number;
};

/**
 * One column decides where the others stand: the trains beside their teams, else the column with most cards. What leads to
 * it stands at the middle of where it leads, or near the first of it; what follows at the middle of what it follows.
 */
export function layoutOf(model: TraceModel, { goal, folding, memory }: Wanted): TraceLayout {
  const { slots, right } = slotsOf(model, goal, folding);
  const anchor = anchorOf(slots, goal);
  const top = margin + headHeight;
  const groups = goal === 'teams' ? placeTeams(model, { folding, memory, top, x: right - columnGap + 34 }) : noTeams;
  const middles = new Map(groups.middles);
  const columns: Column[] = [];
  const place = (at: number, next: ReadonlyMap<string, readonly string[]>): void => {
    const slot = slots[at];
    if (!slot) return;
    const isAnchor = at === anchor;
    const position = (id: string): number | undefined =>
      isAnchor
        ? middles.get(id)
        : next === model.down
          ? beforeOf(next.get(id), middles)
          : meanOf(next.get(id), middles);
    columns[at] = columnOf(slot, { position, top, hasOrder: isAnchor, folding, memory });
    for (const card of columns[at].cards) middles.set(card.entry.id, card.y + card.h / 2);
  };
  for (let at = anchor; at >= 0; at -= 1) place(at, model.down);
  for (let at = anchor + 1; at < slots.length; at += 1) place(at, model.up);
  const bottoms = [...columns.flatMap(({ cards }) => cards), ...groups.teams].map(({ y, h }) => y + h);
  return { columns, teams: groups.teams, bottom: bottoms.reduce((most, each) => Math.max(most, each), top + 60) };
}

const noTeams = { teams: [], middles: [] } as const;

function slotsOf(
  model: TraceModel,
  goal: TraceGoal,
  { features, stories }: Folding,
): { readonly slots: readonly Slot[]; readonly right: number } {
  const first = [
    ['theme', model.themes, 176],
    ['epic', model.epics, 208],
    ['value-stream', model.streams, 180],
  ] as const;
  const rest = {
    teams: [
      ['product', model.products, 168],
      ['art', orderedTrains(model), 172],
    ],
    work: [
      ['solution', model.solutions, 172],
      ['capability', model.capabilities, 190],
      ['feature', inOrderOf(features, [...model.epics, ...model.capabilities], model), 208, model.features.length],
      ['story', stories, 208, model.stories.length],
    ],
  } as const;
  let x = margin;
  const slots = [...first, ...rest[goal]].flatMap(([kind, entries, w, all = entries.length]): readonly Slot[] => {
    if (all === 0) return [];
    const slot = { kind, entries, all, x, w };
    x += w + columnGap;
    return [slot];
  });
  return { slots, right: x };
}

function anchorOf(slots: readonly Slot[], goal: TraceGoal): number {
  const trains = slots.findIndex(({ kind }) => kind === 'art');
  if (goal === 'teams' && trains >= 0) return trains;
  const most = Math.max(0, ...slots.map(({ entries }) => entries.length));
  return slots.findLastIndex(({ entries }) => entries.length === most);
}

type Wishes = {
  /** Where the middle of an element would like to be. */
  readonly position: (id: string) => number | undefined;
  readonly top: number;
  /** Its entries stand in their order already. */
  readonly hasOrder: boolean;
  readonly folding: Folding;
  readonly memory: Memory;
};

function columnOf({ kind, entries, all, x, w }: Slot, { position, top, hasOrder, folding, memory }: Wishes): Column {
  const ordered = hasOrder ? entries : byMiddle(entries, ({ id }) => position(id));
  const wishes = ordered.map((entry) => ({
    middle: position(entry.id) ?? Number.NaN,
    height: cardHeight(entry, w, { folding, memory }),
  }));
  const tops = placeColumn(settled(wishes), cardGap);
  const highest = tops.reduce((least, each) => Math.min(least, each), Number.POSITIVE_INFINITY);
  const lift = Math.max(0, top - highest);
  const cards = ordered.map((entry, at) => ({
    entry,
    x,
    y: (tops[at] ?? 0) + lift,
    w,
    h: wishes[at]?.height ?? 0,
  }));
  return { kind, x, w, cards, aside: asideOf(entries, all) };
}

/** What follows nothing stands at the end. */
function settled(
  wishes: readonly { readonly middle: number; readonly height: number }[],
): readonly { readonly middle: number; readonly height: number }[] {
  const known = wishes.map(({ middle }) => (Number.isNaN(middle) ? 0 : middle));
  const lowest = known.reduce((most, each) => Math.max(most, each), margin + headHeight);
  return wishes.map(({ middle, height }) => ({ height, middle: Number.isNaN(middle) ? lowest + 60 : middle }));
}

function byMiddle(
  entries: readonly OutlineEntry[],
  position: (entry: OutlineEntry) => number | undefined,
): readonly OutlineEntry[] {
  return entries
    .map((entry, at) => ({ entry, at, middle: position(entry) ?? Number.POSITIVE_INFINITY }))
    .toSorted((a, b) => (a.middle === b.middle ? a.at - b.at : a.middle - b.middle))
    .map(({ entry }) => entry);
}

function meanOf(ids: readonly string[] = [], middles: ReadonlyMap<string, number>): number | undefined {
  const found = ids.flatMap((each) => middles.get(each) ?? []);
  return found.length === 0 ? undefined : found.reduce((sum, each) => sum + each, 0) / found.length;
}

/** So far below the first of what it leads to a card may stand, to be in the middle of all. */
const farBelowFirst = 140;

/**
 * What leads to others stands in their middle; where they are many, near the first of them, so that a high drawing begins
 * at its top with the strategy that all of it follows.
 */
function beforeOf(ids: readonly string[] = [], middles: ReadonlyMap<string, number>): number | undefined {
  const mean = meanOf(ids, middles);
  if (mean === undefined) return undefined;
  const first = ids.reduce((least, id) => Math.min(least, middles.get(id) ?? least), Number.POSITIVE_INFINITY);
  return Math.min(mean, first + farBelowFirst);
}

/** Trains by the stream that they belong to, so that the lines of a stream stay together. */
function orderedTrains(model: TraceModel): readonly OutlineEntry[] {
  return inOrderOf(model.trains, model.streams, model);
}

/** By the first of what they follow, in the order of these. */
function inOrderOf(
  entries: readonly OutlineEntry[],
  guides: readonly OutlineEntry[],
  { up }: TraceModel,
): readonly OutlineEntry[] {
  const order = new Map(guides.map(({ id }, at) => [id, at]));
  return byMiddle(entries, ({ id }) => {
    const [guide] = (up.get(id) ?? []).filter((each) => order.has(each));
    return guide === undefined ? undefined : order.get(guide);
  });
}

/** So many stand below one another; more of them would make the drawing higher than it is wide. */
const fewTeams = 12;

type TeamPlaces = Omit<Wanted, 'goal'> & {
  readonly top: number;
  readonly x: number;
};

function placeTeams(model: TraceModel, { folding, memory, top, x }: TeamPlaces) {
  const teams: Placed[] = [];
  const middles: (readonly [string, number])[] = [];
  const byTrain = teamsByTrain(model);
  const across = model.teams.length > fewTeams ? 2 : 1;
  let y = top;
  for (const train of orderedTrains(model)) {
    const own = folding.isOpen(train) === true ? (byTrain.get(train.id) ?? []) : [];
    const rows = Math.ceil(own.length / across);
    const height = Math.max(cardHeight(train, 172, { folding, memory }), rows * (teamHeight + teamGap) - teamGap);
    const first = y + (height - (rows * (teamHeight + teamGap) - teamGap)) / 2;
    own.forEach((entry, at) => {
      const [row, column] = [Math.floor(at / across), at % across];
      teams.push({
        entry,
        x: x + column * (teamWidth + 6),
        y: first + row * (teamHeight + teamGap),
        w: teamWidth,
        h: teamHeight,
      });
    });
    middles.push([train.id, y + height / 2]);
    y += height + groupGap;
  }
  return { teams, middles };
}

function teamsByTrain({ teams, up }: TraceModel): ReadonlyMap<string, readonly OutlineEntry[]> {
  const found = new Map<string, OutlineEntry[]>();
  for (const team of teams) {
    // A team may deliver a product as well.
    const train = up.get(team.id)?.find((id) => id.startsWith('art:'));
    const own = train === undefined ? undefined : found.get(train);
    if (own) own.push(team);
    else if (train !== undefined) found.set(train, [team]);
  }
  return found;
}

function cardHeight(entry: OutlineEntry, w: number, { folding, memory }: Pick<Wanted, 'folding' | 'memory'>): number {
  // What can be folded has a sign for it beside its title.
  const room = w - (folding.isOpen(entry) === undefined ? 48 : 68);
  return 12 + memory.part(entry, 'lines', [room], () => titleLines(entry, room, 'title-4')) * 18 + 20;
}

function asideOf(entries: readonly OutlineEntry[], all: number): string {
  if (entries.length < all) return entries.length === 0 ? String(all) : `${entries.length} of ${all}`;
  const money = sumOf(entries);
  return money === undefined ? String(all) : `${all} · ${compact(money.number)} ${money.unit}`;
}
