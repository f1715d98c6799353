/** Editors write the address of one file in several ways, and some that are none. */
import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { describe, expect, it } from 'vitest';
import type { Diagnostic, DocumentHighlight, Location, SymbolInformation, WorkspaceEdit } from 'vscode-languageserver';
import { URI } from 'vscode-uri';
import type { LspClient } from '../testing/lsp-client.ts';
import { bank, clientsOf } from './protocol-testing.ts';

const start = clientsOf(bank);

/** This client leaves these signs as they are in an address; the server, as VS Code, does not. */
const one = 'a@b(old),x+y=1/one.thru';
const two = 'a@b(old),x+y=1/two.thru';
const source = `
//- ${one}
enterprise acme "Acme"
//- ${two}
portfolio retail in ac<|>me
`;

const isUnresolved = (diagnostics: readonly Diagnostic[]): boolean =>
  diagnostics.some(({ code }) => code === 'unresolved-reference');
const isSilent = (diagnostics: readonly Diagnostic[]): boolean => !isUnresolved(diagnostics);
const isEmpty = (diagnostics: readonly Diagnostic[]): boolean => diagnostics.length === 0;

const plainOf = ({ uri }: LspClient, file: string): string => URI.parse(uri(file)).toString();

describe('a file whose address the editor writes in its own way', () => {
  it('is what stands in the editor, and not what stands on the disk', async () => {
    const running = await start(source);
    const { open, change, pushed, connection, uri } = running;
    open(one);
    change(one, 'enterprise other "Other"\n');
    open(two);
    expect(isUnresolved(await pushed(two, isUnresolved))).toBe(true);
    change(two, 'portfolio retail in other\n');
    expect(isSilent(await pushed(two, isSilent))).toBe(true);
    void connection.sendNotification('workspace/didChangeWatchedFiles', {
      changes: [one, two].map((file) => ({ uri: uri(file), type: 2 })),
    });
    const at = { textDocument: { uri: uri(two) }, position: { line: 0, character: 22 } };
    expect(await connection.sendRequest<Location | null>('textDocument/definition', at)).toMatchObject({
      uri: uri(one),
    });
    void connection.sendNotification('textDocument/didClose', { textDocument: { uri: uri(one) } });
    expect(isUnresolved(await pushed(two, isUnresolved))).toBe(true);
  });

  it('is named in answers as the editor names it', async () => {
    const { open, connection, uri, cursor } = await start(source);
    open(one);
    open(two);
    const highlights = await connection.sendRequest<DocumentHighlight[]>('textDocument/documentHighlight', cursor);
    expect(highlights.map(({ range }) => range.start)).toEqual([{ line: 0, character: 20 }]);
    const renamed = await connection.sendRequest<WorkspaceEdit>('textDocument/rename', { ...cursor, newName: 'whole' });
    expect(Object.keys(renamed.changes ?? {}).sort()).toEqual([uri(one), uri(two)]);
  });

  it('has its problems under one address alone', async () => {
    const running = await start(source.replace('ac<|>me', 'nobody<|>'));
    const { open, pushed, pushedAt } = running;
    const plain = plainOf(running, two);
    expect(isUnresolved(await pushedAt(plain, isUnresolved))).toBe(true);
    open(two);
    expect(isUnresolved(await pushed(two, isUnresolved))).toBe(true);
    expect(await pushedAt(plain, isEmpty)).toEqual([]);
  });

  it('is pulled anew after a change, whichever way it is asked for', async () => {
    const running = await start(source, { textDocument: { diagnostic: {} } });
    const { open, change, connection, uri } = running;
    const codes = async (of: string): Promise<readonly unknown[]> => {
      const report = await connection.sendRequest<{ items: Diagnostic[] }>('textDocument/diagnostic', {
        textDocument: { uri: of },
      });
      return report.items.map(({ code }) => code);
    };
    const ways = [uri(two), plainOf(running, two)];
    for (const way of ways) expect(await codes(way)).not.toContain('unresolved-reference');
    open(two);
    change(two, 'portfolio retail in nobody\n');
    for (const way of ways) expect(await codes(way)).toContain('unresolved-reference');
  });

  it('may be on the machine itself by name', async () => {
    const { connection, uri, pushedAt } = await start(source);
    const there = uri(two).replace('file://', 'file://localhost');
    void connection.sendNotification('textDocument/didOpen', {
      textDocument: { uri: there, languageId: 'throughline', version: 1, text: 'portfolio retail in nobody\n' },
    });
    expect(isUnresolved(await pushedAt(there, isUnresolved))).toBe(true);
    const found = await connection.sendRequest<SymbolInformation[]>('workspace/symbol', { query: 'retail' });
    expect(found).toHaveLength(1);
  });
});

describe('an address that is none', () => {
  it('is answered with nothing, and said to nobody', async () => {
    const { connection } = await start();
    const said: string[] = [];
    connection.onNotification('window/logMessage', ({ message }: { message: string }) => void said.push(message));
    const textDocument = { uri: 'file:////x/y.thru' };
    const opened = { ...textDocument, languageId: 'throughline', version: 1, text: 'team x' };
    void connection.sendNotification('textDocument/didOpen', { textDocument: opened });
    void connection.sendNotification('workspace/didChangeWatchedFiles', { changes: [{ ...textDocument, type: 2 }] });
    const position = { line: 0, character: 0 };
    expect(await connection.sendRequest('textDocument/hover', { textDocument, position })).toBeNull();
    expect(await connection.sendRequest('textDocument/documentSymbol', { textDocument })).toEqual([]);
    const files = [{ oldUri: textDocument.uri, newUri: `${textDocument.uri}x` }];
    expect(await connection.sendRequest('workspace/willRenameFiles', { files })).toBeNull();
    void connection.sendNotification('textDocument/didClose', { textDocument });
    expect(await connection.sendRequest('textDocument/documentSymbol', { textDocument })).toEqual([]);
    expect(said).toEqual([]);
  });

  it('is no folder of the disk where it is another place’s', async () => {
    const { connection, root } = await start(bank, { workspace: { workspaceFolders: true } });
    // Nobody reads a hidden folder that is not opened itself.
    const other = path.join(root, '.other');
    mkdirSync(other);
    writeFileSync(path.join(other, 'o.thru'), 'enterprise elsewhere\n');
    const found = async (): Promise<number> =>
      (await connection.sendRequest<SymbolInformation[]>('workspace/symbol', { query: 'elsewhere' })).length;
    const added = (uri: string): void =>
      void connection.sendNotification('workspace/didChangeWorkspaceFolders', {
        event: { added: [{ uri, name: 'other' }], removed: [] },
      });
    added(pathToFileURL(other).toString().replace('file:', 'memfs:'));
    expect(await found()).toBe(0);
    added(pathToFileURL(other).toString());
    expect(await found()).toBe(1);
  });
});
