/** What an editor shows beside problems: hover, completion, outline, colours, hints, hierarchies, over the real protocol. */
import { describe, expect, it } from 'vitest';
import type {
  CompletionList,
  DocumentSymbol,
  FoldingRange,
  Hover,
  InlayHint,
  Range,
  SelectionRange,
  SemanticTokens,
  TextEdit,
  TypeHierarchyItem,
  CallHierarchyIncomingCall,
  CallHierarchyItem,
  CallHierarchyOutgoingCall,
} from 'vscode-languageserver';
import { bank, clientsOf } from './protocol-testing.ts';

const start = clientsOf(bank);

describe('what an editor shows', () => {
  it('says on hover what an element is, and where it sits', async () => {
    const { connection, open, cursor } = await start();
    open('trains.thru');
    const hover = await connection.sendRequest<Hover & { contents: { value: string } }>('textDocument/hover', cursor);
    expect(hover.contents.value).toContain('**Payments**, value stream `payments`');
    expect(hover.contents.value).toContain('Pays and gets paid');
  });

  it('offers the value streams after `in`', async () => {
    const { connection, open, cursor } = await start(bank.replace('in pay<|>ments', 'in <|>'));
    open('trains.thru');
    const list = await connection.sendRequest<CompletionList>('textDocument/completion', cursor);
    expect(list.items.map(({ label }) => label)).toEqual(['cards', 'payments']);
  });

  it('offers keys, roles and kinds where a statement starts', async () => {
    const { connection, open, cursor } = await start(
      bank.replace('pay<|>ments', 'payments').replace('  team falcon', '  <|>\n  team falcon'),
    );
    open('trains.thru');
    const labels = (await connection.sendRequest<CompletionList>('textDocument/completion', cursor)).items.map(
      ({ label }) => label,
    );
    expect(labels).toEqual(expect.arrayContaining(['budget', 'product-manager', 'team', 'depends-on']));
    expect(labels).not.toContain('portfolio');
    // It has a line already.
    expect(labels).not.toContain('release-train-engineer');
  });

  it('offers people after an at sign', async () => {
    const { connection, open, cursor } = await start(
      bank.replace('pay<|>ments', 'payments').replace('  team falcon', '  product-manager: @<|>\n  team falcon'),
    );
    open('trains.thru');
    const labels = (await connection.sendRequest<CompletionList>('textDocument/completion', cursor)).items.map(
      ({ label }) => label,
    );
    expect(labels).toContain('@ava');
  });

  it('outlines, folds and selects', async () => {
    const { connection, open, cursor, uri } = await start();
    open('trains.thru');
    const textDocument = { uri: uri('trains.thru') };
    const outline = await connection.sendRequest<DocumentSymbol[]>('textDocument/documentSymbol', { textDocument });
    expect(outline.map(({ name, children }) => [name, children?.map((child) => child.name)])).toEqual([
      ['Core', ['backlog', 'falcon']],
    ]);
    // The kind as everywhere else; what has no name is called by its kind, which is not said twice.
    expect(outline.flatMap(({ detail, children }) => [detail, ...(children ?? []).map((each) => each.detail)])).toEqual(
      ['train', undefined, 'team'],
    );
    expect(await connection.sendRequest<FoldingRange[]>('textDocument/foldingRange', { textDocument })).toEqual([
      { startLine: 0, endLine: 5 },
      { startLine: 2, endLine: 3 },
    ]);
    const [range] = await connection.sendRequest<SelectionRange[]>('textDocument/selectionRange', {
      textDocument,
      positions: [cursor.position],
    });
    expect(range?.range.end.character).toBe(31);
    expect(range?.parent).toBeDefined();
  });

  it('folds what stands between marks in comments, one within another', async () => {
    const { connection, open, uri } = await start(
      '//- a.thru\n// #endregion\n// #region All\nart a\n//#region Some\nart b\n//#endregion\n// #regional\n// #endregion\n// #region\n<|>',
    );
    open('a.thru');
    const textDocument = { uri: uri('a.thru') };
    expect(await connection.sendRequest<FoldingRange[]>('textDocument/foldingRange', { textDocument })).toEqual([
      { startLine: 3, endLine: 5, kind: 'region' },
      { startLine: 1, endLine: 7, kind: 'region' },
    ]);
  });

  it('colours words, and sends only what differs', async () => {
    const { connection, open, change, text, uri } = await start();
    open('trains.thru');
    const textDocument = { uri: uri('trains.thru') };
    const all = await connection.sendRequest<SemanticTokens>('textDocument/semanticTokens/full', { textDocument });
    expect(all.data.length % 5).toBe(0);
    expect(all.data.length).toBeGreaterThan(50);
    change('trains.thru', text('trains.thru').replace('members: 7', 'members: 77'));
    const delta = await connection.sendRequest<{ edits: { data?: number[] }[] }>(
      'textDocument/semanticTokens/full/delta',
      { textDocument, previousResultId: all.resultId },
    );
    expect(delta.edits.flatMap(({ data }) => data ?? []).length).toBeLessThan(12);
  });

  it('colours the words of some lines as it colours them in the whole', async () => {
    const { connection, open, text, uri } = await start(
      `//- a.thru\n/** One\n * two */\nportfolio retail "Retail" {\n  value-stream s { budget: 1M EUR per year }\n\n  /* said */ lpm: @ann, @ben\n  value-stream t "T" in retail {\n    supports:\n      growth,\n      gone\n    art sky // there\n    tags: #a\n  }\n  budget: 20%\n}\nart sea in s, t\n<|>`,
    );
    open('a.thru');
    const textDocument = { uri: uri('a.thru') };
    const asked = (range?: Range): Promise<SemanticTokens> =>
      connection.sendRequest(`textDocument/semanticTokens/${range ? 'range' : 'full'}`, { textDocument, range });
    const placed = ({ data }: SemanticTokens): readonly string[] => {
      let [line, character] = [0, 0];
      return Array.from({ length: data.length / 5 }, (_, at) => {
        const [lines = 0, characters = 0, ...rest] = data.slice(at * 5, at * 5 + 5);
        [line, character] = [line + lines, lines > 0 ? characters : character + characters];
        return `${line} ${character} ${rest.join(' ')}`;
      });
    };
    const whole = placed(await asked());
    const count = text('a.thru').split('\n').length;
    for (let from = 0; from < count; from += 1)
      for (let to = from + 1; to <= count; to += 1) {
        const lines = { start: { line: from, character: 0 }, end: { line: to, character: 0 } };
        const expected = whole.filter((each) => Number(each.split(' ')[0]) >= from && Number(each.split(' ')[0]) < to);
        expect(placed(await asked(lines)), `${from} to ${to}`).toEqual(expected);
      }
  });

  it('marks the references that lead nowhere, on whichever line of a key they stand', async () => {
    const { connection, open, uri } = await start(
      '//- a.thru\nvalue-stream s\nart sky in s\nproduct p in s {\n  uses: sky, lost\n  uses: gone, sky\n}\n<|>',
    );
    open('a.thru');
    const { data } = await connection.sendRequest<SemanticTokens>('textDocument/semanticTokens/full', {
      textDocument: { uri: uri('a.thru') },
    });
    const tokens = Array.from({ length: data.length / 5 }, (_, at) => data.slice(at * 5, at * 5 + 5));
    // By the length of the word: `sky` twice as a reference, `lost` and `gone` once each.
    const references = tokens.slice(-6).filter(([, , , type]) => type === 2);
    expect(references.map(([, , length, , modifiers]) => [length, modifiers])).toEqual([
      [3, 0],
      [4, 4],
      [4, 4],
      [3, 0],
    ]);
  });

  it('shows computed figures beside the text', async () => {
    const { connection, open, uri } = await start();
    open('trains.thru');
    const range = { start: { line: 0, character: 0 }, end: { line: 20, character: 0 } };
    const hints = await connection.sendRequest<InlayHint[]>('textDocument/inlayHint', {
      textDocument: { uri: uri('trains.thru') },
      range,
    });
    expect(hints.map(({ label }) => label)).toContain('= 2.4');
  });

  it('formats', async () => {
    const { connection, open, uri } = await start('//- a.thru\nart x{pi:10 weeks}\n<|>');
    open('a.thru');
    const edits = await connection.sendRequest<TextEdit[]>('textDocument/formatting', {
      textDocument: { uri: uri('a.thru') },
      options: { tabSize: 2, insertSpaces: true },
    });
    expect(edits.map(({ newText }) => newText)).toEqual([' ', ' ', ' ', ' ']);
  });

  it('walks up and down the hierarchy', async () => {
    const { connection, open, cursor } = await start();
    open('trains.thru');
    const [item] = await connection.sendRequest<TypeHierarchyItem[]>('textDocument/prepareTypeHierarchy', cursor);
    const up = await connection.sendRequest<TypeHierarchyItem[]>('typeHierarchy/supertypes', { item });
    const down = await connection.sendRequest<TypeHierarchyItem[]>('typeHierarchy/subtypes', { item });
    expect([up.map(({ name }) => name), down.map(({ name }) => name)]).toEqual([['retail'], ['pay', 'Core']]);
  });

  it('walks from what depends on something to what it depends on, and down to what has a name alone', async () => {
    const { connection, open, cursor } = await start(
      '//- a.thru\nart core {\n  team kite\n  backlog { feature f-1 "One" }\n}\nart app { depends-on: co<|>re }\nart other { depends-on: app }\n',
    );
    open('a.thru');
    const [item] = await connection.sendRequest<CallHierarchyItem[]>('textDocument/prepareCallHierarchy', cursor);
    const incoming = await connection.sendRequest<CallHierarchyIncomingCall[]>('callHierarchy/incomingCalls', { item });
    expect([item?.name, incoming.map(({ from }) => from.name)]).toEqual(['core', ['app']]);
    const [app] = incoming.map(({ from }) => from);
    const outgoing = await connection.sendRequest<CallHierarchyOutgoingCall[]>('callHierarchy/outgoingCalls', {
      item: app,
    });
    expect(outgoing.map(({ to }) => to.name)).toEqual(['core']);
    const [type] = await connection.sendRequest<TypeHierarchyItem[]>('textDocument/prepareTypeHierarchy', cursor);
    const down = await connection.sendRequest<TypeHierarchyItem[]>('typeHierarchy/subtypes', { item: type });
    expect(down.map(({ name }) => name)).toEqual(['kite']);
  });
});
