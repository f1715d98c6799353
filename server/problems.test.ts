/** When problems are told: none that a file which is still read would take back, none twice, and none of a file that is gone. */
import { rmSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterEach, describe, expect, it } from 'vitest';
import type { Diagnostic, DocumentDiagnosticReport, WorkspaceDiagnosticReport } from 'vscode-languageserver';
import { startClient, type LspClient } from '../testing/lsp-client.ts';
import { answered, clockByHand, moveOn } from './protocol-testing.ts';

let client: LspClient | undefined;
afterEach(async () => {
  await client?.stop();
  client = undefined;
});

const isUnresolved = (found: readonly Diagnostic[]): boolean =>
  found.some(({ code }) => code === 'unresolved-reference');

/** What is sent from now on: the names of files, and whether one of their references leads nowhere. */
function sentTo({ pushes, root }: LspClient): () => readonly (readonly [file: string, isUnresolved: boolean])[] {
  const before = pushes.length;
  const nameOf = (uri: string): string => path.relative(root, fileURLToPath(uri));
  return () => pushes.slice(before).map(({ uri, diagnostics }) => [nameOf(uri), isUnresolved(diagnostics)]);
}

const stream = 'value-stream payments in retail { budget: 1M EUR per year }\nportfolio retail\n';
const renamed = stream.replace('payments', 'paying');
const halfTyped = stream.replace('payments', 'pay "');
const small = `
//- streams.thru
${stream}//- seen.thru
art app in payments
//- unseen.thru
art core in payments
`;

describe('problems that are sent', () => {
  it('of files that nobody sees wait while a text is half typed, and those in view do not', async () => {
    client = await startClient(small, {}, clockByHand);
    const { open, change, pushed } = client;
    for (const file of ['streams.thru', 'seen.thru']) open(file);
    await pushed('unseen.thru', (found) => found.length > 0);
    const unseen = (told: readonly (readonly [string, boolean])[]) => told.filter(([file]) => file === 'unseen.thru');
    const whileTyped = sentTo(client);
    change('streams.thru', halfTyped);
    await answered(client);
    expect(whileTyped()).toContainEqual(['seen.thru', true]);
    expect(unseen(whileTyped())).toEqual([]);
    // It stays half typed.
    moveOn(client);
    await pushed('unseen.thru', isUnresolved);
    // It is whole again at once, with another name.
    change('streams.thru', stream);
    await answered(client);
    const renaming = sentTo(client);
    change('streams.thru', halfTyped);
    change('streams.thru', renamed);
    await answered(client);
    expect(unseen(renaming())).toEqual([['unseen.thru', true]]);
  });

  it('are not sent once more where nothing of them changed', async () => {
    client = await startClient(small);
    const { open, change, text, pushed } = client;
    open('seen.thru');
    await pushed('seen.thru', (found) => found.length > 0);
    await answered(client);
    const sent = sentTo(client);
    change('seen.thru', `${text('seen.thru')}// Said.\n`);
    await answered(client);
    expect(sent()).toEqual([]);
  });
});

describe('problems that are pulled', () => {
  const pulls = { textDocument: { diagnostic: {} }, workspace: { diagnostics: { refreshSupport: true } } };
  const pulled = ({ connection, uri }: LspClient, file: string, previousResultId?: string) =>
    connection.sendRequest<DocumentDiagnosticReport>('textDocument/diagnostic', {
      textDocument: { uri: uri(file) },
      ...(previousResultId === undefined ? {} : { previousResultId }),
    });
  /** How often it was asked to pull anew. */
  const refreshes = ({ connection }: LspClient): (() => number) => {
    let asked = 0;
    connection.onRequest('workspace/diagnostic/refresh', () => {
      asked += 1;
      return null;
    });
    return () => asked;
  };
  const allPulled = async ({ connection, uri }: LspClient, before: readonly (readonly [string, string])[] = []) => {
    const previousResultIds = before.map(([file, value]) => ({ uri: uri(file), value }));
    const { items } = await connection.sendRequest<WorkspaceDiagnosticReport>('workspace/diagnostic', {
      previousResultIds,
    });
    return new Map(items.map((item) => [item.uri.slice(uri('').length + 1), item]));
  };

  it('are told anew where they changed alone, are asked for when they do, and are never sent as well', async () => {
    client = await startClient(small, pulls);
    const running = client;
    const asked = refreshes(running);
    running.open('streams.thru');
    const first = await allPulled(running);
    expect([...first.keys()].sort()).toEqual(['seen.thru', 'streams.thru', 'throughline.json', 'unseen.thru']);
    const ids = [...first].flatMap(([file, { resultId = '' }]) => [[file, resultId] as const]);
    const before = asked();
    running.change('streams.thru', renamed);
    await answered(running);
    expect(asked()).toBeGreaterThan(before);
    const kinds = [...(await allPulled(running, ids))].map(([file, { kind }]) => `${file} ${kind}`);
    expect(kinds.sort()).toEqual([
      'seen.thru full',
      'streams.thru full',
      'throughline.json unchanged',
      'unseen.thru full',
    ]);
    const { resultId } = await pulled(running, 'streams.thru');
    running.change('streams.thru', `${renamed}// Said.\n`);
    expect(await pulled(running, 'streams.thru', resultId)).toEqual({ kind: 'unchanged', resultId });
    expect(running.pushes).toEqual([]);
  });

  it('of a file that is gone are none', async () => {
    client = await startClient(small, pulls);
    const before = (await allPulled(client)).get('unseen.thru');
    expect(before).toMatchObject({ kind: 'full' });
    rmSync(path.join(client.root, 'unseen.thru'));
    void client.connection.sendNotification('workspace/didChangeWatchedFiles', {
      changes: [{ uri: client.uri('unseen.thru'), type: 3 }],
    });
    const after = (await allPulled(client, [['unseen.thru', before?.resultId ?? '']])).get('unseen.thru');
    expect(after).toMatchObject({ kind: 'full', items: [] });
  });

  it('of all files wait until all files are read, and are asked for once by then', async () => {
    const streams = Array.from({ length: 300 }, (_, at) => `//- s${at}.thru\nvalue-stream s${at}\n`).join('');
    client = await startClient(`//- a.thru\nart sky in s299, nowhere\n${streams}`, pulls);
    const asked = refreshes(client);
    const report = (await allPulled(client)).get('a.thru');
    const missing = report?.kind === 'full' ? report.items.filter(({ code }) => code === 'unresolved-reference') : [];
    expect(missing.map(({ message }) => /`\w+`/.exec(JSON.stringify(message))?.[0])).toEqual(['`nowhere`']);
    expect(asked()).toBe(1);
  });
});
