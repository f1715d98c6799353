/**
 * The Node that this project's tools run on. Plain JavaScript, because it is needed before there is a Node that can
 * run TypeScript.
 */
import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, rmSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

const pinnedVersion = '24.21.0';
export const root = path.dirname(path.dirname(fileURLToPath(import.meta.url)));

/**
 * Whether the Node of this process is at least the given version.
 * @param {number} major
 * @param {number} minor
 * @returns {boolean}
 */
export function nodeIsAtLeast(major, minor) {
  const [ownMajor = 0, ownMinor = 0] = process.versions.node.split('.').map(Number);
  return ownMajor > major || (ownMajor === major && ownMinor >= minor);
}

/**
 * The path of the pinned Node, installed first where it is missing. The platform's own package carries the binary,
 * so no install script has to run.
 * @returns {string}
 * @throws {Error} where the package cannot be installed on this machine.
 */
export function pinnedNode() {
  const platform = process.platform === 'win32' ? 'win' : process.platform;
  const name = `node-${platform}-${process.arch}`;
  const folder = path.join(root, '.tools', 'node');
  const inside = process.platform === 'win32' ? 'bin/node.exe' : 'bin/node';
  const node = path.join(folder, 'node_modules', name, inside);
  if (existsSync(node) && versionOf(node) === `v${pinnedVersion}`) return node;
  console.log(`Installing Node ${pinnedVersion} for the development tools into .tools/node (this is done once).`);
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  npm(['install', '--ignore-scripts', '--no-save', '--prefix', folder, `${name}@${pinnedVersion}`], folder);
  if (!existsSync(node))
    throw new Error(
      `Node ${pinnedVersion} is not published for ${platform} on ${process.arch}. Install Node 24 and try again.`,
    );
  return node;
}

/**
 * Runs npm in a folder.
 * @param {string[]} args
 * @param {string} folder
 * @throws {Error} where npm fails or is missing.
 */
export function npm(args, folder) {
  // On Windows npm is a command file, which only a shell can start; the arguments are all our own.
  const shell = process.platform === 'win32';
  const { error, status } = spawnSync('npm', args, { cwd: folder, stdio: ['ignore', 'inherit', 'inherit'], shell });
  if (error) throw new Error(`npm could not be started (${error.message}). Install npm and try again.`);
  if (status !== 0)
    throw new Error(`\`npm ${args.join(' ')}\` failed with exit code ${String(status)}; its message is above.`);
}

/**
 * @param {string} node
 * @returns {string}
 */
function versionOf(node) {
  return spawnSync(node, ['--version'], { encoding: 'utf8' }).stdout?.trim() ?? '';
}
