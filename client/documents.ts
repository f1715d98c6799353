/** Documents that no disk holds: the built-in roles, and the pages of rules. Read-only. */
import * as vscode from 'vscode';
import { librarySchemes } from '#protocol';
import type { ThroughlineClient } from './client.ts';

export function registerDocuments(client: ThroughlineClient): vscode.Disposable {
  return vscode.Disposable.from(
    vscode.workspace.registerTextDocumentContentProvider(librarySchemes.library, {
      provideTextDocumentContent: (uri) => client.libraryText(uri),
    }),
    vscode.workspace.registerTextDocumentContentProvider(librarySchemes.rule, {
      provideTextDocumentContent: (uri) => client.rulePage(ruleOf(uri)),
    }),
    // A problem's link opens this document; people read it as a page.
    vscode.workspace.onDidOpenTextDocument((document) => {
      if (document.uri.scheme === librarySchemes.library && document.languageId !== 'throughline')
        void vscode.languages.setTextDocumentLanguage(document, 'throughline');
    }),
    vscode.window.onDidChangeActiveTextEditor(async (editor) => {
      if (editor?.document.uri.scheme !== librarySchemes.rule) return;
      await vscode.commands.executeCommand('workbench.action.closeActiveEditor');
      await showRule(ruleOf(editor.document.uri));
    }),
  );
}

/** Shows the page of a rule, by the name of the rule. */
export async function showRule(rule: string): Promise<void> {
  const uri = vscode.Uri.from({ scheme: librarySchemes.rule, path: `/${rule}.md` });
  await vscode.commands.executeCommand('markdown.showPreview', uri);
}

function ruleOf(uri: vscode.Uri): string {
  return uri.path.replace(/^\//, '').replace(/\.md$/, '');
}
