/** Telling a person something, so that all of it is read. */
import * as vscode from 'vscode';

/** What a button does. */
type Button = { readonly title: string; readonly run: () => unknown };

/** VS Code cuts a message to one line where it has no button: it always has one, and says by it what can be done. */
export async function tell(message: string, button?: Button): Promise<void> {
  const title = button?.title ?? vscode.l10n.t('OK');
  if ((await vscode.window.showWarningMessage(message, title)) === title) await button?.run();
}

/** Why versions could not be read: mostly since the folder is not trusted, where the person can trust it at once. */
export async function tellOfVersions(message: string): Promise<void> {
  await tell(message, vscode.workspace.isTrusted ? undefined : trust());
}

function trust(): Button {
  return {
    title: vscode.l10n.t('Trust this folder…'),
    run: async () => vscode.commands.executeCommand('workbench.trust.manage'),
  };
}
