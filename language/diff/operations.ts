/** The operations that rebuild one version from another, and the rebuilding. */
import type { Fact, Item, Target } from './canonical.ts';
import type { Version } from './version.ts';
import type { Match } from './matching.ts';
import { differing } from './differing.ts';
import { namingItems } from './references.ts';

/** Identities are those of the old version in `removed` and `renamed.from`, and of the new one everywhere else. */
export type Operation =
  | { readonly op: 'removed'; readonly id: string }
  | { readonly op: 'added'; readonly item: Item }
  | { readonly op: 'renamed'; readonly from: string; readonly to: string; readonly item: Pick<Item, 'kind' | 'name'> }
  | { readonly op: 'moved'; readonly id: string; readonly before: readonly string[]; readonly after: readonly string[] }
  | { readonly op: 'set'; readonly id: string; readonly key: string; readonly before?: Fact; readonly after?: Fact }
  | {
      readonly op: 'linked';
      readonly id: string;
      readonly key: string;
      readonly before: readonly Target[];
      readonly after: readonly Target[];
    }
  | {
      readonly op: 'ordered';
      readonly id: string;
      readonly before: readonly string[];
      readonly after: readonly string[];
    };

/** The titles and comments are facts to an operation; these keys cannot be those of a fact. */
export const titleKey = '"title"';
export const docKey = '"doc"';

/** All that differs, in an order in which it can be rebuilt. */
export function operationsOf(a: Version, b: Version, match: Match): readonly Operation[] {
  const { pairs } = match;
  const translate = (id: string): string => pairs.get(id) ?? id;
  const touched = touchedIn(a, b, match);
  const operations: Operation[] = [];
  for (const id of a.items.keys()) {
    const to = pairs.get(id);
    if (to === undefined || !b.items.has(to)) operations.push({ op: 'removed', id });
    if (to === undefined || !touched.has(id)) continue;
    const [item, other] = [a.items.get(id), b.items.get(to)];
    if (item && other) operations.push(...between(item, other, translate));
  }
  for (const id of b.items.keys()) {
    const item = match.backwards.has(id) ? undefined : b.items.get(id);
    if (item) operations.push({ op: 'added', item });
  }
  return operations.sort((x, y) => (keyOf(x) < keyOf(y) ? -1 : 1));
}

/** What may say something else now, by its old identity: nearly all of two versions is the same. */
function touchedIn(a: Version, b: Version, { pairs }: Match): ReadonlySet<string> {
  const touched = new Set(differing(a, b));
  for (const [from] of pairs.renamed()) {
    touched.add(from);
    // What is called otherwise is named by whoever names it, even where that is the name of something else now.
    for (const other of namingItems(a, from)) touched.add(other);
  }
  return touched;
}

const order = ['removed', 'renamed', 'added', 'moved', 'set', 'linked', 'ordered'] as const;

/** One order for all runs. */
function keyOf(operation: Operation): string {
  const id = operation.op === 'added' ? operation.item.id : operation.op === 'renamed' ? operation.from : operation.id;
  return `${order.indexOf(operation.op)} ${id} ${'key' in operation ? operation.key : ''}`;
}

function between(item: Item, other: Item, translate: (id: string) => string): readonly Operation[] {
  const { id } = other;
  const operations: Operation[] = [];
  if (item.id !== id)
    operations.push({
      op: 'renamed',
      from: item.id,
      to: id,
      item: { kind: other.kind, ...(other.name === undefined ? {} : { name: other.name }) },
    });
  const parents = item.parents.map(translate).sort();
  if (!sameTexts(parents, other.parents)) operations.push({ op: 'moved', id, before: parents, after: other.parents });
  const [before, after] = [allFacts(item), allFacts(other)];
  for (const key of keysOf(before, after))
    if (before[key]?.canon !== after[key]?.canon)
      operations.push({ op: 'set', id, key, ...optional('before', before[key]), ...optional('after', after[key]) });
  const links = translatedLinks(item.links, translate);
  for (const key of keysOf(links, other.links))
    if (JSON.stringify(links[key] ?? []) !== JSON.stringify(other.links[key] ?? []))
      operations.push({ op: 'linked', id, key, before: links[key] ?? [], after: other.links[key] ?? [] });
  const ranks = item.order.map(translate);
  if (!sameTexts(ranks, other.order)) operations.push({ op: 'ordered', id, before: ranks, after: other.order });
  return operations;
}

function optional<K extends string>(key: K, fact: Fact | undefined): Partial<Record<K, Fact>> {
  // The one key is K, and its value a fact.
  return (fact ? { [key]: fact } : {}) as Partial<Record<K, Fact>>;
}

/** What an item states, its title and its comment included. */
export function allFacts({ title, doc, facts }: Item): Readonly<Record<string, Fact>> {
  return {
    ...facts,
    ...(title === undefined ? {} : { [titleKey]: { canon: title, text: title } }),
    ...(doc === undefined ? {} : { [docKey]: { canon: doc, text: doc } }),
  };
}

function keysOf(a: object, b: object): readonly string[] {
  return [...new Set([...Object.keys(a), ...Object.keys(b)])].sort();
}

/** Roles are keys that are identities, and so may be renamed themselves. */
function translatedLinks(links: Item['links'], translate: (id: string) => string): Item['links'] {
  return Object.fromEntries(
    Object.entries(links).map(([key, targets]) => [
      translate(key),
      targets.map((target) => ({ ...target, to: translate(target.to) })).sort((a, b) => (a.to < b.to ? -1 : 1)),
    ]),
  );
}

function sameTexts(a: readonly string[], b: readonly string[]): boolean {
  return a.length === b.length && a.every((text, index) => text === b[index]);
}

/** Rebuilds the new version; leaving any operation out gives another one. */
export function applyOperations(
  { items }: Pick<Version, 'items'>,
  operations: readonly Operation[],
): ReadonlyMap<string, Item> {
  const renames = new Map(operations.flatMap((each) => (each.op === 'renamed' ? [[each.from, each] as const] : [])));
  const translate = (id: string): string => renames.get(id)?.to ?? id;
  const removed = new Set(operations.flatMap((each) => (each.op === 'removed' ? [each.id] : [])));
  const result = new Map<string, Item>();
  for (const [id, item] of items) {
    if (removed.has(id)) continue;
    const named = renames.get(id)?.item;
    const { name: _name, ...rest } = item;
    const moved: Item = {
      ...(named ? { ...rest, ...named } : item),
      id: translate(id),
      parents: item.parents.map(translate).sort(),
      links: translatedLinks(item.links, translate),
      order: item.order.map(translate),
    };
    result.set(moved.id, moved);
  }
  for (const operation of operations) applyOne(result, operation);
  return result;
}

function applyOne(items: Map<string, Item>, operation: Operation): void {
  if (operation.op === 'added') items.set(operation.item.id, operation.item);
  if (operation.op === 'added' || operation.op === 'removed' || operation.op === 'renamed') return;
  const item = items.get(operation.id);
  if (item) items.set(operation.id, changed(item, operation));
}

function changed(item: Item, operation: Extract<Operation, { readonly id: string }>): Item {
  switch (operation.op) {
    case 'moved':
      return { ...item, parents: operation.after };
    case 'ordered':
      return { ...item, order: operation.after };
    case 'linked':
      return {
        ...item,
        links: withKey(item.links, operation.key, operation.after.length > 0 ? operation.after : undefined),
      };
    case 'set':
      return withFact(item, operation.key, operation.after);
    case 'removed':
      return item;
  }
}

function withFact(item: Item, key: string, fact: Fact | undefined): Item {
  if (key !== titleKey && key !== docKey) return { ...item, facts: withKey(item.facts, key, fact) };
  const field = key === titleKey ? 'title' : 'doc';
  const { [field]: _old, ...rest } = item;
  return fact ? { ...rest, [field]: fact.canon } : rest;
}

function withKey<V>(
  table: Readonly<Record<string, V>>,
  key: string,
  value: V | undefined,
): Readonly<Record<string, V>> {
  const { [key]: _old, ...rest } = table;
  const entries = Object.entries(value === undefined ? rest : { ...rest, [key]: value });
  return Object.fromEntries(entries.sort(([a], [b]) => (a < b ? -1 : 1)));
}
