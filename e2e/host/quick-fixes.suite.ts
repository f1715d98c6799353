/** Every quick fix of every rule's examples, applied in the editor: its problem is gone afterwards. */
import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { eventually, root, rulesIn } from './host-tools.ts';

const fixes = vscode.Uri.joinPath(root(), 'fixes');

describe('quick fixes in VS Code', () => {
  it('mend the problem that offers them, each of them', async () => {
    const folders = await vscode.workspace.fs.readDirectory(fixes);
    assert.ok(folders.length > 100, `there are ${folders.length} examples`);
    const failed: string[] = [];
    for (const [folder] of folders) {
      const trouble = await tried(folder);
      if (trouble !== undefined) failed.push(`${folder}: ${trouble}`);
      await vscode.commands.executeCommand('workbench.action.closeAllEditors');
    }
    assert.deepEqual(failed, []);
    // Over a hundred examples, one after the other; on a busy machine each takes seconds.
  }).timeout(900_000);
});

/** What went wrong with the fixes of an example: each is applied, and taken back before the next. */
async function tried(folder: string): Promise<string | undefined> {
  const [rule = ''] = folder.split('--');
  const files = await vscode.workspace.findFiles(
    new vscode.RelativePattern(vscode.Uri.joinPath(fixes, folder), '**/*.thru'),
  );
  const documents = await Promise.all(files.map((file) => vscode.workspace.openTextDocument(file)));
  for (const document of documents) await vscode.window.showTextDocument(document, { preview: false });
  const texts = documents.map((document) => document.getText());
  const count = (): number => documents.flatMap(({ uri }) => rulesIn(uri)).filter((each) => each === rule).length;
  const before = await soon(count, (found) => found > 0);
  if (before === 0) return 'no problem is shown';
  // One title names one repair: what several problems offer alike is tried once.
  const seen = new Set<string>();
  for (let index = 0; index < before; index += 1) {
    const titles = (await fixesFor(documents, rule, index)).map(({ title }) => title);
    for (const title of titles.filter((each) => !seen.has(each))) {
      seen.add(title);
      const fix = (await fixesFor(documents, rule, index)).find((each) => each.title === title);
      if (!fix?.edit || !(await vscode.workspace.applyEdit(fix.edit))) return `\`${title}\` does not apply`;
      if ((await soon(count, (found) => found < before)) >= before) return `\`${title}\` leaves the problem`;
      await restore(documents, texts);
      if ((await soon(count, (found) => found === before)) !== before) return `\`${title}\` cannot be taken back`;
    }
  }
  return seen.size === 0 ? 'no fix is offered' : undefined;
}

/** The quick fixes that are offered at a problem of a rule: the first, the second, and so on. */
async function fixesFor(
  documents: readonly vscode.TextDocument[],
  rule: string,
  index: number,
): Promise<readonly vscode.CodeAction[]> {
  const { document, problem } = problemsOf(documents, rule)[index] ?? {};
  if (!document || !problem) return [];
  const actions = await vscode.commands.executeCommand<vscode.CodeAction[]>(
    'vscode.executeCodeActionProvider',
    document.uri,
    problem.range,
    vscode.CodeActionKind.QuickFix.value,
  );
  return actions.filter(({ title }) => !title.startsWith('Ignore'));
}

async function restore(documents: readonly vscode.TextDocument[], texts: readonly string[]): Promise<void> {
  const edit = new vscode.WorkspaceEdit();
  documents.forEach((document, index) => {
    const end = document.positionAt(document.getText().length);
    edit.replace(document.uri, new vscode.Range(document.positionAt(0), end), texts[index] ?? '');
  });
  assert.ok(await vscode.workspace.applyEdit(edit));
}

function problemsOf(documents: readonly vscode.TextDocument[], rule: string) {
  return documents.flatMap((document) =>
    vscode.languages
      .getDiagnostics(document.uri)
      .filter(({ code }) => (typeof code === 'object' ? code.value : code) === rule)
      .sort((a, b) => a.range.start.compareTo(b.range.start))
      .map((problem) => ({ document, problem })),
  );
}

/** Asks again for a while; gives the last answer where the expected one does not come. */
async function soon<R>(ask: () => R, isExpected: (answer: R) => boolean): Promise<R> {
  const late = new Promise<R>((resolve) => setTimeout(() => resolve(ask()), 30_000));
  return Promise.race([eventually(ask, isExpected), late]);
}
