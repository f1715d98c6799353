/** A reorganisation in a real repository, which nobody has committed yet. */
import { execFileSync } from 'node:child_process';
import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { rearranged, reorganised, textsIn, type Texts } from '../testing/reorganised-bank.ts';

/** The bank as it is, committed and tagged; its reorganisation is on disk, and nobody has committed it. */
export function reorganise(folder: string): void {
  commit(folder);
  put(folder, reorganised(textsIn(folder)));
}

/** The same bank, committed, and its files moved to another folder. */
export function rearrange(folder: string): void {
  commit(folder);
  put(folder, rearranged(textsIn(folder)));
}

function commit(folder: string): void {
  const git = (...args: readonly string[]): void =>
    void execFileSync('git', ['-c', 'user.name=A', '-c', 'user.email=a@b.example', ...args], {
      cwd: folder,
      stdio: 'ignore',
    });
  git('init', '-q', '-b', 'main');
  git('add', '-A');
  git('commit', '-q', '-m', 'As is');
  git('tag', 'fy26');
}

function put(folder: string, texts: Texts): void {
  const before = textsIn(folder);
  for (const name of Object.keys(before)) if (texts[name] === undefined) rmSync(path.join(folder, name));
  for (const [name, text] of Object.entries(texts)) {
    if (text === before[name]) continue;
    mkdirSync(path.dirname(path.join(folder, name)), { recursive: true });
    writeFileSync(path.join(folder, name), text);
  }
}
