/** Keeping the picture that a panel shows: where, is for the person to say. */
import * as vscode from 'vscode';
import { besideModel } from '../active.ts';
import { writeText } from '../writing.ts';

export async function keepPicture(uri: vscode.Uri, name: string, svg: string): Promise<void> {
  // The page sends the name of a view; whatever else it sent must not become a path.
  const safeName = name.replaceAll(/[^\w-]/g, '') || 'organisation';
  const defaultUri = besideModel(uri, `${safeName}.svg`);
  const target = await vscode.window.showSaveDialog({
    filters: { SVG: ['svg'] },
    ...(defaultUri ? { defaultUri } : {}),
  });
  if (target) await writeText(target, svg);
}
