/** For tests: the review as a step of a pipeline runs it. */
import path from 'node:path';
import { expect } from 'vitest';
import { token, type StandIn } from '../../testing/comments-stand-in.ts';
import type { PullRequest } from '../../testing/pull-request.ts';
import { runIn, type CliResult } from '../cli-testing.ts';
import { model } from '../git-testing.ts';

export const throughline = async (
  cwd: string,
  env: Readonly<Record<string, string>>,
  args: readonly string[],
): Promise<CliResult> => runIn(cwd, args, { env });

/** A train stands in two streams, and a budget has grown: structure, money, new problems and fixed ones. */
export const moved = model.replace('"Sky" {', '"Sky" in policies {').replace('3M EUR', '4M EUR');

type Run = {
  readonly event: unknown;
  readonly api: StandIn;
  readonly args?: readonly string[];
  readonly env?: Readonly<Record<string, string>>;
};

/** Runs the review as a step of GitHub Actions does. */
export async function review(
  pull: PullRequest,
  { event, api, args = [], env = {} }: Run,
): Promise<CliResult & { readonly summary: string; readonly outputs: string }> {
  for (const [name, text] of Object.entries({ 'event.json': JSON.stringify(event), 'summary.md': '', outputs: '' }))
    pull.write(`.git/run/${name}`, text);
  const at = (name: string): string => path.join(pull.root, '.git', 'run', name);
  const variables = {
    GITHUB_ACTIONS: 'true',
    GITHUB_API_URL: api.url,
    GITHUB_SERVER_URL: 'https://github.com',
    GITHUB_REPOSITORY: 'acme/model',
    GITHUB_RUN_ID: '99',
    GITHUB_EVENT_PATH: at('event.json'),
    GITHUB_STEP_SUMMARY: at('summary.md'),
    GITHUB_OUTPUT: at('outputs'),
    GITHUB_TOKEN: token,
    ...env,
  };
  const reviewed = await throughline(pull.root, variables, ['review', 'github', ...args]);
  const told = { ...reviewed, summary: pull.read('.git/run/summary.md'), outputs: pull.read('.git/run/outputs') };
  // Whatever happens, the token stays where it was.
  expect(JSON.stringify([told, api.rows])).not.toContain(token);
  return told;
}
