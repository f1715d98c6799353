/** More than anybody reads: of problems the gravest and how many more there are, of long words their beginning. */
import { afterEach, expect, it } from 'vitest';
import type { Hover } from 'vscode-languageserver';
import { startClient, type LspClient } from '../testing/lsp-client.ts';

let client: LspClient | undefined;
afterEach(async () => {
  await client?.stop();
  client = undefined;
});

it('of ten thousand problems a thousand are shown, errors before warnings, and how many more there are', async () => {
  const streams = Array.from({ length: 2000 }, (_, at) => `value-stream v${at}\n`).join('');
  client = await startClient(`//- a.thru\n${streams}${'team\n'.repeat(900)}`);
  const found = await client.pushed('a.thru', (each) => each.length > 0);
  expect(found).toHaveLength(1001);
  expect(found[0]?.message).toMatch(/^This file has \d+ more problems\. Mend some of these, and those will show\.$/);
  expect(found.filter(({ severity }) => severity === 1)).toHaveLength(900);
});

it.each([
  [1000, []],
  [1001, ['This file has 1 more problem. Mend one of these, and that will show.']],
  [1002, ['This file has 2 more problems. Mend some of these, and those will show.']],
])('of %i problems a thousand are shown, and a sentence says how many more there are, if any', async (count, more) => {
  client = await startClient(`//- a.thru\n${'team\n'.repeat(count)}`);
  const found = (await client.pushed('a.thru', (each) => each.length > 0)).map(({ message }) => message);
  const counts = found.filter((message) => JSON.stringify(message).startsWith('"This file'));
  expect([found.length, counts]).toEqual([1000 + more.length, more]);
});

it('of a hundred places that one problem explains fifty are listed, and how many more there are', async () => {
  const nested = Array.from({ length: 100 }, (_, at) => `  value-stream v${at}\n`).join('');
  client = await startClient(`//- a.thru\nvalue-stream outer {\n${nested}}\n`);
  const found = await client.pushed('a.thru', (each) => each.length > 0);
  const outer = found.find(({ code }) => code === 'value-stream-without-lean-budget');
  expect(outer?.relatedInformation).toHaveLength(50);
  expect(outer?.relatedInformation?.at(-1)?.message).toMatch(/ And \d+ more\.$/);
  expect(outer?.relatedInformation?.at(-2)?.message).not.toContain('more.');
});

it('a hover tells the beginning of a name, a title, a fact and a text of a megabyte', async () => {
  const long = 'x'.repeat(1_000_000);
  client = await startClient(
    `//- a.thru\n/** ${long} */\nvalue-stream v${long} "${long}" { customer: "${long}" }\n//- b.thru\nart a in v<|>${long}\n`,
  );
  const { open, connection, cursor } = client;
  open('b.thru');
  await client.pushed('b.thru', (each) => each.length > 0);
  const hover = await connection.sendRequest<Hover & { contents: { value: string } }>('textDocument/hover', cursor);
  expect(hover.contents.value).toContain('customer: xxx');
  expect(hover.contents.value.length).toBeLessThan(13_000);
});
