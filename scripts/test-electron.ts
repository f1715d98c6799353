/** `npm run test:electron`: the suite inside VS Code's desktop program, where it can be downloaded. */
import { cpSync, existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { downloadAndUnzipVSCode, runTests } from '@vscode/test-electron';
import { root } from './pinned-node.mjs';
import { run } from './process.ts';

const built =
  (await run(process.execPath, ['esbuild.mjs'])) === 0 &&
  (await run(process.execPath, ['esbuild.mjs', '--host-tests'])) === 0;
if (!built) process.exit(1);
const folder = mkdtempSync(path.join(tmpdir(), 'throughline-suite-'));
const workspace = path.join(folder, 'workspace');
cpSync(path.join(root, 'examples', 'nordhaven-bank'), workspace, { recursive: true });
const results = path.join(workspace, '.results.json');
try {
  const vscodeExecutablePath = process.env['VSCODE_BIN'] ?? (await downloadAndUnzipVSCode());
  const launchArgs = [workspace, '--disable-extensions', '--disable-workspace-trust'];
  await runTests({
    vscodeExecutablePath,
    extensionDevelopmentPath: root,
    extensionTestsPath: path.join(root, 'dist-test', 'index.cjs'),
    // Chromium's sandbox refuses root.
    launchArgs: process.getuid?.() === 0 ? [...launchArgs, '--no-sandbox'] : launchArgs,
  });
  if (!existsSync(results)) throw new Error('the suite never ran.');
} catch (error) {
  // Where the suite ran, it has said itself what failed.
  process.exitCode = existsSync(results) ? 1 : 2;
  if (process.exitCode === 2) {
    console.error(
      `VS Code could not be downloaded or started here: ${error instanceof Error ? error.message : String(error)}`,
    );
    console.error('Name an installed one in VSCODE_BIN, or run `npm test`, which uses VS Code in the browser.');
  }
} finally {
  rmSync(folder, { recursive: true, force: true });
}
