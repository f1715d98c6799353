/** The hierarchy that the map draws: who contains whom from the enterprise to the teams, with a place for what has none. */
import type { Kind } from '../metamodel/types.ts';
import { entryOf, linked } from './builder.ts';
import { outlineOf, type OutlineEntry, type SnapshotOutline } from './outline.ts';
import type { Snapshot } from './snapshot.ts';

/** An element of the map, or the place of those that nothing contains: then it has no entry. */
export type Place = {
  readonly entry: OutlineEntry | undefined;
  readonly inside: readonly Place[];
};

export type MapModel = {
  readonly outline: SnapshotOutline;
  /** The words that people read; the guide’s where this is undefined. */
  readonly vocabulary: Snapshot['vocabulary'];
  readonly enterprises: readonly OutlineEntry[];
  readonly themes: readonly OutlineEntry[];
  /** Portfolios of value streams of trains of teams. */
  readonly portfolios: readonly Place[];
  /** Solutions and solution trains. */
  readonly solutions: readonly OutlineEntry[];
  readonly productsByTrain: ReadonlyMap<string, readonly OutlineEntry[]>;
  /** Trains that a value stream names as its own but that stand in another: by stream. */
  readonly guests: ReadonlyMap<string, readonly OutlineEntry[]>;
};

const known = new WeakMap<Snapshot, MapModel>();

/** Made once for a snapshot. */
export function mapModelOf(snapshot: Snapshot): MapModel {
  let model = known.get(snapshot);
  if (!model) known.set(snapshot, (model = createModel(snapshot)));
  return model;
}

function createModel(snapshot: Snapshot): MapModel {
  const outline = outlineOf(snapshot);
  const all = (...kinds: readonly Kind[]): readonly OutlineEntry[] =>
    outline.entries.filter(({ kind, node }) => node !== undefined && kinds.includes(kind));
  const teams = childrenBy(outline, all('team'), 'art');
  const trains = childrenBy(outline, all('art'), 'value-stream');
  const streams = childrenBy(outline, all('value-stream'), 'portfolio');
  const leaf = (entry: OutlineEntry): Place => ({ entry, inside: [] });
  const trainPlace = (entry: OutlineEntry): Place => ({ entry, inside: teams.of(entry).map(leaf) });
  const streamPlace = (entry: OutlineEntry): Place => ({ entry, inside: trains.of(entry).map(trainPlace) });
  const portfolios = all('portfolio').map((entry) => ({ entry, inside: streams.of(entry).map(streamPlace) }));
  const looseTrains = [
    ...trains.loose.map(trainPlace),
    ...(teams.loose.length === 0 ? [] : [{ entry: undefined, inside: teams.loose.map(leaf) }]),
  ];
  const looseStreams = [
    ...streams.loose.map(streamPlace),
    ...(looseTrains.length === 0 ? [] : [{ entry: undefined, inside: looseTrains }]),
  ];
  return {
    outline,
    vocabulary: snapshot.vocabulary,
    enterprises: all('enterprise'),
    themes: all('theme'),
    portfolios: [...portfolios, ...(looseStreams.length === 0 ? [] : [{ entry: undefined, inside: looseStreams }])],
    solutions: all('solution', 'solution-train'),
    productsByTrain: productsByTrain(all('product')),
    guests: guestsOf(outline, all('art')),
  };
}

/** Children by what contains them, at any distance: a stream in a stream belongs to the portfolio around both. */
function childrenBy(outline: SnapshotOutline, children: readonly OutlineEntry[], kind: Kind) {
  const byParent = new Map<string, OutlineEntry[]>();
  const loose: OutlineEntry[] = [];
  for (const child of children) {
    let parent = outline.entries[child.parent];
    while (parent && parent.kind !== kind) parent = outline.entries[parent.parent];
    if (!parent) loose.push(child);
    else byParent.set(parent.id, [...(byParent.get(parent.id) ?? []), child]);
  }
  return { of: ({ id }: OutlineEntry): readonly OutlineEntry[] => byParent.get(id) ?? [], loose };
}

function productsByTrain(products: readonly OutlineEntry[]): ReadonlyMap<string, readonly OutlineEntry[]> {
  const found = new Map<string, OutlineEntry[]>();
  for (const product of products) {
    // The first who delivers it is where it is drawn; the others are in its details.
    const [train] = linked(product, 'delivered-by');
    if (train !== undefined) found.set(train, [...(found.get(train) ?? []), product]);
  }
  return found;
}

function guestsOf(
  outline: SnapshotOutline,
  trains: readonly OutlineEntry[],
): ReadonlyMap<string, readonly OutlineEntry[]> {
  const found = new Map<string, OutlineEntry[]>();
  for (const train of trains) {
    for (const id of linked(train, 'in').slice(1)) {
      if (entryOf(outline, id)?.kind === 'value-stream') found.set(id, [...(found.get(id) ?? []), train]);
    }
  }
  return found;
}

/** The elements so deep; the place of what nothing contains is none. */
export function countPlaces(places: readonly Place[], depth: number): number {
  if (depth === 0) return places.filter(({ entry }) => entry).length;
  return places.reduce((sum, { inside }) => sum + countPlaces(inside, depth - 1), 0);
}
