/** What the server says in the editor comes in the words of the client's language: what is still English here could not be. */
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { afterEach, expect, it } from 'vitest';
import type { CompletionList, Hover, MarkupContent } from 'vscode-languageserver';
import { compareMethods, type CompareResult } from '#protocol';
import { serverCommand, startClient, type LspClient } from '../testing/lsp-client.ts';

const bundle = path.join(import.meta.dirname, '../l10n/bundle.l10n.json');
// Our own file, which is made of the source.
const texts = JSON.parse(readFileSync(bundle, 'utf8')) as Readonly<Record<string, string>>;
const words = Object.fromEntries(Object.keys(texts).map((text) => [text, `«${text}»`]));

let client: LspClient | undefined;
afterEach(async () => {
  await client?.stop();
  client = undefined;
});

async function start(source: string): Promise<LspClient> {
  client = await startClient(source, {}, serverCommand, { words });
  client.open('a.thru');
  return client;
}

it.each([
  ['a rate', 'team kite { flow { velocity: 20 <|> } }', 'per', '«period»'],
  ['another one who holds a role', 'art sky { rte: @ann <|> }', 'lead', '«leads among several»'],
])('says what completes %s', async (_title, text, label, detail) => {
  const { connection, cursor } = await start(`//- a.thru\n${text}\n`);
  const { items } = await connection.sendRequest<CompletionList>('textDocument/completion', cursor);
  expect(items.find((item) => item.label === label)).toMatchObject({ detail });
});

it('says how grave a problem is, where somebody asks about the element', async () => {
  const { connection, cursor, pushed } = await start('//- a.thru\nvalue-stream cl<|>aims { product pay }\n');
  await pushed('a.thru', (problems) => problems.length > 0);
  const { contents } = await connection.sendRequest<Hover>('textDocument/hover', cursor);
  // The server sends Markdown.
  expect((contents as MarkupContent).value).toMatch(/«(error|warning|info)»: /);
});

it.each([
  ['art sky {{', '«a.thru does not read, and'],
  ['art sky {{\n//- b.thru\nart sea {{', '«a.thru and 1 more do not read, and'],
])('says why nothing is compared where the text is %j', async (text, begin) => {
  const { connection, uri } = await start(`//- a.thru\n${text}\n`);
  const versions = { before: { kind: 'saved' }, after: { kind: 'editors' } };
  const params = { uri: uri('a.thru'), ...versions };
  const result = await connection.sendRequest<CompareResult>(compareMethods.compare, params);
  expect('problem' in result ? result.problem : '').toContain(begin);
});
