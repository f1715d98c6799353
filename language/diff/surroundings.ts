/** What stands in what an element alone knows: of a train, the features of its backlog. */
import { isOwnedId } from './pairs.ts';
import { referencesTo, type Reference } from './references.ts';
import type { Version } from './version.ts';

/** A backlog and its like have no name of their own, so that their owner is known again by what stands in them. */
export function heldByOwned(version: Version, incoming: readonly Reference[]): readonly Reference[] {
  const owned = incoming.filter(({ relation, from }) => relation === 'in' && isOwnedId(from));
  return owned.flatMap(({ from: owner }) =>
    referencesTo(version, owner).flatMap(({ relation, from }) =>
      relation === 'in' ? [{ relation: `held by ${owner.slice(owner.lastIndexOf('/') + 1)}`, from }] : [],
    ),
  );
}
