/** Keeping the picture that a panel shows: where, is for the person to say. */
import * as vscode from 'vscode';
import { writeText } from '../writing.ts';

export async function keepPicture(uri: vscode.Uri, name: string, svg: string): Promise<void> {
  // The page sends the name of a view; whatever else it sent must not become a path.
  const safeName = name.replaceAll(/[^\w-]/g, '') || 'organisation';
  const target = await vscode.window.showSaveDialog({
    filters: { SVG: ['svg'] },
    defaultUri: vscode.Uri.joinPath(uri, '..', `${safeName}.svg`),
  });
  if (target) await writeText(target, svg);
}
