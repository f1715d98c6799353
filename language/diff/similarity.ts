/** How alike two elements of two versions are: by what they say, by what refers to them, by their names. */
import type { Item } from './canonical.ts';
import type { Reference } from './references.ts';

/** What can be said of an element, each with its weight. */
export type Features = ReadonlyMap<string, number>;

/**
 * The features of an element in terms of the new version: `translate` gives the new identity of what it names, or
 * undefined where that is not known yet.
 */
export function featuresOf(
  item: Item,
  incoming: readonly Reference[],
  translate: (id: string) => string | undefined,
): Features {
  const features = new Map<string, number>();
  const add = (feature: string, weight: number): void => void features.set(feature, weight);
  if (item.title !== undefined) add(`title ${item.title}`, 1.5);
  if (item.doc !== undefined) add(`doc ${item.doc}`, 1);
  for (const [key, { canon }] of Object.entries(item.facts)) add(`${key}=${canon}`, 1);
  const named = (feature: string, id: string, weight: number): void => {
    const known = id === 'vacant' || id.startsWith('?') ? id : translate(id);
    if (known !== undefined) add(`${feature} ${known}`, weight);
  };
  for (const parent of item.parents) named('in', parent, 0.75);
  for (const [relation, targets] of Object.entries(item.links)) for (const { to } of targets) named(relation, to, 1);
  for (const { relation, from } of incoming) named(`<${relation}`, from, 1);
  return features;
}

/** From 0 to 1: the weight of what both have, in what they have on average. One fact that changed is one difference. */
export function overlap(a: Features, b: Features): number {
  let both = 0;
  let all = 0;
  for (const [feature, weight] of a) {
    all += weight;
    if (b.has(feature)) both += weight;
  }
  for (const weight of b.values()) all += weight;
  return all === 0 ? 0 : (2 * both) / all;
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
