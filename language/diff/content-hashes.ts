/** Classes of elements that are the same but for their names, by refinement: an element is what its neighbours are. */
import type { Item } from './canonical.ts';
import type { Matching, MatchSide } from './matching.ts';

/** How far a difference is seen. */
const depth = 4;

/** What is left of a version, by a hash of its content in which unmatched neighbours stand with their own hash. */
export function contentHashes(matching: Matching, side: MatchSide): ReadonlyMap<string, readonly Item[]> {
  const rest = matching.rest(side);
  const known = (id: string): string | undefined =>
    id === 'vacant' || id.startsWith('?')
      ? id
      : side === 'a'
        ? matching.pairs.get(id)
        : matching.backwards.has(id)
          ? id
          : undefined;
  let hashes = new Map(rest.map((item) => [item.id, hashOf(ownContent(item))]));
  for (let round = 0; round < depth; round += 1) {
    const seen = (id: string): string => known(id) ?? hashes.get(id) ?? '';
    hashes = new Map(
      rest.map((item) => {
        const out = Object.entries(item.links).map(([relation, targets]) => [
          relation,
          targets.map(({ to, share, lead }) => `${seen(to)} ${share ?? ''} ${lead ?? ''}`).sort(),
        ]);
        const into = matching
          .incoming(side, item.id)
          .map(({ relation, from }) => `${relation} ${seen(from)}`)
          .sort();
        const parts = [hashes.get(item.id), item.parents.map(seen).sort(), out, item.order.map(seen), into];
        return [item.id, hashOf(JSON.stringify(parts))];
      }),
    );
  }
  const classes = new Map<string, Item[]>();
  for (const item of rest) {
    const hash = hashes.get(item.id) ?? '';
    const own = classes.get(hash);
    if (own) own.push(item);
    else classes.set(hash, [item]);
  }
  return classes;
}

function ownContent({ kind, title, doc, facts }: Item): string {
  return JSON.stringify([kind, title, doc, Object.entries(facts).map(([key, { canon }]) => [key, canon])]);
}

/** Two 32-bit hashes and the length: a chance of one in billions that two contents meet, and a match of them is only as wrong as their names. */
function hashOf(text: string): string {
  let [a, b] = [0x811c9dc5, 0x9e3779b9];
  for (let at = 0; at < text.length; at += 1) {
    const code = text.charCodeAt(at);
    a = Math.imul(a ^ code, 0x01000193);
    b = Math.imul(b ^ code, 0x85ebca6b) ^ (b >>> 13);
  }
  return `${(a >>> 0).toString(36)}.${(b >>> 0).toString(36)}.${text.length}`;
}
