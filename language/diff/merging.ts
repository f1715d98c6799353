/** What a merge by element consists of: both sides in terms of the common version, and where they clash. */
import type { Item } from './canonical.ts';
import type { Version } from './version.ts';
import type { Match } from './matching.ts';

export type ConflictKind =
  | 'both-changed'
  | 'both-renamed'
  | 'both-moved'
  | 'both-reordered'
  | 'both-added'
  | 'changed-and-removed'
  | 'refers-to-removed'
  | 'home-removed'
  | 'same-name'
  | 'inside-itself';

/** `ours` and `theirs` are what each side has, as text; empty where it has nothing. */
export type Clash = {
  readonly kind: ConflictKind;
  /** What an element is called in the common version or, where it is new, in that of who added it. */
  readonly key: string;
  readonly property?: string;
  readonly ours: string;
  readonly theirs: string;
};

/** An item in which everything that it names is a key. */
export type Entity = Omit<Item, 'id'>;

export type Side = {
  readonly version: Version;
  readonly match: Match;
  readonly entities: ReadonlyMap<string, Entity>;
  /** From key to the side's own identity. */
  readonly ids: ReadonlyMap<string, string>;
};

export type Merged = {
  readonly base: ReadonlyMap<string, Entity>;
  readonly ours: Side;
  readonly theirs: Side;
  readonly entities: ReadonlyMap<string, Entity>;
  readonly clashes: readonly Clash[];
};
