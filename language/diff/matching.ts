/** What is known so far of which element is which: filled step by step by match.ts and guess.ts. */
import type { Item, Version } from './canonical.ts';
import { featuresOf, incomingOf, type Features, type Incoming } from './similarity.ts';

export type EvidenceKind = 'name' | 'was' | 'natural-key' | 'content' | 'similarity' | 'crosswise';

export type Evidence = { readonly kind: EvidenceKind; readonly score: number; readonly detail: string };

export type Match = {
  /** From old identity to new. */
  readonly pairs: ReadonlyMap<string, string>;
  /** By old identity. */
  readonly evidence: ReadonlyMap<string, Evidence>;
  /** What may be renamed and is too uncertain to say so. */
  readonly suggestions: readonly Suggestion[];
};

export type Suggestion = { readonly from: string; readonly to: string; readonly score: number };

export class Matching {
  readonly a: Version;
  readonly b: Version;
  readonly incomingA: Incoming;
  readonly incomingB: Incoming;
  readonly pairs = new Map<string, string>();
  readonly backwards = new Map<string, string>();
  readonly evidence = new Map<string, Evidence>();

  constructor(a: Version, b: Version) {
    this.a = a;
    this.b = b;
    this.incomingA = incomingOf(a);
    this.incomingB = incomingOf(b);
  }

  pair(from: string, to: string, evidence: Evidence): void {
    this.pairs.set(from, to);
    this.backwards.set(to, from);
    this.evidence.set(from, evidence);
  }

  unpair(from: string): void {
    const to = this.pairs.get(from);
    this.pairs.delete(from);
    this.evidence.delete(from);
    if (to !== undefined) this.backwards.delete(to);
  }

  isFree(from: string, to: string): boolean {
    return !this.pairs.has(from) && !this.backwards.has(to);
  }

  /** In terms of the new version; what is not matched yet is left out on both sides. */
  featuresA(item: Item): Features {
    return featuresOf(item, this.incomingA, (id) => this.pairs.get(id));
  }

  featuresB(item: Item): Features {
    return featuresOf(item, this.incomingB, (id) => (this.backwards.has(id) ? id : undefined));
  }

  /** What is left on a side, in the order of identities. */
  restA(): readonly Item[] {
    return sorted(this.a).filter(({ id }) => !this.pairs.has(id));
  }

  restB(): readonly Item[] {
    return sorted(this.b).filter(({ id }) => !this.backwards.has(id));
  }
}

/** Whether whatever is in both versions is called the same in both. */
export function keepsNames({ pairs }: Pick<Match, 'pairs'>): boolean {
  for (const [from, to] of pairs) if (from !== to) return false;
  return true;
}

const inOrder = new WeakMap<Version['items'], readonly Item[]>();

/** The items of a version in the order of identities, which are put in order once. */
export function sorted({ items }: Version): readonly Item[] {
  let known = inOrder.get(items);
  if (!known)
    inOrder.set(items, (known = [...items.values()].sort((a, b) => (a.id < b.id ? -1 : a.id > b.id ? 1 : 0))));
  return known;
}
