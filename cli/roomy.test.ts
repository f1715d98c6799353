import { spawnSync } from 'node:child_process';
import { chmodSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { roomFor } from './roomy.ts';

const megabyte = 1_000_000;

let folder = '';
beforeAll(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'throughline-room-'));
  const write = (name: string, bytes: number) => {
    mkdirSync(path.dirname(path.join(folder, name)), { recursive: true });
    writeFileSync(path.join(folder, name), ' '.repeat(bytes));
  };
  write('large/a.thru', 2 * megabyte);
  write('large/deep/er/b.thru', 2 * megabyte);
  write('small/a.thru', megabyte);
  write('small/notes.md', 9 * megabyte);
  write('small/.hidden/a.thru', 9 * megabyte);
  write('small/node_modules/x/a.thru', 9 * megabyte);
});
afterAll(() => rmSync(folder, { recursive: true }));

describe('the room for a check', () => {
  const large = () => path.join(folder, 'large');
  const small = () => path.join(folder, 'small');

  it('is as large as the texts in the folder want it', () => {
    expect(roomFor(['check'], large())).toBe(256);
    expect(roomFor(['check', '--format', 'json'], large())).toBe(256);
  });

  it('is that of the folders that are named', () => {
    expect(roomFor(['check', '../large'], small())).toBe(256);
    expect(roomFor(['check', large()], small())).toBe(256);
  });

  it('is the usual one for little text; other files and those of packages do not count', () => {
    expect(roomFor(['check'], small())).toBeUndefined();
    expect(roomFor(['check', 'no-such-folder'], small())).toBeUndefined();
  });

  it('is the usual one for what is no mere check', () => {
    expect(roomFor([], large())).toBeUndefined();
    expect(roomFor(['format'], large())).toBeUndefined();
    expect(roomFor(['check', '--fix'], large())).toBeUndefined();
  });

  it('is nothing that a check could fail of: a folder may show the names of its files alone', () => {
    const shown = path.join(folder, 'shown');
    mkdirSync(path.join(shown, 'names'), { recursive: true });
    writeFileSync(path.join(shown, 'a.thru'), 'enterprise acme\n');
    writeFileSync(path.join(shown, 'names/b.thru'), 'portfolio retail\n');
    for (const each of [folder, shown]) chmodSync(each, 0o755);
    chmodSync(path.join(shown, 'names'), 0o444);
    const program = path.join(import.meta.dirname, '../dist/cli/main.cjs');
    // Nothing is closed to whoever may do everything, so that one becomes nobody.
    const asNobody = `if (process.geteuid() === 0) process.seteuid('nobody'); process.argv.splice(1, 0, ${JSON.stringify(program)}); require(process.argv[1]);`;
    const { stdout, stderr } = spawnSync(process.execPath, ['-e', asNobody, 'check', '--format', 'concise'], {
      cwd: shown,
      encoding: 'utf8',
    });
    chmodSync(path.join(shown, 'names'), 0o755);
    expect(stderr).toBe('');
    expect(stdout).toContain('names/b.thru:1:1: error syntax This file cannot be read: you have no permission.');
    expect(stdout).toContain('a.thru:1:12: warning role-missing');
  });
});
