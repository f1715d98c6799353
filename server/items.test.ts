/** Imported work items in the editor: as the server meets them on a real disk, over the real protocol. */
import { renameSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import { FileChangeType, type Diagnostic, type Hover, type MarkupContent } from 'vscode-languageserver';
import { flowFileText, toFlowData } from '#language/flow/index.ts';
import { startClient, type LspClient } from '../testing/lsp-client.ts';

const organisation = `
//- claims.thru
workflow default { waiting: "Ready"  active: "Dev"  done: "Done" }
value-stream cla<|>ims "Claims" {
  flow {
    load: max 2
  }
  art core { team kite }
}
`;

const dayOf = (day: number): number => Date.UTC(2026, 0, day);

/** So many stories in progress, and six that are done. */
function fileOf(open: number, team = 'kite'): string {
  const done = Array.from({ length: 6 }, (_, index) => ({
    id: `D-${index}`,
    events: [
      { at: dayOf(1), state: 'Ready', team, type: 'Story' },
      { at: dayOf(3 + index), state: 'Done' },
    ],
  }));
  const started = Array.from({ length: open }, (_, index) => ({
    id: `O-${index}`,
    events: [{ at: dayOf(8), state: 'Dev', team, type: 'Story' }],
  }));
  return [...flowFileText(toFlowData([...done, ...started]))].join('');
}

let client: LspClient | undefined;
afterEach(async () => {
  await client?.stop();
  client = undefined;
});

async function start(items?: string, config = ''): Promise<LspClient> {
  const files = items === undefined ? '' : `//- flow.thruflow\n${items}`;
  client = await startClient(`${organisation}${config}${files}`);
  return client;
}

const overloaded = (diagnostics: readonly Diagnostic[]): Diagnostic | undefined =>
  diagnostics.find(({ code }) => code === 'flow-load-over-target');
const toldOf = (diagnostics: readonly Diagnostic[]): string => JSON.stringify(overloaded(diagnostics)?.message) ?? '';
const isOverloaded = (diagnostics: readonly Diagnostic[]): boolean => overloaded(diagnostics) !== undefined;
const isFine = (diagnostics: readonly Diagnostic[]): boolean => !isOverloaded(diagnostics);

function told({ connection, uri }: LspClient, name: string, type: FileChangeType): void {
  void connection.sendNotification('workspace/didChangeWatchedFiles', { changes: [{ uri: uri(name), type }] });
}

/** As the command line writes it: under another name, then in its place. */
function imported(running: LspClient, text: string, name = 'flow.thruflow'): void {
  const place = path.join(running.root, name);
  writeFileSync(`${place}.draft`, text);
  renameSync(`${place}.draft`, place);
  told(running, name, FileChangeType.Changed);
}

describe('imported work items', () => {
  it('are judged at the target that they miss, before any file is open', async () => {
    const { pushed } = await start(fileOf(3));
    const found = overloaded(await pushed('claims.thru', isOverloaded));
    expect(found?.range.start).toEqual({ line: 3, character: 10 });
    expect(found?.message).toContain('The value stream `claims` has 3 items in progress');
    expect(found?.relatedInformation?.map(({ message }) => message)).toEqual([
      '`O-0`: in progress for 0 days, now in `Dev`',
      '`O-1`: in progress for 0 days, now in `Dev`',
      '`O-2`: in progress for 0 days, now in `Dev`',
    ]);
    // At the team that has them.
    expect(found?.relatedInformation?.[0]?.location.range.start).toEqual({ line: 5, character: 18 });
  });

  it('come with a first import, change with the next, and go with their file', async () => {
    const running = await start();
    const { pushed, root, open } = running;
    open('claims.thru');
    imported(running, fileOf(3));
    expect(isOverloaded(await pushed('claims.thru', isOverloaded))).toBe(true);
    imported(running, fileOf(2));
    expect(isFine(await pushed('claims.thru', isFine))).toBe(true);
    imported(running, fileOf(4));
    expect(overloaded(await pushed('claims.thru', isOverloaded))?.message).toContain('4 items');
    rmSync(path.join(root, 'flow.thruflow'));
    told(running, 'flow.thruflow', FileChangeType.Deleted);
    expect(isFine(await pushed('claims.thru', isFine))).toBe(true);
  });

  it('are those of the last import, however fast another one follows', async () => {
    const running = await start();
    const many = fileOf(20_000);
    for (const text of [many, fileOf(3), many, fileOf(2), fileOf(4)]) imported(running, text);
    const found = await running.pushed('claims.thru', (all) => toldOf(all).includes('4 items'));
    expect(toldOf(found)).toContain('4 items');
  });

  it('follow what is typed: a target, and a name that they use', async () => {
    const { pushed, open, change, text } = await start(fileOf(3, 'Kites'));
    open('claims.thru');
    const isUnknown = (diagnostics: readonly Diagnostic[]): boolean =>
      diagnostics.some(({ code }) => code === 'flow-data-unknown-team');
    expect(isUnknown(await pushed('claims.thru', isUnknown))).toBe(true);
    change('claims.thru', text('claims.thru').replace('team kite', 'team kite { aliases: "Kites" }'));
    const known = await pushed('claims.thru', isOverloaded);
    expect([isOverloaded(known), isUnknown(known)]).toEqual([true, false]);
    change('claims.thru', text('claims.thru').replace('max 2', 'max 3'));
    expect(isFine(await pushed('claims.thru', isFine))).toBe(true);
  });

  it('are told on hover', async () => {
    const { connection, open, cursor, pushed } = await start(fileOf(3));
    open('claims.thru');
    await pushed('claims.thru', isOverloaded);
    const hover = await connection.sendRequest<Hover>('textDocument/hover', cursor);
    // The server answers in Markdown.
    const { value } = hover.contents as MarkupContent;
    expect(value).toContain('- in progress: 3 stories, target at most 2');
    expect(value).toContain('- finished: 6 stories from 2026-01-01 to 2026-01-08');
    expect(value).toContain('- time taken: half within 4 days, 85% within 7 days');
  });

  it('may stand in another file, as the configuration says', async () => {
    const running = await start(undefined, '//- throughline.json\n{ "flow": { "data": "items.thruflow" } }\n');
    imported(running, fileOf(3), 'items.thruflow');
    expect(isOverloaded(await running.pushed('claims.thru', isOverloaded))).toBe(true);
    writeFileSync(path.join(running.root, 'throughline.json'), '{}');
    told(running, 'throughline.json', FileChangeType.Changed);
    expect(isFine(await running.pushed('claims.thru', isFine))).toBe(true);
  });
});

describe('a file of work items that does not read', () => {
  it('says so at its line, and not at the model', async () => {
    const running = await start(fileOf(3));
    const { pushed } = running;
    await pushed('claims.thru', isOverloaded);
    imported(running, `${fileOf(3)}half a line`);
    const [problem] = await pushed('flow.thruflow', (all) => all.length > 0);
    expect(problem).toMatchObject({
      message: expect.stringMatching(/^Line 17 is not as `throughline flow import` writes it/),
      range: { start: { line: 16, character: 0 } },
    });
    expect(isFine(await pushed('claims.thru', isFine))).toBe(true);
    imported(running, fileOf(3));
    expect(await pushed('flow.thruflow', (all) => all.length === 0)).toEqual([]);
    expect(isOverloaded(await pushed('claims.thru', isOverloaded))).toBe(true);
  });

  it.each([
    ['another text', 'not ours\n', 'This is not a file of work items.'],
    ['nothing', '', 'This is not a file of work items.'],
    ['zero bytes', 'throughline-flow 1\n\0\0', 'This file is not text'],
  ])('is told of, and the server goes on: %s', async (_title, text, message) => {
    const running = await start();
    imported(running, text);
    const [problem] = await running.pushed('flow.thruflow', (all) => all.length > 0);
    expect(problem?.message).toContain(message);
    imported(running, fileOf(3));
    expect(isOverloaded(await running.pushed('claims.thru', isOverloaded))).toBe(true);
  });
});
