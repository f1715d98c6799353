/** The outline of a document, and symbols of the whole workspace. */
import { SymbolKind, type DocumentSymbol, type SymbolInformation } from 'vscode-languageserver';
import { atName, isKind, kindRow, locate, rolesLibraryPath, type Element, type ElementKind } from '#language';
import type { Context, Feature } from '../context.ts';
import type { Host, Hosts } from '../hosts.ts';
import { rangeOf } from '../positions.ts';

const icons: Readonly<Partial<Record<ElementKind, SymbolKind>>> = {
  enterprise: SymbolKind.Namespace,
  portfolio: SymbolKind.Package,
  'value-stream': SymbolKind.Module,
  art: SymbolKind.Class,
  team: SymbolKind.Struct,
  product: SymbolKind.Interface,
  solution: SymbolKind.Interface,
  theme: SymbolKind.Event,
  epic: SymbolKind.Method,
  feature: SymbolKind.Function,
  story: SymbolKind.Function,
  person: SymbolKind.Variable,
  role: SymbolKind.TypeParameter,
  backlog: SymbolKind.Array,
  kpi: SymbolKind.Number,
  'key-result': SymbolKind.Number,
};

/** The kind of the protocol that looks most like it. */
export function symbolKindOf(kind: ElementKind): SymbolKind {
  return icons[kind] ?? SymbolKind.Object;
}

/** The title, else the name; the word of its kind where it has neither. */
export function symbolName(element: Element): string {
  const name = element.kind === 'person' ? `@${element.name ?? ''}` : element.name;
  return element.title ?? name ?? element.declaration?.written ?? element.kind;
}

/** The kind in words, as everywhere else; what has no name of its own is called by its kind already. */
function detailOf({ kind, declaration }: Element, name: string): Pick<DocumentSymbol, 'detail'> {
  return !isKind(kind) || name === declaration?.written ? {} : { detail: kindRow(kind).label };
}

const most = 200;

/** Letters of the query in their order, hyphens and case aside: `team3` finds `team-3`. */
export function matches(query: string, text: string): boolean {
  let at = 0;
  const plain = text.toLowerCase();
  for (const letter of query) {
    at = plain.indexOf(letter, at) + 1;
    if (at === 0) return false;
  }
  return true;
}

export const symbols: Feature = {
  capabilities: () => ({ documentSymbolProvider: true, workspaceSymbolProvider: true }),
  register({ connection, hosts, guard, onceRead }: Context) {
    connection.onDocumentSymbol(
      guard('document symbols', [] as DocumentSymbol[], ({ textDocument }) => {
        const located = hosts.find(textDocument.uri);
        if (!located) return [];
        const { record } = located;
        const made = new Map<Element, DocumentSymbol>();
        const roots: DocumentSymbol[] = [];
        for (const element of record.elements) {
          const { declaration, owner } = element;
          if (!declaration || element.kind === 'file') continue;
          const name = symbolName(element) || declaration.written;
          const symbol: DocumentSymbol = {
            name,
            ...detailOf(element, name),
            kind: symbolKindOf(element.kind),
            range: rangeOf(record, declaration.span),
            selectionRange: rangeOf(record, declaration.nameSpan ?? declaration.kindSpan),
            children: [],
          };
          made.set(element, symbol);
          const siblings = owner ? made.get(owner)?.children : undefined;
          (siblings ?? roots).push(symbol);
        }
        return roots;
      }),
    );
    connection.onWorkspaceSymbol(
      onceRead('workspace symbols', [] as SymbolInformation[], ({ query }) => {
        const plain = lettersOf(query);
        // The best of all projects, not those of the first.
        const hits = hosts.all().flatMap((host) => hitsIn(host, plain));
        return hits
          .sort(byRank)
          .slice(0, most)
          .flatMap((hit) => symbolOf(hosts, hit));
      }),
    );
  },
};

type Hit = { readonly host: Host; readonly element: Element; readonly name: string; readonly rank: number };

function hitsIn(host: Host, query: string): readonly Hit[] {
  const hits: Hit[] = [];
  for (const element of host.project.model.all()) {
    if (!element.declaration || element.file?.path === rolesLibraryPath) continue;
    const { name = '', title = '' } = element;
    const rank = Math.min(rankOf(query, lettersOf(name)), rankOf(query, lettersOf(title)) + 0.5);
    if (rank < Infinity) hits.push({ host, element, name, rank });
  }
  return hits;
}

/** What is compared: case, spaces and hyphens aside. */
function lettersOf(text: string): string {
  return text
    .normalize('NFC')
    .toLowerCase()
    .replace(/[-\s@]/g, '');
}

/** The whole text, how it begins, a part of it, its letters in their order; infinite where it does not match. */
function rankOf(query: string, text: string): number {
  if (text === query) return 0;
  if (text === '') return Infinity;
  if (text.startsWith(query)) return 1;
  if (text.includes(query)) return 2;
  return matches(query, text) ? 3 : Infinity;
}

function byRank(a: Hit, b: Hit): number {
  return a.rank - b.rank || a.name.length - b.name.length || (a.name < b.name ? -1 : a.name > b.name ? 1 : 0);
}

function symbolOf(hosts: Hosts, { host, element }: Hit): readonly SymbolInformation[] {
  const located = locate(atName(element));
  if (!located) return [];
  const container = element.owner && element.owner.kind !== 'file' ? { containerName: symbolName(element.owner) } : {};
  const location = { uri: hosts.uriOf(host, located.file.path), range: rangeOf(located.file, located.span) };
  return [{ name: bothNames(element), kind: symbolKindOf(element.kind), location, ...container }];
}

/** The title stands beside the name where it says more: an editor that matches once more would lose what was found by it. */
function bothNames(element: Element): string {
  const { name, title } = element;
  if (name === undefined || title === undefined) return name ?? symbolName(element);
  return lettersOf(name) === lettersOf(title) ? name : `${name} "${title}"`;
}
