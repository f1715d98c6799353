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
    const placed = snapshot.nodes.reduce((sum, node) => sum + node.problems.length, 0);
    const project = snapshot.project === '' ? vscode.l10n.t('Organisation') : snapshot.project;
    const size = elementCount(snapshot.nodes.length);
    item.text = `${project}: ${size}, ${problemCount(placed + (snapshot.unplaced?.length ?? 0))}`;
    item.detail = brokenFiles.length > 0 ? vscode.l10n.t('{0} does not read', brokenFiles.slice(0, 3).join(', ')) : '';
    item.severity =
      brokenFiles.length > 0 ? vscode.LanguageStatusSeverity.Warning : vscode.LanguageStatusSeverity.Information;
  };
  const stateChanged = client.onState((isRunning) => {
    item.busy = false;
    if (isRunning) {
      item.severity = vscode.LanguageStatusSeverity.Information;
      item.text = 'Throughline';
      void show();
    } else {
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

function elementCount(count: number): string {
  return count === 1 ? vscode.l10n.t('1 element') : vscode.l10n.t('{0} elements', count);
}

function problemCount(count: number): string {
  if (count === 0) return vscode.l10n.t('no problems');
  return count === 1 ? vscode.l10n.t('1 problem') : vscode.l10n.t('{0} problems', count);
}
