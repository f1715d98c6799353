/** Beside the text: a sign in the margin at each element that changed, and a line in the overview. */
import * as vscode from 'vscode';
import type { Comparing } from './comparing.ts';
import { changesIn } from './lenses.ts';
import { signOf, type Sign } from './looks.ts';

const signs = ['added', 'removed', 'moved', 'renamed', 'changed'] as const satisfies readonly Sign[];

const rulers: Readonly<Record<Sign, string>> = {
  added: 'editorOverviewRuler.addedForeground',
  removed: 'editorOverviewRuler.deletedForeground',
  moved: 'editorOverviewRuler.modifiedForeground',
  renamed: 'editorOverviewRuler.modifiedForeground',
  changed: 'editorOverviewRuler.modifiedForeground',
};

export function createChangeMarks(extensionUri: vscode.Uri, comparing: Comparing): vscode.Disposable {
  const types = new Map(signs.map((sign) => [sign, decorationOf(extensionUri, sign)]));
  const show = (): void => {
    for (const editor of vscode.window.visibleTextEditors)
      if (editor.document.languageId === 'throughline') mark(editor);
  };
  const mark = (editor: vscode.TextEditor): void => {
    const compared = comparing.current();
    const changes = compared ? changesIn(compared, editor.document) : new Map<number, never[]>();
    for (const [sign, type] of types) {
      const marked = [...changes].flatMap(([line, all]) => {
        // One sign a line: that of the gravest change, which stands first.
        const [first] = all;
        if (!first || signOf(first) !== sign) return [];
        const told = all
          .map(({ id }) => compared?.words[id])
          .flatMap((words) => (words ? [`${words.subject}: ${words.text}`] : []));
        return [{ range: new vscode.Range(line, 0, line, 0), hoverMessage: plain(told) }];
      });
      editor.setDecorations(type, marked);
    }
  };
  return vscode.Disposable.from(
    ...types.values(),
    comparing.onChange(show),
    vscode.window.onDidChangeVisibleTextEditors(show),
  );
}

/** Text of a model is no Markdown. */
function plain(lines: readonly string[]): vscode.MarkdownString {
  const text = new vscode.MarkdownString();
  lines.forEach((line, index) => text.appendText(`${index === 0 ? '' : '\n'}${line}`));
  return text;
}

function decorationOf(extensionUri: vscode.Uri, sign: Sign): vscode.TextEditorDecorationType {
  const icon = (theme: 'light' | 'dark'): vscode.Uri =>
    vscode.Uri.joinPath(extensionUri, 'client', 'media', `change-${sign}-${theme}.svg`);
  const ruler = {
    overviewRulerColor: new vscode.ThemeColor(rulers[sign]),
    overviewRulerLane: vscode.OverviewRulerLane.Left,
  };
  return vscode.window.createTextEditorDecorationType({
    gutterIconSize: 'contain',
    light: { gutterIconPath: icon('light') },
    dark: { gutterIconPath: icon('dark') },
    ...ruler,
  });
}
