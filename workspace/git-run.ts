/**
 * Runs git so that it changes nothing, asks nothing and fetches nothing, whatever the repository's configuration says.
 * What reads a repository is written once, as a reading that asks git and goes on with its answers: the command line waits
 * for them (`atOnce`), and the language server does other work meanwhile (`meanwhile`).
 */
import { spawn, spawnSync } from 'node:child_process';
import { codeOf } from './error-code.ts';

/** What the person who asked can do about it stands in the message. */
export class GitError extends Error {
  /** The same without the way out that the command line alone has. */
  readonly what: string;
  readonly hasOtherWay: boolean;

  constructor(what: string, atCommandLine = '') {
    super(atCommandLine === '' ? what : `${what} ${atCommandLine}`);
    this.what = what;
    this.hasOtherWay = atCommandLine !== '';
  }
}

export type Ran = {
  readonly status: number | null;
  readonly text: string;
  /** The same as git wrote it: objects need not be text. */
  readonly bytes: Buffer;
  readonly error: string;
  /** Git is not installed. */
  readonly missing: boolean;
};

/** A question to git, in a folder. */
export type Asked = {
  readonly folder: string;
  readonly args: readonly string[];
  readonly environment?: Readonly<Record<string, string>> | undefined;
  /** What git reads from us. */
  readonly input?: string;
};

export type Reading<T> = Generator<Asked, T, Ran>;

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

/** One question of a reading. */
export function* git(folder: string, args: readonly string[], more?: Asked['environment']): Reading<Ran> {
  return yield { folder, args, environment: more };
}

/** The same where nothing but an answer will do. */
export function* gitText(folder: string, args: readonly string[], more?: Asked['environment']): Reading<string> {
  const { status, text, error } = yield* git(folder, args, more);
  if (status === 0) return text;
  throw new GitError(`Git could not read the repository: ${error.trim().split('\n')[0] ?? ''}`);
}

/** Reads to the end, and waits for each answer. */
export function atOnce<T>(reading: Reading<T>): T {
  let step = reading.next();
  while (step.done !== true) step = reading.next(run(step.value));
  return step.value;
}

/** Reads to the end without waiting here. What is aborted throws the signal's reason, and its git is ended. */
export async function meanwhile<T>(reading: Reading<T>, signal?: AbortSignal): Promise<T> {
  let step = reading.next();
  while (step.done !== true) {
    signal?.throwIfAborted();
    step = reading.next(await start(step.value, signal));
  }
  return step.value;
}

/** Runs git once and waits for it; its exit code is the caller's to judge. */
export function runGit(folder: string, args: readonly string[], more?: Asked['environment']): Ran {
  return run({ folder, args, environment: more });
}

/** The output of git. Throws a `GitError` where git fails. */
export function mustRunGit(folder: string, args: readonly string[], more?: Asked['environment']): string {
  return atOnce(gitText(folder, args, more));
}

function run({ folder, args, environment: more, input }: Asked): Ran {
  const result = spawnSync('git', [...always, ...args], {
    cwd: folder,
    env: environment(more),
    maxBuffer: mostBytes,
    ...(input === undefined ? {} : { input }),
  });
  return ran(result.status, result.stdout ?? nothing, result.stderr ?? nothing, result.error);
}

const nothing = Buffer.alloc(0);

function ran(status: number | null, bytes: Buffer, error: Buffer, failure: Error | undefined): Ran {
  const missing = codeOf(failure) === 'ENOENT';
  return { status, text: bytes.toString('utf8'), bytes, error: error.toString('utf8'), missing };
}

async function start({ folder, args, environment: more, input }: Asked, signal?: AbortSignal): Promise<Ran> {
  const child = spawn('git', [...always, ...args], {
    cwd: folder,
    env: environment(more),
    ...(signal ? { signal } : {}),
  });
  const [out, error] = [child.stdout, child.stderr].map((stream) => {
    const parts: Buffer[] = [];
    stream.on('data', (part: Buffer) => void parts.push(part));
    return parts;
  });
  // Git may end before it has read all, as it does where it knows no repository.
  child.stdin.on('error', () => undefined);
  child.stdin.end(input ?? '');
  return new Promise((resolve, reject) => {
    let failure: Error | undefined;
    child.on('error', (problem) => {
      failure = problem;
      // What git has started itself may go on for a while: that is not waited for.
      if (signal?.aborted) reject(signal.reason instanceof Error ? signal.reason : problem);
    });
    child.on('close', (status) => resolve(ran(status, Buffer.concat(out ?? []), Buffer.concat(error ?? []), failure)));
  });
}
