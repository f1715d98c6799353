/** Pull requests on GitHub, told by the variables and the event of a run of GitHub Actions. */
import { randomUUID } from 'node:crypto';
import { readFileSync } from 'node:fs';
import * as v from 'valibot';
import { github as annotations } from '../comparison/github.ts';
import { text } from '../comparison/text.ts';
import { CommandError } from '../terminal.ts';
import { ApiError, createApi, tokenOf } from './api.ts';
import type { Comments } from './comments.ts';
import type { Environment, Occasion, PullRequest, Service } from './service.ts';

export const github: Service = {
  name: 'github',
  called: 'pull request',
  occasion,
  comments,
  runUrl: (env) =>
    env['GITHUB_RUN_ID'] === undefined ? undefined : `${repositoryUrl(env)}/actions/runs/${env['GITHUB_RUN_ID']}`,
  lineUrl: (env, commit, path, line) =>
    env['GITHUB_REPOSITORY'] === undefined
      ? undefined
      : `${repositoryUrl(env)}/blob/${commit}/${path.split('/').map(encodeURIComponent).join('/')}#L${line}`,
  command: ({ number }) => `git fetch origin pull/${number}/merge && throughline diff FETCH_HEAD^1 FETCH_HEAD`,
  summaryFile: (env) => env['GITHUB_STEP_SUMMARY'],
  outputFile: (env) => env['GITHUB_OUTPUT'],
  log: (comparison, context) => {
    // A name in a model may look like a command to the runner; between these lines it takes none.
    const token = randomUUID();
    const told = text.render(comparison, context);
    return `${annotations.render(comparison, context)}::stop-commands::${token}\n${told}::${token}::\n`;
  },
  warning: (sentence) => `::warning title=Throughline::${sentence.replace(/[%\r\n]/g, encodeURIComponent)}\n`,
  fetchHint: 'Give the step `actions/checkout` the input `fetch-depth: 2`, or 0 where it checks out another commit.',
  rightHint: 'Give the job `permissions: pull-requests: write`, and the step the variable GITHUB_TOKEN.',
};

const repository = v.object({ full_name: v.string() });

/** The parts that we read of the event of a pull request; the others of the many are left alone. */
const pullRequestEvent = v.object({
  action: v.optional(v.string()),
  pull_request: v.object({
    number: v.pipe(v.number(), v.integer(), v.minValue(1)),
    // A fork may have been deleted since.
    head: v.object({ sha: v.string(), repo: v.nullable(repository) }),
    base: v.object({ sha: v.string(), ref: v.string(), repo: repository }),
  }),
});
const pushEvent = v.object({ before: v.string(), ref: v.string() });
const mergeGroupEvent = v.object({ merge_group: v.object({ base_sha: v.string(), base_ref: v.string() }) });

function occasion(env: Environment): Occasion {
  const event = readEvent(env);
  const pull = v.safeParse(pullRequestEvent, event);
  if (pull.success) return ofPullRequest(pull.output);
  const group = v.safeParse(mergeGroupEvent, event);
  if (group.success) {
    const { base_sha: before, base_ref: ref } = group.output.merge_group;
    return { kind: 'commits', before, from: branchOf(ref), to: 'what waits to be merged' };
  }
  const push = v.safeParse(pushEvent, event);
  if (push.success && !/^0*$/.test(push.output.before))
    return {
      kind: 'commits',
      before: push.output.before,
      from: `${branchOf(push.output.ref)} before`,
      to: 'this push',
    };
  return { kind: 'none', reason: 'This run is about no pull request, so there is nothing to compare.' };
}

function ofPullRequest({
  action,
  pull_request: { number, head, base },
}: v.InferOutput<typeof pullRequestEvent>): Occasion {
  if (action === 'closed')
    return { kind: 'none', reason: 'The pull request is closed, so there is nothing to review.' };
  return {
    kind: 'pull request',
    number,
    base: { name: base.ref, commit: base.sha },
    head: head.sha,
    isFork: head.repo?.full_name !== base.repo.full_name,
  };
}

function branchOf(ref: string): string {
  return ref.replace(/^refs\/(heads|tags)\//, '');
}

function readEvent(env: Environment): unknown {
  const path = env['GITHUB_EVENT_PATH'];
  if (path === undefined || path === '')
    throw new CommandError(
      'This is no run of GitHub Actions: the variable GITHUB_EVENT_PATH is not set. `throughline diff` compares anywhere.',
    );
  try {
    return JSON.parse(readFileSync(path, 'utf8'));
  } catch {
    throw new CommandError('The event of this run does not read (GITHUB_EVENT_PATH). Run the workflow again.');
  }
}

function repositoryUrl(env: Environment): string {
  return `${env['GITHUB_SERVER_URL'] ?? 'https://github.com'}/${env['GITHUB_REPOSITORY'] ?? ''}`;
}

const commentRow = v.object({
  id: v.number(),
  body: v.nullish(v.string(), ''),
  user: v.nullish(v.object({ type: v.string() })),
  author_association: v.optional(v.string()),
});
const written = v.object({ html_url: v.optional(v.string()) });

function comments(env: Environment, { number }: PullRequest): Comments {
  const token = tokenOf(env['GITHUB_TOKEN']);
  const repositoryName = env['GITHUB_REPOSITORY'] ?? '';
  if (token === undefined) throw new ApiError('there is no token', 401);
  if (!/^[\w.-]+\/[\w.-]+$/.test(repositoryName)) throw new ApiError('the variable GITHUB_REPOSITORY is not set');
  const api = createApi(env['GITHUB_API_URL'] ?? 'https://api.github.com', {
    accept: 'application/vnd.github+json',
    authorization: `Bearer ${token}`,
    'user-agent': 'throughline',
    'x-github-api-version': '2022-11-28',
  });
  const path = `/repos/${repositoryName}/issues`;
  return {
    async *list() {
      for await (const { id, body, user, author_association: role } of api.rows(
        `${path}/${number}/comments`,
        commentRow,
      ))
        yield { id, body: body ?? '', isTrusted: user?.type === 'Bot' || writers.has(role ?? '') };
    },
    create: async (body) => (await api.send('POST', `${path}/${number}/comments`, written, { body })).html_url,
    update: async (id, body) => (await api.send('PATCH', `${path}/comments/${id}`, written, { body })).html_url,
  };
}

/** Whose token may be one of a person, who may write here. */
const writers: ReadonlySet<string> = new Set(['OWNER', 'MEMBER', 'COLLABORATOR']);
