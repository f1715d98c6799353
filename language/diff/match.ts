/** Which element of the new version is which of the old one, and how we know. */
import type { Item, Version } from './canonical.ts';
import { guessRest } from './guess.ts';
import { keepsNames, Matching, sorted, type Match } from './matching.ts';
import { isAlike, overlap, type Features } from './similarity.ts';

export function matchVersions(a: Version, b: Version): Match {
  const matching = new Matching(a, b);
  byEarlierName(matching);
  byNaturalKey(matching);
  byName(matching);
  crosswise(matching);
  byOwner(matching);
  const suggestions = guessRest(matching);
  byOwner(matching);
  return { pairs: matching.pairs, evidence: matching.evidence, suggestions };
}

function isOwnedItem({ id }: Item): boolean {
  return id.includes('/');
}

function byEarlierName(matching: Matching): void {
  for (const item of sorted(matching.b)) {
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
  for (const item of sorted(version)) {
    const key = naturalKeyOf(item);
    if (key !== undefined) found.set(key, found.has(key) ? undefined : item);
  }
  return new Map([...found].flatMap(([key, item]) => (item ? [[key, item]] : [])));
}

/** Kind and name identify an element, unless a key from outside says that it is another one. */
function byName(matching: Matching): void {
  for (const item of sorted(matching.a)) {
    const other = matching.b.items.get(item.id);
    if (!other || isOwnedItem(item) || !matching.isFree(item.id, item.id)) continue;
    const [own, theirs] = [naturalKeyOf(item), naturalKeyOf(other)];
    if (own !== undefined && theirs !== undefined && own !== theirs) continue;
    matching.pair(item.id, item.id, { kind: 'name', score: 1, detail: 'the same kind and name' });
  }
}

/** Below this, what has one name in both versions has hardly anything else in common. */
const strange = 0.3;
const same = 0.75;

type Suspect = { readonly a: Item; readonly left: Features; readonly right: Features };

function isReferredToAlike({ incomingA, incomingB }: Matching, id: string): boolean {
  const [a, b] = [incomingA.get(id) ?? [], incomingB.get(id) ?? []];
  return (
    a.length === b.length &&
    a.every((each, index) => each.from === b[index]?.from && each.relation === b[index].relation)
  );
}

/** Names that were swapped or went round: only where each content is found again, whole, under another of the names. */
function crosswise(matching: Matching): void {
  const suspects: Suspect[] = [];
  const isPlain = keepsNames(matching);
  for (const [from, to] of matching.pairs) {
    const [a, b] = [matching.a.items.get(from), matching.b.items.get(to)];
    if (!a || !b || from !== to || matching.evidence.get(from)?.kind !== 'name') continue;
    // Where every name means the same on both sides, what says the same has all features in common.
    if (isPlain && isAlike(a, b) && isReferredToAlike(matching, from)) continue;
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
  const owned = sorted(matching.a).filter(isOwnedItem);
  for (const item of owned.sort((x, y) => x.id.split('/').length - y.id.split('/').length)) {
    const cut = item.id.lastIndexOf('/');
    const owner = matching.pairs.get(item.id.slice(0, cut));
    const to = owner === undefined ? undefined : `${owner}${item.id.slice(cut)}`;
    if (to === undefined || !matching.b.items.has(to) || !matching.isFree(item.id, to)) continue;
    matching.pair(item.id, to, { kind: 'name', score: 1, detail: 'the same kind and name in the same owner' });
  }
}
