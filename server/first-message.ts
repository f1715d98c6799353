/** What editors leave out of their first message, or write as of old, is put right before anything reads it. */
import { Message, type InitializeParams, type MessageStrategy, type RequestMessage } from 'vscode-languageserver';
import { URI } from 'vscode-uri';
import { folderIn } from './uris.ts';

/** The libraries read the abilities of an editor before any handler of ours is asked. */
export const lenient: MessageStrategy = {
  handleMessage(message, next) {
    void next(Message.isRequest(message) && message.method === 'initialize' ? initializing(message) : message);
  },
};

function initializing(message: RequestMessage): RequestMessage {
  const params = isObject(message.params) ? message.params : {};
  const capabilities = isObject(params['capabilities']) ? withoutNulls(params['capabilities']) : {};
  const processId = typeof params['processId'] === 'number' ? params['processId'] : null;
  return { ...message, params: { ...params, processId, capabilities } };
}

/** What an editor says it has not is what it does not say. */
function withoutNulls(abilities: Readonly<Record<string, unknown>>): Readonly<Record<string, unknown>> {
  const stated = Object.entries(abilities).filter(([, value]) => value !== null);
  return Object.fromEntries(stated.map(([key, value]) => [key, isObject(value) ? withoutNulls(value) : value]));
}

/** The folders that an editor opens: as it lists them, else its root as a URI, else as the path that old ones send. */
export function foldersOf({ workspaceFolders, rootUri, rootPath }: InitializeParams): readonly string[] {
  const listed = Array.isArray(workspaceFolders) ? workspaceFolders.flatMap(folderOf) : [];
  if (listed.length > 0) return listed;
  const root = folderIn(rootUri);
  if (root !== undefined) return [root];
  return typeof rootPath === 'string' && rootPath !== '' ? [URI.file(rootPath).fsPath] : [];
}

function folderOf(folder: unknown): readonly string[] {
  const path = isObject(folder) ? folderIn(folder['uri']) : undefined;
  return path === undefined ? [] : [path];
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
