/** Go to definition, declaration and type; references; highlights. */
import {
  DocumentHighlightKind,
  type DocumentHighlight,
  type Location,
  type TextDocumentPositionParams,
} from 'vscode-languageserver';
import {
  atLink,
  atName,
  compareLinks,
  inLinks,
  locate,
  lookAt,
  personName,
  type Element,
  type Link,
  type Place,
} from '#language';
import type { Context, Feature } from '../context.ts';
import type { Host, Hosts, Located } from '../hosts.ts';
import { offsetAt, rangeOf } from '../positions.ts';

/** The element that the word at a place means: its own name, or what a reference leads to. */
export function meantAt(
  { record }: Located,
  offset: number,
): { readonly element: Element; readonly link?: Link } | undefined {
  const look = lookAt(record, offset);
  if (!look) return undefined;
  if (look.link?.target) return { element: look.link.target, link: look.link };
  const isOwn = look.part === 'name' || look.part === 'title';
  return isOwn ? { element: look.element } : undefined;
}

/** Where a place stands now; undefined where it has gone. */
export function locationOf(hosts: Hosts, host: Host, place: Place): Location | undefined {
  const located = locate(place);
  return located
    ? { uri: hosts.uriOf(host, located.file.path), range: rangeOf(located.file, located.span) }
    : undefined;
}

/** Where an element is declared; a person who is only mentioned, where a mention gives the name, else the first mention. */
export function declarationOf(hosts: Hosts, host: Host, element: Element): Location | undefined {
  if (element.declaration) return locationOf(hosts, host, atName(element));
  const mentions = mentionsOf(element);
  const named = mentions.find((link) => mentionNames(link, element));
  const first = named ?? mentions[0];
  return first ? locationOf(hosts, host, atLink(first)) : undefined;
}

function mentionNames(link: Link, person: Element): boolean {
  const located = locate(atLink(link));
  return (
    located !== undefined &&
    located.file.text
      .slice(located.span.end, located.span.end + 2)
      .trim()
      .startsWith('"') &&
    personName(person) !== ''
  );
}

/** The links of the text to an element, in the order of path and offset. */
export function mentionsOf(element: Element): readonly Link[] {
  return inLinks(element)
    .filter((link) => !link.implied)
    .sort(compareLinks);
}

export const navigation: Feature = {
  capabilities: () => ({
    definitionProvider: true,
    declarationProvider: true,
    typeDefinitionProvider: true,
    referencesProvider: true,
    documentHighlightProvider: true,
  }),
  register({ connection, hosts, guard, onceRead }: Context) {
    const find = ({ textDocument, position }: TextDocumentPositionParams) => {
      const located = hosts.find(textDocument.uri);
      const meant = located ? meantAt(located, offsetAt(located.record, position)) : undefined;
      return located && meant ? { located, ...meant } : undefined;
    };
    const declared = async (params: TextDocumentPositionParams): Promise<Location | null> => {
      // What is known already is told at once; the rest may be in a file that is read next.
      if (!find(params)) await hosts.whenRead(params.textDocument.uri);
      const found = find(params);
      return found ? (declarationOf(hosts, found.located.host, found.element) ?? null) : null;
    };
    connection.onDefinition(guard<TextDocumentPositionParams, Location | null>('definition', null, declared));
    connection.onDeclaration(guard<TextDocumentPositionParams, Location | null>('declaration', null, declared));
    // The type of an element is what it stands in: a team's train, a train's value stream.
    connection.onTypeDefinition(
      onceRead<TextDocumentPositionParams, Location | null>('type definition', null, (params) => {
        const found = find(params);
        const parent = found?.element.links('in').find((link) => link.target)?.target;
        return found && parent ? (declarationOf(hosts, found.located.host, parent) ?? null) : null;
      }),
    );
    connection.onReferences(
      onceRead('references', [] as Location[], ({ textDocument, position, context }) => {
        const found = find({ textDocument, position });
        if (!found) return [];
        const { host } = found.located;
        const own = context.includeDeclaration ? declarationPlaces(hosts, host, found.element) : [];
        const uses = mentionsOf(found.element).flatMap((link) => locationOf(hosts, host, atLink(link)) ?? []);
        return [...own, ...uses];
      }),
    );
    connection.onDocumentHighlight(
      guard('highlights', [] as DocumentHighlight[], (params) => {
        const found = find(params);
        if (!found) return [];
        const { host, uri } = found.located;
        const own = declarationPlaces(hosts, host, found.element).map(({ uri: at, range }) => ({
          at,
          range,
          kind: DocumentHighlightKind.Write,
        }));
        const uses = mentionsOf(found.element)
          .flatMap((link) => locationOf(hosts, host, atLink(link)) ?? [])
          .map(({ uri: at, range }) => ({ at, range, kind: DocumentHighlightKind.Read }));
        return [...own, ...uses].filter(({ at }) => at === uri).map(({ range, kind }) => ({ range, kind }));
      }),
    );
  },
};

function declarationPlaces(hosts: Hosts, host: Host, element: Element): readonly Location[] {
  const place = element.declaration ? locationOf(hosts, host, atName(element)) : undefined;
  return place ? [place] : [];
}
