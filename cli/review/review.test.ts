/** `throughline review github` in real repositories, with GitHub's events and a stand-in for its comments. */
import { execFileSync } from 'node:child_process';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { mergeGroupEvent, pullRequestEvent, pushEvent, workflowDispatchEvent } from '../../testing/github-events.ts';
import { nobody, standIn, token, type StandIn } from '../../testing/comments-stand-in.ts';
import { pullRequest, type PullRequest } from '../../testing/pull-request.ts';
import { model } from '../git-testing.ts';
import { moved, review, throughline } from './review-testing.ts';

const marker = '<!-- throughline review . -->\n';

describe('a pull request', () => {
  it('gets one comment, the page of its run, annotations and outputs', async () => {
    const [pull, api] = [pullRequest({ 'model.thru': model }, { 'model.thru': moved }), await standIn('github')];
    const { code, out, err, summary, outputs } = await review(pull, { event: pullRequestEvent(pull), api });
    expect(code).toBe(0);
    const [comment] = api.rows;
    expect(api.rows.length).toBe(1);
    expect(comment?.body.startsWith(marker)).toBe(true);
    expect(comment?.body).toContain('between main and this pull request');
    expect(comment?.body).toContain('```mermaid\nflowchart LR');
    expect(comment?.body).toContain(`https://github.com/acme/model/blob/${pull.head}/model.thru#L`);
    expect(comment?.body).toContain('git fetch origin pull/7/merge && throughline diff FETCH_HEAD^1 FETCH_HEAD');
    expect(`${marker}${summary}`).toBe(comment?.body);
    expect(out).toMatch(/^::(error|warning|notice) file=model\.thru,line=\d+/m);
    expect(err).toContain(
      'The comment on the pull request is written: https://github.com/acme/model/pull/7#issuecomment-501.',
    );
    expect(outputs).toContain('comment=https://github.com/acme/model/pull/7#issuecomment-501\n');
    expect(outputs).toMatch(/^changes=\d+\nnew-problems=\d+\nfixed-problems=\d+\n/);
  });

  it('is judged by what merging changes, not by what has been merged meanwhile', async () => {
    const pull = pullRequest(
      { 'model.thru': model, 'other.thru': 'portfolio other { lpm: @bo }\n' },
      { 'model.thru': moved },
    );
    pull.git('checkout', '-q', 'main');
    pull.write('other.thru', 'portfolio other "Renamed Meanwhile" { lpm: @bo }\n');
    pull.git('commit', '-qam', 'more');
    const base = pull.git('rev-parse', 'HEAD');
    pull.git('checkout', '-q', '--detach', 'main');
    pull.git('merge', '-q', '--no-ff', '-m', 'merge', 'reorganise');
    const api = await standIn('github');
    await review(pull, { event: pullRequestEvent({ base, head: pull.head }), api });
    expect(api.rows[0]?.body).toContain('Policies');
    expect(api.rows[0]?.body).not.toContain('Renamed Meanwhile');
    // The last commit of the branch itself, as some check it out.
    pull.git('checkout', '-q', '--detach', 'reorganise');
    const other = await standIn('github');
    await review(pull, { event: pullRequestEvent({ base, head: pull.head }), api: other });
    const told = ({ rows: [row] }: StandIn): string | undefined => row?.body.replace(/[0-9a-f]{40}/g, 'commit');
    expect(told(other)).toBe(told(api));
  });

  it('keeps its one comment over later runs, among many others', async () => {
    const [pull, api] = [pullRequest({ 'model.thru': model }, { 'model.thru': moved }), await standIn('github')];
    for (let index = 0; index < 5; index += 1) api.say(`Remark ${index}`);
    const event = pullRequestEvent(pull);
    await review(pull, { event, api });
    expect(api.rows.length).toBe(6);
    const written = api.rows[5]?.body;
    expect((await review(pull, { event, api })).err).toContain('is left as it is');
    pull.write('model.thru', model.replace('team kite', 'team hawk'));
    const head = advance(pull);
    expect((await review(pull, { event: pullRequestEvent({ ...pull, head }), api })).err).toContain('is written over');
    expect(api.rows.length).toBe(6);
    expect(api.rows[5]?.body).not.toBe(written);
    expect(api.asked.filter((each) => each.startsWith('GET')).at(-1)).toContain('page=3');
  });

  it('does not take the comment of somebody else for its own', async () => {
    const [pull, api] = [pullRequest({ 'model.thru': model }, { 'model.thru': moved }), await standIn('github')];
    api.say(`${marker}## Nothing to see here`);
    await review(pull, { event: pullRequestEvent(pull), api });
    expect(api.rows.map(({ body }) => body.split('\n')[1])).toEqual([
      '## Nothing to see here',
      expect.stringContaining('throughline diff'),
    ]);
  });

  it('that changes nothing gets no comment, and an earlier one says so', async () => {
    const pull = pullRequest({ 'model.thru': model }, { 'model.thru': `// In order.\n${model}` });
    const api = await standIn('github');
    const event = pullRequestEvent(pull);
    const { code, err, summary } = await review(pull, { event, api });
    expect([code, api.rows.length]).toEqual([0, 0]);
    expect(err).toContain('needs no comment');
    expect(summary).toContain('Nothing changed in the organisation between main and this pull request.');
    api.say(`${marker}## 3 changes`, 'us');
    await review(pull, { event, api });
    expect(api.rows.map(({ body }) => body)).toEqual([`${marker}${summary}`]);
  });

  it('from a fork stands on the page of the run, and the log says why there is no comment', async () => {
    const [pull, api] = [pullRequest({ 'model.thru': model }, { 'model.thru': moved }), await standIn('github')];
    api.refusal = { status: 403, message: 'Resource not accessible by integration' };
    for (const from of ['mallory/model', null]) {
      const event = pullRequestEvent({ ...pull, from });
      const { code, out, summary } = await review(pull, { event, api });
      expect(code).toBe(0);
      expect(summary).toContain('between main and this pull request');
      expect(out).toContain(
        '::warning title=Throughline::The comment on the pull request could not be written: it answers 403: Resource not accessible by integration. This pull request comes from a fork',
      );
    }
    const own = await review(pull, { event: pullRequestEvent(pull), api });
    expect(own.out).toContain('Give the job `permissions: pull-requests: write`');
  });

  it('says which files do not read instead of taking them for removed', async () => {
    const pull = pullRequest({ 'model.thru': model }, { 'model.thru': model.replace('team kite {', 'team kite {{') });
    const api = await standIn('github');
    const { code, err, summary } = await review(pull, { event: pullRequestEvent(pull), api });
    expect(code).toBe(2);
    expect(err).toContain('files do not read: `model.thru`');
    expect(summary).toContain('## Throughline cannot compare these versions');
    expect(api.rows[0]?.body).toContain('`model.thru`');
  });

  it('of a model in a folder has places from the top, and a comment of its own', async () => {
    const pull = pullRequest({ 'model.thru': model }, { 'model.thru': moved }, { folder: 'orgs/retail' });
    const api = await standIn('github');
    const { out } = await review(pull, { event: pullRequestEvent(pull), api, args: ['orgs/retail'] });
    expect(out).toContain('file=orgs/retail/model.thru,');
    expect(api.rows[0]?.body.split('\n')[0]).toBe('<!-- throughline review orgs/retail -->');
    expect(api.rows[0]?.body).toContain(`/blob/${pull.head}/orgs/retail/model.thru#L`);
  });

  it('fails as it is told to', async () => {
    const [pull, api] = [pullRequest({ 'model.thru': model }, { 'model.thru': moved }), await standIn('github')];
    const code = async (...args: readonly string[]): Promise<number | undefined> =>
      (await review(pull, { event: pullRequestEvent(pull), api, args })).code;
    expect(await code()).toBe(0);
    expect(await code('--fail-on', 'structural')).toBe(1);
    expect(await code('--new-problems')).toBe(1);
    expect(api.rows.length).toBe(1);
  });

  it('writes the comparison into files, and no comment where none is wanted', async () => {
    const [pull, api] = [pullRequest({ 'model.thru': model }, { 'model.thru': moved }), await standIn('github')];
    const args = ['--no-comment', '--format', 'json=.git/run/a.json', '--format', 'markdown=.git/run/a.md'];
    const { code, summary } = await review(pull, { event: pullRequestEvent(pull), api, args });
    expect([code, api.asked]).toEqual([0, []]);
    expect(JSON.parse(pull.read('.git/run/a.json'))).toMatchObject({ formatVersion: '1', from: 'main' });
    expect(pull.read('.git/run/a.md')).toBe(summary);
  });
});

/** The branch goes on, and is merged anew. */
function advance(pull: PullRequest): string {
  const text = pull.read('model.thru');
  pull.git('checkout', '-qf', 'reorganise');
  pull.write('model.thru', text);
  pull.git('commit', '-qam', 'more');
  const head = pull.git('rev-parse', 'HEAD');
  pull.git('checkout', '-q', '--detach', 'main');
  pull.git('merge', '-q', '--no-ff', '-m', 'merge', 'reorganise');
  return head;
}

describe('a run that is about no pull request', () => {
  it('compares a push and what waits to be merged, and comments on nothing', async () => {
    const [pull, api] = [pullRequest({ 'model.thru': model }, { 'model.thru': moved }), await standIn('github')];
    const head = pull.git('rev-parse', 'HEAD');
    expect((await review(pull, { event: pushEvent(pull.base, head), api })).summary).toContain(
      'between main before and this push',
    );
    expect((await review(pull, { event: mergeGroupEvent(pull.base, head), api })).summary).toContain(
      'between main and what waits to be merged',
    );
    expect(api.asked).toEqual([]);
  });

  it('is no failure', async () => {
    const [pull, api] = [pullRequest({ 'model.thru': model }, {}), await standIn('github')];
    const closed = pullRequestEvent({ ...pull, action: 'closed' });
    for (const event of [workflowDispatchEvent(), pushEvent('0'.repeat(40), pull.head), closed]) {
      const { code, err, summary } = await review(pull, { event, api });
      expect([code, summary]).toEqual([0, '']);
      expect(err).toMatch(/nothing to (compare|review)\.\n$/);
    }
  });

  it('without GitHub says what compares anywhere', async () => {
    const pull = pullRequest({ 'model.thru': model }, {});
    const { code, err } = await throughline(pull.root, {}, ['review', 'github']);
    expect(code).toBe(2);
    expect(err).toContain('`throughline diff` compares anywhere');
    expect((await throughline(pull.root, {}, ['review', 'gerrit'])).err).toContain('There are github and gitlab.');
  });
});

describe('what keeps it from comparing', () => {
  it('is a checkout without the commit before, and the sentence says how to get it', async () => {
    const pull = pullRequest({ 'model.thru': model }, { 'model.thru': moved });
    const merge = pull.git('rev-parse', 'HEAD');
    pull.git('branch', 'merge', merge);
    const shallow = path.join(pull.root, '.git', 'shallow-clone');
    execFileSync('git', ['clone', '-q', '--depth', '1', '--branch', 'merge', `file://${pull.root}`, shallow]);
    pull.write('.git/run/event.json', JSON.stringify(pullRequestEvent(pull)));
    const env = { GITHUB_EVENT_PATH: path.join(pull.root, '.git/run/event.json') };
    const { code, err } = await throughline(shallow, env, ['review', 'github']);
    expect(code).toBe(2);
    expect(err).toContain('`fetch-depth: 2`');
  });

  it('is another commit than that of the pull request', async () => {
    const [pull, api] = [pullRequest({ 'model.thru': model }, { 'model.thru': moved }), await standIn('github')];
    pull.git('checkout', '-q', 'main');
    const { code, err } = await review(pull, { event: pullRequestEvent(pull), api });
    expect(code).toBe(2);
    expect(err).toContain('is not that of the pull request');
  });
});

describe('a service that does not do its part', () => {
  it('is named in the log, whatever it answers', async () => {
    const [pull, api] = [pullRequest({ 'model.thru': model }, { 'model.thru': moved }), await standIn('github')];
    const said = async (env: Readonly<Record<string, string>>): Promise<string> => {
      const { code, out, summary } = await review(pull, { event: pullRequestEvent(pull), api, env });
      expect([code, summary !== '']).toEqual([0, true]);
      return out.split('\n').find((line) => line.startsWith('::warning title=Throughline')) ?? '';
    };
    expect(await said({ GITHUB_TOKEN: '' })).toContain('there is no token. Give the job');
    expect(await said({ GITHUB_TOKEN: 'wrong' })).toContain('it answers 401: Bad credentials');
    expect(await said({ GITHUB_TOKEN: `${token}\n${token}` })).toContain('a character that no token has');
    expect(await said({ GITHUB_API_URL: await nobody() })).toContain('it cannot be reached (ECONNREFUSED)');
    api.refusal = { status: 502, message: 'Bad\n::error::gateway' };
    expect(await said({})).toContain('it answers 502: Bad␊::error::gateway');
  });
});
