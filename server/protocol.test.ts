/** The server as an editor meets it: the bundled program, over standard input and output. */
import { afterEach, describe, expect, it } from 'vitest';
import type {
  CodeAction,
  CompletionList,
  Diagnostic,
  DocumentSymbol,
  FoldingRange,
  Hover,
  InlayHint,
  Location,
  SelectionRange,
  SemanticTokens,
  SymbolInformation,
  TextEdit,
  TypeHierarchyItem,
  WorkspaceEdit,
} from 'vscode-languageserver';
import { startClient, type LspClient } from '../testing/lsp-client.ts';

const bank = `
//- org.thru
enterprise acme "Acme" {
  theme digital "Digital"
}
portfolio retail in acme {
  budget: 42M EUR per year
}
//- streams.thru
/** Pays and gets paid. */
value-stream payments "Payments" in retail {
  supports: digital
  budget: 12M EUR per year
  product pay { delivered-by: pay-core }
}
value-stream cards "Cards" in retail { budget: 9M EUR per year }
//- trains.thru
art pay-core "Core" in pay<|>ments {
  rte: @ava "Ava Lind"
  backlog {
    feature F-1 "One" { wsjf: value 20, time 8, risk 3, size 13 }
  }
  team falcon { members: 7 }
}
`;

let client: LspClient | undefined;
const start = async (source = bank, capabilities: object = {}): Promise<LspClient> => {
  client = await startClient(source, capabilities);
  return client;
};
afterEach(async () => {
  await client?.stop();
  client = undefined;
});

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
    expect(found?.codeDescription?.href).toBe('throughline-rule:/art-in-many-value-streams.md');
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

  it('goes to a built-in role, read-only', async () => {
    const { connection, open, uri } = await start();
    open('trains.thru');
    const found = await connection.sendRequest<Location>('textDocument/definition', {
      textDocument: { uri: uri('trains.thru') },
      position: { line: 1, character: 3 },
    });
    expect(found.uri).toBe('throughline-library:/throughline-library/roles.thru');
  });

  it('finds references in all files, the declaration among them', async () => {
    const { connection, open, cursor } = await start();
    open('trains.thru');
    const found = await connection.sendRequest<Location[]>('textDocument/references', {
      ...cursor,
      context: { includeDeclaration: true },
    });
    expect(found).toHaveLength(2);
  });

  it('finds symbols of the workspace by letters', async () => {
    const { connection, open, cursor } = await start();
    open('trains.thru');
    await connection.sendRequest('textDocument/definition', cursor);
    const found = await connection.sendRequest<SymbolInformation[]>('workspace/symbol', { query: 'paycore' });
    expect(found[0]?.name).toBe('pay-core');
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
