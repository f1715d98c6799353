/** The reorganisation of Nordhaven Bank, in a real repository, as a reviewer reads it. */
import { rmSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { rearranged, reorganised, textsIn, type Texts } from '../testing/reorganised-bank.ts';
import { gitFolder, type GitFolder } from './git-testing.ts';

const bank = textsIn(path.join(import.meta.dirname, '../examples/nordhaven-bank'));

/** Another version on disk, over the one that is committed. */
function put(folder: GitFolder, texts: Texts): void {
  for (const name of Object.keys(bank)) rmSync(path.join(folder.root, name));
  for (const [name, text] of Object.entries(texts)) folder.write(name, text);
}

describe('the reorganisation of Nordhaven Bank', () => {
  it('is told in a sentence each', async () => {
    const folder = gitFolder(bank);
    put(folder, rearranged(reorganised(bank)));
    // The words of problems are those of the rules, and are held by their examples.
    const told = (out: string): string => out.replace(/\n(### )?New problems\n[^]*/, '');
    expect(told((await folder.throughline('diff')).out)).toMatchSnapshot('in the terminal');
    expect(told((await folder.throughline('diff', '--format', 'markdown')).out)).toMatchSnapshot('as Markdown');
  });

  it('is nothing where only the files are rearranged', async () => {
    const folder = gitFolder(bank);
    put(folder, rearranged(bank));
    expect((await folder.throughline('diff')).out).toBe(
      'Nothing changed in the organisation between HEAD and the files on disk.\n',
    );
    const { out } = await folder.throughline('diff', '--show-relocations');
    expect(out).toMatch(/\n {2}~ \d+ elements stand in streams\/payments\.thru now, before in payments\.thru\./);
  });
});
