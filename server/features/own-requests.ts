/** What the extension asks beyond the protocol: the organisation, places of its elements, pages and exports. */
import { URI } from 'vscode-uri';
import {
  atKey,
  brokenIn,
  elementAt,
  labelOf,
  problemAtNode,
  rolesLibraryIn,
  rolesLibraryPath,
  rulePage,
  rules,
  toSnapshot,
  type Element,
  type Snapshot,
  type Vocabulary,
} from '#language';
import {
  changeBetween,
  methods,
  type ElementsAtParams,
  type ElementsAtResult,
  type LibraryTextParams,
  type LocateParams,
  type LocateResult,
  type ProblemAtParams,
  type ProblemAtResult,
  type RulePageParams,
  type SnapshotParams,
  type SnapshotResult,
} from '#protocol';
import type { Context, Feature } from '../context.ts';
import type { Host } from '../hosts.ts';
import { offsetAt, rangeOf } from '../positions.ts';
import { declarationOf, locationOf } from './navigation.ts';

/** What was last sent of each project: who has it is sent only what changed since. */
const sent = new WeakMap<Host, { readonly stamp: string; readonly snapshot: Snapshot }>();

export const ownRequests: Feature = {
  capabilities: () => ({}),
  register({ connection, hosts, guard }: Context) {
    connection.onRequest<SnapshotResult | null, unknown>(
      methods.snapshot,
      guard<SnapshotParams, SnapshotResult | null>('snapshot', null, async ({ uri, since }) => {
        const host = hostOf(hosts, uri);
        if (!host) return null;
        await host.ready;
        const { asOf } = host.config.config;
        const snapshot = toSnapshot(host.project, {
          rev: host.rev,
          name: nameOf(host),
          asOf,
        });
        const before = sent.get(host);
        const change = before && before.stamp === since ? changeBetween(before.snapshot, snapshot) : undefined;
        const stamp = crypto.randomUUID();
        sent.set(host, { stamp, snapshot });
        const where = { projectUri: hosts.uriOfProject(host), brokenFiles: brokenIn(host.project), stamp };
        return change ? { ...where, change } : { ...where, snapshot };
      }),
    );
    connection.onRequest(
      methods.locate,
      guard<LocateParams, LocateResult>('locate', null, ({ uri, id, key }) => {
        const host = hostOf(hosts, uri);
        const element = host ? elementWithId(host, id) : undefined;
        if (!host || !element) return null;
        const hasKey = key !== undefined && element.values(key).length > 0;
        const found = hasKey ? locationOf(hosts, host, atKey(element, key)) : declarationOf(hosts, host, element);
        return found ?? null;
      }),
    );
    connection.onRequest(
      methods.problemAt,
      guard<ProblemAtParams, ProblemAtResult>('problem at', null, ({ uri, id, problem }) => {
        const host = hostOf(hosts, uri);
        const { asOf } = host?.config.config ?? {};
        const found = host && problemAtNode(host.project, { id, index: problem, asOf });
        const record = found && host.project.file(found.path);
        if (!host || !found || !record) return null;
        return { uri: hosts.uriOf(host, found.path), range: rangeOf(record, found.span), rule: found.rule };
      }),
    );
    connection.onRequest(
      methods.elementsAt,
      guard<ElementsAtParams, ElementsAtResult | null>('elements at', null, ({ uri, position }) => {
        const located = hosts.find(uri);
        if (!located) return null;
        const ids: string[] = [];
        for (
          let at = elementAt(located.record, offsetAt(located.record, position));
          at && at.kind !== 'file';
          at = at.owner
        )
          ids.push(at.id);
        return { projectUri: hosts.uriOfProject(located.host), ids };
      }),
    );
    connection.onRequest(
      methods.libraryText,
      guard<LibraryTextParams, string>('library', '', ({ uri }) =>
        URI.parse(uri).path.endsWith(rolesLibraryPath) ? rolesLibraryIn(wordsOf(hosts.all())) : '',
      ),
    );
    connection.onRequest(
      methods.rulePage,
      guard<RulePageParams, string>('rule page', '', ({ rule }) => {
        const found = rules.find((each) => each.name === rule);
        return found
          ? rulePage(found, wordsOf(hosts.all()))
          : `# ${rule.replace(/[^\w-]/g, '')}\n\nNo rule has this name.\n`;
      }),
    );
  },
};

/** The project of a file, or the one that a URI names. */
export function hostOf(hosts: Context['hosts'], uri: string): Host | undefined {
  const named = uri.replace(/\/$/, '');
  return hosts.find(uri)?.host ?? hosts.all().find((each) => hosts.uriOfProject(each) === named);
}

/** What the project is called. */
export function nameOf(host: Host): string {
  const [first] = host.project.model.elementsOf('enterprise');
  return host.config.config.name ?? (first ? labelOf(first) : (host.root.split(/[\\/]/).at(-1) ?? ''));
}

/** By its identity as text: `art:pay-core`, `art:pay-core/backlog`, `art:sky#2`. */
export function elementWithId(host: Host, id: string): Element | undefined {
  for (const record of host.project.model.files()) {
    for (const element of record.elements)
      if (element.kind !== 'file' && element.kind !== 'unknown' && element.id === id) return element;
  }
  const handle = /^person:(.*)$/.exec(id)?.[1];
  return handle === undefined ? undefined : host.project.model.person(handle);
}

/** One text for all projects: SAFe’s words only where every project shows them. */
function wordsOf(hosts: readonly Host[]): Vocabulary {
  return hosts.length > 0 && hosts.every(({ project }) => project.vocabulary() === 'safe') ? 'safe' : 'guide';
}
