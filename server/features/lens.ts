/** Code lenses: how often an element is referred to, and what stands in it. */
import * as l10n from '@vscode/l10n';
import type { CodeLens, Position } from 'vscode-languageserver';
import { atLink, grouped, headcountOf, inLinks, type Element, type ElementKind } from '#language';
import type { Context, Feature } from '../context.ts';
import type { Hosts, Located } from '../hosts.ts';
import { rangeOf } from '../positions.ts';
import { locationOf, mentionsOf } from './navigation.ts';

const counted: ReadonlySet<ElementKind> = new Set<ElementKind>(['enterprise', 'portfolio', 'value-stream', 'art']);
/** Where a line of sight starts or passes: it can be shown. */
const traced: ReadonlySet<ElementKind> = new Set<ElementKind>(['theme', 'epic', 'value-stream']);
const referable: ReadonlySet<ElementKind> = new Set<ElementKind>([
  'theme',
  'portfolio',
  'value-stream',
  'art',
  'product',
  'solution',
  'solution-train',
  'epic',
  'role',
  'system',
  'team',
]);

/** What a lens must find again when it comes into sight. */
type Data = { readonly uri: string; readonly index: number; readonly shows: 'references' | 'size' | 'trace' };

export const lenses: Feature = {
  capabilities: () => ({ codeLensProvider: { resolveProvider: true } }),
  register({ connection, hosts, guard, hasCommands }: Context) {
    connection.onCodeLens(
      guard('code lenses', [] as CodeLens[], ({ textDocument }) => {
        const located = hosts.find(textDocument.uri);
        return located
          ? located.record.elements.flatMap((element, index) => lensesOf(located, element, index, hasCommands))
          : [];
      }),
    );
    connection.onCodeLensResolve(
      guard<CodeLens, CodeLens>('code lens', { range: { start: zero, end: zero } }, (lens) => {
        // What was put into it below, and comes back as it was.
        const data = lens.data as Data;
        const located = hosts.find(data.uri);
        const element = located?.record.elements[data.index];
        if (!located || !element) return lens;
        const command = commandOf(hosts, located, element, data.shows);
        // Elsewhere a lens says what it says, and a click does nothing.
        return { ...lens, command: hasCommands ? command : { title: command.title, command: '' } };
      }),
    );
  },
};

const zero: Position = { line: 0, character: 0 };

function lensesOf(
  { record, uri }: Located,
  element: Element,
  index: number,
  hasCommands: boolean,
): readonly CodeLens[] {
  const { declaration, kind } = element;
  if (!declaration?.nameSpan) return [];
  const range = rangeOf(record, declaration.nameSpan);
  const isUsed = referable.has(kind) && inLinks(element).some((link) => !link.implied);
  const shows: readonly Data['shows'][] = [
    ...(counted.has(kind) ? (['size'] as const) : []),
    ...(isUsed ? (['references'] as const) : []),
    ...(hasCommands && traced.has(kind) ? (['trace'] as const) : []),
  ];
  return shows.map((each) => ({ range, data: { uri, index, shows: each } satisfies Data }));
}

function commandOf(
  hosts: Hosts,
  located: Located,
  element: Element,
  shows: Data['shows'],
): NonNullable<CodeLens['command']> {
  if (shows === 'size') {
    const { people, teams } = headcountOf(element);
    return {
      title: sizeTitle(teams, people),
      command: 'throughline.revealInPreview',
      arguments: [located.uri, element.id],
    };
  }
  if (shows === 'trace')
    return {
      title: l10n.t('line of sight'),
      command: 'throughline.showView',
      arguments: [located.uri, element.id, 'trace'],
    };
  const uses = inLinks(element).filter((link) => !link.implied).length;
  const title = uses === 1 ? l10n.t('1 reference') : l10n.t('{0} references', grouped(uses));
  const locations =
    uses === 0 ? [] : mentionsOf(element).flatMap((link) => locationOf(hosts, located.host, atLink(link)) ?? []);
  const position = element.declaration?.nameSpan ? rangeOf(located.record, element.declaration.nameSpan).start : zero;
  return { title, command: 'throughline.showReferences', arguments: [located.uri, position, locations] };
}

function sizeTitle(teams: number, people: number): string {
  if (teams === 0 && people === 0) return l10n.t('no teams');
  const ofTeams = teams === 1 ? l10n.t('1 team') : l10n.t('{0} teams', grouped(teams));
  return `${ofTeams}, ${people === 1 ? l10n.t('1 person') : l10n.t('{0} people', grouped(people))}`;
}
