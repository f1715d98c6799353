/** How alike two elements of two versions are: by what they say, by what refers to them, by their names. */
import type { Item } from './canonical.ts';
import type { Reference } from './references.ts';

/** Something that can be said of an element. */
export type Feature = {
  /** What it counts in a comparison of contents. */
  readonly weight: number;
  /** From 0 to 1: how far it alone tells an element from its like. */
  readonly telling: number;
};

export type Features = ReadonlyMap<string, Feature>;

/** What a version knows about an element: who names it, the new identities of others, how many share what it names. */
export type Known = {
  readonly around: readonly Reference[];
  /** Undefined where that is not known yet; what is not is named by its own version. */
  readonly translate: (id: string) => string | undefined;
  /** How many name an identity by a relation. */
  readonly sharers: (relation: string, id: string) => number;
};

/** The features of an element in terms of the new version. */
export function featuresOf(item: Item, { around, translate, sharers }: Known): Features {
  const features = new Map<string, Feature>();
  const add = (feature: string, weight: number, telling: number): void =>
    void features.set(feature, { weight, telling });
  if (item.title !== undefined) add(`title ${item.title}`, 1.5, 0);
  if (item.doc !== undefined) add(`doc ${item.doc}`, 1, 1);
  for (const [key, { canon }] of Object.entries(item.facts)) add(`${key}=${canon}`, 1, tellingOfFact(canon));
  const named = (feature: string, id: string, weight: number, telling: number): void => {
    const known = id === 'vacant' || id.startsWith('?') ? id : translate(id);
    if (known !== undefined) add(`${feature} ${known}`, weight, telling);
    else add(`${unsettled}${feature} ${id}`, weight / 2, 0);
  };
  for (const parent of item.parents) named('in', parent, 0.75, 0.25);
  for (const [relation, targets] of Object.entries(item.links))
    for (const { to } of targets) named(relation, to, 1, tellingOfLink(relation, to, sharers));
  // What ranks it contains it, which is said already.
  for (const { relation, from } of around) if (relation !== 'ranks') named(`<${relation}`, from, 1, 1);
  return features;
}

/** A state, a type or a topology is one of few, a number may be another's; a sentence, or several numbers at once, hardly. */
function tellingOfFact(canon: string): number {
  if (canon.includes('"type":"word"')) return 0.25;
  return canon.includes('"type":"text"') || canon.includes('"type":"labelled"') ? 1 : 0.5;
}

/** What an element is for: where one goes, the next one often is for the same. */
const purposes: ReadonlySet<string> = new Set(['supports', 'implements', 'flows-into', 'delivered-by', 'funded-by']);

/** The fewer have it. */
function tellingOfLink(relation: string, to: string, sharers: Known['sharers']): number {
  if (to === 'vacant') return 0;
  return purposes.has(relation) ? 0.25 : 1 / Math.log2(1 + sharers(relation, to));
}

/** From 0 to 1: the weight of what both have, in what they have on average. One fact that changed is one difference. */
export function overlap(a: Features, b: Features, counts: (feature: string) => boolean = isSettled): number {
  let both = 0;
  let all = 0;
  for (const [feature, { weight }] of a) {
    if (!counts(feature)) continue;
    all += weight;
    if (b.has(feature) && isSettled(feature)) both += weight;
  }
  for (const [feature, { weight }] of b) if (counts(feature)) all += weight;
  return all === 0 ? 0 : (2 * both) / all;
}

/** What leads to an element of which nobody knows yet what it is in the other version: perhaps it is gone. */
const unsettled = '? ';

/** All that is settled. */
function isSettled(feature: string): boolean {
  return !feature.startsWith(unsettled);
}

/** How much is known of an element. */
export function settledIn(features: Features): number {
  return [...features.keys()].filter(isSettled).length;
}

/** All but a title; what is not settled counts half, as a difference: for where there is no name to go by. */
export function isContent(feature: string): boolean {
  return !feature.startsWith('title ');
}

/** So much suffices to tell an element from its like: two that only it has, such as a team in a train, or some that few have. */
const enough = 2;

/** From 0 to 1: how far what both have, their titles aside, tells an element from its like. */
export function tellingOf(a: Features, b: Features): number {
  let shared = 0;
  for (const [feature, { telling }] of a) shared += Math.min(telling, b.get(feature)?.telling ?? 0);
  return Math.min(1, shared / enough);
}

/** What a name keeps where words are put before or after it. */
const extended = 0.9;

/** From 0 to 1, by pairs of letters that follow each other; what only became longer or shorter is nearly the same. */
export function likeness(a: string | undefined, b: string | undefined): number {
  if (a === undefined || b === undefined) return 0;
  if (a === b) return 1;
  const [left, right] = [pairsOf(a), pairsOf(b)];
  if (left.length === 0 || right.length === 0) return 0;
  const rest = [...right];
  let common = 0;
  for (const pair of left) {
    const at = rest.indexOf(pair);
    if (at < 0) continue;
    rest.splice(at, 1);
    common += 1;
  }
  const shared = (2 * common) / (left.length + right.length);
  return isExtended(a, b) || isExtended(b, a) ? Math.max(shared, extended) : shared;
}

/** `kite` and `kite-2`, `kite` and `blue-kite`; single letters and digits say too little. */
function isExtended(short: string, long: string): boolean {
  return short.length >= 3 && (long.startsWith(short) || long.endsWith(short));
}

function pairsOf(text: string): readonly string[] {
  const lower = text.toLowerCase();
  return Array.from({ length: Math.max(0, lower.length - 1) }, (_, at) => lower.slice(at, at + 2));
}
