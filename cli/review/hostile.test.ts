/** What a model says in a comment and in the log of a run is text, whatever it looks like, and never too much of it. */
import { describe, expect, it } from 'vitest';
import { pullRequestEvent } from '../../testing/github-events.ts';
import { standIn } from '../../testing/comments-stand-in.ts';
import { pullRequest } from '../../testing/pull-request.ts';
import { model } from '../git-testing.ts';
import { moved, review } from './review-testing.ts';

describe('a hostile model', () => {
  const bad = '@octocat #1 GH-2 <script>alert(1)</script> | `x` ![a](https://x.example) ::error:: ##[error]no';

  it('calls nobody, links nothing, and commands no runner', async () => {
    const [pull, api] = [
      pullRequest(
        { 'model.thru': model },
        {
          'model.thru': moved
            .replace('"Sky"', JSON.stringify(bad))
            .replace('team kite', `team kite ${JSON.stringify('\\n/close\\n::set-output name=a::b')}`),
        },
      ),
      await standIn('github'),
    ];
    const { out } = await review(pull, { event: pullRequestEvent(pull), api });
    const [comment] = api.rows;
    // Outside of code and of our own links.
    const text = (comment?.body ?? '').replace(/```[\s\S]*?```|`[^`\n]*`|\]\(<[^>]*>\)/g, '');
    expect(text).not.toMatch(/@octocat|<script|https:\/\/x|(?<!&)#\d|GH-2|^\s*\/close/m);
    const fence = /::stop-commands::(\S+)\n([\s\S]*)::\1::\n$/.exec(out);
    const commands = out
      .replace(fence?.[0] ?? '', '')
      .split('\n')
      .filter((line) => line !== '');
    expect(fence?.[2]).toContain('##[error]no');
    for (const line of commands) expect(line).toMatch(/^::(error|warning|notice) file=model\.thru,line=\d+,[^:]*::/);
  });

  it('is never longer than a comment may be, and says what is left out', async () => {
    const many = Array.from(
      { length: 1200 },
      (_, at) => `portfolio p-${at} "A rather long title @all ${'&'.repeat(at % 50)} ${at}"\n`,
    ).join('');
    const [pull, api] = [
      pullRequest(
        { 'model.thru': model },
        { 'model.thru': moved, 'many.thru': many, 'long.thru': `portfolio long "${'é'.repeat(200_000)}"\n` },
      ),
      await standIn('github'),
    ];
    await review(pull, { event: pullRequestEvent(pull), api });
    const body = api.rows[0]?.body ?? '';
    expect(Buffer.byteLength(body)).toBeLessThanOrEqual(60_000);
    expect(body).toMatch(/… \d+ more are left out, since a comment holds only so much/);
    expect(body).toContain('### New problems');
    expect(body).toContain('FETCH_HEAD^1');
  });
});
