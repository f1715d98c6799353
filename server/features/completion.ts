/** Completion: kinds and keys that fit here, names that a reference may mean, people, roles, and the words of values. */
import * as l10n from '@vscode/l10n';
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
  entryOf,
  isKind,
  keysOf,
  kindRow,
  kinds,
  labelOf,
  parentOf,
  rolesLibraryPath,
  rules,
  statementOf,
  type Element,
  type Kind,
  type Model,
} from '#language';
import type { Context, Feature } from '../context.ts';
import type { Located } from '../hosts.ts';
import { offsetAt, rangeOf } from '../positions.ts';
import { placeAt, type CompletionPlace } from './completion-context.ts';
import { holders, values, word, type Offer } from './completion-values.ts';
import { matches } from './symbols.ts';

/** A client that asks for one name must not get a whole organisation. */
const most = 100;

export const completion: Feature = {
  capabilities: () => ({ completionProvider: { triggerCharacters: ['@', '#', ':', ' '], resolveProvider: false } }),
  register({ connection, hosts, client, guard, hasCommands }: Context) {
    const hasSnippets = client.textDocument?.completion?.completionItem?.snippetSupport === true;
    connection.onCompletion(
      guard<{ textDocument: { uri: string }; position: { line: number; character: number } }, CompletionList>(
        'completion',
        { isIncomplete: false, items: [] },
        ({ textDocument, position }) => {
          const located = hosts.find(textDocument.uri);
          if (!located) return { isIncomplete: false, items: [] };
          return completeAt(located, offsetAt(located.record, position), { hasSnippets, goesOn: hasCommands });
        },
      ),
    );
  },
};

type Ways = {
  readonly hasSnippets: boolean;
  /** After a key its values are offered at once: by a command of VS Code, which only our extension is sure to have. */
  readonly goesOn: boolean;
};

function completeAt(located: Located, offset: number, ways: Ways): CompletionList {
  const place = placeAt(located.record, offset);
  if (place.type === 'nothing') return { isIncomplete: false, items: [] };
  const wanted = wantedOf(place);
  const fitting = offersAt(located, place, ways.hasSnippets).filter(({ label, filterText }) =>
    matches(wanted, (filterText ?? label).replace(/^[@#]/, '')),
  );
  fitting.sort((a, b) => ((a.sortText ?? a.label) < (b.sortText ?? b.label) ? -1 : 1));
  const range = rangeOf(located.record, place.span);
  const items = fitting.slice(0, most).map(({ insert, ...item }): CompletionItem => ({
    ...item,
    textEdit: { range, newText: insert },
    ...(ways.goesOn && /: @?$/.test(insert) ? { command: offerAgain() } : {}),
  }));
  return { isIncomplete: fitting.length > most, items };
}

/** What is typed already, as it is compared. */
function wantedOf({ prefix }: Exclude<CompletionPlace, { type: 'nothing' }>): string {
  return prefix.replace(/^[@#]/, '').toLowerCase();
}

function offerAgain() {
  return { title: l10n.t('Offer its values'), command: 'editor.action.triggerSuggest' };
}

function offersAt(
  located: Located,
  place: Exclude<CompletionPlace, { type: 'nothing' }>,
  hasSnippets: boolean,
): readonly Offer[] {
  const { model } = located.host.project;
  switch (place.type) {
    case 'rule':
      return rules
        .filter(({ fixed }) => !fixed)
        .map(({ name, summary }) => ({
          ...word(name, ''),
          documentation: summary,
          kind: CompletionItemKind.Reference,
        }));
    case 'statement':
      return statements(located, place, hasSnippets);
    case 'name':
      return (kindRow(place.kind).names ?? []).map((name) => word(name, l10n.t('name')));
    case 'header':
      return [word('in', l10n.t('what contains it'))];
    case 'reference':
      return references(located, place.owner, place.kinds, wantedOf(place));
    case 'holder':
      return holders(model, place.before, place.prefix);
    case 'value':
      return values(located, place);
  }
}

type Statement = Extract<CompletionPlace, { type: 'statement' }>;

function statements(located: Located, place: Statement, hasSnippets: boolean): Offer[] {
  const { model } = located.host.project;
  const { owner } = place;
  const { kind } = owner;
  const isTop = kind === 'file';
  const children = isTop ? topKinds : isKind(kind) ? childKindsOf(kind) : [];
  const ranked = kind === 'backlog' ? rankedIn(owner) : [];
  const isWork = (each: Kind): boolean => kindRow('backlog').ranks?.includes(each) === true;
  const fitting = kind === 'backlog' ? children.filter((each) => !isWork(each) || ranked.includes(each)) : children;
  return [
    ...references(located, owner, ranked, wantedOf(place)),
    ...(isKind(kind) ? keys(kind, place) : []),
    ...(isKind(kind) ? roles(model, kind, place) : []),
    ...fitting.map((each) => declaration(each, isTop, hasSnippets)),
  ];
}

/** What may be declared at the top of a file: not a block without a name, which belongs to what it stands in. */
const topKinds = kinds.filter((each) => kindRow(each).naming !== 'none');

/** The work that the backlog of an element orders: its own level's. */
function rankedIn(backlog: Element): readonly Kind[] {
  switch (parentOf(backlog)?.kind) {
    case 'portfolio':
      return ['epic'];
    case 'solution':
    case 'solution-train':
      return ['capability'];
    case 'art':
    case 'value-stream':
      return ['feature'];
    case 'team':
      return ['story'];
    default:
      return kindRow('backlog').ranks ?? [];
  }
}

/** The keys of a kind that are not stated yet, or may be stated again. */
function keys(kind: Kind, { owner, span, hasColon }: Statement): Offer[] {
  const stated = new Set(
    owner.declaration?.statements.flatMap(({ key, offset }) => (offset === span.start ? [] : [key])),
  );
  return keysOf(kind)
    .filter(({ key }) => !stated.has(key) || entryOf(key, kind)?.fact?.repeated === true)
    .map(({ key, doc, example }) => ({
      label: key,
      detail: example.startsWith(`${key}:`) ? example : `${key}: ${example}`,
      documentation: { kind: MarkupKind.Markdown, value: doc },
      kind: CompletionItemKind.Property,
      insert: hasColon ? key : `${key}: `,
      sortText: `1${key}`,
    }));
}

/** The roles that are held at a kind and have no line yet; those that are required there come first. */
function roles(model: Model, kind: Kind, { owner, span, hasColon }: Statement): Offer[] {
  const held = new Set(
    owner.links('role-key').flatMap((link) => (statementOf(link)?.offset === span.start ? [] : (link.target ?? []))),
  );
  return model.elementsOf('role').flatMap((role): Offer[] => {
    const at = role.values('at').find((value) => value.type === 'role-at' && value.kind === kind);
    if (at?.type !== 'role-at' || role.name === undefined || held.has(role)) return [];
    const abbreviation = role.value('abbreviation');
    const short = abbreviation?.type === 'text' ? abbreviation.text : undefined;
    const doc = role.doc === undefined ? {} : { documentation: { kind: MarkupKind.Markdown, value: role.doc } };
    return [
      {
        label: role.name,
        ...(short === undefined ? {} : { labelDetails: { description: short }, filterText: `${role.name} ${short}` }),
        detail: roleDetail(at.required !== undefined, kindRow(kind).label),
        ...doc,
        kind: CompletionItemKind.Field,
        insert: hasColon ? role.name : `${role.name}: @`,
        sortText: `${at.required === undefined ? 1 : 0}${role.name}`,
      },
    ];
  });
}

function roleDetail(isNeeded: boolean, kind: string): string {
  return isNeeded ? l10n.t('a role that is needed at {0}', kind) : l10n.t('a role at {0}', kind);
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

/** Elements of the kinds, the nearest first: in the same file, then in the same stream, the same portfolio, then all others. */
function references(located: Located, owner: Element, wanted: readonly Kind[], prefix: string): Offer[] {
  const { model } = located.host.project;
  const around = [owner, ...ancestorsOf(owner)].filter(({ kind }) => kind !== 'enterprise');
  const steps = new Map(around.map((each, index) => [each, Math.min(index + 1, far - 1)]));
  const allowed = new Set<Element['kind']>(wanted);
  const found: Candidate[] = [];
  for (const kind of new Set(wanted))
    for (const element of model.declared(kind)) {
      const { name } = element;
      if (name === undefined || !element.entry || element === owner || element.rank > 0) continue;
      if (element.file?.path === rolesLibraryPath || (prefix !== '' && !matches(prefix, name))) continue;
      const rank =
        element.file === located.record
          ? 0
          : ancestorsOf(element).reduce((nearest, each) => Math.min(nearest, steps.get(each) ?? far), far);
      found.push({ element, kind, name, sortText: `0${rank}${name}` });
    }
  // One more than is shown tells that there are more.
  const first = found.length > most ? found.sort(bySortText).slice(0, most + 1) : found;
  return first.map((each) => reference(each, model, allowed));
}

/** What shares nothing but the enterprise: one digit, as ranks are compared as texts. */
const far = 9;

type Candidate = {
  readonly element: Element;
  readonly kind: Kind;
  readonly name: string;
  readonly sortText: string;
};

function bySortText(a: Candidate, b: Candidate): number {
  return a.sortText < b.sortText ? -1 : a.sortText > b.sortText ? 1 : 0;
}

function reference(
  { element, kind, name, sortText }: Candidate,
  model: Model,
  allowed: ReadonlySet<Element['kind']>,
): Offer {
  const isAmbiguous = model.meanings(name).filter((each) => allowed.has(each.kind)).length > 1;
  return {
    label: name,
    ...(element.title === undefined ? {} : { labelDetails: { description: element.title } }),
    detail: `${kindRow(kind).label} ${labelOf(element)}`,
    kind: CompletionItemKind.Class,
    insert: isAmbiguous ? `${kind} ${name}` : name,
    sortText,
  };
}
