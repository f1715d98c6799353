/** What is worth seeing of an element at a glance, kind by kind. Adding a kind to the metamodel asks for its line here. */
import type { Element } from '../binding/element.ts';
import { entriesOf, type Kind, type RelationKey } from '../metamodel/index.ts';
import { compact, grouped } from '../model/figures.ts';
import { headcountOf } from '../model/headcount.ts';
import {
  alignmentsOf,
  childrenOf,
  labelOf,
  roleLinesOf,
  sources,
  targets,
  trainsOf,
  type Holder,
  type RoleLine,
} from '../model/queries.ts';
import type { Statement, Value } from '../syntax/summary.ts';
import { isSeat } from './numbers.ts';
import type { NodeFact } from './snapshot.ts';
import { valueText } from './value-text.ts';

type Glance = (element: Element) => readonly NodeFact[];

/** Kinds that are told as facts of the element in which they stand, not drawn as elements of their own. */
export const foldedKinds: ReadonlySet<Kind> = new Set<Kind>(['flow', 'business-value', 'meta', 'cadence']);

/** The facts of an element, the most telling first. */
export function factsOf(element: Element): readonly NodeFact[] {
  const { kind } = element;
  if (kind === 'file' || kind === 'unknown') return [];
  return [...glances[kind].flatMap((glance) => glance(element)), ...foldedFacts(element), ...described(element)];
}

/** What a key states, its values joined. */
function stated(key: string, label = key.replaceAll('-', ' '), tone?: NodeFact['tone']): Glance {
  return (element) => fact(label, textOf(element.values(key)), tone);
}

function detail(key: string, label?: string): Glance {
  return stated(key, label, 'detail');
}

const state: Glance = (element) => fact('state', textOf(element.values('state')));

/** A type that is the rule is not worth a word: a value stream of development, a business epic. */
const unusualType: Glance = (element) => {
  const value = element.value('type');
  return value?.type === 'word' && ['development', 'business', 'system'].includes(value.word)
    ? []
    : fact('type', textOf(value ? [value] : []));
};

/** `84 in 9 teams`. */
const people: Glance = (element) => {
  const count = headcountOf(element);
  if (count.people === 0) return counted('teams', count.teams);
  const teams = count.teams === 0 ? '' : ` in ${grouped(count.teams)} team${count.teams === 1 ? '' : 's'}`;
  return fact('people', `${grouped(count.people)}${teams}`);
};

function children(label: string, ...kinds: readonly Kind[]): Glance {
  return (element) => counted(label, childrenOf(element, ...kinds).length);
}

const trains: Glance = (element) => counted('trains', trainsOf(element).length);

/** The names of what a relation leads to, or how many where they are too many to name. */
function leadsTo(relation: RelationKey, label: string = relation.replaceAll('-', ' ')): Glance {
  return (element) => fact(label, names(targets(element, relation)));
}

function comesFrom(relation: RelationKey, label: string): Glance {
  return (element) => counted(label, sources(element, relation).length);
}

const delivers: Glance = (element) => fact('delivers', names(sources(element, 'delivered-by')));

/** Only a train with more than one stream needs to be told where it belongs: the picture shows the first. */
const otherStreams: Glance = (element) =>
  fact(
    'also in',
    names(
      alignmentsOf(element)
        .slice(1)
        .map(({ stream }) => stream),
    ),
  );

const roles: Glance = (element) => roleLinesOf(element).filter(isSeat).map(roleFact);

/** A train is known by who runs it. */
const rolesFirst: Glance = (element) => roles(element).slice(0, 1);
const rolesAfter: Glance = (element) => roles(element).slice(1);

function roleFact(line: RoleLine): NodeFact {
  const text = line.holders.map(holderText).join(', ');
  const isVacant = line.holders.length === 0 || line.holders.every(({ value }) => value.type === 'vacant');
  return {
    label: roleLabel(line),
    text: text === '' ? 'vacant' : text,
    ...(isVacant ? { tone: 'vacant' as const } : {}),
  };
}

/** `RTE` where the role has such a word, else its title. */
function roleLabel({ role, key }: RoleLine): string {
  if (!role) return key.replaceAll('-', ' ');
  const [short] = role.values('abbreviation').map(valueText);
  return short === undefined || short === '' ? labelOf(role).toLowerCase() : short.toUpperCase();
}

function holderText({ person, value }: Holder): string {
  if (!person) return valueText(value);
  const share = value.type === 'person' && value.share !== undefined ? ` ${value.share}%` : '';
  return `${labelOf(person)}${share}`;
}

const wsjf: Glance = (element) => {
  const values = new Map(
    element.values('wsjf').flatMap((value) => (value.type === 'labelled' ? [[value.label, value.number]] : [])),
  );
  const size = values.get('size');
  if (size === undefined || size <= 0) return [];
  return fact(
    'WSJF',
    compact(
      Number((((values.get('value') ?? 0) + (values.get('time') ?? 0) + (values.get('risk') ?? 0)) / size).toFixed(1)),
    ),
  );
};

const header: Glance = (element) => fact('target', textOf(element.values('=')));
const date: Glance = (element) => fact('date', textOf(element.values('=')));

const members: Glance = (element) => {
  const count = headcountOf(element).people;
  const vacancies = element.values('members').filter((value) => value.type === 'vacant').length;
  return [
    ...(count === 0 ? [] : fact('people', grouped(count))),
    ...(vacancies === 0 ? [] : [{ label: 'open seats', text: String(vacancies), tone: 'vacant' as const }]),
  ];
};

const held: Glance = (element) => {
  const seats = element.linksTo('holder').map((link) => `${link.key} of ${labelOf(link.subject)}`);
  return fact('holds', shortened(seats));
};

const plan = [stated('planned-for', 'planned for'), stated('due'), leadsTo('assigned-to')] as const;

const glances: Readonly<Record<Kind, readonly Glance[]>> = {
  enterprise: [stated('budget'), children('portfolios', 'portfolio'), people, roles],
  theme: [state, comesFrom('supports', 'supported by'), stated('ends'), roles],
  objective: [children('key results', 'key-result'), leadsTo('supports'), roles],
  'key-result': [header],
  kpi: [header],
  portfolio: [stated('budget'), stated('reserve'), children('value streams', 'value-stream'), people, roles],
  epic: [state, unusualType, stated('budget'), stated('cost'), wsjf, leadsTo('flows-into'), ...plan, roles],
  'value-stream': [
    unusualType,
    state,
    stated('budget'),
    trains,
    people,
    stated('operating-model', 'works as'),
    roles,
    leadsTo('serves'),
  ],
  solution: [stated('budget'), leadsTo('comprises'), leadsTo('coordinated-by'), roles],
  'solution-train': [leadsTo('trains'), leadsTo('suppliers'), roles],
  supplier: [stated('provides'), comesFrom('delivered-by', 'delivers'), detail('contact')],
  capability: [state, unusualType, wsjf, ...plan, roles],
  product: [state, leadsTo('delivered-by'), stated('budget'), roles],
  art: [
    state,
    otherStreams,
    rolesFirst,
    people,
    stated('budget'),
    rolesAfter,
    delivers,
    leadsTo('contributes-to'),
    detail('pi', 'planning interval'),
  ],
  feature: [state, unusualType, wsjf, ...plan, roles],
  team: [
    stated('topology'),
    members,
    state,
    stated('operating-model', 'works as'),
    roles,
    stated('method'),
    leadsTo('contributes-to'),
  ],
  story: [state, unusualType, ...plan, roles],
  system: [unusualType, comesFrom('uses', 'used by')],
  milestone: [date, leadsTo('affects')],
  backlog: [(element) => counted('items', element.links('ranks').length)],
  cadence: [],
  flow: [],
  'business-value': [],
  meta: [],
  workflow: [],
  'item-types': [],
  person: [stated('position'), held, stated('employer')],
  role: [(element) => fact('at', textOf(element.values('at')))],
  view: [stated('shows'), leadsTo('of')],
};

/** The texts that describe, each a detail; the keys of the metamodel that take a plain text or a label. */
const describing = [
  'customer',
  'need',
  'outcome',
  'governance',
  'architecture',
  'hypothesis',
  'mvp',
  'funding',
  'tags',
  'since',
] as const;
const details = describing.map((key) => ({
  key,
  glance: detail(key),
  on: new Set(entriesOf(key).flatMap((entry) => entry.on)),
}));

function described(element: Element): readonly NodeFact[] {
  const { kind } = element;
  if (kind === 'file' || kind === 'unknown') return [];
  return details.flatMap(({ on, glance }) => (on.has(kind) ? glance(element) : []));
}

/** The rhythm, the flow targets, the measures of value and the own facts that stand inside an element. */
function foldedFacts(element: Element): readonly NodeFact[] {
  const inside = childrenOf(element, 'cadence', 'flow', 'business-value', 'meta');
  if (inside.length === 0) return [];
  const rhythm = inside.filter(({ kind }) => kind === 'cadence').map(({ name }) => name ?? '');
  return [
    ...fact('cadence', rhythm.join(', '), 'detail'),
    ...inside
      .filter(({ kind }) => kind !== 'cadence')
      .flatMap((block) => (block.declaration?.statements ?? []).flatMap((line) => lineFact(block, line))),
  ];
}

function lineFact(block: Element, { key, values }: Statement): readonly NodeFact[] {
  const prefix = block.kind === 'flow' ? 'flow ' : block.kind === 'business-value' ? 'value: ' : '';
  return key === 'in' || key === '=' ? [] : fact(`${prefix}${key.replaceAll('-', ' ')}`, textOf(values), 'detail');
}

function fact(label: string, text: string, tone?: NodeFact['tone']): readonly NodeFact[] {
  return text === '' ? [] : [{ label, text, ...(tone ? { tone } : {}) }];
}

function counted(label: string, count: number): readonly NodeFact[] {
  return count === 0 ? [] : [{ label, text: grouped(count) }];
}

function textOf(values: readonly Value[]): string {
  return values
    .map(valueText)
    .filter((text) => text !== '')
    .join(', ');
}

function names(elements: readonly Element[]): string {
  return shortened(elements.map(labelOf));
}

/** More than three names are no glance. */
function shortened(texts: readonly string[]): string {
  const shown = texts.slice(0, 3).join(', ');
  return texts.length > 3 ? `${shown} and ${texts.length - 3} more` : shown;
}
