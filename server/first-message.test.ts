/** Editors of every age and carefulness say hello: the server answers, and reads the folder that they open. */
import { pathToFileURL } from 'node:url';
import { afterEach, describe, expect, it } from 'vitest';
import type { SymbolInformation } from 'vscode-languageserver';
import { serverCommand, startClient, type LspClient } from '../testing/lsp-client.ts';
import { bank } from './protocol-testing.ts';

let client: LspClient | undefined;
afterEach(async () => {
  await client?.stop();
  client = undefined;
});

async function greeted(greeting: (root: string) => object | undefined): Promise<LspClient> {
  return (client = await startClient(bank, {}, serverCommand, {}, { greeting }));
}

const uriOf = (root: string): string => pathToFileURL(root).toString();

const greetings: readonly (readonly [string, (root: string) => object])[] = [
  ['a URI and no abilities', (root) => ({ rootUri: uriOf(root) })],
  ['a URI and abilities that are null', (root) => ({ rootUri: uriOf(root), capabilities: null })],
  ['a path alone, as of old', (root) => ({ processId: null, rootPath: root, capabilities: {} })],
  ['a path, and a URI that is null', (root) => ({ rootPath: root, rootUri: null, capabilities: {} })],
  ['a URI, and folders that are null', (root) => ({ rootUri: uriOf(root), workspaceFolders: null, capabilities: {} })],
  ['a URI, and no folder in the list', (root) => ({ rootUri: uriOf(root), workspaceFolders: [], capabilities: {} })],
  ['folders among what is none', (root) => ({ workspaceFolders: [null, 3, {}, { uri: 5 }, { uri: uriOf(root) }] })],
  ['options that are null', (root) => ({ rootUri: uriOf(root), initializationOptions: null })],
  ['options that are a text', (root) => ({ rootUri: uriOf(root), initializationOptions: 'all' })],
  [
    'options of which no part reads',
    (root) => ({
      rootUri: uriOf(root),
      initializationOptions: { profile: 3, hasCommands: 'yes', words: [1], isTrusted: null },
    }),
  ],
];

describe('the first message', () => {
  it.each(greetings)('with %s opens the folder', async (_, greeting) => {
    const { connection, pushed } = await greeted(greeting);
    const found = await connection.sendRequest<SymbolInformation[]>('workspace/symbol', { query: 'falcon' });
    expect(found.map(({ name }) => name)).toEqual(['falcon']);
    expect(await pushed('trains.thru', ({ length }) => length > 0)).not.toEqual([]);
  });

  it('pushes the problems to an editor that says that it cannot pull them', async () => {
    const { pushed } = await greeted((root) => ({
      rootUri: uriOf(root),
      capabilities: { workspace: { diagnostics: null }, textDocument: { diagnostic: null, completion: null } },
    }));
    expect(await pushed('trains.thru', ({ length }) => length > 0)).not.toEqual([]);
  });

  it.each([
    ['nothing in it', () => undefined],
    ['no folder', () => ({ workspaceFolders: null, rootUri: null, rootPath: null })],
    ['what is no URI', () => ({ rootUri: 'C:\\models', rootPath: 8 })],
  ])('with %s is answered all the same', async (_, greeting) => {
    const { initialized, connection } = await greeted(greeting);
    expect(initialized.capabilities.hoverProvider).toBe(true);
    expect(await connection.sendRequest('workspace/symbol', { query: 'falcon' })).toEqual([]);
  });
});
