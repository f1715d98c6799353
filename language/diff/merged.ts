/**
 * Two people's changes to one version, put together by element instead of by line: the merged version, and where the two
 * clash. Elements are known by their identity in the common version, or by `+` and their own where they are new.
 */
import type { Fact, Item, Target } from './canonical.ts';
import type { Version } from './version.ts';
import { matchVersions } from './match.ts';
import { clashesOfWhole } from './merge-whole.ts';
import type { Clash, ConflictKind, Entity, Merged, Side } from './merging.ts';

export function mergeVersions(base: Version, ours: Version, theirs: Version): Merged {
  const [a, b] = [toSide(base, ours), toSide(base, theirs)];
  const origin = new Map([...base.items].map(([id, item]) => [id, toEntity(item, (key) => key)]));
  const declared = new Set([
    ...[...base.elements.keys()].filter((id) => isDeclared(base, id)),
    ...[a, b].flatMap(({ version, ids }) => declaredIn(version, ids)),
  ]);
  const merge = new Merge(origin, a, b, declared);
  const merged = { base: origin, ours: a, theirs: b, entities: merge.entities() };
  return { ...merged, clashes: [...merge.clashes, ...clashesOfWhole(merged)] };
}

function toSide(base: Version, version: Version): Side {
  const match = matchVersions(base, version);
  const { backwards } = match;
  const keyOf = (id: string): string => backwards.get(id) ?? (version.items.has(id) ? `+${id}` : id);
  const entities = new Map<string, Entity>();
  const ids = new Map<string, string>();
  for (const item of version.items.values()) {
    const key = keyOf(item.id);
    entities.set(key, toEntity(item, keyOf));
    ids.set(key, item.id);
  }
  return { version, match, entities, ids };
}

function declaredIn(version: Version, ids: ReadonlyMap<string, string>): readonly string[] {
  return [...ids].flatMap(([key, id]) => (isDeclared(version, id) ? [key] : []));
}

function isDeclared({ elements }: Version, id: string): boolean {
  return elements.get(id)?.declaration !== undefined;
}

function toEntity({ id: _id, ...item }: Item, keyOf: (id: string) => string): Entity {
  return {
    ...item,
    parents: item.parents.map(keyOf).sort(),
    links: Object.fromEntries(
      Object.entries(item.links).map(([key, targets]) => [
        keyOf(key),
        targets.map((target) => ({ ...target, to: keyOf(target.to) })).sort((x, y) => (x.to < y.to ? -1 : 1)),
      ]),
    ),
    order: item.order.map(keyOf),
  };
}

/** A part of an entity that one side or the other decides as a whole. */
type Part<T> = {
  readonly kind: ConflictKind;
  readonly property: string;
  readonly of: (entity: Entity) => T;
  readonly text: (value: T) => string;
  /** What of it is compared. */
  readonly canon?: (value: T) => unknown;
};

class Merge {
  readonly clashes: Clash[] = [];
  private readonly base: ReadonlyMap<string, Entity>;
  private readonly ours: Side;
  private readonly theirs: Side;
  /** Who is only mentioned comes and goes with the mention, and is removed by nobody. */
  private readonly declared: ReadonlySet<string>;

  constructor(base: ReadonlyMap<string, Entity>, ours: Side, theirs: Side, declared: ReadonlySet<string>) {
    this.base = base;
    this.ours = ours;
    this.theirs = theirs;
    this.declared = declared;
  }

  entities(): ReadonlyMap<string, Entity> {
    const keys = [...new Set([...this.base.keys(), ...this.ours.entities.keys(), ...this.theirs.entities.keys()])];
    const merged = new Map<string, Entity>();
    for (const key of keys.sort()) {
      const entity = this.one(key);
      if (entity) merged.set(key, entity);
    }
    this.dropUnmentioned(merged);
    return merged;
  }

  private dropUnmentioned(merged: Map<string, Entity>): void {
    const named = new Set(
      [...merged.values()].flatMap(({ links }) =>
        Object.values(links)
          .flat()
          .map(({ to }) => to),
      ),
    );
    for (const key of merged.keys()) if (!this.declared.has(key) && !named.has(key)) merged.delete(key);
  }

  private one(key: string): Entity | undefined {
    const origin = this.base.get(key);
    const [a, b] = [this.ours.entities.get(key), this.theirs.entities.get(key)];
    if (a && b) return this.both(key, origin, a, b);
    const kept = a ?? b;
    if (!origin || !kept || !this.declared.has(key)) return kept;
    if (isSameEntity(kept, origin)) return undefined;
    this.clashes.push({
      kind: 'changed-and-removed',
      key,
      ours: a ? 'changed' : 'removed',
      theirs: b ? 'changed' : 'removed',
    });
    return kept;
  }

  private both(key: string, origin: Entity | undefined, a: Entity, b: Entity): Entity {
    const pick = this.picker(key, origin, a, b);
    const plain = (text: string | undefined): string => text ?? '';
    const name = pick({
      kind: 'both-renamed',
      property: 'name',
      of: ({ kind, name: own }) => ({ kind, name: own }),
      text: (value) => value.name ?? value.kind,
    });
    const title = pick({ kind: 'both-changed', property: 'title', of: (each) => each.title, text: plain });
    const doc = pick({ kind: 'both-changed', property: 'documentation', of: (each) => each.doc, text: plain });
    const facts = this.table<Fact>(a.facts, b.facts, (property) =>
      pick({
        kind: 'both-changed',
        property,
        of: (each) => each.facts[property],
        text: (fact) => plain(fact?.text),
        canon: (fact) => fact?.canon,
      }),
    );
    const links = this.table<readonly Target[]>(a.links, b.links, (property) => {
      const [o, x, y] = [origin?.links, a.links, b.links].map((table) => table?.[property] ?? []);
      return this.linked({ key, property, isNew: !origin }, o ?? [], x ?? [], y ?? []);
    });
    return {
      kind: name.kind,
      ...(name.name === undefined ? {} : { name: name.name }),
      ...(title === undefined ? {} : { title }),
      ...(doc === undefined ? {} : { doc }),
      parents: pick({ kind: 'both-moved', property: 'in', of: (each) => each.parents, text: (ids) => ids.join(', ') }),
      facts,
      links,
      order: this.ordered(key, origin?.order ?? [], a.order, b.order),
      was: a.was,
    };
  }

  /** Takes what one side changed; where both did, and differently, that is a clash, and ours is kept. */
  private picker(key: string, origin: Entity | undefined, a: Entity, b: Entity) {
    return <T>({ kind, property, of, text, canon = (value) => value }: Part<T>): T => {
      const [x, y] = [of(a), of(b)];
      const [o, left, right] = [origin && canon(of(origin)), canon(x), canon(y)];
      if (same(left, right) || (origin && same(right, o))) return x;
      if (origin && same(left, o)) return y;
      this.clashes.push({ kind: origin ? kind : 'both-added', key, property, ours: text(x), theirs: text(y) });
      return x;
    };
  }

  private table<V>(
    a: Readonly<Record<string, V>>,
    b: Readonly<Record<string, V>>,
    merge: (property: string) => V | undefined,
  ): Readonly<Record<string, V>> {
    const keys = [...new Set([...Object.keys(a), ...Object.keys(b)])].sort();
    const entries = keys.flatMap((key) => {
      const value = merge(key);
      return value === undefined || (Array.isArray(value) && value.length === 0) ? [] : [[key, value] as const];
    });
    return Object.fromEntries(entries);
  }

  /** Each target on its own, unless both gave one seat to somebody else. */
  private linked(
    { key, property, isNew }: { readonly key: string; readonly property: string; readonly isNew: boolean },
    o: readonly Target[],
    a: readonly Target[],
    b: readonly Target[],
  ): readonly Target[] {
    if (same(a, b) || same(b, o)) return a;
    if (same(a, o)) return b;
    const [wentA, wentB] = [without(o, a), without(o, b)];
    const [cameA, cameB] = [without(a, o), without(b, o)];
    const isSameSeat =
      wentA.some(({ to }) => wentB.some((other) => other.to === to)) && cameA.length > 0 && cameB.length > 0;
    if (isNew || (isSameSeat && !same(cameA, cameB))) {
      const text = (targets: readonly Target[]): string => targets.map(({ to }) => to).join(', ');
      this.clashes.push({ kind: isNew ? 'both-added' : 'both-changed', key, property, ours: text(a), theirs: text(b) });
      return a;
    }
    const gone = new Set([...wentA, ...wentB].map(({ to }) => to));
    const kept = [...a, ...b.filter(({ to }) => !a.some((each) => each.to === to))];
    const merged = kept.filter(({ to }) => !gone.has(to) || [...cameA, ...cameB].some((each) => each.to === to));
    return merged.sort((x, y) => (x.to < y.to ? -1 : 1));
  }

  /** What both left where it was decides; what one added follows what it followed there. */
  private ordered(key: string, o: readonly string[], a: readonly string[], b: readonly string[]): readonly string[] {
    if (same(a, b) || same(b, o)) return a;
    if (same(a, o)) return b;
    const common = new Set(o.filter((id) => a.includes(id) && b.includes(id)));
    const [left, right, old] = [a, b, o].map((list) => list.filter((id) => common.has(id)));
    if (!same(left, old) && !same(right, old) && !same(left, right))
      this.clashes.push({ kind: 'both-reordered', key, property: 'order', ours: a.join(', '), theirs: b.join(', ') });
    const [lead, other] = same(left, old) ? [b, a] : [a, b];
    const result = lead.filter((id) => !o.includes(id) || other.includes(id));
    other.forEach((id, at) => {
      if (o.includes(id) || result.includes(id)) return;
      const before = other.slice(0, at).findLast((each) => result.includes(each));
      result.splice(before === undefined ? 0 : result.indexOf(before) + 1, 0, id);
    });
    return result;
  }
}

/** Earlier names are no part of what is compared, and one amount may be written in several ways. */
function isSameEntity(a: Entity, b: Entity): boolean {
  const plain = ({ was: _was, facts, ...rest }: Entity): unknown => [
    rest,
    Object.entries(facts).map(([key, { canon }]) => [key, canon]),
  ];
  return same(plain(a), plain(b));
}

function without(list: readonly Target[], other: readonly Target[]): readonly Target[] {
  return list.filter((each) => !other.some((target) => same(each, target)));
}

function same(a: unknown, b: unknown): boolean {
  return JSON.stringify(a) === JSON.stringify(b);
}
