/** `npm run test:electron`: the suite inside VS Code's desktop program, where it can be downloaded. */
import { cpSync, mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { downloadAndUnzipVSCode, runTests } from '@vscode/test-electron';
import { root } from './pinned-node.mjs';
import { run } from './process.ts';

const built =
  (await run(process.execPath, ['esbuild.mjs'])) === 0 &&
  (await run(process.execPath, ['esbuild.mjs', '--host-tests'])) === 0;
if (!built) process.exit(1);
const workspace = path.join(mkdtempSync(path.join(tmpdir(), 'throughline-suite-')), 'workspace');
cpSync(path.join(root, 'examples', 'nordhaven-bank'), workspace, { recursive: true });
try {
  const vscodeExecutablePath = process.env['VSCODE_BIN'] ?? (await downloadAndUnzipVSCode());
  process.exitCode = await runTests({
    vscodeExecutablePath,
    extensionDevelopmentPath: root,
    extensionTestsPath: path.join(root, 'dist-test', 'index.cjs'),
    launchArgs: [workspace, '--disable-extensions', '--disable-workspace-trust'],
  });
} catch (error) {
  console.error(
    `VS Code could not be downloaded or started here: ${error instanceof Error ? error.message : String(error)}`,
  );
  console.error('Name an installed one in VSCODE_BIN, or run `npm test`, which uses VS Code in the browser.');
  process.exitCode = 2;
}
