/** For tests: git as nobody in particular, whatever the machine is set to. */
import { execFileSync } from 'node:child_process';

/** The options of git that say so; what stands after them is the command. */
export const asNobody: readonly string[] = [
  ['user.name', 'A'],
  ['user.email', 'a@b.example'],
  ['init.defaultBranch', 'main'],
  ['commit.gpgsign', 'false'],
  ['protocol.file.allow', 'always'],
].flatMap(([key, value]) => ['-c', `${key ?? ''}=${value ?? ''}`]);

/** Runs git in a folder and gives what it says, without the end of its last line; throws where git fails. */
export function gitIn(folder: string, ...args: readonly string[]): string {
  return git(folder, args, process.env);
}

/** The same at a moment, such as `2026-05-18T08:00:00Z`: what is committed is dated so. */
export function gitOn(moment: string, folder: string, ...args: readonly string[]): string {
  return git(folder, args, { ...process.env, GIT_AUTHOR_DATE: moment, GIT_COMMITTER_DATE: moment });
}

function git(cwd: string, args: readonly string[], env: NodeJS.ProcessEnv): string {
  return execFileSync('git', [...asNobody, ...args], {
    cwd,
    env,
    encoding: 'utf8',
    stdio: ['ignore', 'pipe', 'pipe'],
  }).trimEnd();
}
