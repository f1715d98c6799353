/** Which element of the new version is which of the old one, and how we know. */
import type { Item } from './canonical.ts';
import { differing } from './differing.ts';
import { guessRest } from './guess.ts';
import { Matching, sortedIds, type Evidence, type Match } from './matching.ts';
import { namedBy, namingItems } from './references.ts';
import { overlap, type Features } from './similarity.ts';
import type { Version } from './version.ts';

export function matchVersions(a: Version, b: Version): Match {
  const matching = new Matching(a, b);
  byEarlierName(matching);
  byNaturalKey(matching);
  byName(matching);
  crosswise(matching);
  byOwner(matching);
  const suggestions = guessRest(matching);
  byOwner(matching);
  const { pairs, backwards, evidence } = matching;
  return { pairs, backwards, evidence, suggestions };
}

function isOwnedId(id: string): boolean {
  return id.includes('/');
}

/** The elements whose text states one of these keys, in the order of identities. */
function stating({ items, elements }: Version, ...keys: readonly string[]): readonly Item[] {
  const found: string[] = [];
  for (const [id, { declaration }] of elements)
    if (declaration && keys.some((key) => declaration.statementsOf(key).length > 0)) found.push(id);
  return sortedIds(found).flatMap((id) => items.get(id) ?? []);
}

function byEarlierName(matching: Matching): void {
  for (const item of stating(matching.b, 'was')) {
    for (const name of item.was) {
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

function byNaturalKey(matching: Matching): void {
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
  for (const item of stating(version, 'external-id', 'email')) {
    const key = naturalKeyOf(item);
    if (key !== undefined) found.set(key, found.has(key) ? undefined : item);
  }
  return new Map([...found].flatMap(([key, item]) => (item ? [[key, item]] : [])));
}

const sameName: Evidence = { kind: 'name', score: 1, detail: 'the same kind and name' };

/** Kind and name identify an element, unless a key from outside says that it is another one. */
function byName(matching: Matching): void {
  const { a, b } = matching;
  const differs = differing(a, b);
  for (const id of sortedIds(a.items.keys())) {
    if (!b.items.has(id) || isOwnedId(id) || !matching.isFree(id, id)) continue;
    if (differs.has(id) && isAnotherByKey(a.items.get(id), b.items.get(id))) continue;
    matching.pair(id, id, sameName);
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
function nearDifferences({ a, b, pairs }: Matching): ReadonlySet<string> {
  const near = new Set<string>();
  const addAround = (version: Version, id: string): void => {
    const item = version.items.get(id);
    for (const each of item ? [id, ...namedBy(item)] : []) near.add(each);
  };
  for (const id of differing(a, b)) for (const version of [a, b]) addAround(version, id);
  for (const [from, to] of pairs) {
    if (from === to) continue;
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

/** Names that were swapped or went round: only where each content is found again, whole, under another of the names. */
function crosswise(matching: Matching): void {
  const suspects: Suspect[] = [];
  const near = nearDifferences(matching);
  for (const [from, to] of matching.pairs) {
    if (from !== to || !near.has(from) || matching.evidence.get(from)?.kind !== 'name') continue;
    const [a, b] = [matching.a.items.get(from), matching.b.items.get(to)];
    if (!a || !b) continue;
    const [left, right] = [matching.featuresA(a), matching.featuresB(b)];
    if (left.size > 1 && right.size > 1 && overlap(left, right) < strange) suspects.push({ a, left, right });
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
