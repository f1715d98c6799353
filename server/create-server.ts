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
import { methods, type ModelChanged } from '#protocol';
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

export function createServer(connection: Connection, source: FileSource): void {
  let tell: ((change: HostChange) => void) | undefined;
  const hosts = new Hosts(source, (change) => tell?.(change));
  connection.onInitialize((params: InitializeParams): InitializeResult => {
    const { capabilities: client } = params;
    const options: unknown = params.initializationOptions;
    const folders = foldersOf(params);
    hosts.setFolders(folders);
    hosts.setOpensFilesAlone(!hasCommands(options));
    applySettings(hosts, options);
    speak(options);
    const documents = new Documents(hosts, (error) => connection.console.error(String(error)));
    const guard = createGuard(connection.console, documents);
    const trust = createTrust(connection, options);
    const context: Context = {
      connection,
      hosts,
      source,
      trust,
      client,
      hasCommands: hasCommands(options),
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
      applySettings(hosts, settings.throughline);
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

function applySettings(hosts: Hosts, settings: unknown): void {
  const profile =
    typeof settings === 'object' && settings !== null && 'profile' in settings ? settings.profile : undefined;
  hosts.setOverride(typeof profile === 'string' && isProfileName(profile) ? { profile } : {});
}

/** The words of the client's language, where it has them: those of the source are English. */
function speak(options: unknown): void {
  const words = typeof options === 'object' && options !== null && 'words' in options ? options.words : undefined;
  if (typeof words !== 'object' || words === null) return;
  const texts = Object.entries(words).filter((entry): entry is [string, string] => typeof entry[1] === 'string');
  l10n.config({ contents: Object.fromEntries(texts) });
}

/** Whether the client has the commands that lenses call. */
function hasCommands(options: unknown): boolean {
  return typeof options === 'object' && options !== null && 'hasCommands' in options && options.hasCommands === true;
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
