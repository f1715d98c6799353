/** The language server over a connection and a source of files: wires documents, projects and features together. */
import * as l10n from '@vscode/l10n';
import {
  DidChangeWatchedFilesNotification,
  TextDocumentSyncKind,
  WatchKind,
  type ClientCapabilities,
  type Connection,
  type InitializeParams,
  type InitializeResult,
  type ServerCapabilities,
} from 'vscode-languageserver';
import { brokenIn, configFileName, isProfileName } from '#language';
import { flowFileEnding } from '#language/flow/index.ts';
import { methods, toStartOptions, type ModelChanged } from '#protocol';
import type { Context } from './context.ts';
import { Documents } from './documents.ts';
import { createPublisher } from './features/diagnostics.ts';
import { features } from './features/index.ts';
import { createRefresher } from './features/refreshing.ts';
import type { FileSource } from './file-source.ts';
import { foldersOf } from './first-message.ts';
import { createGuard, waiting } from './guard.ts';
import { Hosts, type Host, type HostChange } from './hosts.ts';
import { createTeller } from './telling.ts';
import { createTrust } from './trust.ts';
import { folderIn } from './uris.ts';

/** Answers on a connection until it closes. Nothing is read before the client's first message. */
export function createServer(connection: Connection, source: FileSource): void {
  let tell: ((change: HostChange) => void) | undefined;
  const hosts = new Hosts(source, (change) => tell?.(change));
  connection.onInitialize((params: InitializeParams): InitializeResult => {
    const { capabilities: client } = params;
    const options = toStartOptions(params.initializationOptions);
    const folders = foldersOf(params);
    hosts.setFolders(folders);
    hosts.setOpensFilesAlone(!options.hasCommands);
    useProfile(hosts, options.profile);
    // Texts that it does not have stay English, as the source is.
    l10n.config({ contents: options.words });
    const documents = new Documents(hosts, (error) => connection.console.error(String(error)));
    const guard = createGuard(connection.console, documents);
    const trust = createTrust(connection, options);
    const context: Context = {
      connection,
      hosts,
      source,
      trust,
      client,
      hasCommands: options.hasCommands,
      guard,
      onceRead: waiting(guard, hosts),
    };
    const publisher = createPublisher(context);
    const refresher = createRefresher(context);
    const teller = createTeller(context);
    const notify = createNotifier(connection, hosts);
    tell = (change) => [publisher.changed, refresher.changed, teller.changed, notify].forEach((each) => each(change));
    for (const feature of features) feature.register(context);
    documents.listen(connection);
    connection.onInitialized(() => start(context, folders));
    return { capabilities: capabilitiesOf(client), serverInfo: { name: 'throughline' } };
  });
  connection.onDidChangeConfiguration(({ settings }: { readonly settings: unknown }) => {
    if (typeof settings === 'object' && settings !== null && 'throughline' in settings)
      useProfile(hosts, toStartOptions(settings.throughline).profile);
  });
  connection.onDidChangeWatchedFiles(({ changes }) => hosts.changedOnDisk(changes.map(({ uri }) => uri)));
  connection.listen();
}

/** Loads the workspace, and has the client say what changes in it. */
function start({ connection, hosts, client: { workspace } }: Context, opened: readonly string[]): void {
  if (workspace?.didChangeWatchedFiles?.dynamicRegistration)
    void connection.client.register(DidChangeWatchedFilesNotification.type, { watchers });
  let folders = opened;
  if (workspace?.workspaceFolders) {
    connection.workspace.onDidChangeWorkspaceFolders(({ added, removed }) => {
      const gone = new Set(removed.map(({ uri }) => folderIn(uri)));
      folders = [...folders.filter((folder) => !gone.has(folder)), ...added.flatMap(({ uri }) => folderIn(uri) ?? [])];
      hosts.setFolders(folders);
      void hosts.load();
    });
  }
  void hosts.load();
}

/** Of a folder that goes, with all that is in it, an editor says no more than that it went. */
const watchers = [
  { globPattern: '**/*.thru' },
  { globPattern: `**/${configFileName}` },
  { globPattern: `**/*${flowFileEnding}` },
  { globPattern: '**', kind: WatchKind.Delete },
];

/** The project's own profile counts where the name is that of none. */
function useProfile(hosts: Hosts, profile: string): void {
  hosts.setOverride(isProfileName(profile) ? { profile } : {});
}

function capabilitiesOf(client: ClientCapabilities): ServerCapabilities {
  const base: ServerCapabilities = {
    textDocumentSync: { openClose: true, change: TextDocumentSyncKind.Incremental, save: false },
    workspace: { workspaceFolders: { supported: true, changeNotifications: true } },
  };
  return features.reduce((all, feature) => {
    const own = feature.capabilities(client);
    return { ...all, ...own, workspace: { ...all.workspace, ...own.workspace } };
  }, base);
}

/** Tells once a turn of the loop that a model has a new revision. */
function createNotifier(connection: Connection, hosts: Hosts): (change: HostChange) => void {
  const pending = new Set<Host>();
  const send = (): void => {
    for (const host of pending) {
      const params: ModelChanged = {
        projectUri: hosts.uriOfProject(host),
        rev: host.rev,
        brokenFiles: [...brokenIn(host.project)],
      };
      void connection.sendNotification(methods.modelChanged, params);
    }
    pending.clear();
  };
  return ({ host }) => {
    if (host.isLoading) return;
    if (pending.size === 0) setImmediate(send);
    pending.add(host);
  };
}
