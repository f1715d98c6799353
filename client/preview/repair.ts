/** Repairing a problem from the preview: the quick fix that is preferred at once, else what there is to choose from. */
import * as vscode from 'vscode';
import { reveal } from '../active.ts';
import type { ThroughlineClient } from '../client.ts';
import { tell } from '../telling.ts';

type Found = { readonly location: vscode.Location; readonly rule: string };

/** Shows the place and changes the text, if need be after a question. */
export async function repair(
  { fixesOf }: Pick<ThroughlineClient, 'fixesOf'>,
  { location, rule }: Found,
): Promise<void> {
  // The text that changes is seen while it does.
  await reveal(location, true);
  const actions = await fixesOf(location, rule);
  const [preferred, other] = actions.filter(({ isPreferred }) => isPreferred === true);
  const chosen = preferred && !other ? preferred : await choose(actions);
  if (!chosen?.edit) return;
  await vscode.workspace.applyEdit(chosen.edit);
  vscode.window.setStatusBarMessage(vscode.l10n.t('Repaired: {0}', chosen.title), 5000);
}

async function choose(actions: readonly vscode.CodeAction[]): Promise<vscode.CodeAction | undefined> {
  if (actions.length === 0) {
    void tell(vscode.l10n.t('Nothing can be repaired here by itself; the place in the text is shown.'));
    return undefined;
  }
  const items = actions.map((action) => ({ label: action.title.replaceAll('`', ''), action }));
  const picked = await vscode.window.showQuickPick(items, { placeHolder: vscode.l10n.t('What shall be done?') });
  return picked?.action;
}
