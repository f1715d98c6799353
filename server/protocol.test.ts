/** The server as an editor meets it: the bundled program, over standard input and output. */
import { mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterEach, describe, expect, it, vi } from 'vitest';
import type { CodeAction, Diagnostic, Location, SymbolInformation, WorkspaceEdit } from 'vscode-languageserver';
import { startClient, type LspClient } from '../testing/lsp-client.ts';
import { bank, clientsOf } from './protocol-testing.ts';

afterEach(() => void vi.unstubAllEnvs());

const start = clientsOf(bank);

const hasRule = (rule: string) => (diagnostics: readonly Diagnostic[]) => diagnostics.some(({ code }) => code === rule);
const lacksRule = (rule: string) => (diagnostics: readonly Diagnostic[]) =>
  !diagnostics.some(({ code }) => code === rule);

describe('problems', () => {
  it('are pushed at once, at the second name, with the first as related information', async () => {
    const { open, change, text, pushed } = await start();
    open('trains.thru');
    change('trains.thru', text('trains.thru').replace('in payments', 'in payments, cards'));
    const found = (await pushed('trains.thru', hasRule('art-in-many-value-streams'))).find(
      ({ code }) => code === 'art-in-many-value-streams',
    );
    expect(found?.range).toEqual({ start: { line: 0, character: 33 }, end: { line: 0, character: 38 } });
    expect(found?.relatedInformation?.map(({ location }) => location.range.start.line)).toContain(0);
    // Nothing opens the page of a rule in an editor that is not our extension.
    expect(found).not.toHaveProperty('codeDescription');
  });

  it('appear in a file that is not open when another file breaks it, and go away again', async () => {
    const { open, change, text, pushed } = await start();
    open('streams.thru');
    const sound = text('streams.thru');
    change('streams.thru', sound.replace('value-stream payments', 'value-stream paying'));
    expect(await pushed('trains.thru', hasRule('unresolved-reference'))).toContainEqual(
      expect.objectContaining({ code: 'unresolved-reference' }),
    );
    change('streams.thru', sound);
    expect(await pushed('trains.thru', lacksRule('unresolved-reference'))).not.toContainEqual(
      expect.objectContaining({ code: 'unresolved-reference' }),
    );
  });

  it('tell where in another file something stands, also when it has moved there', async () => {
    const { open, change, text, pushed } = await start(`${bank}//- more.thru\nvalue-stream cards in retail\n`);
    const lineOfFirst = (diagnostics: readonly Diagnostic[]): number | undefined =>
      diagnostics.find(({ code }) => code === 'duplicate-name')?.relatedInformation?.[0]?.location.range.start.line;
    open('streams.thru');
    // Files count in the order of their names: the one that comes first is not at fault.
    const before = lineOfFirst(await pushed('streams.thru', hasRule('duplicate-name')));
    expect(before).toBe(0);
    open('more.thru');
    change('more.thru', `\n\n${text('more.thru')}`);
    await pushed('streams.thru', (diagnostics) => lineOfFirst(diagnostics) === 2);
  });

  it('are pulled where the client pulls', async () => {
    const { connection, uri, initialized } = await start(bank.replace('in pay<|>ments', 'in payments, cards<|>'), {
      textDocument: { diagnostic: {} },
    });
    expect(initialized.capabilities.diagnosticProvider).toMatchObject({ interFileDependencies: true });
    const report = await connection.sendRequest<{ items: Diagnostic[]; resultId: string }>('textDocument/diagnostic', {
      textDocument: { uri: uri('trains.thru') },
    });
    expect(report.items.map(({ code }) => code)).toContain('art-in-many-value-streams');
    const again = await connection.sendRequest('textDocument/diagnostic', {
      textDocument: { uri: uri('trains.thru') },
      previousResultId: report.resultId,
    });
    expect(again).toMatchObject({ kind: 'unchanged' });
  });

  it('have a quick fix that repairs them', async () => {
    const { connection, open, change, text, pushed, uri } = await start();
    open('trains.thru');
    change('trains.thru', text('trains.thru').replace('in payments', 'in payments, cards'));
    const found = (await pushed('trains.thru', hasRule('art-in-many-value-streams'))).find(
      ({ code }) => code === 'art-in-many-value-streams',
    );
    const actions = await connection.sendRequest<CodeAction[]>('textDocument/codeAction', {
      textDocument: { uri: uri('trains.thru') },
      range: found?.range,
      context: { diagnostics: [found] },
    });
    expect(actions.map(({ title }) => title)).toContain(
      'Keep `payments`, and say that the train contributes to `cards`',
    );
  });
});

describe('navigation', () => {
  it('goes to a value stream in another file', async () => {
    const { connection, open, cursor, uri } = await start();
    open('trains.thru');
    const found = await connection.sendRequest<Location>('textDocument/definition', cursor);
    expect(found).toEqual({
      uri: uri('streams.thru'),
      range: { start: { line: 1, character: 13 }, end: { line: 1, character: 21 } },
    });
  });

  it('goes to a built-in role: to a document of our extension, else to a file that nobody is asked to edit', async () => {
    const caches = mkdtempSync(path.join(tmpdir(), 'throughline-caches-'));
    vi.stubEnv('XDG_CACHE_HOME', caches);
    const seat = { line: 1, character: 3 };
    const definition = ({ connection, uri }: LspClient) =>
      connection.sendRequest<Location>('textDocument/definition', {
        textDocument: { uri: uri('trains.thru') },
        position: seat,
      });
    const own = await startClient(bank, {}, undefined, { hasCommands: true });
    try {
      own.open('trains.thru');
      expect((await definition(own)).uri).toBe('throughline-library:/throughline-library/roles.thru');
    } finally {
      await own.stop();
    }
    const plain = await start();
    plain.open('trains.thru');
    const { uri, range } = await definition(plain);
    const file = fileURLToPath(uri);
    const text = readFileSync(file, 'utf8');
    expect(file.startsWith(caches)).toBe(true);
    expect(text.split('\n')[range.start.line]?.slice(range.start.character, range.end.character)).toBe(
      'release-train-engineer',
    );
    expect(statSync(file).mode & 0o222).toBe(0);
    // The editor tells of what it has opened; that does not make the roles part of an organisation once more.
    const textDocument = { uri, languageId: 'throughline', version: 1, text };
    await plain.connection.sendNotification('textDocument/didOpen', { textDocument });
    expect(await plain.connection.sendRequest('textDocument/documentSymbol', { textDocument: { uri } })).toEqual([]);
    expect(await definition(plain)).toEqual({ uri, range });
    rmSync(caches, { recursive: true });
  });

  it('finds references in all files, the declaration among them', async () => {
    const { connection, open, cursor } = await start();
    open('trains.thru');
    const found = await connection.sendRequest<Location[]>('textDocument/references', {
      ...cursor,
      context: { includeDeclaration: true },
    });
    expect(found).toHaveLength(2);
    const uses = await connection.sendRequest<Location[]>('textDocument/references', {
      ...cursor,
      context: { includeDeclaration: false },
    });
    expect(uses).toEqual(found.slice(1));
  });

  it('finds symbols of the workspace by letters', async () => {
    const { connection, open, cursor } = await start();
    open('trains.thru');
    await connection.sendRequest('textDocument/definition', cursor);
    const found = await connection.sendRequest<SymbolInformation[]>('workspace/symbol', { query: 'paycore' });
    expect(found[0]?.name).toBe('pay-core "Core"');
  });
});

describe('rename', () => {
  it('changes every use and nothing else', async () => {
    const { connection, open, cursor, uri } = await start();
    open('trains.thru');
    const edit = await connection.sendRequest<WorkspaceEdit>('textDocument/rename', { ...cursor, newName: 'paying' });
    expect(Object.keys(edit.changes ?? {}).sort()).toEqual([uri('streams.thru'), uri('trains.thru')]);
    expect(
      Object.values(edit.changes ?? {})
        .flat()
        .map(({ newText }) => newText),
    ).toEqual(['paying', 'paying']);
  });

  it('refuses a name that is taken, and what cannot be a name', async () => {
    const { connection, open, cursor } = await start();
    open('trains.thru');
    await expect(connection.sendRequest('textDocument/rename', { ...cursor, newName: 'cards' })).rejects.toThrow(
      'There is already a value stream called `cards`.',
    );
    await expect(connection.sendRequest('textDocument/rename', { ...cursor, newName: 'two words' })).rejects.toThrow(
      'cannot be a name',
    );
  });
});

describe('a document that is not saved yet', () => {
  it('is a project of its own, with its problems, until it is closed', async () => {
    const { connection, pushedAt } = await start();
    const uri = 'untitled:Untitled-1';
    const textDocument = { uri, languageId: 'throughline', version: 1, text: 'art pay-core in payments\n' };
    void connection.sendNotification('textDocument/didOpen', { textDocument });
    const isTold = hasRule('unresolved-reference');
    expect(isTold(await pushedAt(uri, isTold))).toBe(true);
    const found = async (): Promise<number> =>
      (await connection.sendRequest<SymbolInformation[]>('workspace/symbol', { query: 'pay-core' })).length;
    expect(await found()).toBe(2);
    void connection.sendNotification('textDocument/didClose', { textDocument: { uri } });
    expect(await pushedAt(uri, ({ length }) => length === 0)).toEqual([]);
    expect(await found()).toBe(1);
  });
});

describe('whatever comes', () => {
  it('answers after a request that makes no sense', async () => {
    const { connection, open, cursor } = await start();
    open('trains.thru');
    await connection.sendRequest('textDocument/hover', {
      textDocument: { uri: 'file:///nowhere/at/all.thru' },
      position: { line: 9, character: 9 },
    });
    await connection.sendRequest('textDocument/hover', {
      textDocument: { uri: 'nonsense' },
      position: { line: -1, character: -1 },
    });
    expect(await connection.sendRequest('textDocument/definition', cursor)).not.toBeNull();
  });
});
