/** Where the columns of the trace stand, and the cards in them. */
import type { Kind } from '../metamodel/types.ts';
import { titleLines } from './map-cards.ts';
import type { OutlineEntry } from './outline.ts';
import { placeColumn } from './place.ts';
import type { Box } from './scene.ts';
import type { TraceModel } from './trace-model.ts';

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
  readonly aside: string;
};

type Layout = { readonly columns: readonly Column[]; readonly teams: readonly Placed[]; readonly bottom: number };

/** From the right: teams decide where their trains stand, trains their products and streams, and so on to the themes. */
export function layoutOf(model: TraceModel): Layout {
  const kindsShown = (
    [
      ['theme', model.themes, 176],
      ['epic', model.epics, 208],
      ['value-stream', model.streams, 180],
      ['product', model.products, 168],
      ['art', model.trains, 172],
    ] as const
  ).filter(([, entries]) => entries.length > 0);
  let x = margin;
  const slots = kindsShown.map(([kind, entries, w]) => {
    const slot = { kind, entries, x, w };
    x += w + columnGap;
    return slot;
  });
  const trains = slots.find(({ kind }) => kind === 'art');
  const top = margin + headHeight;
  const groups = placeTeams(model, orderedTrains(model), top, x - columnGap + 34);
  const middles = new Map(groups.middles);
  const columns: Column[] = [];
  for (const slot of slots.toReversed()) {
    const entries =
      slot === trains ? orderedTrains(model) : byMiddle(slot.entries, (entry) => meanOf(model, entry.id, middles));
    const wishes = entries.map((entry) => ({
      middle: (slot === trains ? middles.get(entry.id) : meanOf(model, entry.id, middles)) ?? Number.NaN,
      height: cardHeight(entry, slot.w),
    }));
    const tops = placeColumn(settled(wishes), cardGap);
    const lift = Math.max(0, top - Math.min(...tops));
    const cards = entries.map((entry, at) => {
      const card = { entry, x: slot.x, y: (tops[at] ?? 0) + lift, w: slot.w, h: wishes[at]?.height ?? 0 };
      middles.set(entry.id, card.y + card.h / 2);
      return card;
    });
    columns.unshift({ kind: slot.kind, x: slot.x, w: slot.w, cards, aside: moneyOfAll(entries) });
  }
  const bottoms = [...columns.flatMap(({ cards }) => cards), ...groups.teams].map(({ y, h }) => y + h);
  return { columns, teams: groups.teams, bottom: Math.max(top + 60, ...bottoms) };
}

/** What follows nothing stands at the end. */
function settled(
  wishes: readonly { readonly middle: number; readonly height: number }[],
): readonly { readonly middle: number; readonly height: number }[] {
  const lowest = Math.max(margin + headHeight, ...wishes.map(({ middle }) => (Number.isNaN(middle) ? 0 : middle)));
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

function meanOf(model: TraceModel, id: string, middles: ReadonlyMap<string, number>): number | undefined {
  const found = (model.down.get(id) ?? []).flatMap((each) => middles.get(each) ?? []);
  return found.length === 0 ? undefined : found.reduce((sum, each) => sum + each, 0) / found.length;
}

/** Trains by the stream that they belong to, so that the lines of a stream stay together. */
function orderedTrains(model: TraceModel): readonly OutlineEntry[] {
  const order = new Map(model.streams.map(({ id }, at) => [id, at]));
  return byMiddle(model.trains, ({ id }) => {
    const [stream] = (model.up.get(id) ?? []).filter((each) => order.has(each));
    return stream === undefined ? undefined : order.get(stream);
  });
}

function placeTeams(model: TraceModel, trains: readonly OutlineEntry[], top: number, x: number) {
  const teams: Placed[] = [];
  const middles: (readonly [string, number])[] = [];
  let y = top;
  for (const train of trains) {
    const own = model.teams.filter(({ id }) => model.up.get(id)?.includes(train.id) === true);
    const rows = Math.ceil(own.length / 2);
    const height = Math.max(cardHeight(train, 172), rows * (teamHeight + teamGap) - teamGap);
    const first = y + (height - (rows * (teamHeight + teamGap) - teamGap)) / 2;
    own.forEach((entry, at) => {
      const [row, column] = [Math.floor(at / 2), at % 2];
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

function cardHeight(entry: OutlineEntry, w: number): number {
  return 12 + titleLines(entry, w - 48, 'title-4') * 18 + 20;
}

function moneyOfAll(entries: readonly OutlineEntry[]): string {
  const amounts = entries.flatMap(({ node }) => node?.money ?? []);
  return amounts.length === 0 ? '' : `${amounts.length} with a budget`;
}
