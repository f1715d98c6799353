/** Problems: pulled where the client can, else pushed, never both. */
import {
  DiagnosticRefreshRequest,
  type Diagnostic,
  type DiagnosticRelatedInformation,
  type DocumentDiagnosticParams,
  type DocumentDiagnosticReport,
  type WorkspaceDocumentDiagnosticReport,
} from 'vscode-languageserver';
import { configFileName } from '#language';
import type { Context, Feature } from '../context.ts';
import { breathe } from '../guard.ts';
import { pathsOf, type HostChange } from '../hosts.ts';
import { diagnosticsOf } from '../problems.ts';
import { plainUri } from '../uris.ts';

/**
 * After this many milliseconds without an edit it is shown what other files gain while a text does not read, and where that
 * stands now which they tell of.
 */
const patience = 600;

type Published = { readonly items: Diagnostic[]; readonly text: string; readonly id: number };

export type Publisher = { readonly changed: (change: HostChange) => void };

/** Keeps what each file shows, and brings it to the client. */
export function createPublisher(context: Context): Publisher {
  const { connection, hosts, client, guard } = context;
  const isPulled = client.textDocument?.diagnostic !== undefined;
  const canRefresh = client.workspace?.diagnostics?.refreshSupport === true;
  const published = new Map<string, Published>();
  const places = new Places();
  const stale = new Set<string>();
  const waiting = new Set<string>();
  const moved = new Set<string>();
  let timer: NodeJS.Timeout | undefined;
  let nextId = 1;

  const refreshed = (uri: string): Published => {
    let shown = published.get(uri);
    if (!stale.has(uri) && shown) return shown;
    // Found anew: the file may belong to another project by now, or to none.
    const place = hosts.placeOf(uri);
    const isOwn = place !== undefined && hosts.uriOf(place.host, place.path) === uri;
    const items = isOwn ? diagnosticsOf(context, place.host, place.path) : [];
    const text = JSON.stringify(items);
    stale.delete(uri);
    if (shown?.text === text) return shown;
    shown = { items, text, id: nextId };
    nextId += 1;
    published.set(uri, shown);
    places.set(uri, items);
    return shown;
  };

  const flush = (): void => {
    if (isPulled) {
      if (canRefresh && stale.size > 0)
        void connection.sendRequest(DiagnosticRefreshRequest.type).catch(() => undefined);
      return;
    }
    for (const uri of [...stale]) {
      const before = published.get(uri)?.text ?? '[]';
      const { items, text } = refreshed(uri);
      if (text !== before) void connection.sendDiagnostics({ uri, diagnostics: items });
    }
  };

  const release = (some: Set<string>): void => {
    for (const uri of some) stale.add(uri);
    some.clear();
  };

  /** Before it was opened, a file may have been told of by another way to write its address. */
  const clearOther = (uri: string): void => {
    const plain = plainUri(uri);
    if (plain !== undefined && plain !== uri && published.has(plain)) stale.add(plain);
  };

  const changed = ({ host, stale: paths, cause }: HostChange): void => {
    // A line more in a file, and all below it stands elsewhere.
    if (cause !== undefined) for (const uri of places.tellingOf(hosts.uriOf(host, cause))) moved.add(uri);
    if (host.isLoading) {
      // Shown when all is known: what is missing may be in a file that is read next.
      for (const path of paths) stale.add(hosts.uriOf(host, path));
      return;
    }
    const isBroken = cause !== undefined && (host.project.file(cause)?.summary.syntaxProblems.length ?? 0) > 0;
    for (const path of paths) {
      const uri = hosts.uriOf(host, path);
      if (path === cause) clearOther(uri);
      (isBroken && path !== cause && !hosts.isOpen(uri) ? waiting : stale).add(uri);
    }
    clearTimeout(timer);
    if (!isBroken) release(waiting);
    flush();
    if (waiting.size + moved.size === 0) return;
    timer = setTimeout(() => {
      release(waiting);
      release(moved);
      flush();
    }, patience);
  };

  if (isPulled) {
    connection.languages.diagnostics.on(
      guard<DocumentDiagnosticParams, DocumentDiagnosticReport>(
        'diagnostics',
        { kind: 'full', items: [] },
        async ({ textDocument, previousResultId }) => {
          const place = hosts.placeOf(textDocument.uri);
          await place?.host.ready;
          const { items, id } = refreshed(place ? hosts.uriOf(place.host, place.path) : textDocument.uri);
          const resultId = String(id);
          return previousResultId === resultId ? { kind: 'unchanged', resultId } : { kind: 'full', resultId, items };
        },
      ),
    );
    connection.languages.diagnostics.onWorkspace(
      guard(
        'workspace diagnostics',
        { items: [] as WorkspaceDocumentDiagnosticReport[] },
        async ({ previousResultIds }, token) => {
          const before = new Map(previousResultIds.map(({ uri, value }) => [uri, value]));
          const items: WorkspaceDocumentDiagnosticReport[] = [];
          for (const host of hosts.all()) {
            await host.ready;
            const uris = new Set([...pathsOf(host), configFileName].map((path) => hosts.uriOf(host, path)));
            for (const uri of uris) items.push(reportOf(uri, refreshed(uri), before.get(uri)));
            await breathe(token);
          }
          const known = new Set(items.map((item) => item.uri));
          for (const uri of before.keys())
            if (!known.has(uri)) items.push({ kind: 'full', uri, version: null, items: [] });
          return { items };
        },
      ),
    );
  }

  return { changed };
}

/** By file, which others tell of something that stands in it. */
class Places {
  private readonly tellers = new Map<string, Set<string>>();
  private readonly told = new Map<string, ReadonlySet<string>>();

  set(uri: string, items: readonly Diagnostic[]): void {
    for (const file of this.told.get(uri) ?? []) this.tellers.get(file)?.delete(uri);
    const told = new Set(items.flatMap(({ relatedInformation = [] }) => relatedInformation.map(uriOfPlace)));
    told.delete(uri);
    this.told.set(uri, told);
    for (const file of told) {
      const tellers = this.tellers.get(file);
      if (tellers) tellers.add(uri);
      else this.tellers.set(file, new Set([uri]));
    }
  }

  tellingOf(uri: string): Iterable<string> {
    return this.tellers.get(uri) ?? [];
  }
}

function uriOfPlace({ location }: DiagnosticRelatedInformation): string {
  return location.uri;
}

function reportOf(
  uri: string,
  { items, id }: Published,
  previous: string | undefined,
): WorkspaceDocumentDiagnosticReport {
  const resultId = String(id);
  if (previous === resultId) return { kind: 'unchanged', uri, version: null, resultId };
  return { kind: 'full', uri, version: null, resultId, items };
}

export const diagnostics: Feature = {
  capabilities: (client) =>
    client.textDocument?.diagnostic === undefined
      ? {}
      : { diagnosticProvider: { identifier: 'throughline', interFileDependencies: true, workspaceDiagnostics: true } },
  // The publisher is made where changes are known: see create-server.ts.
  register: () => undefined,
};
