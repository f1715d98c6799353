// Over 300 lines: one table of what each operation means to people, a sort of change after the other.
/** Operations as people read them: typed, with their impact, and where they stand in both versions. */
import { isRelationKey, type Kind } from '../metamodel/index.ts';
import { keyOf, type Item, type Target } from './canonical.ts';
import type { Version } from './version.ts';
import type { Evidence, Match } from './matching.ts';
import { docKey, titleKey, type Operation } from './operations.ts';
import { shortId } from './identities.ts';
import { placeOf, placeOfHome, placeOfKey, type Place } from './places.ts';

/** From the gravest to the lightest. */
export const impacts = ['structural', 'funding', 'people', 'priority', 'cosmetic', 'none'] as const;
export type Impact = (typeof impacts)[number];

export type ChangeType = 'added' | 'removed' | 'renamed' | 'moved' | 'kind-changed' | 'changed' | 'reordered';

export type Change = {
  readonly id: string;
  readonly type: ChangeType;
  readonly impact: Impact;
  /** As it is called in the new version, or in the old one where it is gone. */
  readonly element: ElementName;
  /** Identities of the element, which tools look it up by. */
  readonly identity: { readonly before?: string; readonly after?: string };
  readonly fromParents?: readonly string[];
  readonly toParents?: readonly string[];
  /** The key that changed; a role's word included. */
  readonly property?: string;
  readonly before?: string;
  readonly after?: string;
  readonly evidence?: Evidence;
  readonly locations: { readonly before?: Place; readonly after?: Place };
};

export type ElementName = { readonly kind: Kind; readonly name?: string; readonly title?: string };

type Draft = Omit<Change, 'id' | 'locations' | 'identity'> & { readonly from?: string; readonly to?: string };

export type Changes = {
  readonly changes: readonly Change[];
  /** The identities that each change names beside its own: homes, and the targets of its links before and after. */
  readonly mentions: ReadonlyMap<string, readonly string[]>;
};

/** The changes between two versions in the order of their operations, and whom each mentions. */
export function changesOf(a: Version, b: Version, match: Match, operations: readonly Operation[]): Changes {
  const { backwards } = match;
  const changes: Change[] = [];
  const mentions = new Map<string, readonly string[]>();
  for (const operation of operations)
    for (const { from, to, ...rest } of draftsOf(operation, a, b, match, backwards)) {
      const id = `c${changes.length + 1}`;
      const before = from === undefined ? undefined : placeOfOperation(a, from, operation, 'before');
      const after = to === undefined ? undefined : placeOfOperation(b, to, operation, 'after');
      changes.push({
        id,
        ...rest,
        identity: { ...(from === undefined ? {} : { before: from }), ...(to === undefined ? {} : { after: to }) },
        locations: { ...(before ? { before } : {}), ...(after ? { after } : {}) },
      });
      mentions.set(id, mentionsOf(operation, a));
    }
  return { changes, mentions };
}

/** The line that says it, else the element's own. */
function placeOfOperation(
  { elements }: Version,
  id: string,
  operation: Operation,
  side: 'before' | 'after',
): Place | undefined {
  const element = elements.get(id);
  if (!element) return undefined;
  if (operation.op === 'set' || operation.op === 'linked') return placeOfKey(element, operation.key, keyOf);
  if (operation.op !== 'moved') return placeOf(element);
  const other = operation[side === 'after' ? 'before' : 'after'];
  return placeOfHome(
    element,
    operation[side].find((home) => !other.includes(home)),
  );
}

function mentionsOf(operation: Operation, a: Version): readonly string[] {
  switch (operation.op) {
    case 'moved':
    case 'ordered':
      return [...operation.before, ...operation.after];
    case 'linked':
      return [...operation.before, ...operation.after].map(({ to }) => to);
    case 'added':
      return [...operation.item.parents, ...targetsOf(operation.item)];
    case 'removed': {
      const item = a.items.get(operation.id);
      return item ? [...item.parents, ...targetsOf(item)] : [];
    }
    default:
      return [];
  }
}

function targetsOf({ links }: Item): readonly string[] {
  return Object.values(links).flatMap((targets) => targets.map(({ to }) => to));
}

function draftsOf(
  operation: Operation,
  a: Version,
  b: Version,
  match: Match,
  backwards: Match['backwards'],
): readonly Draft[] {
  switch (operation.op) {
    case 'added': {
      const { item } = operation;
      return [{ type: 'added', impact: weightOf(item), element: nameOf(item), to: item.id, toParents: item.parents }];
    }
    case 'removed': {
      const item = a.items.get(operation.id);
      return item
        ? [{ type: 'removed', impact: weightOf(item), element: nameOf(item), from: item.id, fromParents: item.parents }]
        : [];
    }
    case 'renamed':
      return renamed(operation, a, b, match);
    default: {
      const item = b.items.get(operation.id);
      const from = backwards.get(operation.id);
      if (!item) return [];
      const base = { element: nameOf(item), to: item.id, ...(from === undefined ? {} : { from }) };
      if (operation.op === 'moved')
        return [
          { ...base, type: 'moved', impact: weightOf(item), fromParents: operation.before, toParents: operation.after },
        ];
      if (operation.op === 'ordered') return reordered(operation, base);
      return changed(operation, item, base, a, b);
    }
  }
}

/** What an owner alone knows is not renamed where only its owner is. */
function renamed(
  operation: Extract<Operation, { op: 'renamed' }>,
  a: Version,
  b: Version,
  match: Match,
): readonly Draft[] {
  const [before, after] = [a.items.get(operation.from), b.items.get(operation.to)];
  if (!before || !after) return [];
  const evidence = match.evidence.get(operation.from);
  const base = { element: nameOf(after), from: before.id, to: after.id, ...(evidence ? { evidence } : {}) };
  if (before.kind !== after.kind)
    return [
      { ...base, type: 'kind-changed', impact: 'structural', property: 'kind', before: before.kind, after: after.kind },
    ];
  if (before.name === after.name) return [];
  return [{ ...base, type: 'renamed', impact: weightOf(after), before: before.name ?? '', after: after.name ?? '' }];
}

/** The items that have to be moved, the fewest that make the new order; nothing where items only came or went. */
function reordered(
  { before, after }: Extract<Operation, { op: 'ordered' }>,
  base: Pick<Draft, 'element' | 'from' | 'to'>,
): readonly Draft[] {
  const stayed = new Set(before.filter((id) => after.includes(id)));
  const [old, now] = [before.filter((id) => stayed.has(id)), after.filter((id) => stayed.has(id))];
  const positions = new Map(old.map((id, index) => [id, index]));
  const kept = longestRise(now.map((id) => positions.get(id) ?? 0));
  const moved = now.filter((_, index) => !kept.has(index));
  if (moved.length === 0) return [];
  const rank = (ids: readonly string[], id: string): string => `${shortId(id)} ${ids.indexOf(id) + 1}`;
  return [
    {
      ...base,
      type: 'reordered',
      impact: 'priority',
      property: 'order',
      before: moved.map((id) => rank(before, id)).join(', '),
      after: moved.map((id) => rank(after, id)).join(', '),
    },
  ];
}

/** The indexes of a longest rising part of some numbers: what keeps its place when as little as possible is moved. */
function longestRise(numbers: readonly number[]): ReadonlySet<number> {
  const tails: number[] = [];
  const previous = numbers.map(() => -1);
  numbers.forEach((number, index) => {
    let low = 0;
    let high = tails.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((numbers[tails[middle] ?? 0] ?? 0) < number) low = middle + 1;
      else high = middle;
    }
    previous[index] = low > 0 ? (tails[low - 1] ?? -1) : -1;
    tails[low] = index;
  });
  const kept = new Set<number>();
  for (let at = tails.at(-1) ?? -1; at >= 0; at = previous[at] ?? -1) kept.add(at);
  return kept;
}

function changed(
  operation: Extract<Operation, { op: 'set' | 'linked' }>,
  item: Item,
  base: Pick<Draft, 'element' | 'from' | 'to'>,
  a: Version,
  b: Version,
): readonly Draft[] {
  const { key } = operation;
  const property = key === titleKey ? 'title' : key === docKey ? 'documentation' : shortId(key).replace(/^\?/, '');
  const impact = key === titleKey || key === docKey ? 'cosmetic' : impactOf(key, item.kind);
  const isLinked = operation.op === 'linked';
  const text = (targets: readonly Target[]): string => targets.map((target) => targetText(target, a, b)).join(', ');
  const before = isLinked ? text(operation.before) : operation.before?.text;
  const after = isLinked ? text(operation.after) : operation.after?.text;
  return [
    {
      ...base,
      type: 'changed',
      impact,
      property,
      ...(before === undefined || before === '' ? {} : { before }),
      ...(after === undefined || after === '' ? {} : { after }),
    },
  ];
}

function targetText({ to, share, lead, since }: Target, a: Version, b: Version): string {
  const item = b.items.get(to) ?? a.items.get(to);
  const name = item?.kind === 'person' ? (item.title ?? `@${item.name ?? ''}`) : targetName(to);
  return [name, share === undefined ? '' : `${share}%`, lead ? 'lead' : '', since === undefined ? '' : `since ${since}`]
    .filter((part) => part !== '')
    .join(' ');
}

/** A name that means nothing says so: else what was found and is lost would look the same. */
function targetName(to: string): string {
  return to.startsWith('?') ? `${to.slice(1)} (not found)` : shortId(to);
}

/** What an element is called. */
export function nameOf({ kind, name, title }: Item): ElementName {
  return { kind, ...(name === undefined ? {} : { name }), ...(title === undefined ? {} : { title }) };
}

const light: ReadonlySet<Kind> = new Set<Kind>([
  'meta',
  'view',
  'milestone',
  'workflow',
  'item-types',
  'system',
  'supplier',
]);
const worked: ReadonlySet<Kind> = new Set<Kind>([
  'feature',
  'story',
  'capability',
  'epic',
  'objective',
  'key-result',
  'kpi',
  'flow',
  'business-value',
]);

/** How much it means that an element comes, goes, moves or is called otherwise. */
function weightOf({ kind }: Item): Impact {
  if (kind === 'person' || kind === 'role') return 'people';
  if (worked.has(kind)) return 'priority';
  return light.has(kind) ? 'cosmetic' : 'structural';
}

const byKey: Readonly<Record<string, Impact>> = {
  ...table(
    'funding',
    'budget',
    'funding',
    'reserve',
    'funded-by',
    'cost',
    'approval-threshold',
    'approved-by',
    'horizons',
  ),
  ...table('people', 'members', 'people', 'teams', 'capacity', 'contact', 'employer', 'position', 'email'),
  ...table(
    'priority',
    'wsjf',
    'rank',
    'pinned',
    'planned-for',
    'spans',
    'due',
    'state',
    'wip',
    'capacity-allocation',
    'demand',
  ),
  ...table(
    'structural',
    'type',
    'operating-model',
    'topology',
    'method',
    'pi',
    'pi-start',
    'iteration',
    'iterations',
    'ends',
  ),
};

function table(impact: Impact, ...keys: readonly string[]): Readonly<Record<string, Impact>> {
  return Object.fromEntries(keys.map((key) => [key, impact]));
}

function impactOf(key: string, kind: Kind): Impact {
  const own = Object.hasOwn(byKey, key) ? byKey[key] : undefined;
  if (own) return own;
  if (key.startsWith('role:') || key.startsWith('?')) return 'people';
  if (isRelationKey(key)) return 'structural';
  return worked.has(kind) && key !== 'tags' && key !== 'links' ? 'priority' : 'cosmetic';
}
