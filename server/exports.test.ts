/** What an editor asks to export, of the bundled server. */
import { afterEach, expect, it } from 'vitest';
import { methods, type ExportChoices } from '#protocol';
import { startClient, type LspClient } from '../testing/lsp-client.ts';

let client: LspClient | undefined;
afterEach(async () => {
  await client?.stop();
  client = undefined;
});

const text = `
//- a.thru
portfolio retail "Retail" { lpm: @ann "Ann Bell"
  value-stream pay "Pay<|>ments"
  view glance "At a glance" { shows: map  of: pay }
  view later { shows: changes }
}
`;

it('says in which formats and views, the own ones last', async () => {
  client = await startClient(text);
  const { formats, views, redactions } = await client.connection.sendRequest<ExportChoices>(methods.exportChoices, {
    uri: client.uri('a.thru'),
  });
  expect(formats.map(({ name }) => name)).toEqual(['html', 'svg', 'markdown', 'mermaid', 'dot', 'csv', 'json']);
  expect(views.at(-1)).toEqual({ name: 'view:glance', title: 'At a glance', doc: 'Map', shape: 'drawing' });
  expect(redactions).toEqual(['people', 'money']);
});

it('writes the text of a file, without what was to be left out, or says why there is none', async () => {
  client = await startClient(text);
  const uri = client.uri('a.thru');
  expect(
    await client.connection.sendRequest(methods.exportProject, { uri, format: 'svg', view: 'view:glance' }),
  ).toEqual({
    text: expect.stringContaining('<title>At a glance</title>'),
  });
  const csv = await client.connection.sendRequest(methods.exportProject, { uri, format: 'csv', redact: ['people'] });
  expect(csv).toEqual({ text: expect.stringContaining('Person 1') });
  expect(JSON.stringify(csv)).not.toContain('Bell');
  expect(
    await client.connection.sendRequest(methods.exportProject, { uri, format: 'dot', view: 'people' }),
  ).toMatchObject({
    problem: expect.stringContaining('is a table'),
  });
  expect(await client.connection.sendRequest(methods.exportProject, { uri, format: 'exe' })).toEqual({
    problem: 'There is no format exe.',
  });
});
