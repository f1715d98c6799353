/** Projects and files that come, move and go while the server runs: as an editor tells it, on a real disk. */
import { mkdirSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterEach, describe, expect, it } from 'vitest';
import { FileChangeType, type Diagnostic, type DocumentSymbol, type WorkspaceEdit } from 'vscode-languageserver';
import { startClient, type LspClient } from '../testing/lsp-client.ts';

let client: LspClient | undefined;
const start = async (source: string): Promise<LspClient> =>
  (client = await startClient(source, { workspace: { workspaceFolders: true } }));
afterEach(async () => {
  await client?.stop();
  client = undefined;
});

const two = `
//- a/throughline.json
{ "name": "A" }
//- a/x.thru
portfolio pa
art lost in nowhere
//- b/y.thru
portfolio pb
//- b/sub/z.thru
value-stream z in pb
art more in nowhere
`;

const isUnresolved = (diagnostics: readonly Diagnostic[]): boolean =>
  diagnostics.some(({ code }) => code === 'unresolved-reference');
const isEmpty = (diagnostics: readonly Diagnostic[]): boolean => diagnostics.length === 0;
const isSilent = (diagnostics: readonly Diagnostic[]): boolean => !isUnresolved(diagnostics);

const told = ({ connection, uri }: LspClient, ...changes: readonly (readonly [string, FileChangeType])[]): void =>
  void connection.sendNotification('workspace/didChangeWatchedFiles', {
    changes: changes.map(([name, type]) => ({ uri: uri(name), type })),
  });

const closeFolder = ({ connection, root }: LspClient): void =>
  void connection.sendNotification('workspace/didChangeWorkspaceFolders', {
    event: { added: [], removed: [{ uri: pathToFileURL(root).toString(), name: 'test' }] },
  });

const openFolder = ({ connection, root }: LspClient): void =>
  void connection.sendNotification('workspace/didChangeWorkspaceFolders', {
    event: { added: [{ uri: pathToFileURL(root).toString(), name: 'test' }], removed: [] },
  });

describe('a workspace', () => {
  it('shows the problems of every project in it before any file is open', async () => {
    const { pushed } = await start(two);
    expect(isUnresolved(await pushed('a/x.thru', isUnresolved))).toBe(true);
    expect(isUnresolved(await pushed('b/sub/z.thru', isUnresolved))).toBe(true);
  });

  it('splits where a configuration comes, and joins again where it goes', async () => {
    const running = await start(two.replace('portfolio pb', 'portfolio pb in whole').replace('portfolio pa', ''));
    const { pushed, root } = running;
    await pushed('b/sub/z.thru', isUnresolved);
    const config = path.join(root, 'b/sub/throughline.json');
    writeFileSync(config, '{ "rules": { "unresolved-reference": "off" } }');
    told(running, ['b/sub/throughline.json', FileChangeType.Created]);
    expect(isSilent(await pushed('b/sub/z.thru', isSilent))).toBe(true);
    rmSync(config);
    told(running, ['b/sub/throughline.json', FileChangeType.Deleted]);
    expect(isUnresolved(await pushed('b/sub/z.thru', isUnresolved))).toBe(true);
  });

  it('forgets a folder that is removed, and knows one that has another name', async () => {
    const running = await start(two);
    const { pushed, root, connection, uri } = running;
    await pushed('b/sub/z.thru', isUnresolved);
    renameSync(path.join(root, 'b/sub'), path.join(root, 'b/other'));
    void connection.sendNotification('workspace/didRenameFiles', {
      files: [{ oldUri: uri('b/sub'), newUri: uri('b/other') }],
    });
    expect(await pushed('b/sub/z.thru', isEmpty)).toEqual([]);
    expect(isUnresolved(await pushed('b/other/z.thru', isUnresolved))).toBe(true);
    rmSync(path.join(root, 'b/other'), { recursive: true });
    told(running, ['b/other', FileChangeType.Deleted]);
    expect(await pushed('b/other/z.thru', isEmpty)).toEqual([]);
  });

  it.each([
    ['has another name, and was left out before', 'didRenameFiles', { oldUri: 'drafts', newUri: 'live' }],
    ['was copied', 'didCreateFiles', { uri: 'live' }],
  ])('reads a folder that %s', async (_how, method, file) => {
    const { pushed, root, connection, uri } = await start(
      '//- throughline.json\n{ "exclude": ["drafts/**"] }\n//- a.thru\nart sky in pay\n//- drafts/b.thru\nvalue-stream pay\n',
    );
    await pushed('a.thru', isUnresolved);
    renameSync(path.join(root, 'drafts'), path.join(root, 'live'));
    const uris = Object.entries(file).map(([key, name]) => [key, uri(name)]);
    void connection.sendNotification(`workspace/${method}`, { files: [Object.fromEntries(uris)] });
    expect(isSilent(await pushed('a.thru', isSilent))).toBe(true);
  });

  it('is one project where a folder of it is opened as well, and two where that is hidden', async () => {
    const running = await start(
      '//- a.thru\nvalue-stream pay\nart sky in cards\n//- b/b.thru\nvalue-stream cards\n//- .c/c.thru\nvalue-stream apart\n//- .c/d.thru\nart sea in apart\n',
    );
    const { pushed, connection, uri, open, change } = running;
    const count = async (query: string): Promise<number> =>
      (await connection.sendRequest<unknown[]>('workspace/symbol', { query })).length;
    expect([await count('cards'), await count('apart')]).toEqual([1, 0]);
    for (const name of ['b', '.c'])
      void connection.sendNotification('workspace/didChangeWorkspaceFolders', {
        event: { added: [{ uri: uri(name), name }], removed: [] },
      });
    expect([await count('cards'), await count('apart')]).toEqual([1, 1]);
    open('b/b.thru');
    change('b/b.thru', 'value-stream plastic\n');
    expect(isUnresolved(await pushed('a.thru', isUnresolved))).toBe(true);
    open('.c/d.thru');
    expect(isSilent(await pushed('.c/d.thru', isSilent))).toBe(true);
    closeFolder(running);
    expect(await pushed('a.thru', isEmpty)).toEqual([]);
    expect([await count('plastic'), await count('apart')]).toEqual([1, 1]);
  });

  it('forgets a workspace folder that is closed', async () => {
    const running = await start(two);
    const { pushed } = running;
    await pushed('b/sub/z.thru', isUnresolved);
    closeFolder(running);
    expect(await pushed('b/sub/z.thru', isEmpty)).toEqual([]);
  });

  it('keeps a file apart that the configuration leaves out, open or not', async () => {
    const { pushed, open } = await start(
      '//- throughline.json\n{ "exclude": ["drafts/**"] }\n//- a.thru\nportfolio one\n//- drafts/b.thru\nportfolio one\nart lost in nowhere\n',
    );
    open('a.thru');
    open('drafts/b.thru');
    await pushed('drafts/b.thru', isUnresolved);
    const found = await pushed('a.thru', (diagnostics) => diagnostics.length > 0);
    expect(found.map(({ code }) => code)).not.toContain('duplicate-name');
  });

  it('lets the configuration follow a file that is renamed', async () => {
    const { connection, uri, pushed } = await start(
      '//- throughline.json\n{\n  "include": ["a.thru", "deep/**"]\n}\n//- a.thru\nart lost in nowhere\n',
    );
    await pushed('a.thru', isUnresolved);
    const edit = await connection.sendRequest<WorkspaceEdit>('workspace/willRenameFiles', {
      files: [{ oldUri: uri('a.thru'), newUri: uri('b.thru') }],
    });
    expect(edit.changes).toEqual({
      [uri('throughline.json')]: [
        { range: { start: { line: 1, character: 14 }, end: { line: 1, character: 22 } }, newText: '"b.thru"' },
      ],
    });
  });

  it('knows a file that another program writes', async () => {
    const running = await start(two);
    const { pushed, root } = running;
    await pushed('b/sub/z.thru', isUnresolved);
    mkdirSync(path.join(root, 'b/new'));
    writeFileSync(path.join(root, 'b/new/n.thru'), 'value-stream nowhere in pb\n');
    told(running, ['b/new/n.thru', FileChangeType.Created]);
    expect(isSilent(await pushed('b/sub/z.thru', isSilent))).toBe(true);
  });

  it('knows of a document in no opened folder what stands beside it, and walks through no folder for it', async () => {
    const running = await start(`
//- top.thru
portfolio p in acme
art near in beside
art far in deep
//- beside.thru
enterprise acme
value-stream beside in p
//- deep/d.thru
value-stream deep in p
`);
    const { pushed, open } = running;
    await pushed('top.thru', (diagnostics) => diagnostics.length > 0);
    closeFolder(running);
    await pushed('top.thru', isEmpty);
    open('top.thru');
    const missing = (await pushed('top.thru', isUnresolved)).filter(({ code }) => code === 'unresolved-reference');
    expect(missing.map(({ message }) => message)).toEqual([
      'No value stream is called `deep`; declare it, or correct the name.',
    ]);
    // Once its folder is opened, what lies deeper is known.
    openFolder(running);
    expect(isSilent(await pushed('top.thru', isSilent))).toBe(true);
  });

  it('keeps what is open, though the disk has lost it and its folder is closed', async () => {
    const running = await start(two);
    const { open, pushed, root, connection, uri } = running;
    open('b/sub/z.thru');
    await pushed('b/sub/z.thru', isUnresolved);
    rmSync(path.join(root, 'b/sub'), { recursive: true });
    told(running, ['b/sub', FileChangeType.Deleted]);
    closeFolder(running);
    const textDocument = { uri: uri('b/sub/z.thru') };
    const outline = await connection.sendRequest<DocumentSymbol[]>('textDocument/documentSymbol', { textDocument });
    expect(outline.map(({ name }) => name)).toEqual(['z', 'more']);
    expect(isUnresolved(await pushed('b/sub/z.thru', isUnresolved))).toBe(true);
  });

  it('tells nothing any more of a document in no opened folder once it is closed', async () => {
    const running = await start(two);
    const { open, pushed, connection, uri } = running;
    await pushed('b/sub/z.thru', isUnresolved);
    closeFolder(running);
    await pushed('b/sub/z.thru', isEmpty);
    open('b/sub/z.thru');
    await pushed('b/sub/z.thru', isUnresolved);
    void connection.sendNotification('textDocument/didClose', { textDocument: { uri: uri('b/sub/z.thru') } });
    expect(await pushed('b/sub/z.thru', isEmpty)).toEqual([]);
    expect(await connection.sendRequest('workspace/symbol', { query: 'more' })).toEqual([]);
  });

  it('keeps a project around an opened folder when a document of it is closed', async () => {
    const running = await start(`${two}//- a/sub/s.thru\nart deep in nowhere\n`);
    const { open, pushed, connection, uri } = running;
    await pushed('a/x.thru', isUnresolved);
    closeFolder(running);
    await pushed('a/x.thru', isEmpty);
    void connection.sendNotification('workspace/didChangeWorkspaceFolders', {
      event: { added: [{ uri: uri('a/sub'), name: 'sub' }], removed: [] },
    });
    open('a/x.thru');
    await pushed('a/x.thru', isUnresolved);
    void connection.sendNotification('textDocument/didClose', { textDocument: { uri: uri('a/x.thru') } });
    expect(await connection.sendRequest('workspace/symbol', { query: 'deep' })).toHaveLength(1);
  });
});
