/** What the extension does inside VS Code, asked through VS Code's own interface. */
import assert from 'node:assert/strict';
import * as vscode from 'vscode';

import { eventually, open, positionOf, replace, rulesIn } from './host-tools.ts';

describe('in VS Code', () => {
  afterEach(async () => {
    await vscode.commands.executeCommand('workbench.action.revertAndCloseActiveEditor');
    await vscode.commands.executeCommand('workbench.action.closeAllEditors');
  });

  it('a train with a second value stream has a problem at once, and its quick fix repairs it', async () => {
    const editor = await open('payments.thru');
    const { document } = editor;
    await eventually(
      () =>
        vscode.commands.executeCommand<vscode.DocumentSymbol[]>('vscode.executeDocumentSymbolProvider', document.uri),
      (symbols) => (symbols ?? []).length > 0,
    );
    await replace(editor, 'art cards ', 'art cards in lending ');
    await eventually(
      () => rulesIn(document.uri),
      (rules) => rules.includes('art-in-many-value-streams'),
    );
    const found = vscode.languages
      .getDiagnostics(document.uri)
      .find(({ code }) => typeof code === 'object' && code.value === 'art-in-many-value-streams');
    assert.ok(found);
    assert.equal(document.getText(found.range), 'lending');
    const actions = await vscode.commands.executeCommand<vscode.CodeAction[]>(
      'vscode.executeCodeActionProvider',
      document.uri,
      found.range,
      vscode.CodeActionKind.QuickFix.value,
    );
    const fix = actions.find(({ title }) => title.startsWith('Keep'));
    assert.ok(fix?.edit, actions.map(({ title }) => title).join('; '));
    assert.ok(await vscode.workspace.applyEdit(fix.edit));
    await eventually(
      () => rulesIn(document.uri),
      (rules) => !rules.includes('art-in-many-value-streams'),
    );
  });

  it('goes to a train in another file', async () => {
    const { document } = await open('solutions.thru');
    const text = document.getText();
    const at = document.positionAt(text.indexOf('customer-onboarding', text.indexOf('trains:')));
    const places = await eventually(
      () =>
        vscode.commands.executeCommand<(vscode.Location | vscode.LocationLink)[]>(
          'vscode.executeDefinitionProvider',
          document.uri,
          at,
        ),
      (found) => (found ?? []).length > 0,
    );
    const [place] = places;
    assert.ok(place);
    assert.match(('uri' in place ? place.uri : place.targetUri).path, /everyday-banking\.thru$/);
  });

  it('renames a value stream in all files and nothing else', async () => {
    const { document } = await open('payments.thru');
    const at = positionOf(document, 'payments "Payments"');
    const edit = await eventually(
      () =>
        vscode.commands.executeCommand<vscode.WorkspaceEdit>(
          'vscode.executeDocumentRenameProvider',
          document.uri,
          at,
          'paying',
        ),
      (found) => (found?.size ?? 0) > 1,
    );
    for (const [uri, edits] of edit.entries()) {
      const other = await vscode.workspace.openTextDocument(uri);
      for (const { range, newText } of edits) {
        assert.equal(other.getText(range), 'payments');
        assert.equal(newText, 'paying');
      }
    }
  });

  it('shows on hover what an element is', async () => {
    const { document } = await open('payments.thru');
    const at = positionOf(document, 'payments "Payments"');
    const hovers = await eventually(
      () => vscode.commands.executeCommand<vscode.Hover[]>('vscode.executeHoverProvider', document.uri, at),
      (found) => (found ?? []).length > 0,
    );
    const text = hovers
      .flatMap(({ contents }) => contents.map((content) => (typeof content === 'string' ? content : content.value)))
      .join('\n');
    assert.match(text, /people: 208 in 23 teams/);
  });

  it('offers the value streams after `in`', async () => {
    const editor = await open('payments.thru');
    const { document } = editor;
    const end = document.positionAt(document.getText().length);
    await editor.edit((edit) => edit.insert(end, '\nart fresh in '));
    const at = document.positionAt(document.getText().length);
    const list = await eventually(
      () =>
        vscode.commands.executeCommand<vscode.CompletionList>('vscode.executeCompletionItemProvider', document.uri, at),
      (found) =>
        found.items.some(
          ({ label }) => label === 'lending' || (typeof label === 'object' && label.label === 'lending'),
        ),
    );
    assert.ok(list.items.length < 60);
  });

  it('formats', async () => {
    const editor = await open('payments.thru');
    await replace(editor, '  supports: ', '      supports:   ');
    const edits = await eventually(
      () =>
        vscode.commands.executeCommand<vscode.TextEdit[]>('vscode.executeFormatDocumentProvider', editor.document.uri, {
          tabSize: 2,
          insertSpaces: true,
        }),
      (found) => (found ?? []).length > 0,
    );
    assert.ok(edits.every(({ newText }) => newText.trim() === ''));
  });

  it('opens the built-in roles, read-only', async () => {
    const { document } = await open('payments.thru');
    const at = positionOf(document, 'rte:');
    const places = await eventually(
      () =>
        vscode.commands.executeCommand<(vscode.Location | vscode.LocationLink)[]>(
          'vscode.executeDefinitionProvider',
          document.uri,
          at,
        ),
      (found) => (found ?? []).length > 0,
    );
    const [place] = places;
    assert.ok(place);
    const library = await vscode.workspace.openTextDocument('uri' in place ? place.uri : place.targetUri);
    assert.match(library.getText(), /role release-train-engineer/);
  });

  it('has a command for everything that package.json names', async () => {
    const registered = new Set(await vscode.commands.getCommands(true));
    const extension = vscode.extensions.getExtension('throughline.throughline');
    assert.ok(extension);
    // Our own manifest.
    const { contributes } = extension.packageJSON as { contributes: { commands: { command: string }[] } };
    assert.deepEqual(
      contributes.commands.map(({ command }) => command).filter((command) => !registered.has(command)),
      [],
    );
  });

  it('opens a view of an element from a link, and names the panel after it', async () => {
    const { document } = await open('payments.thru');
    await vscode.commands.executeCommand(
      'throughline.showView',
      document.uri.toString(),
      'value-stream:payments',
      'trace',
    );
    await eventually(
      () => vscode.window.tabGroups.all.flatMap(({ tabs }) => tabs),
      (tabs) => tabs.some(({ label }) => label.endsWith('· Trace')),
    );
  });

  it('shows an element in a preview of its own project, not in that of another one', async () => {
    await open('payments.thru');
    await vscode.commands.executeCommand('throughline.openPreviewToSide');
    await eventually(previews, (tabs) => tabs.some(({ label }) => label.startsWith('Nordhaven Bank')));
    const [other] = await vscode.workspace.findFiles('fixes/**/*.thru', undefined, 1);
    assert.ok(other);
    await vscode.commands.executeCommand('throughline.revealInPreview', other.toString(), 'art:any');
    await eventually(previews, (tabs) => tabs.length === 2);
  });

  it('opens the preview beside the text, and brings it back where it is there already', async () => {
    await open('payments.thru');
    await vscode.commands.executeCommand('throughline.openPreviewToSide');
    await eventually(previews, (tabs) => tabs.length === 1);
    await open('lending.thru');
    await vscode.commands.executeCommand('throughline.openPreviewToSide');
    await vscode.commands.executeCommand('throughline.revealInPreview', activeUri(), 'value-stream:lending');
    assert.equal(previews().length, 1);
    // In front of the text it is asked for apart from what stands beside it.
    await open('payments.thru');
    await vscode.commands.executeCommand('throughline.openPreview');
    await eventually(previews, (tabs) => tabs.length === 2);
  });
});

function previews(): readonly vscode.Tab[] {
  return vscode.window.tabGroups.all
    .flatMap(({ tabs }) => tabs)
    .filter(({ input }) => input instanceof vscode.TabInputWebview && input.viewType.includes('throughline.preview'));
}

function activeUri(): string | undefined {
  return vscode.window.activeTextEditor?.document.uri.toString();
}
