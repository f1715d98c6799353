/** Where an editor goes from a word, and what it lights up and selects around it: over the real protocol. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  DocumentHighlightKind,
  type CallHierarchyIncomingCall,
  type CallHierarchyItem,
  type CompletionList,
  type DocumentHighlight,
  type Location,
  type Position,
  type SelectionRange,
  type SemanticTokens,
  type SemanticTokensDelta,
} from 'vscode-languageserver';
import { TextDocument } from 'vscode-languageserver-textdocument';
import { startClient, type LspClient } from '../testing/lsp-client.ts';

const source = `
//- org.thru
enterprise acme
portfolio retail in acme
value-stream cards in retail { art beta-card }
value-stream payments in retail { art zeta-pay }
portfolio home in acme
value-stream loans in home { art alpha-loan }
//- here.thru
art pay-core in payments {
  depends-on: zulu
  team kite { members: 7 }
}
art zulu in payments
product pay in payments { delivered-by: zulu, pay-core }
`;

let client: LspClient | undefined;
const running = (): LspClient => {
  if (!client) throw new Error('The server was not started.');
  return client;
};
beforeAll(async () => {
  client = await startClient(source);
  client.open('here.thru');
});
afterAll(() => client?.stop());

/** The place of a text in the open file, some characters on. */
function at(text: string, on = 0): { textDocument: { uri: string }; position: Position } {
  const whole = document();
  return {
    textDocument: { uri: whole.uri },
    position: whole.positionAt(whole.getText().indexOf(text) + on),
  };
}

function document(): TextDocument {
  const { text, uri } = running();
  return TextDocument.create(uri('here.thru'), 'throughline', 1, text('here.thru'));
}

const asked = <R>(method: string, params: object): Promise<R> => running().connection.sendRequest<R>(method, params);

async function target(method: string, text: string, on = 0): Promise<readonly [file: string, line: number] | null> {
  const found = await asked<Location | null>(`textDocument/${method}`, at(text, on));
  return found ? [found.uri.split('/').at(-1) ?? '', found.range.start.line] : null;
}

describe('from a word', () => {
  it('goes to the declaration of what it means', async () => {
    expect(await target('declaration', 'payments', 2)).toEqual(['org.thru', 3]);
    expect(await target('declaration', 'depends-on: zulu', 13)).toEqual(['here.thru', 4]);
  });

  it('goes, as to its type, to what it stands in', async () => {
    expect(await target('typeDefinition', 'kite', 1)).toEqual(['here.thru', 0]);
    expect(await target('typeDefinition', 'pay-core', 1)).toEqual(['org.thru', 3]);
    expect(await target('typeDefinition', 'payments', 1)).toEqual(['org.thru', 1]);
  });

  it('goes nowhere from a word that means nothing', async () => {
    expect(await target('declaration', 'members', 1)).toBeNull();
    expect(await target('typeDefinition', 'members', 1)).toBeNull();
  });
});

it('lists the uses in the order of the text, whatever relation states them', async () => {
  const context = { includeDeclaration: false };
  const found = await asked<Location[]>('textDocument/references', { ...at('art zulu', 5), context });
  expect(found.map(({ range }) => range.start.line)).toEqual([1, 5]);
});

it('lights up the declaration and every use in the file, and none of another file', async () => {
  const found = await asked<DocumentHighlight[]>('textDocument/documentHighlight', at('art zulu', 5));
  const told = found.map(({ range, kind }) => [range.start.line, document().getText(range), kind]);
  expect(told.sort(([a], [b]) => Number(a) - Number(b))).toEqual([
    [1, 'zulu', DocumentHighlightKind.Read],
    [4, 'zulu', DocumentHighlightKind.Write],
    [5, 'zulu', DocumentHighlightKind.Read],
  ]);
  const away = await asked<DocumentHighlight[]>('textDocument/documentHighlight', at('in payments', 4));
  expect(away.map(({ range }) => range.start.line).sort((a, b) => a - b)).toEqual([0, 4, 5]);
});

it('selects the word, its statement, the block, the declaration, and so outwards', async () => {
  const { textDocument, position } = at('7 }');
  const [first] = await asked<SelectionRange[]>('textDocument/selectionRange', { textDocument, positions: [position] });
  const texts: string[] = [];
  for (let range = first; range; range = range.parent) texts.push(document().getText(range.range));
  expect(texts.map((text) => text.trim().replaceAll(/\s+/g, ' '))).toEqual([
    '7',
    'members: 7',
    'members: 7',
    'team kite { members: 7 }',
    'depends-on: zulu team kite { members: 7 }',
    'art pay-core in payments { depends-on: zulu team kite { members: 7 } }',
    document().getText().trim().replaceAll(/\s+/g, ' '),
  ]);
});

it('offers what is in the file first, then what stands in the same stream, in the same portfolio, then all others', async () => {
  const server = running();
  const before = server.text('here.thru');
  server.change('here.thru', before.replace('zulu, pay-core', ' '));
  const list = await asked<CompletionList>('textDocument/completion', at('delivered-by:', 'delivered-by: '.length));
  server.change('here.thru', before);
  expect(list.items.map(({ label }) => label)).toEqual([
    'kite',
    'pay-core',
    'zulu',
    'zeta-pay',
    'beta-card',
    'alpha-loan',
  ]);
  const sorted = list.items.map(({ sortText }) => sortText ?? '');
  expect([...sorted].sort()).toEqual(sorted);
});

it('says where in the text something depends on an element', async () => {
  const [item] = await asked<CallHierarchyItem[]>('textDocument/prepareCallHierarchy', at('art zulu', 5));
  const [call] = await asked<CallHierarchyIncomingCall[]>('callHierarchy/incomingCalls', { item });
  expect([item?.name, item?.detail, call?.from.name]).toEqual(['zulu', 'train', 'pay-core']);
  expect(call?.fromRanges.map((range) => document().getText(range))).toEqual(['zulu']);
  expect(call && document().getText(call.from.selectionRange)).toBe('pay-core');
});

it('recolours by differences that make the colours of the whole, edit after edit', async () => {
  const server = running();
  const { textDocument } = at('art');
  const whole = (): Promise<SemanticTokens> => asked('textDocument/semanticTokens/full', { textDocument });
  const before = server.text('here.thru');
  let { data, resultId } = await whole();
  for (const text of [before.replace('zulu', 'nobody'), `// Above all.\n${before}`, '', before]) {
    server.change('here.thru', text);
    const delta = await asked<SemanticTokensDelta>('textDocument/semanticTokens/full/delta', {
      textDocument,
      previousResultId: resultId,
    });
    data = [...data];
    for (const { start, deleteCount, data: added = [] } of delta.edits.toReversed())
      data.splice(start, deleteCount, ...added);
    ({ resultId } = delta);
    const other = await startClient(source.replace(before, text));
    other.open('here.thru');
    other.change('here.thru', text);
    const fresh = await other.connection.sendRequest<SemanticTokens>('textDocument/semanticTokens/full', {
      textDocument: { uri: other.uri('here.thru') },
    });
    await other.stop();
    expect(data).toEqual(fresh.data);
  }
});
