/** `throughline.json` in VS Code: what its own JSON editor offers and shows, and what the language server says of it. */
import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { eventually, open, positionOf, replace, rulesIn } from './host-tools.ts';

describe('throughline.json in VS Code', () => {
  afterEach(async () => {
    await vscode.commands.executeCommand('workbench.action.revertAndCloseActiveEditor');
    await vscode.commands.executeCommand('workbench.action.closeAllEditors');
  });

  it('offers the names of rules, their severities and their options', async () => {
    const editor = await open('throughline.json');
    const { document } = editor;
    // In place of what the example sets: two lists of rules in one file would leave open which is meant.
    const all = new vscode.Range(document.positionAt(0), document.positionAt(document.getText().length));
    await editor.edit((edit) => edit.replace(all, '{ "rules": { "art-too-large": {  }, "" }, "name": "Bank" }\n'));
    const names = await offered(document, positionOf(document, '"" },').translate(0, 1), 'role-missing');
    assert.ok(names.includes('team-too-large'), names.slice(0, 20).join(', '));
    const options = await offered(document, positionOf(document, '{  }').translate(0, 2), 'max');
    assert.ok(options.includes('severity'), options.join(', '));
  });

  it('says what a setting is', async () => {
    const { document } = await open('throughline.json');
    const hovers = await eventually(
      () =>
        vscode.commands.executeCommand<vscode.Hover[]>(
          'vscode.executeHoverProvider',
          document.uri,
          positionOf(document, '"name"').translate(0, 2),
        ),
      (found) => (found ?? []).length > 0,
    );
    const text = hovers.flatMap(({ contents }) =>
      contents.map((each) => (typeof each === 'string' ? each : each.value)),
    );
    assert.match(text.join(' '), /The name of the organisation/);
  });

  it('has its problems told in the file itself, with what was meant', async () => {
    const { document } = await open('throughline.json');
    const before = document.getText();
    try {
      await vscode.workspace.fs.writeFile(
        document.uri,
        new TextEncoder().encode('{ "rules": { "rol-missing": "off", "role-missing": "off" } }\n'),
      );
      const found = await eventually(
        () => vscode.languages.getDiagnostics(document.uri).filter(({ source }) => source === 'throughline'),
        (problems) => problems.length > 0,
      );
      assert.deepEqual(
        found.map(({ message }) => message),
        ['No rule is called `rol-missing`; did you mean `role-missing`?'],
      );
    } finally {
      await vscode.workspace.fs.writeFile(document.uri, new TextEncoder().encode(before));
    }
    await eventually(
      () => vscode.languages.getDiagnostics(document.uri).filter(({ source }) => source === 'throughline'),
      (problems) => problems.length === 0,
    );
  });

  it('a code action writes a suppression, and the problem is gone', async () => {
    const editor = await open('payments.thru');
    const { document } = editor;
    await replace(editor, 'art cards ', 'art cards in lending ');
    const rule = 'art-in-many-value-streams';
    await eventually(
      () => rulesIn(document.uri),
      (rules) => rules.includes(rule),
    );
    const problem = vscode.languages
      .getDiagnostics(document.uri)
      .find(({ code }) => typeof code === 'object' && code.value === rule);
    const actions = await vscode.commands.executeCommand<vscode.CodeAction[]>(
      'vscode.executeCodeActionProvider',
      document.uri,
      problem?.range ?? new vscode.Range(0, 0, 0, 0),
      vscode.CodeActionKind.QuickFix.value,
    );
    const ignore = actions.find(({ title }) => title.startsWith('Ignore'));
    assert.ok(ignore?.edit, actions.map(({ title }) => title).join('; '));
    assert.ok(await vscode.workspace.applyEdit(ignore.edit));
    await eventually(
      () => rulesIn(document.uri),
      (rules) => !rules.includes(rule) && !rules.includes('suppression-unused'),
    );
  });

  it('the page of a rule opens inside VS Code, without a network', async () => {
    const editor = await open('payments.thru');
    const { document } = editor;
    await replace(editor, 'art cards ', 'art cards in lending ');
    const problems = await eventually(
      () => vscode.languages.getDiagnostics(document.uri),
      (found) => found.some(({ code }) => typeof code === 'object' && code.value === 'art-in-many-value-streams'),
    );
    const code = problems.map((problem) => problem.code).find((each) => typeof each === 'object');
    assert.ok(typeof code === 'object');
    const page = await vscode.workspace.openTextDocument(code.target);
    assert.match(page.getText(), /^# [a-z-]+\n[\s\S]*## Why\n[\s\S]*## What to do\n/);
  });
});

/** The labels that completion gives, once one of them is there. */
async function offered(
  document: vscode.TextDocument,
  at: vscode.Position,
  expected: string,
): Promise<readonly string[]> {
  const list = await eventually(
    () =>
      vscode.commands.executeCommand<vscode.CompletionList>('vscode.executeCompletionItemProvider', document.uri, at),
    (found) => labelsOf(found).includes(expected),
  );
  return labelsOf(list);
}

function labelsOf(list: vscode.CompletionList | undefined): readonly string[] {
  return (list?.items ?? []).map(({ label }) => (typeof label === 'string' ? label : label.label).replaceAll('"', ''));
}
