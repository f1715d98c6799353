/**
 * A version of an organisation as comparing sees it: linked, and without all that means nothing, such as white space,
 * files, the order of siblings, and whether nesting or `in` says what contains it.
 */
import { outLinks, valueOf, type Element, type Link } from '../binding/element.ts';
import { relationKeys, type Kind } from '../metamodel/index.ts';
import { personName, roleLinesOf } from '../model/queries.ts';
import type { Project } from '../project.ts';
import type { ElementKind, Value } from '../syntax/summary.ts';
import { valueText } from '../views/value-text.ts';
import { placeOf, type Place } from './places.ts';

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

export type Version = {
  readonly items: ReadonlyMap<string, Item>;
  readonly places: ReadonlyMap<string, Place>;
  /** The elements themselves, for what is computed of them. */
  readonly elements: ReadonlyMap<string, Element>;
};

export function toVersion(project: Project): Version {
  const declared = project.paths().flatMap((path) => project.file(path)?.elements ?? []);
  const mentioned = project.model.elementsOf('person').filter((person) => person.file === undefined);
  const items = new Map<string, Item>();
  const places = new Map<string, Place>();
  const elements = new Map<string, Element>();
  for (const element of [...declared, ...mentioned]) {
    const item = toItem(element);
    if (!item) continue;
    items.set(item.id, item);
    elements.set(item.id, element);
    const place = placeOf(element);
    if (place) places.set(item.id, place);
  }
  return { items, places, elements };
}

function toItem(element: Element): Item | undefined {
  const { kind, name, doc } = element;
  if (kind === 'file' || kind === 'unknown') return undefined;
  const title = kind === 'person' ? namedPerson(element) : element.title;
  const homes = element.links('in').flatMap(({ target }) => (target && target.kind !== 'file' ? [target.id] : []));
  // A line of a backlog that names an item and one that declares it mean the same.
  const parents = [...homes, ...element.unorderedLinksTo('ranks').map(({ subject }) => subject.id)];
  return {
    id: element.id,
    kind,
    ...(name === undefined ? {} : { name }),
    ...(title === undefined ? {} : { title }),
    ...(doc === undefined ? {} : { doc }),
    parents: [...new Set(parents)].sort(),
    facts: factsOf(element),
    links: linksOf(element),
    order: orderOf(element),
    was: element.values('was').flatMap((value) => (value.type === 'text' ? [value.text] : [])),
  };
}

/** What a handle alone says is no name. */
function namedPerson(person: Element): string | undefined {
  const name = personName(person);
  return name === `@${person.name ?? ''}` ? undefined : name;
}

const told: ReadonlySet<string> = new Set<string>(['in', 'ranks', 'was', 'instead', 'conflicts-with', ...relationKeys]);
/** Where the order of the entries is a part of the meaning. */
const ordered: ReadonlySet<string> = new Set(['iterations']);

function factsOf(element: Element): Item['facts'] {
  const roleKeys = new Set(roleLinesOf(element).map(({ key }) => key));
  const values = new Map<string, Value[]>();
  for (const { key, status, values: own } of element.declaration?.statements ?? []) {
    if (status === 'misplaced' || told.has(key) || roleKeys.has(key) || isDefault(element.kind, key, own)) continue;
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
  const parts = values.map((value) => ({ canon: canonOf(value), text: valueText(value) }));
  const sorted = ordered.has(key) ? parts : parts.sort((a, b) => (a.canon < b.canon ? -1 : a.canon > b.canon ? 1 : 0));
  return { canon: sorted.map(({ canon }) => canon).join(' '), text: sorted.map(({ text }) => text).join(', ') };
}

/** A value without its place, its parts in one order. */
function canonOf(value: Value): string {
  return JSON.stringify(value, (key, part: unknown) => {
    if (key === 'span') return undefined;
    // Who approved is a link as well, and is compared there, whatever the person is called.
    if (value.type === 'approval' && (key === 'person' || key === 'by')) return undefined;
    if (typeof part !== 'object' || part === null || Array.isArray(part)) return part;
    return Object.fromEntries(Object.entries(part).sort(([a], [b]) => (a < b ? -1 : 1)));
  });
}

function linksOf(element: Element): Item['links'] {
  const links = new Map<string, Map<string, Target>>();
  const add = (key: string, target: Target): void => {
    const own = links.get(key) ?? new Map<string, Target>();
    links.set(key, own.set(target.to, { ...own.get(target.to), ...target }));
  };
  for (const link of outLinks(element)) {
    const key = keyOf(link);
    if (key !== undefined) add(key, toTarget(link));
  }
  for (const { role, key, holders } of roleLinesOf(element)) {
    for (const { person, share, lead, since } of holders)
      add(role?.id ?? `?${key}`, {
        to: person?.id ?? 'vacant',
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

function toTarget(link: Link): Target {
  const value = valueOf(link);
  const share = value?.type === 'reference' || value?.type === 'person' ? value.share : undefined;
  return {
    to: link.status === 'resolved' && link.target ? link.target.id : `?${link.name}`,
    ...(share === undefined ? {} : { share }),
    ...(link.lead ? { lead: true as const } : {}),
  };
}

function orderOf(element: Element): readonly string[] {
  if (element.kind !== 'backlog') return [];
  const ids = element.links('ranks').map(({ target, name }) => target?.id ?? `?${name}`);
  return [...new Set(ids)];
}
