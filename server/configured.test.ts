/** What the configuration says and what the person sets, while the server runs and files are open: on a real disk. */
import { rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import { FileChangeType, type Diagnostic, type SymbolInformation } from 'vscode-languageserver';
import { flowFileText, toFlowData } from '#language/flow/index.ts';
import { item } from '#testing';
import { startClient, type LspClient } from '../testing/lsp-client.ts';
import { answered } from './protocol-testing.ts';

let client: LspClient | undefined;
afterEach(async () => {
  await client?.stop();
  client = undefined;
});

const has =
  (...rules: readonly string[]) =>
  (found: readonly Diagnostic[]): boolean =>
    rules.every((rule) => found.some(({ code }) => code === rule));
const lacks =
  (rule: string) =>
  (found: readonly Diagnostic[]): boolean =>
    !has(rule)(found);

/** Writes a file, or removes it, and tells of it as an editor does. */
function written({ connection, root, uri }: LspClient, file: string, text: string | undefined): void {
  const place = path.join(root, file);
  if (text === undefined) rmSync(place, { recursive: true });
  else writeFileSync(place, text);
  const type = text === undefined ? FileChangeType.Deleted : FileChangeType.Changed;
  void connection.sendNotification('workspace/didChangeWatchedFiles', { changes: [{ uri: uri(file), type }] });
}

const named = async ({ connection }: LspClient, query: string): Promise<number> =>
  (await connection.sendRequest<SymbolInformation[]>('workspace/symbol', { query })).length;

describe('a file that is open', () => {
  it('joins the project and leaves it as the configuration says, and is there once', async () => {
    const apart = '{ "exclude": ["drafts/**"] }';
    client = await startClient(
      `//- throughline.json\n${apart}\n//- a.thru\nvalue-stream one\n//- drafts/b.thru\nart lost in one\n`,
    );
    client.open('drafts/b.thru');
    await client.pushed('drafts/b.thru', has('unresolved-reference'));
    for (const [config, told] of [
      ['{}', lacks('unresolved-reference')],
      [apart, has('unresolved-reference')],
      ['{ "include": ["**"] }', lacks('unresolved-reference')],
    ] as const) {
      written(client, 'throughline.json', config);
      expect(told(await client.pushed('drafts/b.thru', told))).toBe(true);
      expect(await named(client, 'lost')).toBe(1);
    }
  });
});

describe('a file that does not read', () => {
  const broken = 'portfolio \0\n';
  it.each([
    ['when it is mended', (running: LspClient) => written(running, 'sub/b.thru', 'portfolio two\n')],
    [
      'while an editor has it open that can read it',
      (running: LspClient) => {
        running.open('sub/b.thru');
        running.change('sub/b.thru', 'portfolio two\n');
      },
    ],
    ['when it is gone', (running: LspClient) => written(running, 'sub/b.thru', undefined)],
    ['when its folder is gone', (running: LspClient) => written(running, 'sub', undefined)],
    [
      'when it was mended and nobody said so, at the next configuration',
      (running: LspClient) => {
        writeFileSync(path.join(running.root, 'sub/b.thru'), 'portfolio two\n');
        written(running, 'throughline.json', '{ "name": "Two" }');
      },
    ],
  ])('is told of no more %s', async (_when, mended) => {
    client = await startClient(`//- throughline.json\n{}\n//- a.thru\nportfolio one\n//- sub/b.thru\n${broken}`);
    await client.pushed('sub/b.thru', has('syntax'));
    mended(client);
    expect(await client.pushed('sub/b.thru', lacks('syntax'))).not.toContainEqual(
      expect.objectContaining({ code: 'syntax' }),
    );
  });
});

describe('a configuration that changes while the files are read', () => {
  it('counts for all of them', async () => {
    const files = Array.from({ length: 200 }, (_, at) => `//- s/s${at}.thru\nvalue-stream s${at}\n`).join('');
    client = await startClient(`//- throughline.json\n{}\n//- a.thru\nportfolio one\n${files}`);
    // It has begun, and waits for nobody.
    await client.connection.sendRequest('textDocument/foldingRange', { textDocument: { uri: client.uri('a.thru') } });
    written(client, 'throughline.json', '{ "exclude": ["s/**"] }');
    // As many questions as it takes to read all files in between.
    for (let at = 0; at < 80; at += 1) expect(await named(client, 's5')).toBe(0);
  });
});

describe('the profile that a person sets', () => {
  it('counts at once, for the work items too, and one that there is not counts for nothing', async () => {
    const items = toFlowData([item('A', { team: 'Kites', type: 'Story' }, 'Ready', 1, 'Dev', 3, 'Done', 9)]);
    client = await startClient(
      `//- a.thru\nworkflow w { waiting: "Ready"  active: "Dev"  done: "Done" }\nvalue-stream v\nart sky in v { team kite }\n//- flow.thruflow\n${[...flowFileText(items)].join('')}`,
      {},
      undefined,
      { profile: 'guide' },
    );
    const running = client;
    const set = (profile: string): void =>
      void running.connection.sendNotification('workspace/didChangeConfiguration', {
        settings: { throughline: { profile } },
      });
    const first = await running.pushed('a.thru', ({ length }) => length > 0);
    await answered(running);
    expect(first.map(({ code }) => code)).not.toContain('flow-data-unknown-team');
    for (const [profile, told] of [
      ['all', has('flow-data-unknown-team', 'art-team-count')],
      ['guide', lacks('flow-data-unknown-team')],
      ['captain', has('flow-data-unknown-team')],
    ] as const) {
      set(profile);
      expect(told(await running.pushed('a.thru', told))).toBe(true);
    }
    expect(lacks('art-team-count')(await running.pushed('a.thru', lacks('art-team-count')))).toBe(true);
  });
});
