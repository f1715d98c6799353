/** A reorganisation in a real repository, on disk alone or committed. */
import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { gitIn, gitOn } from '../testing/git.ts';
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
  gitOn('2026-05-18T08:00:00Z', folder, 'commit', '-q', '-a', '-m', 'The new organisation');
}

/** The reorganised bank on the branch `plan`, while on `main` a stream got another title: both since the tag. */
export function branchOff(folder: string): void {
  commit(folder);
  const { 'wealth.thru': wealth = '' } = textsIn(folder);
  put(folder, { ...textsIn(folder), 'wealth.thru': wealth.replace('"Wealth"', '"Wealth & Savings"') });
  gitIn(folder, 'commit', '-q', '-a', '-m', 'Another title');
  gitIn(folder, 'checkout', '-q', '-b', 'plan', 'fy26');
  put(folder, reorganised(textsIn(folder)));
  gitIn(folder, 'add', '-A');
  gitIn(folder, 'commit', '-q', '-m', 'The new organisation');
}

function commit(folder: string): void {
  gitIn(folder, 'init', '-q', '-b', 'main');
  gitIn(folder, 'add', '-A');
  gitOn('2025-10-01T08:00:00Z', folder, 'commit', '-q', '-m', 'As is');
  gitIn(folder, 'tag', 'fy26');
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
