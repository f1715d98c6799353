/** What happens while somebody types: braces find their place, keys lead to their values, and hover answers while all else loads. */
import { afterEach, describe, expect, it } from 'vitest';
import type {
  CompletionItem,
  CompletionList,
  DocumentSymbol,
  SymbolInformation,
  TextEdit,
} from 'vscode-languageserver';
import { TextDocument } from 'vscode-languageserver-textdocument';
import { serverCommand, startClient, type LspClient } from '../testing/lsp-client.ts';

let client: LspClient | undefined;
const start = async (source: string, capabilities: object = {}, options: object = {}): Promise<LspClient> =>
  (client = await startClient(source, capabilities, serverCommand, options));
afterEach(async () => {
  await client?.stop();
  client = undefined;
});

describe('a title between whose quotation marks nothing stands yet', () => {
  it('is none, so that the name is shown on', async () => {
    const { connection, open, cursor } = await start(
      '//- a.thru\nart s<|>ky "" {\n  team kite " "\n  rte: @ann ""\n}\n',
    );
    open('a.thru');
    const { textDocument } = cursor;
    const outline = await connection.sendRequest<DocumentSymbol[]>('textDocument/documentSymbol', { textDocument });
    expect(outline.map(({ name, children = [] }) => [name, ...children.map((child) => child.name)])).toEqual([
      ['sky', 'kite'],
    ]);
    const { contents } = await connection.sendRequest<{ contents: { value: string } }>('textDocument/hover', cursor);
    expect(contents.value).toContain('**sky**, train `sky`');
    expect(contents.value).toContain('RTE: @ann');
    const found = await connection.sendRequest<SymbolInformation[]>('workspace/symbol', { query: 'k' });
    expect(found.map(({ name, containerName }) => `${name} in ${containerName}`).sort()).toEqual([
      'kite in sky',
      'sky in undefined',
    ]);
  });
});

describe('a closing brace', () => {
  it('goes under the line that its block starts on, and nothing else moves', async () => {
    const { connection, open, cursor, text } = await start(
      '//- a.thru\nart sky {\n      rte: @ann\n  team kite {\n    members: 7\n         }<|>\n}\n',
    );
    open('a.thru');
    const edits = await connection.sendRequest<TextEdit[]>('textDocument/onTypeFormatting', {
      ...cursor,
      ch: '}',
      options: { tabSize: 2, insertSpaces: true },
    });
    expect(TextDocument.applyEdits(TextDocument.create('a', 'throughline', 1, text('a.thru')), edits)).toBe(
      'art sky {\n      rte: @ann\n  team kite {\n    members: 7\n  }\n}\n',
    );
  });
});

describe('a key that is completed', () => {
  const source = '//- a.thru\nart sky {\n  topo<|>\n}\n';
  const snippets = { textDocument: { completion: { completionItem: { snippetSupport: true } } } };
  const offered = async (
    { connection, open, cursor }: LspClient,
    label: string,
  ): Promise<CompletionItem | undefined> => {
    open('a.thru');
    const { items } = await connection.sendRequest<CompletionList>('textDocument/completion', cursor);
    return items.find((item) => item.label === label);
  };

  it('has its values offered at once in VS Code', async () => {
    const item = await offered(await start(source, snippets, { hasCommands: true }), 'topology');
    expect(item?.textEdit?.newText).toBe('topology: ');
    expect(item?.command?.command).toBe('editor.action.triggerSuggest');
  });

  it('asks no other editor for a command that it may not have', async () => {
    expect(await offered(await start(source, snippets), 'topology')).not.toHaveProperty('command');
  });

  it('is plain text where the editor knows no snippets', async () => {
    const item = await offered(await start(source.replace('topo', 'team')), 'team');
    expect(item).toMatchObject({ textEdit: { newText: 'team ' } });
    expect(item).not.toHaveProperty('insertTextFormat');
  });
});
