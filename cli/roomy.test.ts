import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
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
});
