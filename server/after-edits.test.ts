/** The oracle over the protocol: after edits at random, an editor has of the server what it would have of one that has just started. */
import { afterEach, describe, expect, it, vi } from 'vitest';
import type { Diagnostic, WorkspaceDiagnosticReport } from 'vscode-languageserver';
import { startClient, type LspClient } from '../testing/lsp-client.ts';
import { editAtRandom, editedPaths, start, type Random } from '../testing/random-edits.ts';
import { createRandom } from '../testing/random.ts';

let clients: LspClient[] = [];
afterEach(async () => {
  await Promise.all(clients.map((client) => client.stop()));
  clients = [];
});

/** An editor with all files open, of which a file that is gone is one that says nothing. */
async function editor(texts: ReadonlyMap<string, string>, capabilities: object): Promise<LspClient> {
  const source = editedPaths.map((path) => `//- ${path}\n${texts.get(path) ?? ''}\n`).join('');
  const client = await startClient(source, capabilities);
  clients.push(client);
  for (const path of editedPaths) client.open(path);
  // What the source of a test makes of the texts at their ends is made good.
  for (const path of editedPaths) client.change(path, texts.get(path) ?? '');
  return client;
}

/** Without the folder, which is another one for each editor, and without the numbers of answers. */
function plain(client: LspClient, answer: unknown): unknown {
  const text = JSON.stringify(answer, (key, value: unknown) => (key === 'resultId' ? undefined : value)) ?? 'null';
  return JSON.parse(text.replaceAll(client.uri(''), ''));
}

/** The problems that were pushed last, of each file that has any. */
function pushed(client: LspClient): unknown {
  return byFile(
    client,
    client.pushes.map(({ uri, diagnostics }) => [uri, diagnostics]),
  );
}

async function pulled(client: LspClient): Promise<unknown> {
  const { items } = await client.connection.sendRequest<WorkspaceDiagnosticReport>('workspace/diagnostic', {
    previousResultIds: [],
  });
  return byFile(
    client,
    items.flatMap((item) => (item.kind === 'full' ? [[item.uri, item.items]] : [])),
  );
}

function byFile(client: LspClient, found: readonly (readonly [string, readonly Diagnostic[]])[]): unknown {
  const some = [...new Map(found)].filter(([, diagnostics]) => diagnostics.length > 0);
  return plain(client, Object.fromEntries(some));
}

const whole = { start: { line: 0, character: 0 }, end: { line: 1_000, character: 0 } };

const requests: Readonly<Record<string, object>> = {
  documentSymbol: {},
  foldingRange: {},
  codeLens: {},
  inlayHint: { range: whole },
  documentLink: {},
  'semanticTokens/full': {},
  formatting: { options: { tabSize: 2, insertSpaces: true } },
  codeAction: { range: whole, context: { diagnostics: [] } },
};

/** What is asked of a place in the text. */
const atPlace = ['hover', 'completion', 'definition', 'references', 'prepareRename', 'prepareTypeHierarchy'] as const;

async function answers(client: LspClient, random: Random): Promise<unknown> {
  const asked = editedPaths.flatMap((path) => {
    const lines = client.text(path).split('\n');
    const line = random(lines.length);
    const position = { line, character: random((lines[line] ?? '').length + 1) };
    const placed = atPlace.map((method) => [method, { position, context: { includeDeclaration: true } }] as const);
    return [...Object.entries(requests), ...placed].map(async ([method, params]) => {
      const textDocument = { uri: client.uri(path) };
      const asking = client.connection.sendRequest<unknown>(`textDocument/${method}`, { textDocument, ...params });
      // A refusal is an answer as well.
      const answer = await asking.catch((error: unknown) => String(error));
      return [`${path} ${method} ${JSON.stringify(params)}`, plain(client, answer)];
    });
  });
  return Object.fromEntries((await Promise.all(asked)) as [string, unknown][]);
}

describe('after edits at random, an editor shows what it would show of a fresh start', () => {
  it.each([31, 33])('from seed %i', async (seed) => {
    const random = createRandom(seed);
    const texts = new Map(Object.entries(start));
    const edited = await editor(texts, {});
    for (let round = 0; round < 5; round += 1) {
      for (let edit = 0; edit < 6; edit += 1)
        for (const { path, text = '' } of editAtRandom(texts, random)) edited.change(path, text);
      const fresh = await editor(texts, { textDocument: { diagnostic: {} } });
      const expected = await pulled(fresh);
      await vi.waitFor(() => expect(pushed(edited), `round ${round}`).toEqual(expected), 20_000);
      const places = random(1_000_000);
      const [shown, wanted] = [edited, fresh].map((client) => answers(client, createRandom(places)));
      expect(await shown, `round ${round}`).toEqual(await wanted);
    }
  });
});
