/** What VS Code itself does by the language's configuration while somebody types: words, brackets, indentation, comments, folding. */
import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { eventually } from './host-tools.ts';

/** A text of its own with the cursor where `|` stands. */
async function write(marked: string): Promise<vscode.TextEditor> {
  const at = marked.indexOf('|');
  const content = marked.replace('|', '');
  const document = await vscode.workspace.openTextDocument({ language: 'throughline', content });
  const editor = await vscode.window.showTextDocument(document);
  editor.options = { tabSize: 2, insertSpaces: true };
  const cursor = document.positionAt(at);
  editor.selection = new vscode.Selection(cursor, cursor);
  return editor;
}

/** The text with the cursor, once it has been typed as with a keyboard. */
async function typed(marked: string, ...keys: readonly string[]): Promise<string> {
  const { document } = await write(marked);
  for (const text of keys) await vscode.commands.executeCommand('type', { text });
  const active = vscode.window.activeTextEditor?.selection.active ?? new vscode.Position(0, 0);
  const at = document.offsetAt(active);
  return `${document.getText().slice(0, at)}|${document.getText().slice(at)}`;
}

const close = (): Thenable<unknown> => vscode.commands.executeCommand('workbench.action.revertAndCloseActiveEditor');

describe('while somebody writes', () => {
  // What is a title and what a comment VS Code knows once it has read the grammar, which it does when a first text is shown.
  before(async () => {
    await eventually(
      async () => {
        const text = await typed('art pay "a |', '{');
        await close();
        return text;
      },
      (text) => !text.includes('}'),
    );
  });

  afterEach(close);

  for (const [text, word] of [
    ['value-stream pay|-core "Pay"', 'pay-core'],
    ['value-stream münchen-s|üd', 'münchen-süd'],
    ['team 日|本', '日本'],
    ['rte: @ma|ja.lind "Maja"', '@maja.lind'],
    ['implements: F-4|01, E2', 'F-401'],
    ['value-str|eam pay', 'value-stream'],
    ['team "The lo|ng way"', 'long'],
    ['art न|मस्ते', 'नमस्ते'],
    ['budget: 4|1M EUR', '41M'],
    ['since: 2026-|06-30', '2026-06-30'],
    ['budget: 6.|8M EUR', '6.8M'],
    ['tags: #pay|-ments', 'pay-ments'],
  ] as const)
    it(`${word} is one word`, async () => {
      const { document, selection } = await write(text);
      assert.equal(document.getText(document.getWordRangeAtPosition(selection.active)), word);
    });

  for (const [what, before, after] of [
    ['a block', 'art pay {|}', 'art pay {\n  |\n}'],
    ['a block with a comment', 'art pay { // why|', 'art pay { // why\n  |'],
    ['a block whose title looks like a comment', 'art pay "a // b" { // why|', 'art pay "a // b" { // why\n  |'],
    ['a block whose comment has quotes and braces', 'art pay { // "why" }|', 'art pay { // "why" }\n  |'],
    [
      'a block with a whole one in it',
      'art pay { team a { members: 7 } // one|',
      'art pay { team a { members: 7 } // one\n  |',
    ],
    ['a whole block', '  art pay { people: 3 }|', '  art pay { people: 3 }\n  |'],
    ['a brace in a title', '  need: "a { b"|', '  need: "a { b"\n  |'],
    ['a brace in a comment', '  // art pay {|', '  // art pay {\n  |'],
    ['a fact', '  people: 3|', '  people: 3\n  |'],
    ['the first line of a documentation', '/** Pays.|', '/** Pays.\n * |'],
    ['an empty documentation', '/**| */', '/**\n * |\n */'],
    ['a line of a documentation', '  /** Pays.\n   * And more.|', '  /** Pays.\n   * And more.\n   * |'],
    ['the end of a documentation', '  /** Pays.\n   */|', '  /** Pays.\n   */\n  |'],
    ['a documentation of one line', '  /** Pays. */|', '  /** Pays. */\n  |'],
    ['a comment, in its middle', '  // one |two', '  // one \n  // |two'],
    ['a comment, at its end', '  // one two|', '  // one two\n  |'],
    ['a title with an address, in its middle', '  need: "https://a.example |b"', '  need: "https://a.example \n  |b"'],
  ] as const)
    it(`Enter after ${what} goes on where it belongs`, async () => {
      assert.equal(await typed(before, '\n'), after);
    });

  for (const [what, before, key, after] of [
    ['a brace is closed', 'art pay |', '{', 'art pay {|}'],
    ['a quotation mark is closed', 'art pay |', '"', 'art pay "|"'],
    ['a brace in a title is not closed', 'art pay "a |', '{', 'art pay "a {|'],
    ['a brace in a comment is not closed', '// a |', '{', '// a {|'],
    ['a quotation mark in a comment is not closed', '// a |', '"', '// a "|'],
    ['a documentation is closed', '/*|', '*', '/**| */'],
    [
      'a brace that ends a block stands under its begin',
      'art pay {\n  people: 3\n  |',
      '}',
      'art pay {\n  people: 3\n}|',
    ],
  ] as const)
    it(what, async () => {
      assert.equal(await typed(before, key), after);
    });

  it('a line becomes a comment and back', async () => {
    const { document } = await write('  art p|ay');
    await vscode.commands.executeCommand('editor.action.commentLine');
    assert.equal(document.getText(), '  // art pay');
    await vscode.commands.executeCommand('editor.action.commentLine');
    assert.equal(document.getText(), '  art pay');
  });

  it('a region of comments folds', async () => {
    const { document } = await write('|// #region Trains\nart a\nart b\n// #endregion\n');
    const ranges = await eventually(
      () => vscode.commands.executeCommand<vscode.FoldingRange[]>('vscode.executeFoldingRangeProvider', document.uri),
      (found) => (found ?? []).length > 0,
    );
    assert.deepEqual(
      ranges.map(({ start, end, kind }) => [start, end, kind]),
      [[0, 3, vscode.FoldingRangeKind.Region]],
    );
  });
});
