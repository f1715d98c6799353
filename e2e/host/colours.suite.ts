/** The first colours, by the grammar, against those that the language server tells later: a word must not become something else. */
import assert from 'node:assert/strict';
import { existsSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import * as vscode from 'vscode';
import { eventually, open } from './host-tools.ts';

/** What the grammar says of what the language server calls so; where it cannot know yet, it says nothing. */
const expected: Readonly<Record<string, RegExp>> = {
  keyword: /^keyword\.control/,
  property: /^variable\.other\.property/,
  class: /^(entity\.name\.type|source)/,
  variable: /^variable\.parameter\.person/,
  string: /^(string|constant\.character\.escape)/,
  number: /^constant\.numeric/,
  comment: /^(comment|keyword\.other\.directive)/,
  enumMember: /^(variable\.other\.enummember|source)/,
  decorator: /^entity\.name\.tag/,
};

const tricky = String.raw`/** A text with "quotes", { braces } and team x "X". */
enterprise acme "A // no comment, /* nor this */" {
  theme theme "A \"quoted\" theme \\" { }
  executive: @ada "Ada Lovelace" { email: "ada@x.example" }
  // a comment with "quotes" and team x
}
portfolio portfolio "P" in acme {
  budget: 1_000.5k EUR per year // { not a block
  lpm: @grace.hopper "Grace", @zoë lead, @li-wei
}
value-stream value-stream "Streams" in portfolio { budget: unknown }
value-stream münchen-süd "Süd" in portfolio portfolio
value-stream lead in portfolio
art pay-2026-01-01 "Pay" in value-stream {
  was: F-31
  rte: @ada
  depends-on: lead, e2e-90
  backlog { feature F-1 "One" { wsjf: value 20, time 8, risk 3, size 13 } }
  flow { time: p85 28 days }
  team in2 { topology: stream-aligned }
  business-value { cost "Cost: per case": 46 EUR -> 32 EUR, now 44 EUR on 2026-06-30 }
}
backlog in portfolio { }
person @ada "Ada Lovelace" { position: "Engineer" }
`;

describe('the colours', () => {
  afterEach(async () => {
    await vscode.commands.executeCommand('workbench.action.revertAndCloseActiveEditor');
    await vscode.commands.executeCommand('workbench.action.closeAllEditors');
  });

  for (const name of ['payments.thru', 'portfolio.thru', 'enterprise.thru', 'epics.thru', 'people.thru'])
    it(`of ${name} are those that the language server tells`, async () => {
      const { document } = await open(name);
      assert.deepEqual(await differences(document), []);
    });

  it('of a text full of what looks like something else are those that the language server tells', async () => {
    const document = await vscode.workspace.openTextDocument({ language: 'throughline', content: tricky });
    await vscode.window.showTextDocument(document);
    assert.deepEqual(await differences(document), []);
  });
});

type Coloured = { readonly text: string; readonly start: number; readonly end: number; readonly scope: string };

/** What one calls so and the other otherwise. */
async function differences(document: vscode.TextDocument): Promise<readonly string[]> {
  const grammar = await grammarOf(document);
  const told = await toldOf(document);
  return told.flatMap(({ text, start, end, type }) =>
    grammar
      .filter((each) => each.start < end && each.end > start && each.text.trim() !== '')
      .filter(({ scope }) => !expected[type]?.test(scope))
      .map(({ scope }) => `${document.positionAt(start).line + 1}: ${text} is ${type}, and ${scope} by the grammar`),
  );
}

async function grammarOf(document: vscode.TextDocument): Promise<readonly Coloured[]> {
  const grammar = await loadGrammar();
  const found: Coloured[] = [];
  let state: unknown = null;
  for (let line = 0; line < document.lineCount; line += 1) {
    const { text, range } = document.lineAt(line);
    const { tokens, ruleStack } = grammar.tokenizeLine(text, state);
    state = ruleStack;
    for (const { startIndex, endIndex, scopes } of tokens) {
      const at = document.offsetAt(range.start);
      const around = scopes.find((scope) => /^(string|comment)/.test(scope));
      const piece = text.slice(startIndex, endIndex);
      found.push({ text: piece, start: at + startIndex, end: at + endIndex, scope: around ?? scopes.at(-1) ?? '' });
    }
  }
  return found;
}

type Grammar = {
  readonly tokenizeLine: (
    line: string,
    state: unknown,
  ) => {
    readonly tokens: readonly {
      readonly startIndex: number;
      readonly endIndex: number;
      readonly scopes: readonly string[];
    }[];
    readonly ruleStack: unknown;
  };
};

type TextMate = {
  readonly Registry: new (options: object) => { readonly loadGrammar: (scope: string) => Promise<Grammar> };
  readonly parseRawGrammar: (text: string, file: string) => unknown;
};

type Oniguruma = {
  readonly loadWASM: (binary: Uint8Array) => Promise<void>;
  readonly OnigScanner: new (patterns: readonly string[]) => object;
  readonly OnigString: new (text: string) => object;
};

/** Read by the engine that this VS Code colours with, out of its own folder: the web's has no command for it. */
const loadGrammar = once(async (): Promise<Grammar> => {
  const folder = ['node_modules', 'node_modules.asar']
    .map((name) => path.join(vscode.env.appRoot, name))
    .find((each) => existsSync(path.join(each, 'vscode-textmate')));
  assert.ok(folder !== undefined, `No engine for grammars in ${vscode.env.appRoot}`);
  const load = createRequire(path.join(folder, 'from-here.js'));
  // The parts of VS Code's own packages that are used here.
  const { Registry, parseRawGrammar } = load(path.join(folder, 'vscode-textmate')) as TextMate;
  const { loadWASM, OnigScanner, OnigString } = load(path.join(folder, 'vscode-oniguruma')) as Oniguruma;
  await loadWASM(readFileSync(path.join(folder, 'vscode-oniguruma', 'release', 'onig.wasm')));
  const extension = vscode.extensions.getExtension('throughline.throughline');
  const file = path.join(extension?.extensionPath ?? '', 'syntaxes', 'throughline.tmLanguage.json');
  const registry = new Registry({
    onigLib: Promise.resolve({
      createOnigScanner: (patterns: readonly string[]) => new OnigScanner(patterns),
      createOnigString: (text: string) => new OnigString(text),
    }),
    loadGrammar: async () => parseRawGrammar(readFileSync(file, 'utf8'), file),
  });
  return registry.loadGrammar('source.throughline');
});

function once<R>(make: () => R): () => R {
  let made: { readonly value: R } | undefined;
  return () => (made ??= { value: make() }).value;
}

type Told = { readonly text: string; readonly start: number; readonly end: number; readonly type: string };

async function toldOf(document: vscode.TextDocument): Promise<readonly Told[]> {
  const ask = <R>(command: string): Thenable<R> => vscode.commands.executeCommand<R>(command, document.uri);
  const legend = await eventually(
    () => ask<vscode.SemanticTokensLegend | undefined>('vscode.provideDocumentSemanticTokensLegend'),
    (found) => found !== undefined,
  );
  const { data } = await eventually(
    () => ask<vscode.SemanticTokens>('vscode.provideDocumentSemanticTokens'),
    (found) => (found?.data.length ?? 0) > 0,
  );
  let line = 0;
  let character = 0;
  return Array.from({ length: data.length / 5 }, (_, index) => {
    const [lines = 0, characters = 0, length = 0, type = 0] = data.slice(index * 5, index * 5 + 4);
    character = lines === 0 ? character + characters : characters;
    line += lines;
    const start = document.offsetAt(new vscode.Position(line, character));
    const end = start + length;
    return { text: document.getText().slice(start, end), start, end, type: legend?.tokenTypes[type] ?? '' };
  });
}
