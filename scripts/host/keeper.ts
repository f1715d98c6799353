/**
 * Keeps one host: runs it in a group of its own, and ends it and removes its folder as soon as the pipe from whoever
 * asked for it closes. That pipe closes however they end, killed included, so that no host runs on unknown to anybody.
 */
import { spawn } from 'node:child_process';
import { rmSync } from 'node:fs';
import { endGroup } from '../process.ts';

const [folder = '', ...args] = process.argv.slice(2);
const host = spawn(process.execPath, args, { detached: true, stdio: ['ignore', 'inherit', 'inherit'] });
host.once('exit', () => void end());
process.stdin.resume().once('close', () => void end());

async function end(): Promise<void> {
  await endGroup(host);
  rmSync(folder, { recursive: true, force: true, maxRetries: 10, retryDelay: 50 });
  process.exit(host.exitCode ?? 0);
}
