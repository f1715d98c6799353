/** What is asked while a workspace is still being read: answered at once from what is there, and nothing false is said. */
import { afterEach, describe, expect, it } from 'vitest';
import type { CodeAction, DocumentDiagnosticReport, Hover, Location, WorkspaceEdit } from 'vscode-languageserver';
import { startClient, type LspClient } from '../testing/lsp-client.ts';

let client: LspClient | undefined;
afterEach(async () => {
  await client?.stop();
  client = undefined;
});

/** The file in view names streams of files that are read after it. */
const inView = `//- a.thru
art a<|>a in ${Array.from({ length: 40 }, (_, at) => `s${at}`).join(', ')}
`;
const others = Array.from(
  { length: 600 },
  (_, at) => `//- s${at}.thru\nvalue-stream s${at} "Stream ${at}" {\n  art a${at}x\n  art b${at}x\n}\n`,
).join('');

const pulls = { textDocument: { diagnostic: {} } };
const told = (hover: Hover | null): string => (hover ? (hover.contents as { value: string }).value : '');

describe('while a workspace is being read', () => {
  it('a hover does not wait for it, and says that its problems are not known yet', async () => {
    client = await startClient(inView + others, pulls);
    const { open, connection, cursor, uri } = client;
    const order: string[] = [];
    open('a.thru');
    const problems = connection
      .sendRequest<DocumentDiagnosticReport>('textDocument/diagnostic', { textDocument: { uri: uri('a.thru') } })
      .finally(() => order.push('problems'));
    const first = connection.sendRequest<Hover | null>('textDocument/hover', cursor).finally(() => order.push('hover'));
    expect(told(await first)).toContain('still being read');
    await problems;
    expect(order).toEqual(['hover', 'problems']);
    const later = told(await connection.sendRequest<Hover | null>('textDocument/hover', cursor));
    expect(later).not.toContain('still being read');
    expect(later).toContain('is aligned to 40 value streams');
  });

  it('many questions in a row are all answered before it goes on', async () => {
    client = await startClient(inView + others, pulls);
    const { open, connection, cursor, uri } = client;
    open('a.thru');
    let isKnown = false;
    const problems = connection
      .sendRequest('textDocument/diagnostic', { textDocument: { uri: uri('a.thru') } })
      .finally(() => (isKnown = true));
    const asked = Array.from({ length: 30 }, () => connection.sendRequest<Hover | null>('textDocument/hover', cursor));
    await Promise.all(asked);
    expect(isKnown).toBe(false);
    await problems;
  });

  it('a rename waits, and changes every file', async () => {
    client = await startClient(inView.replace('a<|>a in s0, s1', 'aa in s<|>0, s1') + others, pulls);
    const { open, connection, cursor, uri } = client;
    open('a.thru');
    const edit = await connection.sendRequest<WorkspaceEdit>('textDocument/rename', { ...cursor, newName: 'first' });
    expect(Object.keys(edit.changes ?? {}).sort()).toEqual([uri('a.thru'), uri('s0.thru')]);
    await expect(connection.sendRequest('textDocument/rename', { ...cursor, newName: 's599' })).rejects.toThrow(
      'There is already a value stream called `s599`.',
    );
  });

  it('going to a definition in a file that is not read yet goes there', async () => {
    client = await startClient(inView.replace('a<|>a in', 'aa in s5<|>99,') + others, pulls);
    const { open, connection, cursor, uri } = client;
    open('a.thru');
    const found = await connection.sendRequest<Location>('textDocument/definition', cursor);
    expect(found.uri).toBe(uri('s599.thru'));
  });

  it('nothing is offered to repair that is not wrong', async () => {
    client = await startClient(inView + others, pulls);
    const { open, connection, cursor, uri } = client;
    open('a.thru');
    const actions = await connection.sendRequest<CodeAction[]>('textDocument/codeAction', {
      textDocument: { uri: uri('a.thru') },
      range: { start: cursor.position, end: { line: 0, character: 400 } },
      context: { diagnostics: [] },
    });
    expect(actions.flatMap(({ diagnostics = [] }) => diagnostics.map(({ code }) => code))).not.toContain(
      'unresolved-reference',
    );
    expect(actions.length).toBeGreaterThan(0);
  });
});

describe('a client that answers with an error', () => {
  it('does not end the server', async () => {
    client = await startClient(
      inView,
      { workspace: { didChangeWatchedFiles: { dynamicRegistration: true } } },
      undefined,
      {},
      {
        onRegister: () => {
          throw new Error('This editor changed its mind.');
        },
      },
    );
    const { connection, cursor, open } = client;
    open('a.thru');
    expect(told(await connection.sendRequest<Hover | null>('textDocument/hover', cursor))).not.toBe('');
  });
});
