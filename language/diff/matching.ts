/** What is known so far of which element is which: filled step by step by match.ts and guess.ts. */
import type { Item } from './canonical.ts';
import { differing } from './differing.ts';
import { isOwnedId, Pairs } from './pairs.ts';
import { referencesTo, sharersOf, type Reference } from './references.ts';
import { featuresOf, type Features, type Known } from './similarity.ts';
import { heldByOwned } from './surroundings.ts';
import type { Version } from './version.ts';

export type EvidenceKind = 'name' | 'was' | 'natural-key' | 'content' | 'similarity' | 'crosswise';

export type Evidence = { readonly kind: EvidenceKind; readonly score: number; readonly detail: string };

export type Match = {
  /** From old identity to new. */
  readonly pairs: Omit<Pairs, 'set'>;
  /** From new identity to old. */
  readonly backwards: Omit<Pairs, 'set'>;
  /** By old identity; none for what says the same under the same name. */
  readonly evidence: ReadonlyMap<string, Evidence>;
  /** What may be renamed and is too uncertain to say so. */
  readonly suggestions: readonly Suggestion[];
};

export type Suggestion = { readonly from: string; readonly to: string; readonly score: number };

export type MatchSide = 'a' | 'b';

export class Matching {
  readonly a: Version;
  readonly b: Version;
  readonly pairs: Pairs;
  readonly backwards: Pairs;
  /** The identities that only one version has, and of what both have all that may say something else. */
  readonly differing: ReadonlySet<string>;
  readonly evidence = new Map<string, Evidence>();
  private readonly references = {
    a: new Map<string, readonly Reference[]>(),
    b: new Map<string, readonly Reference[]>(),
  };
  /** What was not matched when that was last asked. */
  private readonly left = new Map<MatchSide, readonly string[]>();

  constructor(a: Version, b: Version) {
    this.a = a;
    this.b = b;
    this.differing = differing(a, b);
    this.pairs = new Pairs(a.items, this.differing);
    this.backwards = new Pairs(b.items, this.differing);
  }

  pair(from: string, to: string, evidence: Evidence): void {
    this.pairs.set(from, to);
    this.backwards.set(to, from);
    this.evidence.set(from, evidence);
  }

  isFree(from: string, to: string): boolean {
    return !this.pairs.has(from) && !this.backwards.has(to);
  }

  /** Who names an identity of a side. */
  incoming(side: MatchSide, id: string): readonly Reference[] {
    const known = this.references[side];
    let own = known.get(id);
    if (!own) known.set(id, (own = referencesTo(this[side], id)));
    return own;
  }

  /** In terms of the new version; what is not matched yet is left out on both sides. */
  featuresA(item: Item): Features {
    return featuresOf(
      item,
      this.knownOf('a', item.id, (id) => this.pairs.get(id)),
    );
  }

  featuresB(item: Item): Features {
    return featuresOf(
      item,
      this.knownOf('b', item.id, (id) => (this.backwards.has(id) ? id : undefined)),
    );
  }

  private knownOf(side: MatchSide, id: string, translate: Known['translate']): Known {
    const incoming = this.incoming(side, id);
    return {
      around: [...incoming, ...heldByOwned(this[side], incoming)],
      translate,
      sharers: (relation, target) => sharersOf(this[side], relation, target),
    };
  }

  /** Whether an identity is not settled by itself. */
  isOpen(id: string): boolean {
    return this.differing.has(id) || isOwnedId(id);
  }

  /** What is left on a side, in the order of identities. */
  rest(side: MatchSide): readonly Item[] {
    const { items } = this[side];
    const matched = side === 'a' ? this.pairs : this.backwards;
    const known = this.left.get(side) ?? sortedIds([...items.keys()].filter((id) => this.isOpen(id)));
    const ids = known.filter((id) => !matched.has(id));
    this.left.set(side, ids);
    return ids.flatMap((id) => items.get(id) ?? []);
  }
}

/** In the one order that does not depend on files. */
export function sortedIds(ids: Iterable<string>): readonly string[] {
  return [...ids].sort((a, b) => (a < b ? -1 : a > b ? 1 : 0));
}
