/**
 * A version of an organisation as comparing sees it: linked, and without all that means nothing, such as white space,
 * files, the order of siblings, and whether nesting or `in` says what contains it.
 */
import { outLinks, valueOf, type Element, type Link } from '../binding/element.ts';
import { someLinkOut } from '../binding/link-lists.ts';
import { relationKeys, type Kind } from '../metamodel/index.ts';
import { personName, roleLinesOf } from '../model/queries.ts';
import type { Declaration, ElementKind, Value } from '../syntax/summary.ts';
import { valueText } from '../views/value-text.ts';

export type Item = {
  /** `art:sky`; what is owned hangs on its owner: `art:sky/backlog`. */
  readonly id: string;
  readonly kind: Kind;
  readonly name?: string;
  readonly title?: string;
  readonly doc?: string;
  /** The identities of what contains it, the backlogs that rank it included, sorted. */
  readonly parents: readonly string[];
  /** What it states, by key; the same text for the same meaning. */
  readonly facts: Readonly<Record<string, Fact>>;
  /** Relations, members, and roles (`role:product-manager`), by key; each sorted by target. */
  readonly links: Readonly<Record<string, readonly Target[]>>;
  /** The items of a backlog in the order of priority; empty for all else. */
  readonly order: readonly string[];
  /** Earlier names, which settle what was renamed; they are no part of what is compared. */
  readonly was: readonly string[];
};

/** `canon` is compared, `text` is read. */
export type Fact = { readonly canon: string; readonly text: string };

/** `to` is an identity, `?name` for a name that means nothing, `vacant` for an open seat. */
export type Target = { readonly to: string; readonly share?: number; readonly lead?: true; readonly since?: string };

export type IdOf = (element: Element) => string;

/** An element without what means nothing; undefined for a file's own element and for what is of no kind. */
export function toItem(element: Element, idOf: IdOf): Item | undefined {
  const { kind, name, doc } = element;
  if (kind === 'file' || kind === 'unknown') return undefined;
  const title = kind === 'person' ? namedPerson(element) : element.title;
  const parents: string[] = [];
  for (const parent of element.targets('in')) if (parent.kind !== 'file') parents.push(idOf(parent));
  // A line of a backlog that names an item and one that declares it mean the same.
  for (const { subject } of element.unorderedLinksTo('ranks')) parents.push(idOf(subject));
  return {
    id: idOf(element),
    kind,
    ...(name === undefined ? {} : { name }),
    ...(title === undefined ? {} : { title }),
    ...(doc === undefined ? {} : { doc }),
    parents: parents.length < 2 ? parents : [...new Set(parents)].sort(),
    facts: factsOf(element),
    links: linksOf(element, idOf),
    order: orderOf(element, idOf),
    was: element.values('was').flatMap((value) => (value.type === 'text' ? [value.text] : [])),
  };
}

/** What a person is called; what a handle alone says is no name. */
export function namedPerson(person: Element): string | undefined {
  const name = personName(person);
  return name === `@${person.name ?? ''}` ? undefined : name;
}

const told: ReadonlySet<string> = new Set<string>(['in', 'ranks', 'was', 'instead', 'conflicts-with', ...relationKeys]);
/** Where the order of the entries is a part of the meaning. */
const ordered: ReadonlySet<string> = new Set(['iterations']);

const noFacts: Item['facts'] = {};

/** They are read off the text alone, and two versions have most declarations in common. */
const factsKnown = new WeakMap<Declaration, Item['facts']>();

function factsOf({ declaration }: Element): Item['facts'] {
  if (!declaration || declaration.statements.length === 0) return noFacts;
  let facts = factsKnown.get(declaration);
  if (!facts) factsKnown.set(declaration, (facts = makeFacts(declaration)));
  return facts;
}

function makeFacts({ kind, statements }: Declaration): Item['facts'] {
  const values = new Map<string, readonly Value[]>();
  for (const { key, status, values: own } of statements) {
    // A key that no kind takes is a role’s.
    if (status === 'misplaced' || status === 'unknown' || told.has(key) || isDefault(kind, key, own)) continue;
    const name = key === '=' ? 'value' : key;
    values.set(name, [
      ...(values.get(name) ?? []),
      ...own.filter(({ type }) => type !== 'person' && type !== 'reference'),
    ]);
  }
  const facts = [...values].filter(([, own]) => own.length > 0).sort(([a], [b]) => (a < b ? -1 : 1));
  return Object.fromEntries(facts.map(([key, own]) => [key, toFact(key, own)]));
}

/** What holds anyway, where nothing is said. */
const defaults: Readonly<Record<string, Readonly<Partial<Record<ElementKind, string>>>>> = {
  type: {
    epic: 'business',
    capability: 'business',
    feature: 'business',
    story: 'business',
    'value-stream': 'development',
    system: 'system',
  },
  method: { team: 'scrum' },
};

function isDefault(kind: ElementKind, key: string, values: readonly Value[]): boolean {
  const [value, second] = values;
  const word = Object.hasOwn(defaults, key) ? defaults[key]?.[kind] : undefined;
  return word !== undefined && !second && value?.type === 'word' && value.word === word && value.detail === undefined;
}

function toFact(key: string, values: readonly Value[]): Fact {
  const [only, second] = values;
  if (only && !second) return { canon: canonOf(only), text: valueText(only) };
  const parts = values.map((value) => ({ canon: canonOf(value), text: valueText(value) }));
  const sorted = ordered.has(key) ? parts : parts.sort((a, b) => (a.canon < b.canon ? -1 : a.canon > b.canon ? 1 : 0));
  return { canon: sorted.map(({ canon }) => canon).join(' '), text: sorted.map(({ text }) => text).join(', ') };
}

/** A value without its place, its parts in one order. */
function canonOf(value: Value): string {
  // Who approved is a link as well, and is compared there, whatever the person is called.
  return JSON.stringify(inOneOrder(value, value.type === 'approval' ? placeAndPerson : place));
}

const place: readonly string[] = ['span'];
const placeAndPerson: readonly string[] = ['span', 'person', 'by'];

function inOneOrder(part: object, without: readonly string[]): object {
  const found: Record<string, unknown> = {};
  const entries: readonly (readonly [string, unknown])[] = Object.entries(part);
  for (const [key, own] of entries.toSorted(([a], [b]) => (a < b ? -1 : 1))) {
    if (without.includes(key)) continue;
    found[key] = orderedPart(own, without);
  }
  return found;
}

function orderedPart(part: unknown, without: readonly string[]): unknown {
  if (Array.isArray(part)) return part.map((each: unknown) => orderedPart(each, without));
  return typeof part === 'object' && part !== null ? inOneOrder(part, without) : part;
}

const noLinks: Item['links'] = {};

function linksOf(element: Element, idOf: IdOf): Item['links'] {
  const lines = roleLinesOf(element);
  if (lines.length === 0 && !someLinkOut(element, isTold)) return noLinks;
  const links = new Map<string, Map<string, Target>>();
  const add = (key: string, target: Target): void => {
    const own = links.get(key) ?? new Map<string, Target>();
    links.set(key, own.set(target.to, { ...own.get(target.to), ...target }));
  };
  for (const link of outLinks(element)) {
    const key = keyOf(link);
    if (key !== undefined) add(key, toTarget(link, idOf));
  }
  for (const { role, key, holders } of lines) {
    for (const { person, share, lead, since } of holders)
      add(role ? idOf(role) : `?${key}`, {
        to: person ? idOf(person) : 'vacant',
        ...(share === undefined ? {} : { share }),
        ...(lead ? { lead } : {}),
        ...(since === undefined ? {} : { since }),
      });
  }
  const sorted = [...links].sort(([a], [b]) => (a < b ? -1 : 1));
  return Object.fromEntries(
    sorted.map(([key, targets]) => [key, [...targets.values()].sort((a, b) => (a.to < b.to ? -1 : 1))]),
  );
}

function isTold(link: Link): boolean {
  return keyOf(link) !== undefined;
}

/** The key under which an item has a link. Containment, the order of a backlog, and roles are told elsewhere. */
export function keyOf(link: Link): string | undefined {
  switch (link.relation) {
    case 'in':
    case 'ranks':
    case 'holder':
    case 'role-key':
    case 'misplaced':
      return undefined;
    case 'member':
      return 'members';
    case 'person':
    case 'role':
    case 'employer':
      return link.key;
    default:
      return link.relation;
  }
}

function toTarget(link: Link, idOf: IdOf): Target {
  const value = valueOf(link);
  const share = value?.type === 'reference' || value?.type === 'person' ? value.share : undefined;
  return {
    to: link.status === 'resolved' && link.target ? idOf(link.target) : `?${link.name}`,
    ...(share === undefined ? {} : { share }),
    ...(link.lead ? { lead: true as const } : {}),
  };
}

const noOrder: readonly string[] = [];

function orderOf(element: Element, idOf: IdOf): readonly string[] {
  if (element.kind !== 'backlog') return noOrder;
  const ids = element.links('ranks').map(({ target, name }) => (target ? idOf(target) : `?${name}`));
  return [...new Set(ids)];
}
