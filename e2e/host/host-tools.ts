/** What the suites in VS Code share. */
import assert from 'node:assert/strict';
import * as vscode from 'vscode';

export const root = (): vscode.Uri => {
  const [folder] = vscode.workspace.workspaceFolders ?? [];
  if (!folder) throw new Error('The suite needs a folder.');
  return folder.uri;
};
const uriOf = (name: string): vscode.Uri => vscode.Uri.joinPath(root(), name);

/** Asks again until the answer is as expected; mocha ends what never comes. */
export async function eventually<R>(ask: () => R | Thenable<R>, isExpected: (answer: R) => boolean): Promise<R> {
  for (;;) {
    const answer = await ask();
    if (isExpected(answer)) return answer;
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
}

export async function open(name: string): Promise<vscode.TextEditor> {
  return vscode.window.showTextDocument(await vscode.workspace.openTextDocument(uriOf(name)));
}

export function positionOf(document: vscode.TextDocument, text: string): vscode.Position {
  const at = document.getText().indexOf(text);
  assert.ok(at >= 0, `${text} is not in ${document.uri.path}`);
  return document.positionAt(at);
}

export async function replace(editor: vscode.TextEditor, from: string, to: string): Promise<void> {
  const start = positionOf(editor.document, from);
  const end = editor.document.positionAt(editor.document.offsetAt(start) + from.length);
  await editor.edit((edit) => edit.replace(new vscode.Range(start, end), to));
}

export const rulesIn = (uri: vscode.Uri): readonly string[] =>
  vscode.languages.getDiagnostics(uri).map(({ code }) => String(typeof code === 'object' ? code.value : code));
