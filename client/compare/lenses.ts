/** Above each element that changed: what became of it. A click shows both versions. */
import * as vscode from 'vscode';
import type { Compared, Comparing } from './comparing.ts';
import type { Change } from './looks.ts';

export function registerChangeLenses(comparing: Comparing): vscode.Disposable {
  const changed = new vscode.EventEmitter<void>();
  return vscode.Disposable.from(
    changed,
    comparing.onChange(() => changed.fire()),
    vscode.languages.registerCodeLensProvider(
      { language: 'throughline' },
      {
        onDidChangeCodeLenses: changed.event,
        provideCodeLenses: (document) => {
          const compared = comparing.current();
          return compared ? lensesIn(compared, document) : [];
        },
      },
    ),
  );
}

/** Changes by the line of what they are about, in a document of the newer version. */
export function changesIn(compared: Compared, document: vscode.TextDocument): ReadonlyMap<number, readonly Change[]> {
  const found = new Map<number, Change[]>();
  // Files of the older versions show what was, and no more.
  if (compared.after.key !== undefined || document.uri.scheme !== 'file') return found;
  const base = `${vscode.Uri.parse(compared.root).path.replace(/\/$/, '')}/`;
  for (const change of compared.comparison.changes) {
    const { after } = change.locations;
    const around = compared.words[change.id]?.around;
    const place = after ? { path: after.file, line: after.line - 1 } : around;
    if (!place || `${base}${place.path}` !== document.uri.path || place.line >= document.lineCount) continue;
    found.set(place.line, [...(found.get(place.line) ?? []), change]);
  }
  return found;
}

function lensesIn(compared: Compared, document: vscode.TextDocument): vscode.CodeLens[] {
  return [...changesIn(compared, document)].flatMap(([line, changes]) =>
    changes.map(
      (change) =>
        new vscode.CodeLens(new vscode.Range(line, 0, line, 0), {
          title: lensText(compared, change),
          tooltip: vscode.l10n.t('Compared with {0}', compared.before.label),
          command: 'throughline.openChange',
          arguments: [change.id],
        }),
    ),
  );
}

const longest = 90;

function lensText({ words }: Compared, change: Change): string {
  const { subject = '', text = '' } = words[change.id] ?? {};
  const told = change.type === 'removed' ? `${subject}: ${text}` : text;
  return told.length > longest ? `${told.slice(0, longest - 1)}…` : told;
}
