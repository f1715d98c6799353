/** `throughline review gitlab` in real repositories, with the variables of a pipeline and a stand-in for its notes. */
import { describe, expect, it } from 'vitest';
import { standIn, token, type StandIn } from '../../testing/comments-stand-in.ts';
import { pullRequest, type PullRequest } from '../../testing/pull-request.ts';
import { throughline } from './review-testing.ts';

const model = 'portfolio retail {\n  lpm: @lea\n  value-stream claims "Claims" { budget: 3M EUR per year }\n}\n';
const changed = model.replace('3M', '4M');

/** As a pipeline of a merge request has them; of results that are merged, and of a branch as it is. */
const variables = (pull: PullRequest, api: StandIn, isMerged = true): Readonly<Record<string, string>> => ({
  GITLAB_CI: 'true',
  CI_API_V4_URL: api.url,
  CI_PROJECT_ID: '42',
  CI_PROJECT_URL: 'https://gitlab.example/acme/model',
  CI_JOB_URL: 'https://gitlab.example/acme/model/-/jobs/9',
  CI_COMMIT_SHA: pull.git('rev-parse', 'HEAD'),
  CI_MERGE_REQUEST_IID: '7',
  CI_MERGE_REQUEST_PROJECT_ID: '42',
  CI_MERGE_REQUEST_PROJECT_URL: 'https://gitlab.example/acme/model',
  CI_MERGE_REQUEST_SOURCE_PROJECT_ID: '42',
  CI_MERGE_REQUEST_TARGET_BRANCH_NAME: 'main',
  CI_MERGE_REQUEST_DIFF_BASE_SHA: pull.base,
  CI_MERGE_REQUEST_SOURCE_BRANCH_SHA: isMerged ? pull.head : '',
  THROUGHLINE_TOKEN: token,
});

describe('a merge request', () => {
  it('gets one note, which later pipelines write over', async () => {
    const [pull, api] = [pullRequest({ 'model.thru': model }, { 'model.thru': changed }), await standIn('gitlab')];
    for (const remark of ['One.', 'Two.', '<!-- throughline review . -->\nMine, says somebody.']) api.say(remark);
    const env = variables(pull, api);
    const { code, out, err } = await throughline(pull.root, env, ['review', 'gitlab']);
    expect([code, api.rows.length]).toEqual([0, 4]);
    expect(out).toContain('budget 3M → 4M EUR per year');
    expect(err).toContain('https://gitlab.example/acme/model/-/merge_requests/7#note_504');
    expect(api.rows[3]?.body).toContain('between main and this merge request');
    expect(api.rows[3]?.body).toContain(`https://gitlab.example/acme/model/-/blob/${pull.head}/model.thru#L3`);
    expect((await throughline(pull.root, env, ['review', 'gitlab'])).err).toContain('left as it is');
    api.say('Five.');
    Object.assign(api.rows[3] ?? {}, { body: '<!-- throughline review . -->\nOlder.' });
    expect((await throughline(pull.root, env, ['review', 'gitlab'])).err).toContain('is written over');
    expect(api.rows.length).toBe(5);
    expect(api.rows[3]?.body).toContain('4M EUR');
  });

  it('is compared as its branch is, where results are not merged', async () => {
    const [pull, api] = [pullRequest({ 'model.thru': model }, { 'model.thru': changed }), await standIn('gitlab')];
    pull.git('checkout', '-q', '--detach', 'reorganise');
    const { code } = await throughline(pull.root, variables(pull, api, false), ['review', 'gitlab']);
    expect(code).toBe(0);
    expect(api.rows[0]?.body).toContain('4M EUR');
  });

  it('that changes nothing gets no note', async () => {
    const [pull, api] = [pullRequest({ 'model.thru': model }, { 'other.txt': '' }), await standIn('gitlab')];
    const { code, err } = await throughline(pull.root, variables(pull, api), ['review', 'gitlab']);
    expect([code, api.rows.length]).toEqual([0, 0]);
    expect(err).toContain('the merge request needs no comment');
  });

  it('of a fork, or without a token, says why there is no note, and how there would be one', async () => {
    const [pull, api] = [pullRequest({ 'model.thru': model }, { 'model.thru': changed }), await standIn('gitlab')];
    const run = (env: Readonly<Record<string, string>>) =>
      throughline(pull.root, { ...variables(pull, api), ...env }, ['review', 'gitlab']);
    const without = await run({ THROUGHLINE_TOKEN: '' });
    expect([without.code, without.out]).toEqual([
      0,
      expect.stringContaining('there is no token. Make a project access token'),
    ]);
    const fork = await run({ THROUGHLINE_TOKEN: '', CI_PROJECT_ID: '43', CI_MERGE_REQUEST_SOURCE_PROJECT_ID: '43' });
    expect(fork.out).toContain('comes from a fork');
    const wrong = await run({ THROUGHLINE_TOKEN: 'glpat-wrong' });
    expect(wrong.out).toContain('it answers 401: Bad credentials. Make a project access token');
    for (const { out, err } of [without, fork, wrong]) expect(out + err).not.toMatch(/ghs_|glpat/);
  });

  it('is none where the pipeline is of a branch, and without GitLab it says what compares anywhere', async () => {
    const [pull, api] = [pullRequest({ 'model.thru': model }, {}), await standIn('gitlab')];
    const env = { ...variables(pull, api), CI_MERGE_REQUEST_IID: '' };
    const { code, err } = await throughline(pull.root, env, ['review', 'gitlab']);
    expect([code, err]).toEqual([0, 'This pipeline is about no merge request, so there is nothing to compare.\n']);
    expect((await throughline(pull.root, {}, ['review', 'gitlab'])).code).toBe(2);
  });
});
