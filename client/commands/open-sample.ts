import * as vscode from 'vscode';
import { tell } from '../telling.ts';
import { tellUnwritable } from '../writing.ts';
import type { ExtensionCommand } from './command.ts';

/** Copies the sample organisation into a folder that the person picks, and opens it. */
export const openSample: ExtensionCommand = async ({ context }) => open(context);

async function open(context: vscode.ExtensionContext): Promise<void> {
  const [folder] =
    (await vscode.window.showOpenDialog({
      canSelectFolders: true,
      canSelectFiles: false,
      title: vscode.l10n.t('Where shall the sample organisation be put? It comes in a folder of its own, "kelpworks".'),
      openLabel: vscode.l10n.t('Put the sample here'),
    })) ?? [];
  if (!folder) return;
  const source = vscode.Uri.joinPath(context.extensionUri, 'examples', 'kelpworks');
  const target = vscode.Uri.joinPath(folder, 'kelpworks');
  try {
    await vscode.workspace.fs.copy(source, target, { overwrite: false });
  } catch (error) {
    if (error instanceof vscode.FileSystemError && error.code === 'FileExists') void tellOfOther(context);
    else tellUnwritable(folder);
    return;
  }
  await vscode.commands.executeCommand('vscode.openFolder', target, { forceNewWindow: true });
}

async function tellOfOther(context: vscode.ExtensionContext): Promise<void> {
  const again = vscode.l10n.t(
    'There is already a folder "kelpworks" there. Pick another place, or move that one away.',
  );
  await tell(again, { title: vscode.l10n.t('Pick another place'), run: async () => open(context) });
}
