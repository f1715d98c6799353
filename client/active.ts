/** Which file the person is working on. */
import * as vscode from 'vscode';

export function isModel({ languageId, uri }: vscode.TextDocument): boolean {
  return languageId === 'throughline' && isOfModel(uri);
}

/** Whether the server reads what is there: not the built-in roles, nor an earlier version. */
export function isOfModel({ scheme }: vscode.Uri): boolean {
  return scheme === 'file' || scheme === 'untitled';
}

/** The model file in the active editor, else in any visible one, else one behind those, else the first of the workspace. */
export async function activeModel(): Promise<vscode.Uri | undefined> {
  const { activeTextEditor: active, visibleTextEditors: visible } = vscode.window;
  const editor = [...(active ? [active] : []), ...visible].find(({ document }) => isModel(document));
  if (editor) return editor.document.uri;
  const behind = vscode.workspace.textDocuments.find((document) => isModel(document) && hasTab(document));
  if (behind) return behind.uri;
  const [first] = await vscode.workspace.findFiles('**/*.thru', '**/node_modules/**', 1);
  return first;
}

/** VS Code also reads documents that nobody has opened. */
function hasTab({ uri }: vscode.TextDocument): boolean {
  const inputs = vscode.window.tabGroups.all.flatMap(({ tabs }) => tabs.map(({ input }) => input));
  return inputs.some((input) => input instanceof vscode.TabInputText && input.uri.toString() === uri.toString());
}

/** Beside the model's file, or in the project's own folder; undefined where the model was never saved. */
export function besideModel(uri: vscode.Uri, name: string): vscode.Uri | undefined {
  if (uri.scheme === 'untitled') {
    const [folder] = vscode.workspace.workspaceFolders ?? [];
    return folder && vscode.Uri.joinPath(folder.uri, name);
  }
  return uri.path.endsWith('.thru') ? vscode.Uri.joinPath(uri, '..', name) : vscode.Uri.joinPath(uri, name);
}

/** A model that was found; where none was, the person is told what to do. */
export function modelOrHint(uri: vscode.Uri | undefined): vscode.Uri | undefined {
  if (!uri) void hint();
  return uri;
}

async function hint(): Promise<void> {
  const open = vscode.l10n.t('Open a folder');
  const sample = vscode.l10n.t('Open the sample');
  const chosen = await vscode.window.showInformationMessage(
    vscode.l10n.t('Open a folder with .thru files first, or start with the sample organisation.'),
    open,
    sample,
  );
  if (chosen === open) await vscode.commands.executeCommand('workbench.action.files.openFolder');
  if (chosen === sample) await vscode.commands.executeCommand('throughline.openSample');
}

/** Shows a place in the text: in the column where its file is open, else beside or in the first one. */
export async function reveal(location: vscode.Location, preserveFocus: boolean): Promise<void> {
  const open = vscode.window.visibleTextEditors.find(
    ({ document }) => document.uri.toString() === location.uri.toString(),
  );
  const column =
    open?.viewColumn ??
    vscode.window.visibleTextEditors.find(({ document }) => isModel(document))?.viewColumn ??
    vscode.ViewColumn.One;
  const editor = await vscode.window.showTextDocument(location.uri, { viewColumn: column, preserveFocus });
  editor.selection = new vscode.Selection(location.range.start, location.range.end);
  editor.revealRange(location.range, vscode.TextEditorRevealType.InCenterIfOutsideViewport);
}
