/** What an editor shows beside, under and over the text: hints, lenses, links, hover; and what is asked for anew. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { CodeLens, DocumentLink, Hover, InlayHint, Position } from 'vscode-languageserver';
import { serverCommand, startClient, type LspClient } from '../testing/lsp-client.ts';
import { answered, clockByHand, moveOn } from './protocol-testing.ts';

const bank = `
//- streams.thru
portfolio retail { budget: 42M EUR per year }
value-stream payments "Payments" in retail { budget: 12M EUR per year }
value-stream cards "Cards" in retail {
  budget: 9M EUR per year
  product hub { delivered-by: core }
  objective o { key-result k: 10 -> 20, now 15  key-result l: 10 -> 20, now 9 }
}
role deputy { at: art required error }
view glance "At a glance" { shows: map  of: payments  depth: art }
//- trains.thru
art core "Core" in payments {
  // throughline-ignore role-missing: until autumn
  rte: @ava
  deputy: @bo
  backlog { feature F-1 { wsjf: value 20, time 8, risk 3, size 13 } }
  team heron { members: 7  links: "https://wiki.example/heron", "javascript:alert(1)", "vscode://settings", "file:///etc/passwd" }
}
art empty
`;

let client: LspClient | undefined;
const running = (): LspClient => {
  if (!client) throw new Error('The server was not started.');
  return client;
};
beforeAll(async () => {
  client = await startClient(bank, { textDocument: { rename: { prepareSupport: true } } });
  for (const file of ['streams.thru', 'trains.thru']) client.open(file);
  // All of it is read before problems are told.
  await client.pushed('trains.thru', (diagnostics) => diagnostics.length > 0);
});
afterAll(() => client?.stop());

/** The place of a text in a file, some characters on. */
function at(file: string, text: string, on = 0): { textDocument: { uri: string }; position: Position } {
  const { text: textOf, uri } = running();
  const lines = textOf(file)
    .slice(0, textOf(file).indexOf(text) + on)
    .split('\n');
  return {
    textDocument: { uri: uri(file) },
    position: { line: lines.length - 1, character: lines.at(-1)?.length ?? 0 },
  };
}

async function asked<R>(method: string, file: string): Promise<R> {
  const { connection, uri } = running();
  const range = { start: { line: 0, character: 0 }, end: { line: 99, character: 0 } };
  return connection.sendRequest<R>(`textDocument/${method}`, { textDocument: { uri: uri(file) }, range });
}

const hints = async (file: string): Promise<readonly unknown[]> =>
  (await asked<InlayHint[]>('inlayHint', file)).map(({ label }) => label);

const hover = async (file: string, text: string, on: number): Promise<string> => {
  const found = await running().connection.sendRequest<(Hover & { contents: { value: string } }) | null>(
    'textDocument/hover',
    at(file, text, on),
  );
  return found?.contents.value ?? '';
};

describe('hints', () => {
  it('tell sums, progress, and the value stream of a train that another file declares', async () => {
    expect(await hints('streams.thru')).toEqual([
      '21M of it inside',
      '› Payments',
      '50% of the way',
      '10% the wrong way',
    ]);
  });

  it('tell the weight of a job', async () => {
    expect(await hints('trains.thru')).toEqual(['= 2.4']);
  });
});

describe('lenses', () => {
  it('count what stands in an element and what leads to it, and say nothing of what nobody names', async () => {
    const lenses = await asked<CodeLens[]>('codeLens', 'trains.thru');
    const { connection } = running();
    const titles = await Promise.all(
      lenses.map(async (lens) => (await connection.sendRequest<CodeLens>('codeLens/resolve', lens)).command),
    );
    expect(titles.map((command) => command?.title)).toEqual(['1 team, 9 people', '1 reference', 'no teams']);
    // This client has none of our commands.
    expect(titles.map((command) => command?.command)).toEqual(['', '', '']);
  });
});

describe('in a text of its own', () => {
  const around = '//- b.thru\nvalue-stream pay "Pay" { art core }\n//- a.thru\n';
  const startOn = async (text: string, options: object = {}): Promise<LspClient> => {
    const other = await startClient(`${around}${text}\n`, {}, serverCommand, options);
    other.open('a.thru');
    await other.pushed('b.thru', (diagnostics) => diagnostics.length > 0);
    return other;
  };
  const lines = (from: number, to: number) => ({
    range: { start: { line: from, character: 0 }, end: { line: to, character: 0 } },
  });

  it.each([
    ['the way of a measure', 'objective o { key-result k: 10 -> 20, now 15 }', ['50% of the way']],
    ['no way where it ends as it began', 'objective o { key-result k: 10 -> 10, now 10 }', []],
    ['no way from where nobody knows', 'objective o { key-result k: unknown -> 20, now 15 }', []],
    [
      'no sum where a part is not known',
      'portfolio p {\n  budget: 9M EUR per year\n  value-stream v { budget: unknown }\n  value-stream w { budget: 1M EUR per year }\n}',
      [],
    ],
    ['the stream of a train of another file', 'product x { delivered-by: core }', ['› Pay']],
    ['no stream of a train of this file', 'value-stream v { art a }\nproduct x { delivered-by: a }', []],
    ['the stream of the train that a team is in', 'team kite in core', ['› Pay']],
    ['nothing of the lines below', '\n\n\n\n\n\nobjective o { key-result k: 10 -> 20, now 15 }', []],
  ])('a hint tells %s', async (_what, text, labels) => {
    const other = await startOn(text);
    const found = await other.connection.sendRequest<InlayHint[]>('textDocument/inlayHint', {
      textDocument: { uri: other.uri('a.thru') },
      ...lines(0, 5),
    });
    await other.stop();
    expect(found.map(({ label }) => label)).toEqual(labels);
  });

  it.each([
    ['our extension', { hasCommands: true }, ['1 team, 0 people', '1 reference: 1', 'line of sight']],
    ['another editor', {}, ['1 team, 0 people', '1 reference']],
  ])('a lens of %s tells what it can show', async (_who, options, titles) => {
    // What stands in a block says so by that alone.
    const text = 'value-stream v { art a { team kite } }\nart b in v\nobjective o\nepic e { supports: o }';
    const other = await startOn(text, options);
    const lenses = await other.connection.sendRequest<CodeLens[]>('textDocument/codeLens', {
      textDocument: { uri: other.uri('a.thru') },
    });
    const told = await Promise.all(
      lenses
        .filter(({ range }) => range.start.line === 0 && range.start.character < 15)
        .map(async (lens) => (await other.connection.sendRequest<CodeLens>('codeLens/resolve', lens)).command),
    );
    await other.stop();
    // A click on references shows them.
    expect(
      told.map((command) => {
        const shown: unknown = command?.arguments?.find((each) => Array.isArray(each));
        return Array.isArray(shown) ? `${command?.title}: ${shown.length}` : command?.title;
      }),
    ).toEqual(titles);
    expect(lenses.filter(({ range }) => range.start.line === 2)).toEqual([]);
  });
});

describe('links', () => {
  it('lead to addresses of the web alone where nothing opens the page of a rule, and run no command', async () => {
    const links = await asked<DocumentLink[]>('documentLink', 'trains.thru');
    expect(links.map(({ target }) => target)).toEqual(['https://wiki.example/heron']);
    const [{ range } = { range: undefined }] = links;
    expect(range?.start).toEqual(at('trains.thru', 'https://').position);
    expect(range?.end).toEqual(at('trains.thru', '", "javascript').position);
  });
});

describe('hover', () => {
  it('says what a rule asks for, where a comment switches it off', async () => {
    expect(await hover('trains.thru', 'role-missing', 2)).toMatch(/^\*\*role-missing\*\*\n\n/);
  });

  it('says where a role is needed', async () => {
    expect(await hover('streams.thru', 'role deputy', 6)).toContain('at: train \\(needed\\)');
  });

  it('says of a kept view what it shows, and of its keys what they are for', async () => {
    const view = await hover('streams.thru', 'view glance', 6);
    expect(view).toContain('**At a glance**, view `glance`');
    expect(view).toContain('map');
    expect(view).toContain('Payments');
    expect(await hover('streams.thru', 'depth: art', 2)).toContain('Down to which kind');
  });

  it('shows names in messages as code, and takes nothing in a text for markup', async () => {
    expect(await hover('trains.thru', 'art empty', 5)).toContain(
      'The train `empty` has no Product Manager; the executive guide names the role for trains\\.',
    );
  });
});

describe('renaming where a role is held', () => {
  it('takes the role’s name, and refuses another word for it', async () => {
    const { connection } = running();
    expect(await connection.sendRequest('textDocument/prepareRename', at('trains.thru', 'deputy:', 2))).toMatchObject({
      placeholder: 'deputy',
    });
    await expect(connection.sendRequest('textDocument/prepareRename', at('trains.thru', 'rte:', 1))).rejects.toThrow(
      'Built-in roles cannot be renamed.',
    );
  });
});

describe('words', () => {
  it('are those that the client brings', async () => {
    const words = { '{0}% of the way': '{0} % des Weges', '{0} of it inside': 'davon {0} verteilt' };
    const other = await startClient(bank, {}, serverCommand, { words });
    other.open('streams.thru');
    const found = await other.connection.sendRequest<InlayHint[]>('textDocument/inlayHint', {
      textDocument: { uri: other.uri('streams.thru') },
      range: { start: { line: 0, character: 0 }, end: { line: 99, character: 0 } },
    });
    expect(found.map(({ label }) => label)).toEqual([
      'davon 21M verteilt',
      '› Payments',
      '50 % des Weges',
      '10% the wrong way',
    ]);
    await other.stop();
  });
});

describe('what tells of other files', () => {
  it('is asked for anew, once, when one of them changed and nothing changes any more', async () => {
    const refreshed = { refreshSupport: true };
    const other = await startClient(
      bank,
      { workspace: { codeLens: refreshed, inlayHint: refreshed, semanticTokens: refreshed } },
      clockByHand,
    );
    const wanted: string[] = [];
    for (const what of ['codeLens', 'inlayHint', 'semanticTokens'])
      other.connection.onRequest(`workspace/${what}/refresh`, () => {
        wanted.push(what);
        return null;
      });
    other.open('trains.thru');
    await other.pushed('streams.thru', (diagnostics) => diagnostics.length > 0);
    for (const stream of ['c', 'ca', 'cards']) other.change('trains.thru', `art core in ${stream}\n`);
    await answered(other);
    expect(wanted).toEqual([]);
    moveOn(other);
    await expect.poll(() => wanted).toEqual(['codeLens', 'inlayHint', 'semanticTokens']);
    await answered(other);
    expect(wanted).toHaveLength(3);
    await other.stop();
  });
});
