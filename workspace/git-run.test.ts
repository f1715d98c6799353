/** Readings of a repository: waited for, and while other work goes on. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { gitIn } from '../testing/git.ts';
import { atOnce, git, GitError, gitText, meanwhile } from './git-run.ts';
import { opening } from './git.ts';
import { listRevisions } from './git-revisions.ts';
import { readingRevision } from './revisions.ts';

let folder = '';
const run = (...args: readonly string[]): void => void gitIn(folder, ...args);

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'throughline-git-'));
  run('init', '-q', '-b', 'main');
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

function* textsOf(name: string) {
  const { texts } = yield* readingRevision(yield* opening(folder), name);
  return [...texts];
}

describe('a reading', () => {
  it('before the first commit lists nothing, and says that there is nothing to compare with', async () => {
    const lists = function* () {
      return yield* listRevisions(yield* opening(folder));
    };
    expect(await meanwhile(lists())).toEqual([]);
    await expect(meanwhile(textsOf('HEAD'))).rejects.toThrow('There is no commit here yet');
  });

  it('gives the same whether it is waited for or not', async () => {
    writeFileSync(join(folder, 'a.thru'), 'portfolio größe "日本" {}\n');
    run('add', '-A');
    run('commit', '-qm', 'First');
    const texts = [['a.thru', 'portfolio größe "日本" {}\n']];
    expect(atOnce(textsOf('HEAD'))).toEqual(texts);
    expect(await meanwhile(textsOf('HEAD'))).toEqual(texts);
  });

  it('does other work while git answers', async () => {
    let turns = 0;
    const timer = setInterval(() => (turns += 1), 0);
    await meanwhile(textsOf('HEAD'));
    clearInterval(timer);
    expect(turns).toBeGreaterThan(0);
  });

  it('that is taken back ends its git and throws why', async () => {
    const taken = new AbortController();
    const waiting = meanwhile(git(folder, ['-c', 'alias.wait=!sleep 5', 'wait']), taken.signal);
    taken.abort(new Error('No longer wanted.'));
    await expect(waiting).rejects.toThrow('No longer wanted.');
    await expect(meanwhile(textsOf('HEAD'), taken.signal)).rejects.toThrow('No longer wanted.');
  });

  it('that git refuses says why in a sentence', async () => {
    const refused = () => gitText(folder, ['log', 'no-such-revision']);
    await expect(meanwhile(refused())).rejects.toThrow(GitError);
    expect(() => atOnce(refused())).toThrow(/^Git could not read the repository: fatal: /);
  });
});
