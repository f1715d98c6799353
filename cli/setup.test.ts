/** `throughline setup git`, seen through the git of this machine. */
import { describe, expect, it } from 'vitest';
import { gitIn } from '../testing/git.ts';
import { cliFolder, type CliFolder } from './cli-testing.ts';

const filler = (count: number): string =>
  Array.from({ length: count }, (_, at) => `    team t-${at} { members: 7 }\n`).join('');
const model = `portfolio retail "Retail" {
  lpm: @lea
  value-stream claims "Claims & Care {x}" in retail {
    budget: 3M EUR per year
  // art never "No train"
  solution: one
${filler(8)}    customer: "All"
    art sky "Sky" {
${filler(8)}      capacity: 12
${filler(8)}    }
  }
}
`;

function repository(
  files: Readonly<Record<string, string>> = {},
): CliFolder & { readonly git: (...args: readonly string[]) => string } {
  const folder = cliFolder({ 'model.thru': model, ...files });
  const git = (...args: readonly string[]): string => gitIn(folder.root, ...args);
  git('init', '-q');
  git('add', '-A');
  git('commit', '-qm', 'first');
  return { ...folder, git };
}

/** What git writes above each part of the difference. */
const headers = (difference: string): readonly string[] =>
  [...difference.matchAll(/^@@[^@]*@@ ?(.*)$/gm)].map(([, words = '']) => words);

describe('git that is set up', () => {
  it('names the stream and the train above each part of a difference', async () => {
    const { throughline, write, git } = repository();
    write('model.thru', model.replace('"All"', '"Everybody"').replace('capacity: 12', 'capacity: 13'));
    // Without it, git takes the first line that stands at the margin.
    expect(headers(git('diff'))).toEqual(['portfolio retail "Retail" {', 'portfolio retail "Retail" {']);
    const { code, out } = await throughline('setup', 'git');
    expect(code).toBe(0);
    expect(out).toBe(`Wrote \`*.thru diff=throughline\` to .gitattributes. Commit it, so that everybody has it.
Set the pattern in the configuration of this clone. In every other clone, run \`throughline setup git\` once.
From now on \`git diff\` names the train or stream above each part that it shows.
`);
    expect(headers(git('diff', '--', 'model.thru'))).toEqual([
      'value-stream claims "Claims & Care {x}" in retail',
      'art sky "Sky"',
    ]);
  });

  it('stays as it is when it is set up again, from any folder', async () => {
    const { throughline, read, git } = repository({ 'deep/er/b.thru': '' });
    await throughline('setup', 'git', 'deep/er');
    const [attributes, config] = [read('.gitattributes'), git('config', '--local', '--list')];
    const again = await throughline('setup', 'git');
    expect(again).toMatchObject({
      code: 0,
      out: 'Git names trains and streams in its diffs already; nothing was changed.\n',
    });
    expect([read('.gitattributes'), git('config', '--local', '--list')]).toEqual([attributes, config]);
    // Another clone has the file and not the setting.
    git('config', '--local', '--unset', 'diff.throughline.xfuncname');
    expect((await throughline('setup', 'git')).out).toMatch(/^Set the pattern/);
  });

  it('keeps what the file says already, and ends lines as it does', async () => {
    const { throughline, read } = repository({ '.gitattributes': '*.png binary\r\n*.thru text' });
    await throughline('setup', 'git');
    expect(read('.gitattributes')).toBe('*.png binary\r\n*.thru text\r\n*.thru diff=throughline\r\n');
  });

  it('says where another file says otherwise', async () => {
    const { throughline, write } = repository();
    write('.git/info/attributes', '*.thru -diff\n');
    expect((await throughline('setup', 'git')).err).toContain('Another file of attributes wins');
  });
});

describe('what cannot be set up', () => {
  it('says what to do', async () => {
    const plain = cliFolder({ 'model.thru': model });
    expect(await plain.throughline('setup', 'git')).toMatchObject({
      code: 2,
      err: 'This folder is not in a git repository. Make one first: `git init`.\n',
    });
    expect(await plain.throughline('setup', 'svn')).toMatchObject({
      code: 2,
      err: 'There is nothing to set up for `svn`. There is git.\n',
    });
    gitIn(plain.root, 'init', '-q', '--bare', 'bare.git');
    expect((await plain.throughline('setup', 'git', 'bare.git')).err).toContain('A bare repository has no files');
  });
});
