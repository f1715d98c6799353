/** The outline of a document, and symbols of the whole workspace. */
import { SymbolKind, type DocumentSymbol, type SymbolInformation } from 'vscode-languageserver';
import { atName, locate, type Element, type ElementKind } from '#language';
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

export function symbolKindOf(kind: ElementKind): SymbolKind {
  return icons[kind] ?? SymbolKind.Object;
}

export function symbolName(element: Element): string {
  const name = element.kind === 'person' ? `@${element.name ?? ''}` : element.name;
  return element.title ?? name ?? element.declaration?.written ?? element.kind;
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
          const symbol: DocumentSymbol = {
            name: symbolName(element) || declaration.written,
            detail: declaration.written,
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
        const plain = query.toLowerCase().replace(/[-\s@]/g, '');
        return hosts
          .all()
          .flatMap((host) => found(hosts, host, plain))
          .slice(0, most);
      }),
    );
  },
};

function found(hosts: Hosts, host: Host, query: string): readonly SymbolInformation[] {
  const hits: { readonly element: Element; readonly score: number }[] = [];
  for (const element of host.project.model.all()) {
    if (!element.declaration || element.file?.path.startsWith('throughline-library/')) continue;
    const name = (element.name ?? '').replaceAll('-', '');
    const title = (element.title ?? '').replace(/[-\s]/g, '');
    if (matches(query, name))
      hits.push({
        element,
        score: name.toLowerCase().startsWith(query) ? 0 : name.toLowerCase().includes(query) ? 1 : 3,
      });
    else if (matches(query, title)) hits.push({ element, score: title.toLowerCase().startsWith(query) ? 1 : 4 });
  }
  hits.sort(
    (a, b) =>
      a.score - b.score ||
      (a.element.name ?? '').length - (b.element.name ?? '').length ||
      ((a.element.name ?? '') < (b.element.name ?? '') ? -1 : 1),
  );
  return hits.slice(0, most).flatMap(({ element }) => {
    const located = locate(atName(element));
    if (!located) return [];
    const container =
      element.owner && element.owner.kind !== 'file' ? { containerName: symbolName(element.owner) } : {};
    const location = { uri: hosts.uriOf(host, located.file.path), range: rangeOf(located.file, located.span) };
    return [{ name: element.name ?? symbolName(element), kind: symbolKindOf(element.kind), location, ...container }];
  });
}
