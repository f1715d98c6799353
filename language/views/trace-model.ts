/** The line of sight from strategy to execution: what leads from a theme to the teams that work for it. */
import type { Kind } from '../metamodel/types.ts';
import { entryOf, linked } from './builder.ts';
import { outlineOf, type OutlineEntry, type SnapshotOutline } from './outline.ts';
import type { Snapshot } from './snapshot.ts';

export type TraceModel = {
  readonly outline: SnapshotOutline;
  readonly themes: readonly OutlineEntry[];
  readonly epics: readonly OutlineEntry[];
  readonly streams: readonly OutlineEntry[];
  readonly products: readonly OutlineEntry[];
  readonly trains: readonly OutlineEntry[];
  readonly teams: readonly OutlineEntry[];
  readonly solutions: readonly OutlineEntry[];
  readonly capabilities: readonly OutlineEntry[];
  readonly features: readonly OutlineEntry[];
  readonly stories: readonly OutlineEntry[];
  /** From what guides to what follows. */
  readonly links: readonly TraceLink[];
  readonly down: ReadonlyMap<string, readonly string[]>;
  readonly up: ReadonlyMap<string, readonly string[]>;
};

export type TraceLink = { readonly from: string; readonly to: string };

/** To the teams, or to the work in their backlogs. */
export type TraceGoal = 'teams' | 'work';

/** What is lit; undefined where nothing is selected. */
export type Chain = ReadonlySet<string> | undefined;

const known = new WeakMap<Snapshot, TraceModel>();

/** Made once for a snapshot. */
export function traceModelOf(snapshot: Snapshot): TraceModel {
  let model = known.get(snapshot);
  if (!model) known.set(snapshot, (model = createModel(snapshot)));
  return model;
}

/** What each kind names as what it follows. */
const upwards: Readonly<Partial<Record<Kind, readonly string[]>>> = {
  epic: ['supports'],
  'value-stream': ['supports'],
  solution: ['implements'],
  capability: ['implements'],
  feature: ['implements'],
  story: ['implements'],
};

function createModel(snapshot: Snapshot): TraceModel {
  const outline = outlineOf(snapshot);
  const all = (kind: Kind): readonly OutlineEntry[] =>
    outline.entries.filter((entry) => entry.kind === kind && entry.node !== undefined);
  const links: TraceLink[] = [];
  const [themes, epics, products, trains, teams] = [all('theme'), all('epic'), all('product'), all('art'), all('team')];
  const streams = all('value-stream').filter(
    ({ id, node }) =>
      trains.some((train) => nearest(outline, train, 'value-stream')?.id === id || linked(train, 'in').includes(id)) ||
      !(node?.facts.some(({ label, text }) => label === 'type' && text === 'operational') ?? false),
  );
  const connect = (from: string | undefined, to: string): void => {
    if (from !== undefined && from !== to) links.push({ from, to });
  };
  for (const entry of outline.entries) {
    for (const relation of upwards[entry.kind] ?? []) for (const id of linked(entry, relation)) connect(id, entry.id);
  }
  for (const epic of epics) for (const id of linked(epic, 'flows-into')) connect(epic.id, id);
  for (const product of products) {
    connect(nearest(outline, product, 'value-stream')?.id, product.id);
    for (const id of linked(product, 'delivered-by')) connect(product.id, id);
  }
  for (const train of trains) {
    const homes = linked(train, 'in').filter((id) => entryOf(outline, id)?.kind === 'value-stream');
    if (homes.length > 0) for (const id of homes) connect(id, train.id);
    else connect(nearest(outline, train, 'value-stream')?.id, train.id);
  }
  for (const team of teams) connect(nearest(outline, team, 'art')?.id, team.id);
  const work = { solutions: all('solution'), capabilities: all('capability') };
  for (const solution of work.solutions) for (const id of solution.node?.spans?.streams ?? []) connect(id, solution.id);
  for (const capability of work.capabilities) connect(nearest(outline, capability, 'solution')?.id, capability.id);
  const items = { ...work, features: all('feature'), stories: all('story') };
  return { outline, themes, epics, streams, products, trains, teams, ...items, links, ...indexed(links) };
}

/** The nearest element of a kind that contains an entry. */
export function nearest(outline: SnapshotOutline, entry: OutlineEntry, kind: Kind): OutlineEntry | undefined {
  let at = outline.entries[entry.parent];
  while (at && at.kind !== kind) at = outline.entries[at.parent];
  return at;
}

function indexed(links: readonly TraceLink[]): Pick<TraceModel, 'up' | 'down'> {
  const up = new Map<string, string[]>();
  const down = new Map<string, string[]>();
  const push = (map: Map<string, string[]>, key: string, value: string): void => {
    const list = map.get(key);
    if (list) list.push(value);
    else map.set(key, [value]);
  };
  for (const { from, to } of links) {
    push(down, from, to);
    push(up, to, from);
  }
  return { up, down };
}

/** All that lies on the line of an element: what it follows, up to the strategy, and what follows it. */
export function chainOf({ up, down }: Pick<TraceModel, 'up' | 'down'>, id: string): ReadonlySet<string> {
  return new Set([...reach(up, id), ...reach(down, id)]);
}

function reach(next: ReadonlyMap<string, readonly string[]>, start: string): ReadonlySet<string> {
  const seen = new Set([start]);
  const waiting = [start];
  for (let at = waiting.pop(); at !== undefined; at = waiting.pop()) {
    for (const id of next.get(at) ?? []) {
      if (seen.has(id)) continue;
      seen.add(id);
      waiting.push(id);
    }
  }
  return seen;
}
