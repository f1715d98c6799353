/** A reorganisation in a real repository, on disk alone or committed. */
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

/** The reorganised bank, committed on a day of its work items. */
export function commitReorganisation(folder: string): void {
  reorganise(folder);
  git(folder, ['commit', '-q', '-a', '-m', 'The new organisation'], '2026-05-18T08:00:00Z');
}

/** The reorganised bank on the branch `plan`, while on `main` a stream got another title: both since the tag. */
export function branchOff(folder: string): void {
  commit(folder);
  const { 'wealth.thru': wealth = '' } = textsIn(folder);
  put(folder, { ...textsIn(folder), 'wealth.thru': wealth.replace('"Wealth"', '"Wealth & Savings"') });
  git(folder, ['commit', '-q', '-a', '-m', 'Another title']);
  git(folder, ['checkout', '-q', '-b', 'plan', 'fy26']);
  put(folder, reorganised(textsIn(folder)));
  git(folder, ['add', '-A']);
  git(folder, ['commit', '-q', '-m', 'The new organisation']);
}

function commit(folder: string): void {
  git(folder, ['init', '-q', '-b', 'main']);
  git(folder, ['add', '-A']);
  git(folder, ['commit', '-q', '-m', 'As is'], '2025-10-01T08:00:00Z');
  git(folder, ['tag', 'fy26']);
}

function git(folder: string, args: readonly string[], date?: string): void {
  const env = date === undefined ? process.env : { ...process.env, GIT_AUTHOR_DATE: date, GIT_COMMITTER_DATE: date };
  execFileSync('git', ['-c', 'user.name=A', '-c', 'user.email=a@b.example', ...args], {
    cwd: folder,
    env,
    stdio: 'ignore',
  });
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
