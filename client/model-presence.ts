/** Tells menus of others, such as those of source control, whether there is a model here: only then have we a place in them. */
import * as vscode from 'vscode';

const files = '**/*.thru';

/** Markdown alone starts the extension too, in folders without any model. */
export function tellOfModels(): vscode.Disposable {
  const tell = async (): Promise<void> => {
    const [found] = await vscode.workspace.findFiles(files, '**/node_modules/**', 1);
    const isOpen = vscode.workspace.textDocuments.some(({ languageId }) => languageId === 'throughline');
    await vscode.commands.executeCommand('setContext', 'throughline.hasModel', found !== undefined || isOpen);
  };
  const again = (): void => void tell();
  const ofOurs = ({ languageId }: vscode.TextDocument): void => (languageId === 'throughline' ? again() : undefined);
  const watcher = vscode.workspace.createFileSystemWatcher(files, false, true, false);
  again();
  return vscode.Disposable.from(
    watcher,
    watcher.onDidCreate(again),
    watcher.onDidDelete(again),
    vscode.workspace.onDidOpenTextDocument(ofOurs),
    vscode.workspace.onDidCloseTextDocument(ofOurs),
    vscode.workspace.onDidChangeWorkspaceFolders(again),
  );
}
