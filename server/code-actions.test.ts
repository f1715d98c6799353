/** Which actions an editor is offered where: those that it asks for, at what they are about. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { CodeAction } from 'vscode-languageserver';
import { TextDocument } from 'vscode-languageserver-textdocument';
import { startClient, type LspClient } from '../testing/lsp-client.ts';

const text = `squad kite { po: @ann }
value-stream pay
value-stream cards
train sky in pay {
  rte: @bo
  pi: 10 weeks
  pi: 10 weeks
}
`;

let client: LspClient | undefined;
beforeAll(async () => {
  client = await startClient(`//- a.thru\n${text}`);
  client.open('a.thru');
});
afterAll(() => client?.stop());

/** At a word of the text, asked for some kinds of actions or for all. */
async function offered(word: string, only?: readonly string[]): Promise<readonly CodeAction[]> {
  if (!client) throw new Error('The server was not started.');
  const document = TextDocument.create(client.uri('a.thru'), 'throughline', 1, text);
  const start = document.positionAt(text.indexOf(word) + 1);
  return client.connection.sendRequest<CodeAction[]>('textDocument/codeAction', {
    textDocument: { uri: document.uri },
    range: { start, end: start },
    context: { diagnostics: [], ...(only ? { only } : {}) },
  });
}

const kindsOf = (actions: readonly CodeAction[]): readonly string[] =>
  [...new Set(actions.map(({ kind = '' }) => kind))].sort();

describe('actions', () => {
  it.each([
    ['squad', undefined, ['quickfix']],
    ['sky', undefined, ['quickfix', 'refactor.inline', 'refactor.move']],
    ['sky', ['quickfix'], ['quickfix']],
    ['sky', ['refactor'], ['refactor.inline', 'refactor.move']],
    ['sky', ['refactor.move'], ['refactor.move']],
    ['sky', ['source'], ['source.fixAll.throughline']],
    ['sky', ['source.fixAll'], ['source.fixAll.throughline']],
    ['sky', ['source.organizeImports'], []],
    ['rte', ['refactor'], []],
    ['@bo', ['refactor'], []],
  ])('at `%s`, asked for %j, are of the kinds %j', async (word, only, kinds) => {
    expect(kindsOf(await offered(word, only))).toEqual(kinds);
  });

  it('are preferred where one repairs what is wrong, and all that lose nothing are made at once', async () => {
    const preferred = (await offered('squad')).filter(({ isPreferred }) => isPreferred);
    expect(preferred.map(({ title }) => title)).toEqual(['Replace by `team`']);
    const [all] = await offered('sky', ['source.fixAll']);
    const edits = Object.values(all?.edit?.changes ?? {}).flat();
    expect(TextDocument.applyEdits(TextDocument.create('a', 'throughline', 1, text), edits)).toBe(
      text.replace('  pi: 10 weeks\n', ''),
    );
  });
});
