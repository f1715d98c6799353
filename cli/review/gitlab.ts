/** Merge requests on GitLab, told by the variables of a pipeline. */
import * as v from 'valibot';
import { text } from '../comparison/text.ts';
import { CommandError } from '../terminal.ts';
import { ApiError, createApi, tokenOf } from './api.ts';
import type { Comments } from './comments.ts';
import type { Environment, Occasion, PullRequest, Service } from './service.ts';

export const gitlab: Service = {
  name: 'gitlab',
  called: 'merge request',
  occasion,
  comments,
  runUrl: (env) => env['CI_JOB_URL'],
  lineUrl: (env, commit, path, line) =>
    env['CI_PROJECT_URL'] === undefined
      ? undefined
      : `${env['CI_PROJECT_URL']}/-/blob/${commit}/${path.split('/').map(encodeURIComponent).join('/')}#L${line}`,
  command: ({ number, base }) =>
    `git fetch origin merge-requests/${number}/head && throughline diff ${base.commit}...FETCH_HEAD`,
  summaryFile: () => undefined,
  outputFile: () => undefined,
  log: (comparison, context) => text.render(comparison, context),
  warning: (sentence) => `${sentence}\n`,
  fetchHint: 'Give the job the variable `GIT_DEPTH: "0"`.',
  rightHint:
    'Make a project access token with the role Reporter and the scope `api`, and give it as the variable THROUGHLINE_TOKEN.',
};

function occasion(env: Environment): Occasion {
  if (env['GITLAB_CI'] === undefined)
    throw new CommandError(
      'This is no pipeline of GitLab: the variable GITLAB_CI is not set. `throughline diff` compares anywhere.',
    );
  const number = Number(env['CI_MERGE_REQUEST_IID']);
  const base = env['CI_MERGE_REQUEST_DIFF_BASE_SHA'] ?? '';
  if (!Number.isInteger(number) || number < 1 || base === '')
    return { kind: 'none', reason: 'This pipeline is about no merge request, so there is nothing to compare.' };
  return {
    kind: 'pull request',
    number,
    base: { name: env['CI_MERGE_REQUEST_TARGET_BRANCH_NAME'] ?? 'the target branch', commit: base },
    // Where results are merged for the pipeline, the commit of the branch has a variable of its own.
    head: filled(env['CI_MERGE_REQUEST_SOURCE_BRANCH_SHA']) ?? env['CI_COMMIT_SHA'] ?? '',
    isFork: env['CI_MERGE_REQUEST_SOURCE_PROJECT_ID'] !== projectOf(env),
  };
}

/** Where the merge request stands: the pipeline of a fork runs elsewhere. */
function projectOf(env: Environment): string {
  return filled(env['CI_MERGE_REQUEST_PROJECT_ID']) ?? env['CI_PROJECT_ID'] ?? '';
}

function filled(value: string | undefined): string | undefined {
  return value === '' ? undefined : value;
}

const noteRow = v.object({
  id: v.number(),
  body: v.string(),
  author: v.object({ id: v.number() }),
});
const written = v.object({ id: v.number() });

function comments(env: Environment, { number }: PullRequest): Comments {
  const token = tokenOf(env['THROUGHLINE_TOKEN']);
  if (token === undefined) throw new ApiError('there is no token', 401);
  const project = projectOf(env);
  if (!/^\d+$/.test(project)) throw new ApiError('the variable CI_PROJECT_ID is not set');
  const api = createApi(env['CI_API_V4_URL'] ?? 'https://gitlab.com/api/v4', { 'private-token': token });
  const path = `/projects/${project}/merge_requests/${number}/notes`;
  const page = env['CI_MERGE_REQUEST_PROJECT_URL'];
  const urlOf = ({ id }: v.InferOutput<typeof written>): string | undefined =>
    page === undefined ? undefined : `${page}/-/merge_requests/${number}#note_${id}`;
  return {
    async *list() {
      const me = await api.send('GET', '/user', written);
      for await (const { id, body, author } of api.rows(path, noteRow))
        yield { id, body, isTrusted: author.id === me.id };
    },
    create: async (body) => urlOf(await api.send('POST', path, written, { body })),
    update: async (id, body) => urlOf(await api.send('PUT', `${path}/${id}`, written, { body })),
  };
}
