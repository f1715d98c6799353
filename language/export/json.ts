/** The organisation as JSON, for other programs. `schemas/organisation.schema.json` describes it. */
import type { Element, Link, LinkRelation } from '../binding/element.ts';
import { kindRow, relationKeys, type Kind, type Level } from '../metamodel/index.ts';
import { givenName, roleLinesOf, type Holder } from '../model/queries.ts';
import type { MoneyTerms } from '../model/money.ts';
import type { Project } from '../project.ts';
import { lineAt } from '../syntax/in-order.ts';
import type { Measure, Value } from '../syntax/summary.ts';
import { computedOf } from '../views/computed.ts';

export type OrganisationJson = {
  readonly formatVersion: '1';
  readonly project: string;
  readonly elements: readonly ElementJson[];
};

export type ElementJson = {
  readonly id: string;
  readonly kind: Kind;
  readonly level: Level;
  readonly name?: string;
  readonly title?: string;
  readonly doc?: string;
  /** Absent for a person who is mentioned and not declared. Lines and columns count from 1. */
  readonly place?: { readonly file: string; readonly line: number; readonly column: number };
  readonly facts: Readonly<Record<string, readonly FactJson[]>>;
  readonly relations: Readonly<Record<string, readonly LinkJson[]>>;
  readonly roles: readonly RoleJson[];
  /** What follows from the rest: only what there is to say. */
  readonly computed?: ComputedJson;
};

/** Elements by identity. */
export type ComputedJson = {
  readonly people?: number;
  readonly teams?: number;
  readonly budget?: string;
  readonly allocated?: string;
  readonly themes?: readonly string[];
  readonly streams?: readonly string[];
};

/** A value of the language without its place in the text. */
export type FactJson =
  | WithoutSpan<Exclude<Value, { readonly type: 'invalid' | 'measure' }>>
  | { readonly type: 'measure'; readonly measure: MeasureJson };
type WithoutSpan<V> = V extends unknown ? Omit<V, 'span'> : never;

/** A reading alone has no target. */
export type MeasureJson = Omit<Measure, 'to'> & { readonly to?: number };

/** `to` is the identity of what the name means; absent where the project has no such element. */
export type LinkJson = { readonly name: string; readonly to?: string; readonly share?: number; readonly lead?: true };

export type RoleJson = {
  /** The word as written. */
  readonly key: string;
  /** The identity of the role, which may be one of the built-in library. */
  readonly role?: string;
  readonly holders: readonly HolderJson[];
};

export type HolderJson =
  | { readonly person: string; readonly share?: number; readonly lead?: true }
  | { readonly vacant: true; readonly since?: string };

/** `terms` is what the project says of its money. */
export function toJson(project: Project, name: string, terms: MoneyTerms = { rates: [] }): OrganisationJson {
  const declared = project.paths().flatMap((path) => project.file(path)?.elements ?? []);
  const mentioned = project.model.elementsOf('person').filter((person) => person.file === undefined);
  return {
    formatVersion: '1',
    project: name,
    elements: [...declared, ...mentioned].flatMap((element) => toElement(element, terms)),
  };
}

function toElement(element: Element, terms: MoneyTerms): readonly ElementJson[] {
  const { kind, name, doc } = element;
  const title = kind === 'person' ? givenName(element) : element.title;
  if (kind === 'file' || kind === 'unknown') return [];
  return [
    {
      id: element.id,
      kind,
      level: kindRow(kind).level,
      ...(name === undefined ? {} : { name }),
      ...(title === undefined ? {} : { title }),
      ...(doc === undefined ? {} : { doc }),
      ...placeOf(element),
      facts: factsOf(element),
      relations: relationsOf(element),
      roles: roleLinesOf(element).map(({ key, role, holders }) => ({
        key,
        ...(role ? { role: role.id } : {}),
        holders: holders.map(toHolder),
      })),
      ...computedJson(element, terms),
    },
  ];
}

function computedJson(element: Element, terms: MoneyTerms): { readonly computed?: ComputedJson } {
  const { people, teams, budget, allocated, themes, streams } = computedOf(element, terms);
  const computed: ComputedJson = {
    ...(people > 0 ? { people } : {}),
    ...(teams > 0 ? { teams } : {}),
    ...(budget === undefined ? {} : { budget }),
    ...(allocated === undefined ? {} : { allocated }),
    ...(themes.length > 0 ? { themes: themes.map(({ id }) => id) } : {}),
    ...(streams.length > 0 ? { streams: streams.map(({ id }) => id) } : {}),
  };
  return Object.keys(computed).length > 0 ? { computed } : {};
}

function placeOf({ file, declaration }: Element): Pick<ElementJson, 'place'> {
  if (!file || !declaration) return {};
  const { lineStarts } = file.summary;
  const { start } = declaration.span;
  const line = lineAt(lineStarts, start);
  return { place: { file: file.path, line: line + 1, column: start - (lineStarts[line] ?? 0) + 1 } };
}

/** What the header states stands under `value`, as in `key-result users: 2.1M -> 3.5M`. */
const headerKey = '=';

function factsOf(element: Element): ElementJson['facts'] {
  const told = new Set<string>(['in', 'ranks', ...relationKeys, ...roleLinesOf(element).map(({ key }) => key)]);
  const facts = new Map<string, FactJson[]>();
  for (const { key, status, values } of element.declaration?.statements ?? []) {
    if (status !== 'known' || told.has(key)) continue;
    const name = key === headerKey ? 'value' : key;
    facts.set(name, [...(facts.get(name) ?? []), ...values.flatMap(toFact)]);
  }
  // Entries make properties of their own, so that an organisation's key such as `__proto__` is a key like any other.
  return Object.fromEntries(facts);
}

function toFact(value: Value): readonly FactJson[] {
  if (value.type === 'invalid') return [];
  if (value.type === 'measure') {
    const { to, ...rest } = value.measure;
    return [{ type: 'measure', measure: Number.isNaN(to) ? rest : { ...rest, to } }];
  }
  const { span: _span, ...fact } = value;
  return [fact];
}

const relations: readonly LinkRelation[] = ['in', 'ranks', ...relationKeys, 'member'];

function relationsOf(element: Element): ElementJson['relations'] {
  return Object.fromEntries(
    relations.flatMap((relation) => {
      const links = element.links(relation).filter((link) => link.target?.kind !== 'file');
      return links.length === 0 ? [] : [[relation === 'member' ? 'members' : relation, links.map(toLink)]];
    }),
  );
}

function toLink(link: Link): LinkJson {
  const { target, name, share, lead } = link;
  return {
    name: name || (target?.name ?? ''),
    ...(target ? { to: target.id } : {}),
    ...(share === undefined ? {} : { share }),
    ...(lead ? { lead } : {}),
  };
}

function toHolder({ person, lead, share, since }: Holder): HolderJson {
  if (!person) return { vacant: true, ...(since === undefined ? {} : { since }) };
  return { person: person.id, ...(share === undefined ? {} : { share }), ...(lead ? { lead } : {}) };
}
