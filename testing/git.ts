/** For tests: git as nobody in particular, whatever the machine is set to. */
import { execFileSync } from 'node:child_process';

const own = [
  ['user.name', 'A'],
  ['user.email', 'a@b.example'],
  ['init.defaultBranch', 'main'],
  ['commit.gpgsign', 'false'],
  ['protocol.file.allow', 'always'],
].flatMap(([key, value]) => ['-c', `${key ?? ''}=${value ?? ''}`]);

/** Runs git in a folder and gives what it says, without the end of its last line; throws where git fails. */
export function gitIn(folder: string, ...args: readonly string[]): string {
  return execFileSync('git', [...own, ...args], {
    cwd: folder,
    encoding: 'utf8',
    stdio: ['ignore', 'pipe', 'pipe'],
  }).trimEnd();
}
