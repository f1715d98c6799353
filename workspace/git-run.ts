/** Runs git so that it changes nothing, asks nothing and fetches nothing, whatever the repository's configuration says. */
import { execFile, spawnSync } from 'node:child_process';
import { promisify } from 'node:util';

/** What the person who asked can do about it stands in the message. */
export class GitError extends Error {}

export type Ran = {
  readonly status: number | null;
  readonly text: string;
  readonly error: string;
  /** Git is not installed. */
  readonly missing: boolean;
};

/** The largest answer that is read, in bytes. */
const mostBytes = 1 << 30;

function environment(more: Readonly<Record<string, string>> = {}): NodeJS.ProcessEnv {
  return {
    ...process.env,
    GIT_NO_LAZY_FETCH: '1',
    GIT_TERMINAL_PROMPT: '0',
    GIT_OPTIONAL_LOCKS: '0',
    LC_ALL: 'C',
    ...more,
  };
}

const always = ['-c', 'core.fsmonitor=false', '-c', 'core.quotePath=false'];

export function runGit(folder: string, args: readonly string[], more?: Readonly<Record<string, string>>): Ran {
  const result = spawnSync('git', [...always, ...args], {
    cwd: folder,
    env: environment(more),
    encoding: 'utf8',
    maxBuffer: mostBytes,
  });
  const missing = result.error !== undefined && 'code' in result.error && result.error.code === 'ENOENT';
  return { status: result.status, text: result.stdout ?? '', error: result.stderr ?? '', missing };
}

/** The same where nothing but an answer will do. */
export function mustRunGit(folder: string, args: readonly string[], more?: Readonly<Record<string, string>>): string {
  const { status, text, error } = runGit(folder, args, more);
  if (status === 0) return text;
  throw new GitError(`Git could not read the repository: ${error.trim().split('\n')[0] ?? ''}`);
}

const execute = promisify(execFile);

/** What git answers, without waiting for it here; undefined where it has no answer. */
export async function askGit(folder: string, args: readonly string[]): Promise<string | undefined> {
  const options = { cwd: folder, env: environment(), encoding: 'utf8', maxBuffer: mostBytes } as const;
  const answer = await execute('git', [...always, ...args], options).catch(() => undefined);
  return answer?.stdout;
}

/** Many objects in one call: what `git cat-file --batch` answers to the lines of `input`. */
export function catFiles(folder: string, input: string, more?: Readonly<Record<string, string>>): Buffer {
  const { stdout } = spawnSync('git', ['cat-file', '--batch'], {
    cwd: folder,
    input,
    env: environment(more),
    maxBuffer: mostBytes,
  });
  return stdout;
}
