/** `throughline diff` where a repository is not a plain one: a right answer, or a sentence that says what to do. */
import { createHash } from 'node:crypto';
import { mkdirSync, renameSync } from 'node:fs';
import path from 'node:path';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { cliFolderAt } from './cli-testing.ts';
import { gitFolder, type GitFolder } from './git-testing.ts';

afterEach(() => vi.unstubAllEnvs());

const claims = 'portfolio p\n\nvalue-stream claims "Claims" in p { budget: 3M EUR }\n';
const cards = 'value-stream cards "Cards" in p { budget: 1M EUR }\n';

const files = { 'throughline.json': '{}\n', 'claims/claims.thru': claims, 'cards/cards.thru': cards };
const nothing = 'Nothing changed in the organisation between HEAD and the files on disk.\n';

/** A clone of a repository, made with these options, and the command line in it. */
function cloneOf(folder: GitFolder, ...options: readonly string[]) {
  folder.git('-c', 'uploadpack.allowFilter=true', 'clone', '-q', ...options, `file://${folder.root}`, 'clone');
  return cliFolderAt(path.join(folder.root, 'clone'));
}

describe('a repository', () => {
  it('of which a sparse checkout leaves folders out', async () => {
    const folder = gitFolder(files);
    folder.git('sparse-checkout', 'set', 'cards');
    expect((await folder.throughline('diff')).out).toBe(nothing);
    folder.edit('cards/cards.thru', '1M', '2M');
    const { out } = await folder.throughline('diff');
    expect(out).toContain('budget 1M → 2M EUR');
    expect(out).not.toContain('Gone');
  });

  it('of which a partial clone has no contents', async () => {
    const folder = gitFolder(files);
    folder.edit('cards/cards.thru', '1M', '2M');
    folder.commit('more');
    folder.git('config', 'uploadpack.allowFilter', 'true');
    const throughline = cloneOf(folder, '--filter=blob:none');
    const { code, err } = await throughline('diff', 'HEAD~1');
    expect(code).toBe(2);
    expect(err).toContain('HEAD~1: cards/cards.thru: The content of this file is not in this partial clone.');
    // What is there is compared.
    expect((await throughline('diff')).out).toBe(nothing);
  });

  it('in which a file is no text in UTF-8', async () => {
    const folder = gitFolder(files);
    folder.write('cards/cards.thru', Buffer.from('// Gr\u00fc\u00dfe\nvalue-stream cards "Cards"\n', 'latin1'));
    folder.commit('in another encoding');
    const { code, err } = await folder.throughline('diff', 'HEAD~1', 'HEAD');
    expect(code).toBe(2);
    expect(err).toContain('HEAD: cards/cards.thru: This file is not text in UTF-8: line 1 does not read. Save it as');
  });

  it('with a module of another repository in it', async () => {
    const other = gitFolder({ 'other.thru': 'portfolio other\n' });
    const folder = gitFolder(files);
    folder.git('submodule', '--quiet', 'add', `file://${other.root}`, 'vendor');
    folder.commit('module');
    const { out, err } = await folder.throughline('diff');
    expect(out).toBe(nothing);
    expect(err).toBe('Modules of other repositories are not compared: vendor/. Compare them in their own.\n');
    expect((await cliFolderAt(path.join(folder.root, 'vendor'))('diff')).out).toBe(nothing);
  });

  it('with pointers of Git LFS, whose contents it has', async () => {
    const folder = gitFolder(files);
    const hash = createHash('sha256').update(cards).digest('hex');
    folder.write(
      'cards/cards.thru',
      `version https://git-lfs.github.com/spec/v1\noid sha256:${hash}\nsize ${cards.length}\n`,
    );
    folder.commit('pointer');
    folder.write('cards/cards.thru', cards);
    expect((await folder.throughline('diff')).err).toContain('stored in Git LFS, and only a pointer is here');
    folder.write(`.git/lfs/objects/${hash.slice(0, 2)}/${hash.slice(2, 4)}/${hash}`, cards);
    expect((await folder.throughline('diff')).out).toBe(nothing);
  });

  it('in a conflict', async () => {
    const folder = gitFolder(files);
    folder.git('checkout', '-q', '-b', 'other');
    folder.edit('cards/cards.thru', '1M', '2M');
    folder.commit('two');
    folder.git('checkout', '-q', 'main');
    folder.edit('cards/cards.thru', '1M', '3M');
    folder.commit('three');
    expect(() => folder.git('merge', '-q', 'other')).toThrow('merge');
    expect((await folder.throughline('diff', '--staged')).err).toContain('`cards/cards.thru` is in conflict');
  });

  it('whose only model stood in another folder, without a configuration', async () => {
    const folder = gitFolder({ 'old/deep/claims.thru': claims, 'old/cards.thru': cards, 'readme.md': 'x' });
    renameSync(path.join(folder.root, 'old'), path.join(folder.root, 'new'));
    const { out, err } = await cliFolderAt(path.join(folder.root, 'new'))('diff');
    expect({ out, err }).toEqual({ out: nothing, err: 'In HEAD the project stood in `old/`.\n' });
  });

  it('that belongs to somebody else', async () => {
    const folder = gitFolder(files);
    vi.stubEnv('GIT_TEST_ASSUME_DIFFERENT_OWNER', '1');
    expect((await folder.throughline('diff')).err).toContain('Git does not trust this repository');
  });

  it('with line ends of its own, and names in every script', async () => {
    const folder = gitFolder({ ...files, '組織/équipe ß.thru': 'value-stream 決済 "決済" in p\n' });
    folder.write('組織/équipe ß.thru', 'value-stream 決済 "決済" in p\r\n');
    expect((await folder.throughline('diff')).out).toBe(nothing);
    folder.write('組織/équipe ß.thru', 'value-stream 決済 "支払い" in p\r\n');
    expect((await folder.throughline('diff')).out).toContain('title 決済 → 支払い.  組織/équipe ß.thru:1');
  });
});

describe('without git', () => {
  it('says so, and compares folders', async () => {
    const folder = gitFolder(files);
    folder.write('old/a.thru', claims);
    folder.write('new/a.thru', claims.replace('3M', '4M'));
    mkdirSync(path.join(folder.root, 'empty'));
    vi.stubEnv('PATH', path.join(folder.root, 'empty'));
    const { code, err } = await folder.throughline('diff');
    expect({ code, err }).toEqual({
      code: 2,
      err: 'Git is not installed here. Install it to compare versions. Or compare two folders with `--dir A B`.\n',
    });
    expect((await folder.throughline('diff', '--dir', 'old', 'new')).out).toContain('budget 3M → 4M EUR');
    expect((await folder.throughline('diff', '--dir', 'old', 'nowhere')).err).toContain(
      'There is no folder `nowhere`.',
    );
  });
});
