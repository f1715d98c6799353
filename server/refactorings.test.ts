/** Refactorings as an editor asks for them. */
import { afterEach, describe, expect, it } from 'vitest';
import type { CodeAction } from 'vscode-languageserver';
import { startClient, type LspClient } from '../testing/lsp-client.ts';

const bank = `
//- streams.thru
portfolio retail {
  value-stream payments "Payments" {
    art cards-core
  }
  value-stream cards "Cards"
}
//- trains.thru
art pay<|>-core "Core" in payments {
  rte: @ava "Ava Lind"
  team falcon { members: 7 }
}
art pay-edge in payments { rte: vacant }
`;

let client: LspClient | undefined;
const start = async (capabilities: object): Promise<LspClient> => {
  client = await startClient(bank, capabilities);
  return client;
};
afterEach(async () => {
  await client?.stop();
  client = undefined;
});

describe('refactorings', () => {
  const extracting = { workspace: { workspaceEdit: { documentChanges: true, resourceOperations: ['create'] } } };
  const asked = async (capabilities: object): Promise<CodeAction[]> => {
    const { connection, open, cursor } = await start(capabilities);
    open('trains.thru');
    return connection.sendRequest('textDocument/codeAction', {
      textDocument: cursor.textDocument,
      range: { start: { line: 0, character: 5 }, end: { line: 0, character: 5 } },
      context: { diagnostics: [], only: ['refactor'] },
    });
  };

  it('move a train to another value stream', async () => {
    const moves = (await asked({})).filter(({ kind }) => kind === 'refactor.move');
    expect(moves.map(({ title }) => title)).toEqual(['Move the train to the value stream `cards`']);
  });

  it('make a file where the client can make one, and never over another', async () => {
    const made = (await asked(extracting)).find(({ kind }) => kind === 'refactor.extract');
    expect(made?.title).toBe('Move it to a file of its own, `pay-core.thru`');
    expect(made?.edit?.documentChanges?.[0]).toMatchObject({ kind: 'create', options: { overwrite: false } });
    await client?.stop();
    expect((await asked({})).filter(({ kind }) => kind === 'refactor.extract')).toEqual([]);
  });

  it('take a train into the block of its value stream, in another file', async () => {
    const inlined = (await asked({})).find(({ kind }) => kind === 'refactor.inline');
    expect(Object.keys(inlined?.edit?.changes ?? {}).map((uri) => uri.split('/').at(-1))).toEqual([
      'trains.thru',
      'streams.thru',
    ]);
  });
});
