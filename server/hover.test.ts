/** What hover tells that is computed: people, money, the value streams of a solution, the themes of a story. */
import { afterAll, beforeAll, expect, it } from 'vitest';
import type { Hover } from 'vscode-languageserver';
import { startClient, type LspClient } from '../testing/lsp-client.ts';
import { strategyModel } from '../testing/strategy-model.ts';

let client: LspClient | undefined;
beforeAll(async () => {
  client = await startClient(`//- model.thru\n${strategyModel}`);
  client.open('model.thru');
  // Some of it is what was judged, and hover waits for nothing.
  await client.pushed('model.thru', (diagnostics) => diagnostics.length > 0);
});
afterAll(() => client?.stop());

it.each([
  [
    'value-stream payments',
    ['people: 10 in 2 teams', 'given out: 8M EUR per year of 12M EUR per year', 'products: Wallet'],
  ],
  ['solution omni', ['value streams: Payments, Cards', 'products: Wallet, Plastic', 'nobody coordinates it']],
  ['story P-11', ['themes: Banking made easy']],
  ['theme ease', ['reaches: Heron, Tern']],
  ['product wallet', ['part of: Pay anywhere']],
])('%s', async (written, told) => {
  if (!client) throw new Error('The server was not started.');
  const before = strategyModel.slice(0, strategyModel.indexOf(written) + written.length).split('\n');
  const found = await client.connection.sendRequest<Hover & { contents: { value: string } }>('textDocument/hover', {
    textDocument: { uri: client.uri('model.thru') },
    position: { line: before.length - 1, character: (before.at(-1)?.length ?? 1) - 1 },
  });
  for (const fact of told) expect(found.contents.value.replaceAll('\\', '')).toContain(fact);
});

it('names six of many, and counts the others', async () => {
  const products = Array.from({ length: 9 }, (_, at) => `  product p${at}`).join('\n');
  const many = await startClient(`//- a.thru\nvalue-stream v<|>ast {\n${products}\n}\n`);
  many.open('a.thru');
  const found = await many.connection.sendRequest<Hover & { contents: { value: string } }>(
    'textDocument/hover',
    many.cursor,
  );
  await many.stop();
  expect(found.contents.value).toContain('products: p0, p1, p2, p3, p4, p5 and 3 more');
});
