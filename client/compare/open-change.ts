/** Opens what a change is in the text: both versions side by side, at the line that changed. */
import * as vscode from 'vscode';
import type { Compared } from './comparing.ts';
import type { Change } from './looks.ts';
import { versionUri } from './versions.ts';

export async function openChange({ root, before, after, words }: Compared, change: Change): Promise<void> {
  const { locations } = change;
  const [left, right] = await Promise.all([
    versionUri(root, before, locations.before?.file),
    // What is gone is shown against the file as it is now, where that is still there.
    versionUri(root, after, locations.after?.file ?? (await still(root, after.key, locations.before?.file))),
  ]);
  const line = (locations.after ?? locations.before)?.line ?? 1;
  const selection = new vscode.Range(line - 1, 0, line - 1, 0);
  const title = `${words[change.id]?.subject ?? ''} (${before.label} ↔ ${after.label})`;
  await vscode.commands.executeCommand('vscode.diff', left, right, title, {
    preview: true,
    ...(locations.after ? { selection } : {}),
  } satisfies vscode.TextDocumentShowOptions);
}

async function still(root: string, key: string | undefined, path: string | undefined): Promise<string | undefined> {
  if (path === undefined || key !== undefined) return undefined;
  try {
    await vscode.workspace.fs.stat(vscode.Uri.joinPath(vscode.Uri.parse(root), path));
    return path;
  } catch {
    return undefined;
  }
}

/** Opens one version at a line, such as that of a problem. */
export async function openPlace(
  { root, before, after }: Compared,
  side: 'before' | 'after',
  { file, line }: { readonly file: string; readonly line: number },
): Promise<void> {
  const uri = await versionUri(root, side === 'before' ? before : after, file);
  const selection = new vscode.Range(line - 1, 0, line - 1, 0);
  await vscode.window.showTextDocument(uri, { selection, preview: true });
}
