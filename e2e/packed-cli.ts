/** The packed command line, as anybody would get it from a registry. */
import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readdirSync, realpathSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { root } from '../scripts/pinned-node.mjs';

export type Ran = { readonly status: number | null; readonly stdout: string; readonly stderr: string };

export function run(program: string, args: readonly string[], cwd: string, env: NodeJS.ProcessEnv = process.env): Ran {
  const { status, stdout, stderr, error } = spawnSync(program, args, {
    cwd,
    env,
    encoding: 'utf8',
    shell: process.platform === 'win32',
  });
  if (error) throw error;
  return { status, stdout, stderr };
}

/** The same without standing still meanwhile: for a program that asks something of this one. */
export async function runAside(
  program: string,
  args: readonly string[],
  cwd: string,
  env: NodeJS.ProcessEnv,
): Promise<Ran> {
  const child = spawn(program, args, { cwd, env, stdio: ['ignore', 'pipe', 'pipe'] });
  const told = { stdout: '', stderr: '' };
  child.stdout.on('data', (chunk: Buffer) => (told.stdout += chunk.toString('utf8')));
  child.stderr.on('data', (chunk: Buffer) => (told.stderr += chunk.toString('utf8')));
  await once(child, 'close');
  return { status: child.exitCode, ...told };
}

/** A new folder with the packed file in it, and the path of that file. */
export function packed(): { readonly folder: string; readonly file: string } {
  const folder = realpathSync(mkdtempSync(path.join(tmpdir(), 'throughline-packed-')));
  run('npm', ['pack', '--ignore-scripts', '--pack-destination', folder], root);
  const [name = ''] = readdirSync(folder).filter((each) => each.endsWith('.tgz'));
  return { folder, file: path.join(folder, name) };
}

/** Installs the packed file as a dependency of a folder. */
export function installPacked(file: string, folder: string): void {
  writeFileSync(path.join(folder, 'package.json'), '{ "private": true }\n');
  const { status, stderr } = run('npm', ['install', '--ignore-scripts', '--no-audit', '--no-fund', file], folder);
  if (status !== 0) throw new Error(stderr);
}
