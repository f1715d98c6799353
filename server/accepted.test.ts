/** Whatever a text looks like while it is typed, each answer is one that an editor accepts: in the text, in order, around the cursor. */
import { afterAll, beforeAll, expect, it } from 'vitest';
import type {
  CodeLens,
  CompletionList,
  DocumentLink,
  DocumentSymbol,
  FoldingRange,
  Hover,
  InlayHint,
  Position,
  Range,
  SelectionRange,
  SemanticTokens,
} from 'vscode-languageserver';
import { TextDocument } from 'vscode-languageserver-textdocument';
import { startClient, type LspClient } from '../testing/lsp-client.ts';
import { createRandom } from '../testing/random.ts';
import { bank } from './protocol-testing.ts';

let client: LspClient | undefined;
beforeAll(async () => {
  const insert = { insertReplaceSupport: true, snippetSupport: true };
  client = await startClient(`${bank}//- typed.thru\n`, { textDocument: { completion: { completionItem: insert } } });
  client.open('typed.thru');
});
afterAll(() => client?.stop());

const whole = `/** The heart
 * of payments. */
portfolio home "Home 🚢" in acme { lpm: @kim "Kim Moss", tags: #pci }
value-stream loans "Loans" in home {
  budget: 3M EUR per year, flow { load: max 5 }
  // throughline-ignore role-missing: soon
  objective o "Faster" { key-result k: 10 -> 20 by 2027-01-31, now 15 }
  art core "" in loans, payments {
    pi: 10 weeks  depends-on: pay-core, art edge
    team kite { po: vacant since 2026-01-01  members: 7  wip: "In Dev" 3 }
    backlog { feature F-2 "Two" { wsjf: value 20, time 8, risk 3, size 13  links: "https://a.example" } }
  }
}
milestone go: 2026-12-31
// #region
role deputy { at: art required }
// #endregion
`;

const signs = ['{', '}', '"', ':', ',', '@', '#', '/*', '*/', '//', '/**', '\n', '\r\n', ' ', 'in', '🚢', '->', ''];

/** What somebody may have typed so far: cut off, without a piece, or with signs where none belong. */
function typedBy(random: (below: number) => number): { readonly text: string; readonly offset: number } {
  const at = random(whole.length);
  const before = `${whole.slice(0, at)}${signs[random(signs.length)] ?? ''}`;
  const after = random(3) === 0 ? '' : whole.slice(at + (random(2) === 0 ? 0 : random(12)));
  return { text: before + after, offset: before.length };
}

/** What an editor would refuse or show wrongly, as sentences. */
async function refused(text: string, offset: number): Promise<readonly string[]> {
  if (!client) throw new Error('The server was not started.');
  const { connection, uri, change } = client;
  const document = TextDocument.create(uri('typed.thru'), 'throughline', 1, text);
  const textDocument = { uri: document.uri };
  const position = document.positionAt(offset);
  const all: Range = { start: { line: 0, character: 0 }, end: document.positionAt(text.length) };
  change('typed.thru', text);
  const ask = <R>(method: string, more: object = {}): Promise<R> =>
    connection.sendRequest<R>(`textDocument/${method}`, { textDocument, ...more });
  const wrong: string[] = [];
  const check = (isRight: boolean, what: string): void => void (isRight || wrong.push(what));
  const isPlace = (at: Position): boolean => isSame(document.positionAt(document.offsetAt(at)), at);
  const isRange = ({ start, end }: Range): boolean => isPlace(start) && isPlace(end) && !isAfter(start, end);

  const symbols = (among: readonly DocumentSymbol[]): void =>
    among.forEach(({ name, range, selectionRange, children = [] }) => {
      check(name.trim() !== '', 'a symbol without a name');
      check(isRange(range) && isRange(selectionRange) && holds(range, selectionRange), `the symbol ${name}`);
      for (const child of children) check(holds(range, child.range), `the symbol ${child.name} in ${name}`);
      symbols(children);
    });
  symbols(await ask<DocumentSymbol[]>('documentSymbol'));
  for (const { startLine, endLine } of await ask<FoldingRange[]>('foldingRange'))
    check(startLine < endLine && endLine < document.lineCount, `a fold ${startLine} to ${endLine}`);
  for (const { range } of [...(await ask<DocumentLink[]>('documentLink')), ...(await ask<CodeLens[]>('codeLens'))])
    check(isRange(range), 'a link or a lens');
  for (const hint of await ask<InlayHint[]>('inlayHint', { range: all })) check(isPlace(hint.position), 'a hint');
  const { data } = await ask<SemanticTokens>('semanticTokens/full');
  let [line, character, end] = [0, 0, 0];
  for (let at = 0; at < data.length; at += 5) {
    const [lines = 0, characters = 0, length = 0] = data.slice(at, at + 3);
    [line, character, end] = [line + lines, lines > 0 ? characters : character + characters, lines > 0 ? 0 : end];
    check(character >= end && length > 0, `a colour over another at ${line}:${character}`);
    end = character + length;
    check(isPlace({ line, character: end }), `a colour past its line at ${line}:${character}`);
  }
  const hover = await ask<Hover | null>('hover', { position });
  check(!hover?.range || (isRange(hover.range) && around(hover.range, position)), 'a hover elsewhere');
  for (let selected = (await ask<SelectionRange[]>('selectionRange', { positions: [position] }))[0]; selected;) {
    const { range, parent } = selected;
    check(isRange(range) && around(range, position), 'a selection elsewhere');
    check(!parent || (holds(parent.range, range) && !holds(range, parent.range)), 'a selection that does not grow');
    selected = parent;
  }
  for (const { label, textEdit } of (await ask<CompletionList>('completion', { position })).items) {
    const range = textEdit && 'range' in textEdit ? textEdit.range : all;
    const isOfLine = range.start.line === range.end.line && around(range, position);
    check(isRange(range) && isOfLine, `the completion ${label}`);
  }
  return wrong;
}

const isSame = (a: Position, b: Position): boolean => a.line === b.line && a.character === b.character;
const isAfter = (a: Position, b: Position): boolean =>
  a.line > b.line || (a.line === b.line && a.character > b.character);
const holds = (outer: Range, { start, end }: Range): boolean =>
  !isAfter(outer.start, start) && !isAfter(end, outer.end);
const around = (range: Range, at: Position): boolean => holds(range, { start: at, end: at });

it.each([
  ['a name in which a sign has no place', 'feature F-<|>🚢2'],
  ['a kind whose name stands in the next line', whole.replace('portfolio home', 'portfolio\r\n<|> home')],
  ['a title that is not typed yet', 'art sky "<|>" {\n}\n'],
])('%s', async (_what, text) => {
  expect(await refused(text.replace('<|>', ''), text.indexOf('<|>'))).toEqual([]);
});

it('a hundred and fifty texts that are cut off, or have signs where none belong', async () => {
  const random = createRandom(7);
  for (let round = 0; round < 150; round += 1) {
    const { text, offset } = typedBy(random);
    expect({ text, refused: await refused(text, offset) }).toEqual({ text, refused: [] });
  }
});
