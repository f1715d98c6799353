/** What an editor is told at one word: where it leads, whether it can be renamed, what it means. Every case is a text of its own. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Hover, Location, Range } from 'vscode-languageserver';
import { startClient, type LspClient } from '../testing/lsp-client.ts';

let client: LspClient | undefined;
beforeAll(async () => {
  const rename = { prepareSupport: true };
  client = await startClient('//- b.thru\nvalue-stream pay "Pay"\n//- a.thru\n', { textDocument: { rename } });
  client.open('a.thru');
});
afterAll(() => client?.stop());

/** Asks at the mark in a text. */
async function asked<R>(method: string, marked: string): Promise<R> {
  if (!client) throw new Error('The server was not started.');
  const lines = marked.slice(0, marked.indexOf('<|>')).split('\n');
  client.change('a.thru', marked.replace('<|>', ''));
  return client.connection.sendRequest<R>(`textDocument/${method}`, {
    textDocument: { uri: client.uri('a.thru') },
    position: { line: lines.length - 1, character: lines.at(-1)?.length ?? 0 },
  });
}

describe('what a word leads to', () => {
  it.each([
    [
      'a person: where a name stands behind',
      'definition',
      'art x { rte: @a<|>nn }\nart y { rte: @ann "Ann Bell" }',
      '1:13',
    ],
    ['a person without a name: the first mention', 'definition', 'art x { rte: @ann }\nart y { rte: @a<|>nn }', '0:13'],
    ['a title: its element', 'definition', 'art x "The <|>train"', '0:4'],
    ['what it stands in, though one of those is not there', 'typeDefinition', 'art x<|> in nowhere, pay', '0:13'],
  ])('%s', async (_what, method, text, place) => {
    const found = await asked<Location | null>(method, text);
    expect(`${found?.range.start.line}:${found?.range.start.character}`).toBe(place);
  });
});

describe('a rename', () => {
  it.each([
    ['its title', 'art x "The <|>train"', 'Nothing here has a name that can be changed.'],
    ['a key', 'art x { pi<|>: 10 weeks }', 'Nothing here has a name that can be changed.'],
    [
      'another word for a role',
      'role deputy { at: art  abbreviation: dep }\nart x { de<|>p: @ann }',
      'This is another word for the role. Rename the role where it is declared.',
    ],
  ])('does not begin at %s', async (_what, text, message) => {
    await expect(asked('prepareRename', text)).rejects.toThrow(message);
  });

  it('begins at a name', async () => {
    expect(await asked<{ range: Range; placeholder: string }>('prepareRename', 'art sk<|>y')).toMatchObject({
      placeholder: 'sky',
    });
  });
});

describe('a hover', () => {
  it.each([
    ['the level, in words', 'art x<|>', '\n\nProgram (ART)\n\n'],
    ['what a key is for at its kind', 'art x { pi<|>: 10 weeks }', '```thru\npi: 10 weeks\n```'],
    [
      'that there is no such rule',
      '// throughline-ignore no-such-r<|>ule: why\nart x',
      'No rule is called `no-such-rule`.',
    ],
    ['documentation without what a browser would run', '/** See <img src=x> */\nart x<|>', 'See &lt;img src=x>'],
    ['a title as it is written', 'art x<|> "*Bold* [a](b)"', '**\\*Bold\\* \\[a\\]\\(b\\)**'],
  ])('tells %s', async (_what, text, told) => {
    expect((await asked<Hover & { contents: { value: string } }>('hover', text)).contents.value).toContain(told);
  });

  it('tells the problems of its element alone', async () => {
    const text = 'art x<|> { budget: 3M EUR per year  team kite { } }';
    const { value } = (await asked<Hover & { contents: { value: string } }>('hover', text)).contents;
    expect(value).toContain('`x`');
    expect(value).not.toContain('The team');
  });
});
