/** The status item of the language: how large the organisation is, what is wrong, whether the server runs. */
import * as vscode from 'vscode';
import type { ThroughlineClient } from './client.ts';
import { activeModel } from './active.ts';

export function createStatus(client: ThroughlineClient): vscode.Disposable {
  const item = vscode.languages.createLanguageStatusItem('throughline', { language: 'throughline' });
  item.name = 'Throughline';
  item.command = { title: vscode.l10n.t('Show log'), command: 'throughline.showLog' };
  const show = async (): Promise<void> => {
    const uri = await activeModel();
    const result = uri ? await client.snapshot(uri) : undefined;
    if (!result) return;
    const { snapshot, brokenFiles } = result;
    const problems = snapshot.nodes.reduce((sum, node) => sum + node.problems.length, 0);
    item.text = vscode.l10n.t('{0}: {1} elements, {2} problems', snapshot.project, snapshot.nodes.length, problems);
    item.detail = brokenFiles.length > 0 ? vscode.l10n.t('{0} does not read', brokenFiles.slice(0, 3).join(', ')) : '';
    item.severity =
      brokenFiles.length > 0 ? vscode.LanguageStatusSeverity.Warning : vscode.LanguageStatusSeverity.Information;
  };
  const stateChanged = client.onState((isRunning) => {
    item.busy = false;
    if (isRunning) void show();
    else {
      item.severity = vscode.LanguageStatusSeverity.Error;
      item.text = vscode.l10n.t('The language server does not run');
    }
  });
  item.text = 'Throughline';
  item.busy = true;
  return vscode.Disposable.from(
    item,
    stateChanged,
    client.onModelChanged(() => void show()),
  );
}
