/** A client of the language server as an editor is one: a real process, the real protocol, real files. */
import { spawn, type ChildProcess } from 'node:child_process';
import { mkdirSync, mkdtempSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import {
  createMessageConnection,
  StreamMessageReader,
  StreamMessageWriter,
  type MessageConnection,
} from 'vscode-jsonrpc/node';
import type { Diagnostic, InitializeResult, Position } from 'vscode-languageserver';
import { marked } from './marked.ts';

export type LspClient = {
  readonly connection: MessageConnection;
  readonly initialized: InitializeResult;
  readonly root: string;
  /** Of the server's process. */
  readonly pid: number;
  readonly uri: (path: string) => string;
  readonly open: (path: string) => void;
  /** Replaces the whole text, as one edit. */
  readonly change: (path: string, text: string) => void;
  readonly text: (path: string) => string;
  readonly cursor: { readonly textDocument: { readonly uri: string }; readonly position: Position };
  /** Waits until a file's pushed diagnostics satisfy a condition. */
  readonly pushed: (
    path: string,
    isExpected: (diagnostics: readonly Diagnostic[]) => boolean,
  ) => Promise<readonly Diagnostic[]>;
  /** The same of a file that the server names otherwise than this client does. */
  readonly pushedAt: (
    uri: string,
    isExpected: (diagnostics: readonly Diagnostic[]) => boolean,
  ) => Promise<readonly Diagnostic[]>;
  /** All that was pushed, in its order. */
  readonly pushes: readonly Push[];
  /** The messages that the person was shown. */
  readonly messages: readonly string[];
  readonly stop: () => Promise<void>;
};

export type Push = { readonly uri: string; readonly diagnostics: readonly Diagnostic[] };

type Unusual = {
  /** Called when the files are there, and before the server is. */
  readonly prepare?: (root: string) => void;
  /** How it answers where the server asks to be told of something. */
  readonly onRegister?: () => null;
  /** Its first message, where it is not that of an editor of today. */
  readonly greeting?: (root: string) => object | undefined;
};

/** Starts a server on a marked source in a temporary folder. */
export async function startClient(
  source: string,
  capabilities: object = {},
  command: readonly string[] = serverCommand,
  initializationOptions: object = {},
  { prepare, onRegister = () => null, greeting }: Unusual = {},
): Promise<LspClient> {
  const root = realpathSync(mkdtempSync(join(tmpdir(), 'throughline-lsp-')));
  const { files, cursor } = marked(source);
  const texts = new Map(files.map(({ path, text }) => [path, text]));
  for (const { path, text } of files) {
    mkdirSync(dirname(join(root, path)), { recursive: true });
    writeFileSync(join(root, path), text);
  }
  prepare?.(root);
  const [program = '', ...args] = command;
  const child = spawn(program, args, { stdio: ['pipe', 'pipe', 'inherit'] });
  const connection = connect(child);
  const uri = (path: string): string => pathToFileURL(join(root, path)).toString();
  const { pushed, receive } = createInbox();
  const pushes: Push[] = [];
  connection.onNotification('textDocument/publishDiagnostics', (push: Push) => {
    pushes.push(push);
    receive(push.uri, push.diagnostics);
  });
  const messages: string[] = [];
  connection.onNotification('window/showMessage', ({ message }: { message: string }) => void messages.push(message));
  connection.onRequest('client/registerCapability', onRegister);
  connection.onRequest('workspace/diagnostic/refresh', () => null);
  connection.listen();
  const folder = { uri: pathToFileURL(root).toString(), name: 'test' };
  const usual = { processId: process.pid, rootUri: folder.uri, workspaceFolders: [folder], capabilities };
  const params = greeting ? greeting(root) : { ...usual, initializationOptions };
  const initialized = await connection.sendRequest<InitializeResult>('initialize', params);
  void connection.sendNotification('initialized', {});
  let version = 1;
  return {
    connection,
    initialized,
    root,
    pid: child.pid ?? 0,
    uri,
    open: (path) =>
      void connection.sendNotification('textDocument/didOpen', {
        textDocument: { uri: uri(path), languageId: 'throughline', version: 1, text: texts.get(path) ?? '' },
      }),
    change: (path, text) => {
      version += 1;
      texts.set(path, text);
      void connection.sendNotification('textDocument/didChange', {
        textDocument: { uri: uri(path), version },
        contentChanges: [{ text }],
      });
    },
    text: (path) => texts.get(path) ?? '',
    cursor: {
      textDocument: { uri: uri(cursor?.path ?? '') },
      position: positionOf(texts.get(cursor?.path ?? '') ?? '', cursor?.offset ?? 0),
    },
    pushed: (path, isExpected) => pushed(uri(path), isExpected),
    pushedAt: pushed,
    pushes,
    messages,
    stop: async () => {
      await connection.sendRequest('shutdown');
      void connection.sendNotification('exit');
      await new Promise((resolve) => child.once('exit', resolve));
      connection.dispose();
      rmSync(root, { recursive: true, force: true });
    },
  };
}

export const serverCommand = [process.execPath, join(import.meta.dirname, '../dist/server/main.cjs'), '--stdio'];

function connect({ stdout, stdin }: ChildProcess): MessageConnection {
  if (!stdout || !stdin) throw new Error('The server has no streams.');
  return createMessageConnection(new StreamMessageReader(stdout), new StreamMessageWriter(stdin));
}

function createInbox() {
  const last = new Map<string, readonly Diagnostic[]>();
  const waiting: {
    uri: string;
    isExpected: (diagnostics: readonly Diagnostic[]) => boolean;
    resolve: (diagnostics: readonly Diagnostic[]) => void;
  }[] = [];
  return {
    receive: (uri: string, diagnostics: readonly Diagnostic[]): void => {
      last.set(uri, diagnostics);
      for (const each of [...waiting]) {
        if (each.uri !== uri || !each.isExpected(diagnostics)) continue;
        waiting.splice(waiting.indexOf(each), 1);
        each.resolve(diagnostics);
      }
    },
    pushed: (
      uri: string,
      isExpected: (diagnostics: readonly Diagnostic[]) => boolean,
    ): Promise<readonly Diagnostic[]> => {
      const now = last.get(uri);
      if (now && isExpected(now)) return Promise.resolve(now);
      return new Promise((resolve) => waiting.push({ uri, isExpected, resolve }));
    },
  };
}

function positionOf(text: string, offset: number): Position {
  const lines = text.slice(0, offset).split('\n');
  return { line: lines.length - 1, character: lines.at(-1)?.length ?? 0 };
}
