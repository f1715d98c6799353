/** Packs the extension as it ships. */
import path from 'node:path';
import { root } from '../pinned-node.mjs';
import { capture, toolPath } from '../process.ts';

export const vsix = path.join(root, 'dist', 'throughline.vsix');

export async function packExtension(): Promise<void> {
  const { code, output } = await capture(process.execPath, [
    toolPath('@vscode/vsce', 'vsce'),
    'package',
    '--no-dependencies',
    '--skip-license',
    // What the project's own page says is for those who have its folder; its pictures and links lead there.
    '--readme-path',
    'client/README.md',
    '--no-rewrite-relative-links',
    '--allow-missing-repository',
    '--out',
    vsix,
  ]);
  if (code !== 0) throw new Error(`The extension could not be packed:\n${output}`);
}
