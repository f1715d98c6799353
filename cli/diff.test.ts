/** `throughline diff` in real repositories. */
import { mkdirSync, mkdtempSync, readFileSync, realpathSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { Ajv } from 'ajv';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { gitIn } from '../testing/git.ts';
import { runIn, type CliResult } from './cli-testing.ts';
import { model } from './git-testing.ts';

let root = '';
beforeEach(() => (root = realpathSync(mkdtempSync(path.join(tmpdir(), 'throughline-diff-')))));
afterEach(() => rmSync(root, { recursive: true, force: true }));

const write = (name: string, text: string | Uint8Array): void => {
  mkdirSync(path.dirname(path.join(root, name)), { recursive: true });
  writeFileSync(path.join(root, name), text);
};
const read = (name: string): string => readFileSync(path.join(root, name), 'utf8');
const edit = (name: string, from: string | RegExp, to: string): void => write(name, read(name).replace(from, to));

const git = (...args: readonly string[]): string => gitIn(root, ...args);
const commit = (message: string): void => {
  git('add', '-A');
  git('commit', '-qm', message);
};

const throughline = async (args: readonly string[], cwd = root): Promise<CliResult> => runIn(cwd, args);

function repository(): void {
  git('init', '-q');
  write('throughline.json', '{}\n');
  write('model.thru', model);
  commit('first');
}

describe('two versions', () => {
  it('of the last commit and the files on disk', async () => {
    repository();
    expect((await throughline(['diff'])).out).toBe(
      'Nothing changed in the organisation between HEAD and the files on disk.\n',
    );
    edit('model.thru', '3M EUR', '4M EUR');
    const { code, out } = await throughline(['diff']);
    expect(code).toBe(0);
    expect(out).toBe(`1 change between HEAD and the files on disk: 1 in money.

Money
  $ Value stream Claims: budget 3M → 4M EUR per year.  model.thru:4
`);
  });

  it('tell what is gone where it stood, whoever still names it', async () => {
    write('model.thru', 'theme fast\nvalue-stream cards { supports: fast }\n');
    git('init', '-q');
    commit('first');
    write('model.thru', 'value-stream cards { supports: fast }\n');
    expect((await throughline(['diff'])).out).toMatch(
      /\n {2}- Gone: strategic theme fast\. The value stream cards still names it\.[^\n]* {2}model\.thru:1\n/,
    );
    write('model.thru', '\nvalue-stream cards { supports: fast }\n');
    expect((await throughline(['diff'])).out).toMatch(/Gone[^\n]* {2}model\.thru:1\n/);
  });

  it('of branches, by two dots, three dots and two names', async () => {
    repository();
    git('checkout', '-qb', 'other');
    edit('model.thru', 'team kite', 'team hawk');
    commit('rename');
    git('checkout', '-q', 'main');
    edit('model.thru', '2M EUR', '1M EUR');
    commit('cut');
    const told = async (...args: string[]): Promise<string> => (await throughline(['diff', ...args])).out;
    expect(await told('main...other')).not.toContain('budget');
    expect(await told('main...other')).toContain('Team kite is called hawk now.');
    expect(await told('main..other')).toContain('budget 1M → 2M EUR per year');
    expect(await told('main', 'other')).toBe((await told('main..other')).replaceAll('main..other', 'main other'));
  });

  it('of what is staged, and of two folders', async () => {
    repository();
    edit('model.thru', 'value-stream policies "Policies"', 'value-stream policies "Policy"');
    expect((await throughline(['diff', '--staged'])).out).toContain('Nothing changed');
    git('add', '-A');
    expect((await throughline(['diff', '--staged'])).out).toContain('title Policies → Policy');
    write('a/model.thru', model);
    write('b/model.thru', model.replace('@ann', 'vacant'));
    const { out } = await throughline(['diff', '--dir', 'a', 'b']);
    expect(out).toContain('release train engineer @ann → vacant');
  });

  it('whose folder is called otherwise', async () => {
    git('init', '-q');
    write('old/throughline.json', '{}');
    write('old/model.thru', model);
    commit('first');
    renameSync(path.join(root, 'old'), path.join(root, 'new'));
    const { out, err } = await throughline(['diff'], path.join(root, 'new'));
    expect(err).toBe('In HEAD the project stood in `old/`.\n');
    expect(out).toContain('Nothing changed');
  });

  it('in a bare repository and in a second work tree', async () => {
    repository();
    edit('model.thru', '3M', '4M');
    commit('more');
    const bare = mkdtempSync(path.join(tmpdir(), 'throughline-bare-'));
    git('clone', '-q', '--bare', '.', bare);
    expect((await throughline(['diff', 'HEAD~1..HEAD'], bare)).out).toContain('4M EUR');
    expect((await throughline(['diff'], bare)).err).toContain('bare repository');
    rmSync(bare, { recursive: true, force: true });
    git('worktree', 'add', '-q', 'tree');
    expect((await throughline(['diff', 'HEAD~1'], path.join(root, 'tree'))).out).toContain('4M EUR');
  });
});

describe('what cannot be compared', () => {
  const refused = async (...args: string[]): Promise<string> => {
    const { code, out, err } = await throughline(['diff', ...args]);
    expect({ code, out }).toEqual({ code: 2, out: '' });
    return err;
  };

  it('says what to do', async () => {
    expect(await refused()).toContain('Compare two folders with `--dir A B`');
    git('init', '-q');
    write('model.thru', model);
    expect(await refused()).toContain('There is no commit here yet');
    commit('first');
    expect(await refused('nowhere')).toContain('There is no revision `nowhere` here.');
    expect(await refused('--dir', 'only-one')).toContain('takes two folders');
    for (const tooMany of [
      ['HEAD', 'HEAD', 'HEAD'],
      ['HEAD..HEAD', 'HEAD'],
    ])
      expect(await refused(...tooMany)).toContain('Two versions are compared');
    for (const tooMany of [['HEAD', 'HEAD'], ['HEAD..HEAD']])
      expect(await refused('--staged', ...tooMany)).toContain('What is staged is compared with one revision');
  });

  it('is never taken for removed', async () => {
    repository();
    edit('model.thru', 'team kite {', 'team kite {{');
    expect(await refused()).toContain('`--allow-errors`');
    expect((await throughline(['diff', '--allow-errors'])).out).not.toContain('Gone');
    write('model.thru', Uint8Array.from([0, 1, 2]));
    expect(await refused()).toContain('zero byte');
  });

  it('is a pointer to Git LFS, or too far back in a shallow clone', async () => {
    git('init', '-q');
    write('model.thru', 'version https://git-lfs.github.com/spec/v1\noid sha256:0\nsize 3\n');
    commit('pointer');
    write('model.thru', model);
    expect(await refused()).toContain('Git LFS');
    commit('second');
    git('clone', '-q', '--depth', '1', `file://${root}`, 'shallow');
    const { err } = await throughline(['diff', 'HEAD~1'], path.join(root, 'shallow'));
    expect(err).toContain('git fetch --unshallow');
  });
});

describe('the JSON', () => {
  it('is by the published schema', async () => {
    repository();
    edit('model.thru', /team kite \{ members: 7 \}/, 'team hawk { members: 8 }\n      team wren');
    edit('model.thru', 'art sky "Sky"', 'art sky "Sky" in policies');
    const { out } = await throughline(['diff', '--format', 'json', '--show-relocations']);
    const schema: unknown = JSON.parse(
      readFileSync(path.join(import.meta.dirname, '../schemas/comparison.schema.json'), 'utf8'),
    );
    const validate = new Ajv({ strict: false }).compile(schema as object);
    validate(JSON.parse(out));
    expect(validate.errors ?? []).toEqual([]);
  });
});

describe('several formats in one run', () => {
  it('go to files, and one to standard output', async () => {
    repository();
    edit('model.thru', '3M EUR', '4M EUR');
    const { out, err } = await throughline([
      'diff',
      '--format',
      'text',
      '--format',
      'json=c.json',
      '--format',
      'markdown=c.md',
    ]);
    expect(out).toContain('1 change between');
    expect(err).toBe('Wrote c.json.\nWrote c.md.\n');
    expect(JSON.parse(read('c.json'))).toMatchObject({ formatVersion: '1', summary: { changes: 1 } });
    expect(read('c.md')).toContain('4M EUR');
    expect((await throughline(['diff', '--format', 'text', '--format', 'json'])).err).toContain(
      'Standard output takes one format',
    );
    expect((await throughline(['diff', '--format', 'json=nowhere/c.json'])).err).toContain('its folder is not there');
  });

  it('tell what was asked for alone, and count it', async () => {
    repository();
    edit('model.thru', '3M EUR', '4M EUR');
    edit('model.thru', '"Sky"', '"High sky"');
    const { out } = await throughline(['diff', '--only', 'cosmetic']);
    expect(out).toContain('1 change between HEAD and the files on disk: 1 in wording. 1 other change is not shown.\n');
    const { out: none } = await throughline([
      'diff',
      '--only',
      'people',
      '--only',
      'structural',
      '--format',
      'markdown',
    ]);
    expect(none).toContain(
      '## Nothing changed in people and structure between HEAD and the files on disk. 2 other changes are not shown.\n',
    );
    expect(out).not.toContain('Money');
    expect((await throughline(['diff', '--stat'])).out).toContain('Money    1');
  });
});

describe('exit codes', () => {
  it('are those that were asked for', async () => {
    repository();
    edit('model.thru', '3M EUR', '4M EUR');
    const code = async (...args: string[]): Promise<number | undefined> => (await throughline(['diff', ...args])).code;
    expect(await code('--exit-code')).toBe(1);
    expect(await code('--fail-on', 'structural')).toBe(0);
    expect(await code('--fail-on', 'funding')).toBe(1);
    expect(await code('--fail-on', 'people')).toBe(1);
    expect(await code('--new-problems')).toBe(0);
    edit('model.thru', 'art sky "Sky"', 'art sky "Sky" in policies');
    expect(await code('--new-problems')).toBe(1);
  });

  it('ends with 1 where one single problem is new, and with 0 where it was there before', async () => {
    repository();
    edit('model.thru', 'art sky "Sky"', 'art sky "Sky" in nowhere');
    const ended = await throughline(['diff', '--new-problems', '--format', 'json']);
    expect(JSON.parse(ended.out)).toMatchObject({ problems: { new: [{ rule: 'unresolved-reference' }] } });
    expect(ended.code).toBe(1);
    commit('Put sky nowhere');
    expect((await throughline(['diff', '--new-problems'])).code).toBe(0);
  });
});

describe('a comment on a pull request', () => {
  it('calls nobody and makes no markup of what a model says', async () => {
    repository();
    edit('model.thru', '"Sky"', '"@octocat <img src=x> | #1 `code` [a](https://x.example) ::error::"');
    const { out } = await throughline(['diff', '--format', 'markdown']);
    expect(out.startsWith('<!-- throughline diff -->\n')).toBe(true);
    expect(out).not.toMatch(/@octocat|<img|https:\/\/x|(?<!&)#1/);
    expect((await throughline(['diff', '--format', 'github'])).out).toBe('');
  });

  it('is never longer than a comment may be, and says what it leaves out', async () => {
    repository();
    write(
      'more.thru',
      Array.from({ length: 3000 }, (_, at) => `portfolio p-${at} "A rather long title of portfolio ${at}"\n`).join(''),
    );
    const { out } = await throughline(['diff', '--format', 'markdown']);
    expect(Buffer.byteLength(out)).toBeLessThanOrEqual(60_000);
    expect(out).toMatch(/… \d+ more are left out/);
  });
});
