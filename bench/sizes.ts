/** What ships, by its size, and how long the command line takes to start. */
import { spawnSync } from 'node:child_process';
import { statSync } from 'node:fs';
import path from 'node:path';
import { packExtension, vsix } from '../scripts/host/package-extension.ts';
import { root } from '../scripts/pinned-node.mjs';
import { median, ms, row } from './measure.ts';

const bundles = [
  'dist/cli/throughline.cjs',
  'dist/server/main.cjs',
  'dist/client/extension.cjs',
  'dist/preview/preview.js',
];

export async function sizes(): Promise<void> {
  await packExtension();
  console.log('\n# Sizes and starting\n');
  for (const file of bundles) row(file, `${(statSync(path.join(root, file)).size / 1024).toFixed(0)} KiB`);
  row('the extension, packed (VSIX)', `${(statSync(vsix).size / 1024).toFixed(0)} KiB`);
  row('start of the command line (--version)', `${ms(median([1, 2, 3, 4, 5].map(startOnce)))} CPU`);
}

function startOnce(): number {
  const program = `process.on('exit', () => { const { user, system } = process.cpuUsage(); process.stderr.write('CPU ' + (user + system) / 1000); });
    process.argv = [process.argv[0], ${JSON.stringify(path.join(root, 'dist/cli/main.cjs'))}, '--version'];
    require(${JSON.stringify(path.join(root, 'dist/cli/main.cjs'))});`;
  const { stderr } = spawnSync(process.execPath, ['-e', program], { encoding: 'utf8' });
  return Number(/CPU ([\d.]+)/.exec(stderr)?.[1]);
}
