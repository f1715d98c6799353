import * as vscode from 'vscode';
import { activeModel } from '../active.ts';
import type { ExtensionCommand } from './command.ts';

const exportAs =
  (format: 'html' | 'json', label: string): ExtensionCommand =>
  async ({ client, context }) => {
    const uri = await activeModel();
    if (!uri) return;
    const target = await vscode.window.showSaveDialog({
      filters: { [label]: [format] },
      defaultUri: vscode.Uri.joinPath(uri, '..', `organisation.${format}`),
    });
    if (!target) return;
    const page = format === 'html' ? { page: await pageParts(context.extensionUri) } : {};
    const text = await client.exportProject({ uri: uri.toString(), format, ...page });
    await vscode.workspace.fs.writeFile(target, new TextEncoder().encode(text));
    const show = vscode.l10n.t('Open');
    const chosen = await vscode.window.showInformationMessage(vscode.l10n.t('The organisation was exported.'), show);
    if (chosen === show) await vscode.env.openExternal(target);
  };

async function pageParts(extensionUri: vscode.Uri): Promise<{ readonly script: string; readonly style: string }> {
  const read = async (name: string): Promise<string> =>
    new TextDecoder().decode(
      await vscode.workspace.fs.readFile(vscode.Uri.joinPath(extensionUri, 'dist', 'preview', name)),
    );
  return { script: await read('preview.js'), style: await read('preview.css') };
}

export const exportHtml = exportAs('html', 'HTML');
export const exportJson = exportAs('json', 'JSON');
