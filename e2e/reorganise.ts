/** A reorganisation in a real repository, which nobody has committed yet. */
import { execFileSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { reorganised, textsIn } from '../testing/reorganised-bank.ts';

/** The bank as it is, committed and tagged; its reorganisation is on disk, and nobody has committed it. */
export function reorganise(folder: string): void {
  const git = (...args: readonly string[]): void =>
    void execFileSync('git', ['-c', 'user.name=A', '-c', 'user.email=a@b.example', ...args], {
      cwd: folder,
      stdio: 'ignore',
    });
  git('init', '-q', '-b', 'main');
  git('add', '-A');
  git('commit', '-q', '-m', 'As is');
  git('tag', 'fy26');
  const before = textsIn(folder);
  for (const [name, text] of Object.entries(reorganised(before)))
    if (text !== before[name]) writeFileSync(path.join(folder, name), text);
}
