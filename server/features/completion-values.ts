/** The words that a value may go on with: people, units, states, labels. */
import * as l10n from '@vscode/l10n';
import { CompletionItemKind, type CompletionItem } from 'vscode-languageserver';
import {
  entryOf,
  formFor,
  isKind,
  kindRow,
  kinds,
  personName,
  rolesLibraryPath,
  type Element,
  type Form,
  type Model,
} from '#language';
import type { Located } from '../hosts.ts';
import type { CompletionPlace } from './completion-context.ts';
import { mentionsOf } from './navigation.ts';

export type Offer = Omit<CompletionItem, 'textEdit'> & { readonly insert: string };

/** A word with what it is, as it may stand in a value. */
export function word(label: string, detail: string): Offer {
  return { label, detail, kind: CompletionItemKind.EnumMember, insert: label, sortText: `2${label}` };
}

/** People, and an open seat; the handle that is being typed is nobody yet. */
export function holders(model: Model, before: readonly string[], prefix: string): Offer[] {
  if (before.length > 0)
    return before[0] === 'vacant'
      ? [word('since', l10n.t('since a date'))]
      : [word('lead', l10n.t('leads among several'))];
  return [...people(model, prefix), { ...word('vacant', l10n.t('an open seat')), sortText: '1vacant' }];
}

function people(model: Model, prefix: string): Offer[] {
  const typed = prefix.replace(/^@/, '').normalize('NFC');
  const known = model
    .elementsOf('person')
    .filter((person) => person.name !== typed || person.declaration !== undefined || mentionsOf(person).length > 1);
  return known.map((person): Offer => {
    const handle = `@${person.name ?? ''}`;
    return {
      label: handle,
      detail: personName(person),
      kind: CompletionItemKind.Variable,
      insert: handle,
      filterText: `${handle} ${personName(person)}`,
      sortText: `0${handle}`,
    };
  });
}

type ValuePlace = Extract<CompletionPlace, { type: 'value' }>;

/** What may stand at a place in a value; an example where everything may. */
export function values(located: Located, place: ValuePlace): readonly Offer[] {
  const { before, prefix } = place;
  const found = wordsOf(located, place);
  return found.length === 0 && before.length === 0 && prefix === '' ? example(place) : found;
}

/** Where a value is free, one such as an architect would write it. */
function example({ key, owner, form }: ValuePlace): Offer[] {
  if (!shownByExample.has(form.form)) return [];
  const text = isKind(key) && kindRow(key).header ? headerExamples[form.form] : rowOf(key, owner)?.example;
  return text === undefined ? [] : [{ ...word(text, l10n.t('for example')), kind: CompletionItemKind.Value }];
}

const shownByExample: ReadonlySet<Form['form']> = new Set<Form['form']>([
  'amount',
  'count',
  'percent',
  'date',
  'span',
  'duration',
  'iterations',
  'headcount',
  'capacity',
  'rate',
  'planned',
  'spans',
  'measure',
  'reading',
  'holders',
  'seats',
]);

const headerExamples: Readonly<Partial<Record<Form['form'], string>>> = {
  measure: '22% -> 60% by 2027-12-31, now 27%',
  span: '2026-12-31',
};

function rowOf(key: string, { kind }: Element): ReturnType<typeof entryOf> {
  return isKind(kind) ? entryOf(key, kind) : undefined;
}

const currencies = ['EUR', 'USD', 'GBP', 'CHF', 'SEK', 'NOK', 'DKK', 'JPY'];
const units = ['weeks', 'days', 'months'];
const periods = ['year', 'fiscal-year', 'quarter', 'pi', 'month'];

type Words<F extends Form['form']> = (
  form: Extract<Form, { form: F }>,
  place: ValuePlace,
  located: Located,
) => readonly Offer[];
type Table = { readonly [F in Form['form']]?: Words<F> };

/** What a value of a form may begin with. */
const firstWords: Table = {
  word: ({ words }) => all(words, l10n.t('value')),
  words: ({ suggested }) => all(suggested, l10n.t('value')),
  text: ({ words = [] }) => all(words, l10n.t('value')),
  names: (_form, { key, owner }, located) =>
    key === 'instead' || key === 'conflicts-with' ? roleNames(located, owner) : [],
  amount: () => all(['unknown', 'hidden'], l10n.t('value')),
  funding: () => all(['lean', 'project'], l10n.t('value')),
  labelled: (form, { key, owner }, located) => labels(located, key, owner, form.labels),
  headcount: () => all(['external'], l10n.t('of them from outside')),
  limit: ({ bound }) => all([bound], l10n.t('limit')),
  percentile: () => all(['p50', 'p85', 'p95'], l10n.t('percentile')),
  approval: (_form, { owner, prefix }, located) => [
    ...people(located.host.project.model, prefix),
    ...roleNames(located, owner),
    word('pending', l10n.t('not yet')),
  ],
  kinds: () => kinds.map((each) => word(each, kindRow(each).label)),
  'role-at': () => kinds.map((each) => word(each, kindRow(each).label)),
  tags: (_form, { owner }, located) => tags(located, owner),
  filter: (_form, { owner }, located) => tags(located, owner),
};

/** What may follow the words before. */
const laterWords: Table = {
  references: ({ lead }, { before }) =>
    lead && before.at(-1) !== 'lead' ? all(['lead'], l10n.t('leads among several')) : [],
  word: ({ details }, { before: [first = ''] }) => all(details?.[first] ?? [], l10n.t('value')),
  amount: (_form, { before }) => amountWords(before),
  duration: () => all(units, l10n.t('unit')),
  iterations: () => all(units, l10n.t('unit')),
  rate: (_form, { before }) =>
    before.includes('per')
      ? all(['pi', 'week', 'month', 'quarter', ...units], l10n.t('unit'))
      : all(['per'], l10n.t('period')),
  measure: (_form, { before }) => all(without(['by', 'now', 'on'], before), l10n.t('measure')),
  reading: () => all(['on'], l10n.t('date')),
  span: (_form, { before }) => all(without(['until'], before), l10n.t('date')),
  capacity: () => all(['people'], l10n.t('unit')),
  percentile: () => all(units, l10n.t('unit')),
  approval: () => all(['on'], l10n.t('date')),
  'role-at': () => all(['required', 'error', 'warning', 'info', 'hint', 'inherited', 'from'], l10n.t('role')),
};

function wordsOf(located: Located, place: ValuePlace): readonly Offer[] {
  const { form, before } = place;
  // A row of the table takes the form that it stands under.
  const words = (before.length === 0 ? firstWords : laterWords)[form.form] as Words<Form['form']> | undefined;
  return words?.(form, place, located) ?? [];
}

function all(words: readonly string[], detail: string): readonly Offer[] {
  return words.map((each) => word(each, detail));
}

function without(words: readonly string[], before: readonly string[]): readonly string[] {
  return words.filter((each) => !before.includes(each));
}

function amountWords(before: readonly string[]): readonly Offer[] {
  const last = before.at(-1);
  if (last === 'per') return all(periods, l10n.t('period'));
  if (last === 'from' || last === 'until') return [];
  const hasCurrency = before.some((each) => /^[A-Z]{3}$/.test(each) || each === 'per');
  return [
    ...(hasCurrency ? [] : all(currencies, l10n.t('currency'))),
    ...all(without(['per', 'from', 'until'], before), l10n.t('period')),
  ];
}

/** What is limited in a state, or shared between labels, without those that are stated. */
function labels(located: Located, key: string, owner: Element, given: readonly string[] | 'any'): Offer[] {
  const stated = new Set(owner.values(key).flatMap((value) => (value.type === 'labelled' ? [value.label] : [])));
  const known = given === 'any' ? statesIn(located, owner) : given;
  return known
    .filter((each) => !stated.has(each))
    .map((each) => ({ ...word(each, l10n.t('label')), insert: quoted(each) }));
}

/** The states that work of a level goes through: the portfolio's Kanban, or what the workflows name. */
function statesIn({ host }: Located, owner: Element): readonly string[] {
  const item = owner.kind === 'portfolio' ? 'epic' : 'feature';
  const entry = entryOf('state', item);
  const form = entry ? formFor(entry, item) : undefined;
  const named = host.project.model
    .elementsOf('workflow')
    .flatMap((workflow) => ['waiting', 'active'].flatMap((key) => workflow.values(key)))
    .flatMap((value) => (value.type === 'text' ? [value.text] : []));
  return [...new Set([...named, ...(form?.form === 'word' ? form.words : [])])];
}

function quoted(text: string): string {
  return /^[\p{L}_][\p{L}\p{M}\p{Nd}_]*(-[\p{L}\p{M}\p{Nd}_]+)*$/u.test(text)
    ? text
    : `"${text.replaceAll(/["\\]/g, '\\$&')}"`;
}

/** Roles by their names; the organisation's own first. */
function roleNames({ host }: Located, owner: Element): readonly Offer[] {
  return host.project.model.elementsOf('role').flatMap((role) => {
    if (role.name === undefined || role === owner) return [];
    const isOwn = role.file?.path !== rolesLibraryPath;
    return [{ ...word(role.name, role.title ?? l10n.t('role')), sortText: `${isOwn ? 1 : 2}${role.name}` }];
  });
}

/** The tags that the project uses already. */
function tags({ host }: Located, owner: Element): readonly Offer[] {
  const found = new Set<string>();
  for (const element of host.project.model.all())
    for (const value of element === owner ? [] : element.values('tags')) if (value.type === 'tag') found.add(value.tag);
  return [...found].map((tag) => ({
    label: `#${tag}`,
    kind: CompletionItemKind.Constant,
    insert: `#${tag}`,
    sortText: `1${tag}`,
  }));
}
