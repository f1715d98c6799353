/** What every feature is given. */
import type { CancellationToken, ClientCapabilities, Connection, ServerCapabilities } from 'vscode-languageserver';
import type { FileSource } from './file-source.ts';
import type { Hosts } from './hosts.ts';
import type { Trust } from './trust.ts';

export type Context = {
  readonly connection: Connection;
  readonly hosts: Hosts;
  readonly source: FileSource;
  readonly trust: Trust;
  readonly client: ClientCapabilities;
  /** The client is our extension: it has the commands that lenses call, and opens the pages of rules. */
  readonly hasCommands: boolean;
  /**
   * Guards a handler: cancellation passes; anything else is logged once with the feature, the document and the stack, and
   * the feature answers `empty`.
   */
  readonly guard: Guard;
  /** The same for what tells of all files, and would leave some out, or say what is false, before they are read. */
  readonly onceRead: Guard;
};

export type Guard = <P, R>(
  feature: string,
  empty: R,
  handle: (params: P, token: CancellationToken) => R | Promise<R>,
) => (params: P, token: CancellationToken) => Promise<R>;

export type Feature = {
  /** What it tells the client that it can do. */
  readonly capabilities: (client: ClientCapabilities) => Partial<ServerCapabilities>;
  /** Registers its handlers. */
  readonly register: (context: Context) => void;
};
