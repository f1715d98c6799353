/** Refactorings as an editor asks for them. */
import { afterEach, describe, expect, it } from 'vitest';
import type { CodeAction } from 'vscode-languageserver';
import { TextDocument } from 'vscode-languageserver-textdocument';
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

/** Each refactoring asked for over the protocol: its title, and a line of what it makes. */
const offers = [
  ['Split the train', 'art sky<|> in v {\n  team kite\n  team hawk\n}\nvalue-stream v', 'art sky-2'],
  ['Move the train', 'art sky<|> in v\nvalue-stream v\nvalue-stream w', 'art sky in w'],
  [
    'Merge the two backlogs',
    'art sky {\n  backlog one<|> {\n    feature F-1\n  }\n  backlog two {\n    feature F-2\n  }\n}',
    '    feature F-1\n    feature F-2',
  ],
  [
    'Sort the backlog',
    'art sky {\n  backlog<|> {\n    feature F-1 { wsjf: value 1, time 1, risk 1, size 8 }\n    feature F-2 { wsjf: value 8, time 8, risk 8, size 1 }\n  }\n}',
    'size 1 }\n    feature F-1',
  ],
  [
    'Make it a solution',
    'product loan<|> { delivered-by: a, b }\nvalue-stream v {\n  art a\n}\nvalue-stream w {\n  art b\n}',
    'solution loan-solution {\n  comprises: loan, loan-w',
  ],
  [
    'Create a solution train',
    'solution s<|> { comprises: x, y }\nvalue-stream v {\n  art a\n  art b\n  product x { delivered-by: a }\n  product y { delivered-by: b }\n}',
    'solution-train s-train {\n    trains: a, b\n    solution-train-engineer: vacant',
  ],
  [
    'Move it into the block',
    'art sky<|> in v { rte: vacant }\nvalue-stream v',
    'value-stream v {\n  art sky { rte: vacant }',
  ],
] as const;

describe('each refactoring over the protocol', () => {
  it.each(offers)('%s', async (title, source, made) => {
    client = await startClient(source);
    client.open('main.thru');
    const { textDocument, position } = client.cursor;
    const actions = await client.connection.sendRequest<CodeAction[]>('textDocument/codeAction', {
      textDocument,
      range: { start: position, end: position },
      context: { diagnostics: [], only: ['refactor'] },
    });
    const action = actions.find((each) => each.title.startsWith(title));
    const edits = action?.edit?.changes?.[textDocument.uri] ?? [];
    const document = TextDocument.create(textDocument.uri, 'throughline', 1, client.text('main.thru'));
    expect(actions.map((each) => each.title).join('\n')).toContain(title);
    expect(TextDocument.applyEdits(document, edits)).toContain(made);
  });
});
