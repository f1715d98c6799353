/** What the server does for the preview of our extension: places of problems, links to views and to the pages of rules. */
import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import type { CodeAction, CodeLens, Diagnostic, DocumentLink } from 'vscode-languageserver';
import type { Snapshot } from '#language';
import { changedBy, methods, type SnapshotChange } from '#protocol';
import { startClient, type LspClient } from '../testing/lsp-client.ts';
import { answered } from './protocol-testing.ts';

const bank = `
//- streams.thru
enterprise acme "Acme" { theme digital "Digital" }
portfolio retail in acme
value-stream payments "Payments" in retail { supports: digital }
value-stream cards "Cards" in retail
//- trains.thru
art pay-core "Core" in pay<|>ments {
  rte: @ava "Ava Lind"
}
`;

let client: LspClient | undefined;
const start = async (source = bank, options: object = {}): Promise<LspClient> => {
  client = await startClient(source, {}, undefined, options);
  return client;
};
afterEach(async () => {
  await client?.stop();
  client = undefined;
});

type Answer = { stamp: string; snapshot?: Snapshot; change?: SnapshotChange };

describe('for the preview', () => {
  it('sends what changed to who says what it has, and the whole to everybody else', async () => {
    const server = await start(bank.replace('pay<|>ments', 'payments<|>'));
    server.open('trains.thru');
    const ask = async (since?: string): Promise<Answer> =>
      server.connection.sendRequest<Answer>('throughline/snapshot', { uri: server.uri('trains.thru'), since });
    const first = await ask();
    server.change('trains.thru', server.text('trains.thru').replace('"Core"', '"Heart"'));
    const second = await ask(first.stamp);
    expect(second.change?.changed.map(([, { id, title }]) => [id, title])).toEqual([['art:pay-core', 'Heart']]);
    const whole = await ask(first.stamp);
    expect(first.snapshot && second.change && changedBy(first.snapshot, second.change)).toEqual(whole.snapshot);
  });

  it('tells once of what changed together, and names the files that do not read', async () => {
    const { connection, root, uri, pushed } = (client = await startClient(bank));
    await pushed('trains.thru', (found) => found.length > 0);
    await answered(client);
    const told: unknown[] = [];
    connection.onNotification(methods.modelChanged, (each) => void told.push(each));
    const files = ['streams.thru', 'trains.thru', 'new.thru'];
    for (const file of files) writeFileSync(path.join(root, file), file === 'new.thru' ? 'art "' : '// Gone.\n');
    void connection.sendNotification('workspace/didChangeWatchedFiles', {
      changes: files.map((file) => ({ uri: uri(file), type: 2 })),
    });
    await answered(client);
    expect(told).toEqual([{ projectUri: uri(''), rev: expect.any(Number), brokenFiles: ['new.thru'] }]);
  });

  it('finds the place of a problem that a snapshot shows, and its rule', async () => {
    const { connection, uri } = await start(bank.replace('in pay<|>ments', 'in payments, cards<|>'));
    const { snapshot } = await connection.sendRequest<{
      snapshot: { nodes: { id: string; problems: { rule: string }[] }[] };
    }>('throughline/snapshot', { uri: uri('trains.thru') });
    const problems = snapshot.nodes.find(({ id }) => id === 'art:pay-core')?.problems ?? [];
    const problem = problems.findIndex(({ rule }) => rule === 'art-in-many-value-streams');
    const ask = async (index: number): Promise<unknown> =>
      connection.sendRequest('throughline/problemAt', { uri: uri('trains.thru'), id: 'art:pay-core', problem: index });
    expect(await ask(problem)).toEqual({
      uri: uri('trains.thru'),
      range: { start: { line: 0, character: 33 }, end: { line: 0, character: 38 } },
      rule: 'art-in-many-value-streams',
    });
    expect(await ask(99)).toBeNull();
  });

  it('links to views from hover and lens where our extension is the client, and nowhere else', async () => {
    const { connection, uri, cursor, open } = await start(bank, { hasCommands: true });
    open('trains.thru');
    const { contents } = await connection.sendRequest<{ contents: { value: string } }>('textDocument/hover', cursor);
    expect(contents.value).toContain('[Trace](command:throughline.showView?%5B%22file');
    const lenses = await connection.sendRequest<CodeLens[]>('textDocument/codeLens', {
      textDocument: { uri: uri('streams.thru') },
    });
    const resolved = await Promise.all(
      lenses.map(async (lens) => connection.sendRequest<CodeLens>('codeLens/resolve', lens)),
    );
    expect(resolved.map(({ command }) => command)).toContainEqual({
      title: 'line of sight',
      command: 'throughline.showView',
      arguments: [uri('streams.thru'), 'value-stream:payments', 'trace'],
    });
    await client?.stop();
    const other = await start();
    other.open('trains.thru');
    const plain = await other.connection.sendRequest<{ contents: { value: string } }>(
      'textDocument/hover',
      other.cursor,
    );
    expect(plain.contents.value).not.toContain('command:');
  });

  it('leads from a problem and from a comment that switches a rule off to the page of the rule', async () => {
    const source = bank.replace(
      'in pay<|>ments {',
      'in payments, cards<|> {\n  // throughline-ignore role-missing: soon',
    );
    const { connection, uri, cursor, open, pushed } = await start(source, { hasCommands: true });
    open('trains.thru');
    const page = 'throughline-rule:/art-in-many-value-streams.md';
    const isTold = (all: readonly Diagnostic[]): boolean =>
      all.some(({ codeDescription }) => codeDescription?.href === page);
    expect(isTold(await pushed('trains.thru', isTold))).toBe(true);
    const actions = await connection.sendRequest<CodeAction[]>('textDocument/codeAction', {
      textDocument: cursor.textDocument,
      range: { start: cursor.position, end: cursor.position },
      context: { diagnostics: [] },
    });
    expect(isTold(actions.flatMap(({ diagnostics = [] }) => diagnostics))).toBe(true);
    const links = await connection.sendRequest<DocumentLink[]>('textDocument/documentLink', {
      textDocument: { uri: uri('trains.thru') },
    });
    expect(links.map(({ target }) => target)).toEqual(['throughline-rule:/role-missing.md']);
  });
});
