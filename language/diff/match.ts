/** Which element of the new version is which of the old one, and how we know. */
import type { Item } from './canonical.ts';
import { guessRest } from './guess.ts';
import { Matching, sortedIds, type Evidence, type Match } from './matching.ts';
import { isOwnedId } from './pairs.ts';
import { namedBy, namingItems, neighbours } from './references.ts';
import { overlap, settledIn, type Features } from './similarity.ts';
import type { Version } from './version.ts';

export function matchVersions(a: Version, b: Version): Match {
  const matching = new Matching(a, b);
  byEarlierName(matching);
  byNaturalKey(matching);
  byName(matching);
  crosswise(matching);
  byOwner(matching);
  byNameAlone(matching);
  const suggestions = guessRest(matching);
  byOwner(matching);
  const { pairs, backwards, evidence } = matching;
  return { pairs, backwards, evidence, suggestions };
}

/** Those elements whose text states one of these keys, in the order of identities. */
function stating({ items, elements }: Version, ids: Iterable<string>, ...keys: readonly string[]): readonly Item[] {
  const found: string[] = [];
  for (const id of ids) {
    const declaration = elements.get(id)?.declaration;
    if (declaration && keys.some((key) => declaration.statementsOf(key).length > 0)) found.push(id);
  }
  return sortedIds(found).flatMap((id) => items.get(id) ?? []);
}

/** What says the same as before is itself, whatever it was once called. */
function byEarlierName(matching: Matching): void {
  for (const item of stating(matching.b, matching.differing, 'was')) {
    // What was known of it before has happened before.
    const known = matching.a.items.get(item.id)?.was ?? [];
    for (const name of item.was.filter((each) => !known.includes(each))) {
      const from = `${item.kind}:${name}`;
      // Who still has that name has not been renamed.
      if (!matching.a.items.has(from) || matching.b.items.has(from) || !matching.isFree(from, item.id)) continue;
      matching.pair(from, item.id, { kind: 'was', score: 1, detail: `\`was: ${name}\`` });
    }
  }
}

/** What identifies an element outside the model: a person's e-mail address, a key of another tool. */
function naturalKeyOf({ kind, facts }: Item): string | undefined {
  const fact = facts['external-id'] ?? (kind === 'person' ? facts['email'] : undefined);
  return fact && `${kind} ${fact.canon}`;
}

/** The keys of which a text states such a one. */
const naturalKeys = ['external-id', 'email'] as const;

function byNaturalKey(matching: Matching): void {
  // Nothing is new to a key where nothing that differs has one.
  if (stating(matching.b, matching.differing, ...naturalKeys).length === 0) return;
  const before = uniqueKeys(matching.a);
  for (const [key, item] of uniqueKeys(matching.b)) {
    const from = before.get(key);
    if (!from || !matching.isFree(from.id, item.id)) continue;
    const detail = item.kind === 'person' ? 'the same e-mail address' : 'the same `external-id`';
    matching.pair(from.id, item.id, { kind: from.id === item.id ? 'name' : 'natural-key', score: 1, detail });
  }
}

function uniqueKeys(version: Version): ReadonlyMap<string, Item> {
  const found = new Map<string, Item | undefined>();
  for (const item of stating(version, version.items.keys(), ...naturalKeys)) {
    const key = naturalKeyOf(item);
    if (key !== undefined) found.set(key, found.has(key) ? undefined : item);
  }
  return new Map([...found].flatMap(([key, item]) => (item ? [[key, item]] : [])));
}

const sameName: Evidence = { kind: 'name', score: 1, detail: 'the same kind and name' };

/** Kind and name identify an element, unless a key from outside says that it is another one. What says the same is itself anyway. */
function byName(matching: Matching): void {
  const { a, b } = matching;
  for (const id of sortedIds(matching.differing)) {
    if (!a.items.has(id) || !b.items.has(id) || isOwnedId(id) || !matching.isFree(id, id)) continue;
    if (!isAnotherByKey(a.items.get(id), b.items.get(id))) matching.pair(id, id, sameName);
  }
}

function isAnotherByKey(a: Item | undefined, b: Item | undefined): boolean {
  const [own, theirs] = [a && naturalKeyOf(a), b && naturalKeyOf(b)];
  return own !== undefined && theirs !== undefined && own !== theirs;
}

/** Below this, what has one name in both versions has hardly anything else in common. */
const strange = 0.3;
const same = 0.75;

type Suspect = { readonly a: Item; readonly left: Features; readonly right: Features };

/** What differs, and what names it or is named by it; all else has all in common with what is called the same. */
function nearDifferences({ a, b, pairs, differing }: Matching): ReadonlySet<string> {
  const near = new Set<string>();
  const addAround = (version: Version, id: string): void => {
    const item = version.items.get(id);
    for (const each of item ? [id, ...namedBy(item)] : []) near.add(each);
  };
  for (const id of differing) for (const version of [a, b]) addAround(version, id);
  for (const [from, to] of pairs.renamed()) {
    for (const [version, id] of [
      [a, from],
      [b, to],
    ] as const) {
      addAround(version, id);
      for (const other of namingItems(version, id)) near.add(other);
    }
  }
  return near;
}

/**
 * Whether an element says the same as before and nearly all around it does. It has more in common with itself than what is
 * strange, and that is known without making anything of the hundreds that may name it.
 */
function keepsItsCompany({ a, b }: Matching, id: string, changed: ReadonlySet<string>): boolean {
  if (changed.has(id)) return false;
  return [a, b].every((version) => {
    const around = [...neighbours(version, id)];
    return 4 * around.filter((each) => changed.has(each)).length <= around.length;
  });
}

/** What has another name or says something else. */
function changedIn({ pairs, differing }: Matching): ReadonlySet<string> {
  const changed = new Set(differing);
  for (const [from, to] of pairs.renamed()) changed.add(from).add(to);
  return changed;
}

/** Names that were swapped or went round: only where each content is found again, whole, under another of the names. */
function crosswise(matching: Matching): void {
  const suspects: Suspect[] = [];
  const changed = changedIn(matching);
  for (const id of sortedIds(nearDifferences(matching))) {
    if (matching.pairs.get(id) !== id || isOwnedId(id) || keepsItsCompany(matching, id, changed)) continue;
    const [a, b] = [matching.a.items.get(id), matching.b.items.get(id)];
    if (!a || !b) continue;
    const [left, right] = [matching.featuresA(a), matching.featuresB(b)];
    if (settledIn(left) > 1 && settledIn(right) > 1 && overlap(left, right) < strange)
      suspects.push({ a, left, right });
  }
  if (suspects.length < 2 || suspects.length > 400) return;
  const next = new Map<string, string>();
  for (const { a, left } of suspects) {
    const best = suspects
      .filter((each) => each.a.kind === a.kind && each.a !== a)
      .map(({ a: other, right }) => ({ id: other.id, score: overlap(left, right) }))
      .sort((x, y) => y.score - x.score)[0];
    if (best && best.score >= same) next.set(a.id, best.id);
  }
  for (const [from] of next) if (isClosed(from, next)) repair(matching, from, next.get(from) ?? from);
}

function isClosed(from: string, next: ReadonlyMap<string, string>): boolean {
  const seen = new Set<string>();
  for (let at = next.get(from); at !== undefined && !seen.has(at); at = next.get(at)) {
    if (at === from) return true;
    seen.add(at);
  }
  return false;
}

function repair(matching: Matching, from: string, to: string): void {
  matching.pairs.set(from, to);
  matching.backwards.set(to, from);
  matching.evidence.set(from, {
    kind: 'crosswise',
    score: same,
    detail: 'the content is found again under the other name',
  });
}

/** From here on what two elements of different kinds say is the same. */
const agreeing = 0.6;

/** What became another kind of thing kept its name and its title, and most of what is said of it. Kinds may share a name. */
function byNameAlone(matching: Matching): void {
  const [before, after] = [onlyOnes(matching.rest('a')), onlyOnes(matching.rest('b'))];
  for (const [name, item] of before) {
    const other = after.get(name);
    if (!item || !other || item.kind === other.kind || item.title !== other.title) continue;
    const [left, right] = [matching.featuresA(item), matching.featuresB(other)];
    const score = overlap(left, right);
    if (Math.min(settledIn(left), settledIn(right)) === 0 || score < agreeing) continue;
    matching.pair(item.id, other.id, { kind: 'name', score, detail: 'the same name and content under another kind' });
  }
}

/** Those with a name of their own in the project, by that name: undefined where several kinds have it. */
function onlyOnes(items: readonly Item[]): ReadonlyMap<string, Item | undefined> {
  const found = new Map<string, Item | undefined>();
  for (const item of items)
    if (item.name !== undefined && item.kind !== 'person' && !isOwnedId(item.id))
      found.set(item.name, found.has(item.name) ? undefined : item);
  return found;
}

/** What an owner alone knows goes with its owner. */
function byOwner(matching: Matching): void {
  const depth = (id: string): number => id.split('/').length;
  const owned = sortedIds([...matching.a.items.keys()].filter(isOwnedId));
  for (const id of owned.toSorted((x, y) => depth(x) - depth(y))) {
    const cut = id.lastIndexOf('/');
    const owner = matching.pairs.get(id.slice(0, cut));
    const to = owner === undefined ? undefined : `${owner}${id.slice(cut)}`;
    if (to === undefined || !matching.b.items.has(to) || !matching.isFree(id, to)) continue;
    matching.pair(id, to, withOwner);
  }
}

const withOwner: Evidence = { kind: 'name', score: 1, detail: 'the same kind and name in the same owner' };
