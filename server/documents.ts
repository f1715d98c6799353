/** Documents as the editor has them; the first and the last word on a file while it is open. */
import {
  LSPErrorCodes,
  ResponseError,
  type Connection,
  type DidChangeTextDocumentParams,
  type TextDocumentItem,
} from 'vscode-languageserver';
import { TextDocument } from 'vscode-languageserver-textdocument';
import { large, type Hosts } from './hosts.ts';
import { nextTurn, noteHanded } from './turns.ts';

/** Keeps the text of each open document, and hands it to the projects. */
export class Documents {
  private readonly documents = new Map<string, TextDocument>();
  private readonly hosts: Hosts;
  private readonly onError: (error: unknown) => void;
  /** Those whose newest text is not read yet: all strokes that have come in are read at once, so that they do not queue up. */
  private readonly typed = new Set<string>();
  private reading: Promise<void> | undefined;

  constructor(hosts: Hosts, onError: (error: unknown) => void) {
    this.hosts = hosts;
    this.onError = onError;
  }

  /** Hears of what the editor opens, changes and closes. */
  listen(connection: Connection): void {
    connection.onDidOpenTextDocument(({ textDocument }) => this.open(textDocument));
    connection.onDidChangeTextDocument((params) => this.change(params));
    connection.onDidCloseTextDocument(({ textDocument: { uri } }) => {
      this.documents.delete(uri);
      this.typed.delete(uri);
      this.hosts.closed(uri);
    });
  }

  open({ uri, languageId, version, text }: TextDocumentItem): void {
    noteHanded();
    this.documents.set(uri, TextDocument.create(uri, languageId, version, text));
    this.hosts.opened(uri, text);
  }

  change({ textDocument: { uri, version }, contentChanges }: DidChangeTextDocumentParams): void {
    noteHanded();
    const document = this.documents.get(uri);
    if (!document) return;
    const changed = TextDocument.update(document, contentChanges, version);
    this.documents.set(uri, changed);
    const text = changed.getText();
    if (text.length < large) this.hosts.opened(uri, text);
    else {
      this.typed.add(uri);
      this.reading ??= nextTurn().then(() => this.read());
    }
  }

  /** When all is read that was typed; undefined where nothing waits. Fails where a place is asked about that has moved by then. */
  whenRead(uri: string | undefined, isPlace: boolean): Promise<void> | undefined {
    if (this.typed.size === 0) return undefined;
    const versionOf = (): number | undefined => this.documents.get(uri ?? '')?.version;
    const asked = versionOf();
    return this.reading?.then(() => {
      if (isPlace && versionOf() !== asked)
        throw new ResponseError(LSPErrorCodes.ContentModified, 'The text was changed meanwhile.');
    });
  }

  private read(): void {
    this.reading = undefined;
    const uris = [...this.typed];
    this.typed.clear();
    for (const uri of uris) {
      try {
        this.hosts.opened(uri, this.documents.get(uri)?.getText() ?? '');
      } catch (error) {
        this.onError(error);
      }
    }
  }
}
