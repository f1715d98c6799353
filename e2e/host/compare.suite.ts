/** Comparing versions inside VS Code: with the git extension, without it, and with what is only saved. */
import assert from 'node:assert/strict';
import { writeFileSync } from 'node:fs';
import * as vscode from 'vscode';
import { gitIn } from '../../testing/git.ts';
import { eventually, open, replace, root } from './host-tools.ts';

const git = (...args: readonly string[]): string => gitIn(root().fsPath, ...args);

const lensesOf = async (uri: vscode.Uri): Promise<readonly string[]> => {
  const found = await vscode.commands.executeCommand<vscode.CodeLens[]>('vscode.executeCodeLensProvider', uri, 200);
  return found.flatMap(({ command }) => (command?.command === 'throughline.openChange' ? [command.title] : []));
};

const diffTab = (): vscode.TabInputTextDiff | undefined => {
  const input = vscode.window.tabGroups.activeTabGroup.activeTab?.input;
  return input instanceof vscode.TabInputTextDiff ? input : undefined;
};

const firstChange = async (uri: vscode.Uri): Promise<string> => {
  const lenses = await eventually(
    () => vscode.commands.executeCommand<vscode.CodeLens[]>('vscode.executeCodeLensProvider', uri, 200),
    (found) => found.some(({ command }) => command?.command === 'throughline.openChange'),
  );
  const change = lenses.find(({ command }) => command?.command === 'throughline.openChange');
  return String(change?.command?.arguments?.[0]);
};

describe('comparing versions', () => {
  afterEach(async () => {
    await vscode.commands.executeCommand('throughline.endComparison');
    await vscode.commands.executeCommand('workbench.action.files.revert');
    await vscode.commands.executeCommand('workbench.action.closeAllEditors');
    git('checkout', '-q', '--', '.');
  });

  it('with the last commit says above each changed element what became of it, while it is typed', async () => {
    const editor = await open('payments.thru');
    const { uri } = editor.document;
    await replace(editor, 'art cards "Cards"', 'art cards "Cards & Wallets"');
    await vscode.commands.executeCommand('throughline.compareWithLastCommit', uri);
    assert.deepEqual(
      await eventually(
        () => lensesOf(uri),
        (found) => found.length > 0,
      ),
      ['title Cards → Cards & Wallets'],
    );
    await replace(editor, '41M EUR', '42M EUR');
    const told = await eventually(
      () => lensesOf(uri),
      (found) => found.length > 1,
    );
    assert.ok(told.includes('budget 41M → 42M EUR per year'), told.join('; '));
    await vscode.commands.executeCommand('throughline.endComparison');
    await eventually(
      () => lensesOf(uri),
      (found) => found.length === 0,
    );
  });

  it('keeps what it knew while a text does not read', async () => {
    const editor = await open('payments.thru');
    const { uri } = editor.document;
    await replace(editor, 'art cards "Cards"', 'art cards "Wallets"');
    await vscode.commands.executeCommand('throughline.compareWithLastCommit', uri);
    await eventually(
      () => lensesOf(uri),
      (found) => found.length === 1,
    );
    await replace(editor, 'art transfers-instant', '{{ art transfers-instant');
    await eventually(
      () => vscode.languages.getDiagnostics(uri),
      (found) => found.some(({ severity }) => severity === vscode.DiagnosticSeverity.Error),
    );
    assert.equal((await lensesOf(uri)).length, 1);
  });

  it('opens both versions side by side, the older one as it was committed', async () => {
    const editor = await open('payments.thru');
    const { uri } = editor.document;
    const committed = editor.document.getText();
    await replace(editor, 'art cards "Cards"', 'art cards "Wallets"');
    await vscode.commands.executeCommand('throughline.compareWithLastCommit', uri);
    await vscode.commands.executeCommand('throughline.openChange', await firstChange(uri));
    const tab = await eventually(diffTab, (found) => found !== undefined);
    assert.ok(tab);
    assert.equal(tab.modified.toString(), uri.toString());
    assert.equal((await vscode.workspace.openTextDocument(tab.original)).getText(), committed);
  });

  it('with the saved version tells what is not saved, and nothing once it is', async () => {
    const editor = await open('lending.thru');
    const { uri } = editor.document;
    await replace(editor, 'value-stream lending "Lending"', 'value-stream lending "Loans"');
    await vscode.commands.executeCommand('throughline.compareWithSaved', uri);
    await eventually(
      () => lensesOf(uri),
      (found) => found.includes('title Lending → Loans'),
    );
    await editor.document.save();
    await eventually(
      () => lensesOf(uri),
      (found) => found.length === 0,
    );
  });

  it('from an entry of the timeline compares with its commit, and copies the changes for a pull request', async () => {
    const { document } = await open('payments.thru');
    const before = git('rev-parse', 'HEAD');
    writeFileSync(document.uri.fsPath, document.getText().replace('art cards "Cards"', 'art cards "Wallets"'));
    git('commit', '-q', '-a', '-m', 'Rename');
    try {
      await eventually(
        () => document.getText(),
        (text) => text.includes('Wallets'),
      );
      // As the timeline of the git extension hands its entries to commands.
      await vscode.commands.executeCommand(
        'throughline.compareWithEntry',
        { id: before, label: 'As is' },
        document.uri,
        'git-history',
      );
      await eventually(
        () => lensesOf(document.uri),
        (found) => found.includes('title Cards → Wallets'),
      );
      await vscode.commands.executeCommand('throughline.copyChanges');
      const text = await eventually(
        () => vscode.env.clipboard.readText(),
        (found) => found.includes('throughline diff'),
      );
      assert.match(text, /## 1 change between [0-9a-f]+ and the files in the editor/);
    } finally {
      git('reset', '-q', '--hard', before);
    }
  });

  it('shows what is gone where it stood', async () => {
    const editor = await open('payments.thru');
    const { document } = editor;
    const text = document.getText();
    const from = text.indexOf('  system card-processor');
    const to = text.indexOf('\n', from) + 1;
    await editor.edit((edit) => edit.delete(new vscode.Range(document.positionAt(from), document.positionAt(to))));
    await vscode.commands.executeCommand('throughline.compareWithLastCommit', document.uri);
    const told = await eventually(
      () => lensesOf(document.uri),
      (found) => found.length > 0,
    );
    assert.deepEqual(told, ['system Card processor: gone']);
    const [lens] = (
      await vscode.commands.executeCommand<vscode.CodeLens[]>('vscode.executeCodeLensProvider', document.uri, 200)
    ).filter(({ command }) => command?.command === 'throughline.openChange');
    assert.match(document.lineAt(lens?.range.start.line ?? 0).text, /^value-stream payments/);
  });
});
