/** Completion: kinds and keys that fit here, names that a reference may mean, people, roles, and the words of values. */
import {
  CompletionItemKind,
  InsertTextFormat,
  MarkupKind,
  type CompletionItem,
  type CompletionList,
} from 'vscode-languageserver';
import {
  ancestorsOf,
  childKindsOf,
  isKind,
  keysOf,
  kindRow,
  kinds,
  labelOf,
  personName,
  type Element,
  type Form,
  type Kind,
  type Model,
} from '#language';
import type { Context, Feature } from '../context.ts';
import type { Located } from '../hosts.ts';
import { offsetAt, rangeOf } from '../positions.ts';
import { placeAt, type CompletionPlace } from './completion-context.ts';
import { matches } from './symbols.ts';

/** A client that asks for one name must not get a whole organisation. */
const most = 100;

type Offer = Omit<CompletionItem, 'textEdit'> & { readonly insert: string };

export const completion: Feature = {
  capabilities: () => ({ completionProvider: { triggerCharacters: ['@', '#', ':', ' '], resolveProvider: false } }),
  register({ connection, hosts, client, guard }: Context) {
    const hasSnippets = client.textDocument?.completion?.completionItem?.snippetSupport === true;
    connection.onCompletion(
      guard<{ textDocument: { uri: string }; position: { line: number; character: number } }, CompletionList>(
        'completion',
        { isIncomplete: false, items: [] },
        ({ textDocument, position }) => {
          const located = hosts.find(textDocument.uri);
          if (!located) return { isIncomplete: false, items: [] };
          return completeAt(located, offsetAt(located.record, position), hasSnippets);
        },
      ),
    );
  },
};

function completeAt(located: Located, offset: number, hasSnippets: boolean): CompletionList {
  const place = placeAt(located.record, offset);
  if (place.type === 'nothing') return { isIncomplete: false, items: [] };
  const wanted = place.prefix.replace(/^[@#]/, '').toLowerCase();
  const fitting = offersAt(located, place, hasSnippets).filter(({ label, filterText }) =>
    matches(wanted, (filterText ?? label).replace(/^[@#]/, '')),
  );
  fitting.sort((a, b) => ((a.sortText ?? a.label) < (b.sortText ?? b.label) ? -1 : 1));
  const range = rangeOf(located.record, place.span);
  const items = fitting
    .slice(0, most)
    .map(({ insert, ...item }): CompletionItem => ({ ...item, textEdit: { range, newText: insert } }));
  return { isIncomplete: fitting.length > most, items };
}

function offersAt(
  located: Located,
  place: Exclude<CompletionPlace, { type: 'nothing' }>,
  hasSnippets: boolean,
): Offer[] {
  const { model } = located.host.project;
  switch (place.type) {
    case 'statement':
      return statements(model, place.owner, place.hasColon, hasSnippets, located);
    case 'name':
      return (kindRow(place.kind).names ?? []).map((name) => word(name, 'name'));
    case 'header':
      return [word('in', 'what contains it')];
    case 'reference':
      return references(located, place.owner, place.kinds);
    case 'holder':
      return holders(model, place.before);
    case 'value':
      return values(located, place.owner, place.form, place.before);
  }
}

function word(label: string, detail: string): Offer {
  return { label, detail, kind: CompletionItemKind.EnumMember, insert: label, sortText: `2${label}` };
}

function statements(model: Model, owner: Element, hasColon: boolean, hasSnippets: boolean, located: Located): Offer[] {
  const { kind } = owner;
  const isTop = kind === 'file';
  const children = isTop
    ? kinds.filter((each) => kindRow(each).top || kindRow(each).standsIn.length > 0)
    : isKind(kind)
      ? childKindsOf(kind)
      : [];
  const items = kind === 'backlog' ? references(located, owner, kindRow('backlog').ranks ?? []) : [];
  return [
    ...items,
    ...(isKind(kind) ? keys(kind, hasColon) : []),
    ...(isKind(kind) ? roles(model, kind, hasColon) : []),
    ...children.map((each) => declaration(each, isTop, hasSnippets)),
  ];
}

function keys(kind: Kind, hasColon: boolean): Offer[] {
  return keysOf(kind).map(({ key, doc, example }) => ({
    label: key,
    detail: example.startsWith(`${key}:`) ? example : `${key}: ${example}`,
    documentation: { kind: MarkupKind.Markdown, value: doc },
    kind: CompletionItemKind.Property,
    insert: hasColon ? key : `${key}: `,
    sortText: `1${key}`,
  }));
}

/** The roles that are held at a kind. */
function roles(model: Model, kind: Kind, hasColon: boolean): Offer[] {
  return model.elementsOf('role').flatMap((role): Offer[] => {
    const isHeldHere = role.values('at').some((value) => value.type === 'role-at' && value.kind === kind);
    if (!isHeldHere || role.name === undefined) return [];
    const abbreviation = role.value('abbreviation');
    const short = abbreviation?.type === 'text' ? abbreviation.text : undefined;
    const doc = role.doc === undefined ? {} : { documentation: { kind: MarkupKind.Markdown, value: role.doc } };
    return [
      {
        label: role.name,
        ...(short === undefined ? {} : { labelDetails: { description: short }, filterText: `${role.name} ${short}` }),
        detail: `role at ${kindRow(kind).label}`,
        ...doc,
        kind: CompletionItemKind.Field,
        insert: hasColon ? role.name : `${role.name}: @`,
        sortText: `1${role.name}`,
      },
    ];
  });
}

function declaration(kind: Kind, isTop: boolean, hasSnippets: boolean): Offer {
  const { label, doc, naming, standsIn, top } = kindRow(kind);
  const parent = isTop && !top && standsIn[0] ? ` in ${hasSnippets ? `\${3:${standsIn[0]}}` : ''}` : '';
  const name =
    naming === 'handle'
      ? '@${1:name} "${2:Name}"'
      : naming === 'none' || naming === 'optional'
        ? ''
        : '${1:name} "${2:Title}"';
  const snippet = `${kind}${name === '' ? '' : ` ${name}`}${parent} {\n\t$0\n}`;
  return {
    label: kind,
    detail: label,
    documentation: { kind: MarkupKind.Markdown, value: doc },
    kind: CompletionItemKind.Keyword,
    insert: hasSnippets ? snippet : `${kind} `,
    ...(hasSnippets ? { insertTextFormat: InsertTextFormat.Snippet } : {}),
    sortText: `2${kind}`,
  };
}

/** Elements of the kinds, the nearest first: in the same file, then around the same parents, then all others. */
function references(located: Located, owner: Element, wanted: readonly Kind[]): Offer[] {
  const { model } = located.host.project;
  const near = new Set([owner, ...ancestorsOf(owner)]);
  const allowed = new Set<Element['kind']>(wanted);
  const offers: Offer[] = [];
  for (const element of model.all()) {
    const { name, kind } = element;
    if (name === undefined || element === owner || element.rank > 0 || !allowed.has(kind) || !isKind(kind)) continue;
    const isNear = ancestorsOf(element).some((each) => near.has(each) && each.kind !== 'enterprise');
    const rank = element.file === located.record ? 0 : isNear ? 1 : 2;
    const isAmbiguous = model.meanings(name).filter((each) => allowed.has(each.kind)).length > 1;
    const title = element.title === undefined ? {} : { labelDetails: { description: element.title } };
    offers.push({
      label: name,
      ...title,
      detail: `${kindRow(kind).label} ${labelOf(element)}`,
      kind: CompletionItemKind.Class,
      insert: isAmbiguous ? `${kind} ${name}` : name,
      sortText: `0${rank}${name}`,
    });
  }
  return offers;
}

function holders(model: Model, before: readonly string[]): Offer[] {
  if (before.length > 0)
    return before[0] === 'vacant' ? [word('since', 'since a date')] : [word('lead', 'leads among several')];
  const people = model.elementsOf('person').map((person): Offer => {
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
  return [...people, { ...word('vacant', 'an open seat'), sortText: '1vacant' }];
}

const currencies = ['EUR', 'USD', 'GBP', 'CHF', 'SEK', 'NOK', 'DKK', 'JPY'];
const units = ['weeks', 'days', 'months'];

/** The words that a value of a form may go on with. */
function values(located: Located, owner: Element, form: Form, before: readonly string[]): Offer[] {
  const hasNumber = before.some((each) => /^[+-]?\d/.test(each));
  switch (form.form) {
    case 'word': {
      const details = before[0] === undefined ? undefined : form.details?.[before[0]];
      return (before.length === 0 ? form.words : (details ?? [])).map((each) => word(each, 'value'));
    }
    case 'words':
      return form.suggested.map((each) => word(each, 'value'));
    case 'text':
      return (form.words ?? []).map((each) => word(each, 'value'));
    case 'amount':
      if (before.at(-1) === 'per')
        return ['year', 'fiscal-year', 'quarter', 'pi', 'month'].map((each) => word(each, 'period'));
      return hasNumber
        ? [
            ...currencies.map((each) => word(each, 'currency')),
            ...['per', 'from', 'until'].map((each) => word(each, 'period')),
          ]
        : ['unknown', 'hidden'].map((each) => word(each, 'value'));
    case 'funding':
      return ['lean', 'project'].map((each) => word(each, 'value'));
    case 'labelled':
      return before.length === 0 && form.labels !== 'any' ? form.labels.map((each) => word(each, 'label')) : [];
    case 'duration':
    case 'iterations':
      return hasNumber ? units.map((each) => word(each, 'unit')) : [];
    case 'rate':
      return before.at(-1) === 'per' || before.includes('per')
        ? ['pi', 'week', 'month', 'quarter', ...units].map((each) => word(each, 'unit'))
        : hasNumber
          ? [word('per', 'period')]
          : [];
    case 'measure':
    case 'reading':
      return hasNumber ? ['by', 'now', 'on'].map((each) => word(each, 'measure')) : [];
    case 'limit':
      return before.length === 0 ? [word(form.bound, 'limit')] : [];
    case 'percentile':
      return before.length === 0
        ? ['p50', 'p85', 'p95'].map((each) => word(each, 'percentile'))
        : units.map((each) => word(each, 'unit'));
    case 'approval':
      return before.length === 0
        ? [
            ...roleWords(located.host.project.model),
            ...holders(located.host.project.model, []),
            word('pending', 'not yet'),
          ]
        : [word('on', 'date')];
    case 'kinds':
      return kinds.map((each) => word(each, kindRow(each).label));
    case 'role-at':
      return before.length === 0
        ? kinds.map((each) => word(each, kindRow(each).label))
        : ['required', 'error', 'warning', 'info', 'inherited', 'from'].map((each) => word(each, 'role'));
    case 'tags':
    case 'filter':
      return tags(located, owner);
    default:
      return [];
  }
}

function roleWords(model: Model): Offer[] {
  return [...model.roleNames()].map((name) => word(name, 'role'));
}

/** The tags that this file uses already. */
function tags({ record }: Located, owner: Element): Offer[] {
  const found = new Set<string>();
  for (const element of record.elements) {
    if (element === owner) continue;
    for (const value of element.declaration?.statementsOf('tags').flatMap((statement) => statement.values) ?? [])
      if (value.type === 'tag') found.add(value.tag);
  }
  return [...found].map((tag) => ({
    label: `#${tag}`,
    kind: CompletionItemKind.Constant,
    insert: `#${tag}`,
    sortText: `1${tag}`,
  }));
}
