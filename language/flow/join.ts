/**
 * Work items joined to the organisation: team → train → value stream, product → solutions, and what the tracker's
 * states and types mean there. An item that cannot be joined is excluded and listed, never guessed.
 */
import type { Element } from '../binding/element.ts';
import type { Model } from '../model/model.ts';
import { ancestorsOf } from '../model/queries.ts';
import type { FlowData } from './data.ts';
import { mappingOf, type Mapping } from './mapping.ts';
import { finderOf, teamKinds, type Finder } from './names.ts';
import { categories, flowStates, isItemLevel, itemLevels } from './vocabulary.ts';

export const exclusions = ['none', 'unknown-team', 'unknown-state', 'contradictory'] as const;
export type Exclusion = (typeof exclusions)[number];

/** Indexes of flow states, for columns of numbers. */
export const F = { new: 0, waiting: 1, active: 2, done: 3, canceled: 4, ignore: 5, unknown: 255 } as const;

export type Flow = {
  readonly data: FlowData;
  readonly model: Model;
  /** The team (or the train, or the stream, where the data name one) of each profile. */
  readonly teams: readonly (Element | undefined)[];
  /** The product of each profile. */
  readonly products: readonly (Element | undefined)[];
  /** Index in `categories` of each profile. */
  readonly categoryOf: Uint8Array;
  /** The flow state of an event: `flowStateOf[scopeOf[profile] * states.length + state]`, index in `flowStates`. */
  readonly flowStateOf: Uint8Array;
  readonly scopeOf: Int32Array;
  /** Index in `itemLevels` of each profile, by its type. */
  readonly levelOfProfile: Uint8Array;
  /** Index in `itemLevels` of each item: as stated, else by its latest type. */
  readonly levelOf: Uint8Array;
  /** By profile, a bit a level: those of the items that are counted and have it last. */
  readonly levelsOfProfile: Uint8Array;
  /** Index in `exclusions` of each item. */
  readonly exclusionOf: Uint8Array;
  /** The items that are not counted. */
  readonly excluded: readonly number[];
  readonly unknownTeams: readonly UnknownName[];
  readonly unknownStates: readonly UnknownName[];
  /** Named as the product of items, and in the model no product: those items count for their teams alone. */
  readonly unknownProducts: readonly UnknownName[];
};

/** A name of the data that the model does not know, and the items that it excludes. */
export type UnknownName = { readonly name: string; readonly items: readonly number[] };

/**
 * Where the same data were joined before, that is the answer as long as no name in them means something else now: the
 * items are gone through only where one does.
 */
export function joinFlow(data: FlowData, model: Model, before?: Flow): Flow {
  const meanings = meaningsOf(data, model);
  if (before?.data === data && before.model === model && sameMeanings(before, meanings)) return before;
  const joined = { data, model, ...meanings };
  const left = exclusionsOf(joined);
  return { ...joined, ...left, ...levelsOf(joined, left) };
}

/** What the names of the data mean: a few hundred of them, however many items there are. */
type Meanings = Pick<Flow, 'teams' | 'products' | 'categoryOf' | 'flowStateOf' | 'scopeOf' | 'levelOfProfile'>;

function meaningsOf(data: FlowData, model: Model): Meanings {
  const findTeam = remembered(finderOf(model, teamKinds));
  const findProduct = remembered(finderOf(model, ['product']));
  const teams = data.profiles.map(({ team }) => (team === '' ? undefined : findTeam(team)));
  const products = data.profiles.map(({ product }) => (product === '' ? undefined : findProduct(product)));
  const scopes = scopesOf(model, teams, products);
  const categoryOf = Uint8Array.from(data.profiles, ({ type }, profile) =>
    categories.indexOf(scopes.mappingOf(profile).typeOf(type).category),
  );
  const flowStateOf = Uint8Array.from(
    scopes.mappings.flatMap((mapping) =>
      data.states.map((name) => {
        const state = mapping.stateOf(name);
        return state === undefined ? F.unknown : flowStates.indexOf(state);
      }),
    ),
  );
  const levelOfProfile = Uint8Array.from(data.profiles, ({ type }, profile) =>
    itemLevels.indexOf(scopes.mappingOf(profile).typeOf(type).level),
  );
  return { teams, products, categoryOf, flowStateOf, scopeOf: scopes.scopeOf, levelOfProfile };
}

function sameMeanings(a: Meanings, b: Meanings): boolean {
  return (
    sameList(a.teams, b.teams) &&
    sameList(a.products, b.products) &&
    sameList(a.categoryOf, b.categoryOf) &&
    sameList(a.flowStateOf, b.flowStateOf) &&
    sameList(a.scopeOf, b.scopeOf) &&
    sameList(a.levelOfProfile, b.levelOfProfile)
  );
}

function sameList(a: ArrayLike<unknown>, b: ArrayLike<unknown>): boolean {
  if (a.length !== b.length) return false;
  for (let index = 0; index < a.length; index += 1) if (a[index] !== b[index]) return false;
  return true;
}

function remembered(find: Finder): Finder {
  const known = new Map<string, Element | undefined>();
  return (word) => {
    if (!known.has(word)) known.set(word, find(word));
    return known.get(word);
  };
}

type Scopes = {
  readonly mappings: readonly Mapping[];
  readonly scopeOf: Int32Array;
  readonly mappingOf: (profile: number) => Mapping;
};

/** One mapping for each portfolio that has teams in the data. */
function scopesOf(
  model: Model,
  teams: readonly (Element | undefined)[],
  products: readonly (Element | undefined)[],
): Scopes {
  const whole = mappingOf(model, undefined);
  const mappings: Mapping[] = [whole];
  const numbers = new Map<Element | undefined, number>([[undefined, 0]]);
  const scopeOf = Int32Array.from(teams, (team, profile) => {
    const portfolio = portfolioOf(team) ?? portfolioOf(products[profile]);
    const known = numbers.get(portfolio);
    if (known !== undefined) return known;
    numbers.set(portfolio, mappings.length);
    mappings.push(mappingOf(model, portfolio));
    return mappings.length - 1;
  });
  return { mappings, scopeOf, mappingOf: (profile) => mappings[scopeOf[profile] ?? 0] ?? whole };
}

function portfolioOf(element: Element | undefined): Element | undefined {
  return element && ancestorsOf(element).find(({ kind }) => kind === 'portfolio');
}

function levelsOf(
  { data, levelOfProfile }: Pick<Flow, 'data' | 'levelOfProfile'>,
  { exclusionOf }: Pick<Flow, 'exclusionOf'>,
): Pick<Flow, 'levelOf' | 'levelsOfProfile'> {
  const stated = Int8Array.from(data.levels, (level) => (isItemLevel(level) ? itemLevels.indexOf(level) : -1));
  const levelOf = new Uint8Array(data.itemCount);
  const levelsOfProfile = new Uint8Array(data.profiles.length);
  for (let item = 0; item < data.itemCount; item += 1) {
    const profile = latestProfile(data, item);
    const own = stated[data.level[item] ?? 0] ?? -1;
    const level = own >= 0 ? own : (levelOfProfile[profile] ?? usualLevel);
    levelOf[item] = level;
    if (profile < 0 || exclusionOf[item] !== 0) continue;
    levelsOfProfile[profile] = (levelsOfProfile[profile] ?? 0) | (1 << level);
  }
  return { levelOf, levelsOfProfile };
}

/** Of an item without events. */
const usualLevel = itemLevels.indexOf('story');

/** The profile that an item has now; -1 for an item without events. */
export function latestProfile({ firstEvent, profile }: FlowData, item: number): number {
  const last = (firstEvent[item + 1] ?? 0) - 1;
  return last < (firstEvent[item] ?? 0) ? -1 : (profile[last] ?? -1);
}

type Joined = Pick<Flow, 'data' | 'teams' | 'products' | 'flowStateOf' | 'scopeOf'>;

type Excluded = Pick<Flow, 'exclusionOf' | 'excluded' | 'unknownTeams' | 'unknownStates' | 'unknownProducts'>;

function exclusionsOf(joined: Joined): Excluded {
  const { data, teams, products, flowStateOf } = joined;
  const exclusionOf = new Uint8Array(data.itemCount);
  const unknownTeams = new Map<string, number[]>();
  const unknownStates = new Map<string, number[]>();
  const unknownProducts = new Map<string, number[]>();
  const excluded: number[] = [];
  const knowsStates = !flowStateOf.includes(F.unknown);
  const knowsNames = data.profiles.every(
    ({ team, product }, profile) => (team === '' || teams[profile]) && (product === '' || products[profile]),
  );
  const isContradicted = data.isContradictory.includes(1);
  // Mostly every name is known, no dates contradict each other, and no item has to be looked at.
  const count = knowsStates && knowsNames && !isContradicted ? 0 : data.itemCount;
  for (let item = 0; item < count; item += 1) {
    if (data.isContradictory[item] === 1) exclusionOf[item] = exclusions.indexOf('contradictory');
    const latest = latestProfile(data, item);
    const team = data.profiles[latest]?.team ?? '';
    const product = data.profiles[latest]?.product ?? '';
    if (product !== '' && !products[latest]) note(unknownProducts, product, item);
    const state = knowsStates ? undefined : unknownStateOf(joined, item);
    if (state !== undefined) {
      exclusionOf[item] = exclusions.indexOf('unknown-state');
      note(unknownStates, state, item);
    }
    if (team !== '' && !teams[latest]) {
      exclusionOf[item] = exclusions.indexOf('unknown-team');
      note(unknownTeams, team, item);
    }
    if (exclusionOf[item] !== 0) excluded.push(item);
  }
  return {
    exclusionOf,
    excluded,
    unknownTeams: listed(unknownTeams),
    unknownStates: listed(unknownStates),
    unknownProducts: listed(unknownProducts),
  };
}

/** The first state of an item that no workflow names. */
function unknownStateOf({ data, flowStateOf, scopeOf }: Joined, item: number): string | undefined {
  const { firstEvent, state, profile, states } = data;
  const end = firstEvent[item + 1] ?? 0;
  for (let event = firstEvent[item] ?? 0; event < end; event += 1) {
    const at = state[event] ?? 0;
    const scope = scopeOf[profile[event] ?? 0] ?? 0;
    if (flowStateOf[scope * states.length + at] === F.unknown) return states[at];
  }
  return undefined;
}

function note(names: Map<string, number[]>, name: string, item: number): void {
  const items = names.get(name);
  if (items) items.push(item);
  else names.set(name, [item]);
}

/** The name that excludes most items first. */
function listed(names: ReadonlyMap<string, readonly number[]>): readonly UnknownName[] {
  const found = [...names].map(([name, items]) => ({ name, items }));
  return found.sort((a, b) => b.items.length - a.items.length || (a.name < b.name ? -1 : 1));
}
