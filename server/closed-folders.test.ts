/** Folders that the person may not read, and configurations that no editor shows: told once, and nothing else is disturbed. */
import { chmodSync } from 'node:fs';
import path from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import type { Diagnostic, DocumentDiagnosticReport } from 'vscode-languageserver';
import { serverCommand, startClient, type LspClient } from '../testing/lsp-client.ts';

/** Nothing is closed to whoever may do everything, so that one becomes nobody. */
const asNobody = [
  process.execPath,
  '-e',
  `if (process.geteuid() === 0) process.seteuid('nobody'); process.argv.push('--stdio'); require(${JSON.stringify(serverCommand[1])});`,
];

const pulls = { textDocument: { diagnostic: {} } };
const files = '//- a.thru\nportfolio one\nart lost in nowhere\n//- closed/b.thru\nvalue-stream nowhere in one\n';
const withConfig = `${files}//- throughline.json\n{ "name": "One" }\n`;

let client: LspClient | undefined;
let closed = '';
afterEach(async () => {
  if (closed !== '') chmodSync(closed, 0o755);
  await client?.stop();
  client = undefined;
});

/** The server starts once the folder is closed. */
async function start(source: string, capabilities: object = {}, options: object = {}): Promise<LspClient> {
  client = await startClient(source, capabilities, asNobody, options, {
    prepare: (root) => {
      closed = path.join(root, 'closed');
      chmodSync(root, 0o755);
      chmodSync(closed, 0o000);
    },
  });
  return client;
}

const isUnresolved = (found: readonly Diagnostic[]): boolean =>
  found.some(({ code }) => code === 'unresolved-reference');

describe('a folder that may not be read', () => {
  it('is told at the configuration, with what to do, and nothing else is disturbed', async () => {
    const { pushed, messages } = await start(withConfig);
    const [told] = await pushed('throughline.json', (found) => found.length > 0);
    expect(told?.message).toBe(
      'You have no permission to read `closed/`, so what is in it is left out. Ask the owner for permission, or exclude it in `throughline.json`.',
    );
    expect(isUnresolved(await pushed('a.thru', isUnresolved))).toBe(true);
    expect(messages).toEqual([]);
  });

  it('is said once in a message where the project has no configuration', async () => {
    const { pushed, open, change, text, connection, uri, messages } = await start(files);
    await pushed('a.thru', isUnresolved);
    open('a.thru');
    change('a.thru', `${text('a.thru')}\n`);
    await connection.sendRequest('textDocument/documentSymbol', { textDocument: { uri: uri('a.thru') } });
    expect(messages).toEqual([expect.stringContaining('no permission to read `closed/`')]);
  });

  it('is shown no more, and read, once it is open again', async () => {
    const { pushed, connection, uri } = await start(withConfig);
    await pushed('throughline.json', (found) => found.length > 0);
    chmodSync(closed, 0o755);
    void connection.sendNotification('workspace/didChangeWatchedFiles', {
      changes: [{ uri: uri('throughline.json'), type: 2 }],
    });
    expect(await pushed('throughline.json', (found) => found.length === 0)).toEqual([]);
    expect(isUnresolved(await pushed('a.thru', (found) => !isUnresolved(found)))).toBe(false);
  });
});

describe('our extension, which shows the problems of all files', () => {
  it('is told of them at the configuration alone', async () => {
    const { open, connection, uri, messages } = await start(withConfig, pulls, { hasCommands: true });
    open('a.thru');
    const of = (file: string) =>
      connection.sendRequest<DocumentDiagnosticReport>('textDocument/diagnostic', {
        textDocument: { uri: uri(file) },
      });
    await of('a.thru');
    expect(await of('throughline.json')).toMatchObject({
      items: [{ message: expect.stringContaining('no permission to read `closed/`') }],
    });
    expect(messages).toEqual([]);
  });
});

describe('an editor that asks for the problems of open files alone', () => {
  it('is told in a message what is wrong with the configuration', async () => {
    const { open, connection, uri, messages } = await start(
      withConfig.replace('"name": "One"', '"profil": "all"'),
      pulls,
    );
    open('a.thru');
    const report = await connection.sendRequest<DocumentDiagnosticReport>('textDocument/diagnostic', {
      textDocument: { uri: uri('a.thru') },
    });
    expect(report.kind === 'full' && isUnresolved(report.items)).toBe(true);
    expect(messages).toEqual([
      expect.stringMatching(/^`throughline.json` does not read: .*profil/),
      expect.stringContaining('no permission to read `closed/`'),
    ]);
  });
});
