/** Matches what has another name in the new version: first what is the same but for the name, then what is alike. */
import type { Item } from './canonical.ts';
import type { Matching, Suggestion } from './matching.ts';
import { isContent, likeness, overlap, settledIn, tellingOf, type Features } from './similarity.ts';
import { contentHashes } from './content-hashes.ts';

export function guessRest(matching: Matching): readonly Suggestion[] {
  byContent(matching);
  return bySimilarity(matching);
}

/** Rounds of finding what is the same but for its name: each settles neighbours of what the one before settled. */
const mostRounds = 8;

function byContent(matching: Matching): void {
  for (let round = 0; round < mostRounds; round += 1) {
    const [a, b] = [contentHashes(matching, 'a'), contentHashes(matching, 'b')];
    let found = 0;
    for (const [hash, [item, second]] of a) {
      const [other, another] = b.get(hash) ?? [];
      if (!item || !other || second || another || !isTelling(matching, item)) continue;
      if (!mayBeOne(matching, item, other)) continue;
      matching.pair(item.id, other.id, { kind: 'content', score: 1, detail: 'the same content under another name' });
      found += 1;
    }
    if (found === 0) {
      if (!pairWhole(matching, a, b)) return;
    }
  }
}

/** From here on names are alike. */
const alike = 0.6;

/**
 * Seats change hands: who has the seats of another is somebody else, unless they are called alike, or those in whose text
 * they stand are called otherwise as well.
 */
function mayBeOne(matching: Matching, a: Item, b: Item): boolean {
  if (a.kind !== 'person') return true;
  if (a.title !== undefined && b.title !== undefined) return likeness(a.title, b.title) >= alike;
  if (likeness(a.name, b.name) >= alike) return true;
  const naming = matching.incoming('a', a.id).map(({ from }) => [from, matching.pairs.get(from)]);
  if (naming.some(([from, to]) => from === to)) return false;
  return naming.length === 0 || naming.some(([, to]) => to !== undefined);
}

/** What says hardly anything of itself is not known again by it. */
function isTelling(matching: Matching, item: Item): boolean {
  const facts = Object.keys(item.facts).length + (item.title === undefined ? 0 : 2) + (item.doc === undefined ? 0 : 1);
  const named = Object.values(item.links).reduce((sum, targets) => sum + targets.length, 0);
  const incoming = matching.incoming('a', item.id).length;
  return facts + named + incoming >= 2;
}

type Classes = ReturnType<typeof contentHashes>;

/** Where all that is left on both sides is the same but for its names, alike ones are taken in their order. */
function pairWhole(matching: Matching, a: Classes, b: Classes): boolean {
  if (a.size === 0 || a.size !== b.size) return false;
  for (const [hash, items] of a) if (b.get(hash)?.length !== items.length) return false;
  let isProgress = false;
  for (const [hash, items] of a) {
    const item = items[0];
    const other = b.get(hash)?.[0];
    if (!item || !other || !matching.isFree(item.id, other.id) || !mayBeOne(matching, item, other)) continue;
    matching.pair(item.id, other.id, { kind: 'content', score: 1, detail: 'all else is the same but for the names' });
    isProgress = true;
    // The ones beside it are told apart by what is settled now.
    if (items.length > 1) return true;
  }
  return isProgress;
}

/** From here on two elements are taken for one, where no rival is within the margin. */
const accept = 0.58;
const margin = 0.08;
/** Less is enough where nothing else comes close. */
const acceptAlone = 0.48;
const marginAlone = 0.2;

type Candidate = { readonly a: Item; readonly b: Item; readonly score: number };

/** What is alike enough, and far more alike than anything else. Uncertain ones become suggestions. */
function bySimilarity(matching: Matching): readonly Suggestion[] {
  for (let round = 0; round < mostRounds; round += 1) {
    const sure = decided(candidatesOf(matching));
    for (const { a, b, score } of sure)
      if (matching.isFree(a.id, b.id))
        matching.pair(a.id, b.id, { kind: 'similarity', score, detail: `alike by ${Math.round(score * 100)} %` });
    if (sure.length === 0) break;
  }
  const left = candidatesOf(matching).filter(({ score }) => score >= 0.4);
  const seen = new Set<string>();
  return left
    .sort((x, y) => y.score - x.score || (x.a.id < y.a.id ? -1 : 1))
    .filter(({ a, b }) => !seen.has(a.id) && !seen.has(b.id) && seen.add(a.id).add(b.id))
    .map(({ a, b, score }) => ({ from: a.id, to: b.id, score: round2(score) }));
}

function decided(candidates: readonly Candidate[]): readonly Candidate[] {
  const best = (key: (candidate: Candidate) => string): ReadonlyMap<string, readonly Candidate[]> => {
    const groups = new Map<string, Candidate[]>();
    for (const each of candidates) groups.set(key(each), [...(groups.get(key(each)) ?? []), each]);
    for (const group of groups.values()) group.sort((x, y) => y.score - x.score);
    return groups;
  };
  const [byA, byB] = [best(({ a }) => a.id), best(({ b }) => b.id)];
  return candidates.filter((each) => {
    if (each.score < acceptAlone) return false;
    const rivals = [...(byA.get(each.a.id) ?? []), ...(byB.get(each.b.id) ?? [])].filter((other) => other !== each);
    const room = each.score < accept ? marginAlone : margin;
    return rivals.every((other) => other.score <= each.score - room);
  });
}

/** Pairs of one kind that share something: a feature that few have, or their home. */
function candidatesOf(matching: Matching): readonly Candidate[] {
  const restB = matching.rest('b');
  if (restB.length === 0) return [];
  const featuresB = new Map(restB.map((item) => [item, matching.featuresB(item)]));
  const index = new Map<string, Item[]>();
  for (const [item, features] of featuresB)
    for (const feature of features.keys()) {
      const own = index.get(`${item.kind} ${feature}`);
      if (own) own.push(item);
      else index.set(`${item.kind} ${feature}`, [item]);
    }
  const found: Candidate[] = [];
  for (const a of matching.rest('a')) {
    const features = matching.featuresA(a);
    const others = new Set<Item>();
    for (const feature of features.keys()) {
      const sharing = index.get(`${a.kind} ${feature}`) ?? [];
      // A feature that many have tells nothing.
      if (sharing.length <= 60) for (const other of sharing) others.add(other);
    }
    for (const b of others)
      if (mayBeOne(matching, a, b)) found.push({ a, b, score: scoreOf(a, b, features, featuresB.get(b) ?? new Map()) });
  }
  return found;
}

/** By names and content together; what has another title as well by content alone, as far as that is telling. */
function scoreOf(a: Item, b: Item, left: Features, right: Features): number {
  const whole = overlap(left, right, isContent);
  const bare = whole * tellingOf(left, right) * (0.8 + 0.1 * likeness(a.title, b.title));
  return Math.max(bare, blendOf(a, b, left, right, whole));
}

/** From here on names hint at each other; where they do not, what is not settled counts against two being one. */
const hint = 0.2;

function blendOf(a: Item, b: Item, left: Features, right: Features, whole: number): number {
  const content = overlap(left, right);
  const name = likeness(a.name, b.name);
  const hasTitles = a.title !== undefined && b.title !== undefined;
  const score = hasTitles
    ? 0.55 * content + 0.2 * name + 0.25 * likeness(a.title, b.title)
    : 0.7 * (name >= hint ? content : Math.min(content, whole)) + 0.3 * name;
  // Few features agree easily: what says little has to agree in its name as well.
  const known = Math.min(settledIn(left), settledIn(right));
  return known >= 3 ? score : score * (0.7 + 0.1 * known);
}

function round2(number: number): number {
  return Math.round(number * 100) / 100;
}
