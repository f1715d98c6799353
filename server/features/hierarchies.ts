/** Type hierarchy: who contains whom. Call hierarchy: who depends on whom. */
import type {
  CallHierarchyIncomingCall,
  CallHierarchyItem,
  CallHierarchyOutgoingCall,
  TextDocumentPositionParams,
  TypeHierarchyItem,
} from 'vscode-languageserver';
import { atLink, childrenOf, isKind, kindRow, locate, parentsOf, type Element, type Link } from '#language';
import type { Context, Feature } from '../context.ts';
import type { Host, Hosts } from '../hosts.ts';
import { offsetAt, rangeOf } from '../positions.ts';
import { meantAt } from './navigation.ts';
import { symbolKindOf, symbolName } from './symbols.ts';

export const hierarchies: Feature = {
  capabilities: () => ({ typeHierarchyProvider: true, callHierarchyProvider: true }),
  register({ connection, hosts, onceRead }: Context) {
    const prepare = ({ textDocument, position }: TextDocumentPositionParams): CallHierarchyItem[] | null => {
      const located = hosts.find(textDocument.uri);
      const meant = located ? meantAt(located, offsetAt(located.record, position)) : undefined;
      const item = located && meant ? itemOf(hosts, located.host, meant.element) : undefined;
      return item ? [item] : null;
    };
    const again = ({ uri, selectionRange }: CallHierarchyItem) => {
      const located = hosts.find(uri);
      const meant = located ? meantAt(located, offsetAt(located.record, selectionRange.start)) : undefined;
      return located && meant ? { host: located.host, element: meant.element } : undefined;
    };
    const items = (host: Host, elements: readonly Element[]): TypeHierarchyItem[] =>
      elements.flatMap((element) => itemOf(hosts, host, element) ?? []);

    connection.languages.typeHierarchy.onPrepare(
      onceRead<TextDocumentPositionParams, TypeHierarchyItem[] | null>('type hierarchy', null, prepare),
    );
    connection.languages.typeHierarchy.onSupertypes(
      onceRead('what contains it', [] as TypeHierarchyItem[], ({ item }) => {
        const found = again(item);
        return found ? items(found.host, parentsOf(found.element)) : [];
      }),
    );
    connection.languages.typeHierarchy.onSubtypes(
      onceRead('what it contains', [] as TypeHierarchyItem[], ({ item }) => {
        const found = again(item);
        return found
          ? items(
              found.host,
              childrenOf(found.element).filter((child) => child.name !== undefined),
            )
          : [];
      }),
    );
    connection.languages.callHierarchy.onPrepare(
      onceRead<TextDocumentPositionParams, CallHierarchyItem[] | null>('call hierarchy', null, prepare),
    );
    connection.languages.callHierarchy.onIncomingCalls(
      onceRead('what depends on it', [] as CallHierarchyIncomingCall[], ({ item }) => {
        const found = again(item);
        if (!found) return [];
        return found.element.linksTo('depends-on').flatMap((link) => {
          const from = itemOf(hosts, found.host, link.subject);
          return from ? [{ from, fromRanges: rangesOf(link) }] : [];
        });
      }),
    );
    connection.languages.callHierarchy.onOutgoingCalls(
      onceRead('what it depends on', [] as CallHierarchyOutgoingCall[], ({ item }) => {
        const found = again(item);
        if (!found) return [];
        return found.element.links('depends-on').flatMap((link) => {
          const to = link.target ? itemOf(hosts, found.host, link.target) : undefined;
          return to ? [{ to, fromRanges: rangesOf(link) }] : [];
        });
      }),
    );
  },
};

function rangesOf(link: Link): CallHierarchyItem['range'][] {
  const located = locate(atLink(link));
  return located ? [rangeOf(located.file, located.span)] : [];
}

function itemOf(hosts: Hosts, host: Host, element: Element): CallHierarchyItem | undefined {
  const { declaration, file, kind } = element;
  if (!declaration || !file || !isKind(kind)) return undefined;
  return {
    name: symbolName(element),
    kind: symbolKindOf(kind),
    detail: kindRow(kind).label,
    uri: hosts.uriOf(host, file.path),
    range: rangeOf(file, declaration.span),
    selectionRange: rangeOf(file, declaration.nameSpan ?? declaration.kindSpan),
  };
}
