/** Writing files where a person says, and telling them where that is not possible. */
import * as vscode from 'vscode';
import { tell } from './telling.ts';

/** Whether the text was written; where not, the person was told. */
export async function writeText(target: vscode.Uri, text: string): Promise<boolean> {
  try {
    await vscode.workspace.fs.writeFile(target, new TextEncoder().encode(text));
    return true;
  } catch {
    tellUnwritable(target);
    return false;
  }
}

/** Says that nothing can be written there, and what to do. */
export function tellUnwritable({ fsPath }: vscode.Uri): void {
  void tell(vscode.l10n.t('Nothing can be written to {0}. Pick another place.', fsPath));
}
