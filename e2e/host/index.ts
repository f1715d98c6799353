/** The entry that VS Code calls inside its extension host: runs the suite with mocha and writes what it counted. */
import { writeFileSync } from 'node:fs';
import path from 'node:path';
import Mocha from 'mocha';
import * as vscode from 'vscode';

export async function run(): Promise<void> {
  const mocha = new Mocha({ ui: 'bdd', timeout: 180_000, color: false });
  mocha.suite.emit('pre-require', globalThis, '', mocha);
  await import('./extension.suite.ts');
  await import('./configuration.suite.ts');
  await import('./quick-fixes.suite.ts');
  await import('./exports.suite.ts');
  await import('./settings.suite.ts');
  await import('./colours.suite.ts');
  await import('./writing.suite.ts');
  await import('./compare.suite.ts');
  const counts = await new Promise<{ passed: number; failed: number }>((resolve) => {
    let passed = 0;
    let failed = 0;
    mocha
      .run(() => resolve({ passed, failed }))
      .on('pass', () => (passed += 1))
      .on('fail', (test, error) => {
        failed += 1;
        console.error(`${test.fullTitle()}: ${String(error)}`);
      });
  });
  const folder = vscode.workspace.workspaceFolders?.[0]?.uri.fsPath ?? '.';
  writeFileSync(path.join(folder, '.results.json'), JSON.stringify(counts));
  if (counts.failed > 0) throw new Error(`${counts.failed} tests failed.`);
}
