/** The reorganisation of Nordhaven Bank, in a real repository, as a reviewer reads it. */
import { readdirSync, renameSync, mkdirSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { exampleTexts, gitFolder, type GitFolder } from './git-testing.ts';

const names = readdirSync(path.join(import.meta.dirname, '../examples/nordhaven-bank'));
const bank = exampleTexts(
  'nordhaven-bank',
  names.filter((name) => /\.(thru|json)$/.test(name)),
);

/** Takes a declaration, from its line to the end of its block, out of a file. */
function takeOut(folder: GitFolder, name: string, head: string): string {
  const text = folder.read(name);
  const start = text.indexOf(`  ${head}`);
  const block = /^( *)\S[^]*?\n\1\}\n\n?/.exec(text.slice(start))?.[0] ?? '';
  folder.write(name, text.replace(block, ''));
  return block;
}

function reorganise(folder: GitFolder): void {
  // A train moves to another stream.
  const monitoring = takeOut(folder, 'financial-crime.thru', 'art transaction-monitoring');
  folder.edit('payments.thru', /\}\n$/, `\n${monitoring.trimEnd()}\n}\n`);
  // A team splits.
  folder.edit('payments.thru', 'members: 10', 'members: 5');
  folder.edit(
    'payments.thru',
    '    team birch',
    '    team aspen "Aspen" {\n      product-owner: @yvonne.grimaldi\n      scrum-master: @tamara.zimmer\n      members: 5\n      topology: stream-aligned\n    }\n\n    team birch',
  );
  // Two trains merge.
  const credit = takeOut(folder, 'lending.thru', 'art consumer-credit');
  const teams = /\n( *team [^]*)\n  \}/.exec(credit)?.[1] ?? '';
  folder.edit('lending.thru', '    team', `${teams}\n\n    team`);
  folder.edit('lending.thru', 'delivered-by: consumer-credit', 'delivered-by: mortgages');
  // A person takes another role.
  folder.edit('wealth.thru', 'rte: @marc.vidal "Marc Vidal"', 'rte: vacant');
  folder.edit('wealth.thru', 'rte: @anna.rossi "Anna Rossi"', 'rte: @marc.vidal "Marc Vidal"');
  // A budget is transferred.
  folder.edit('wealth.thru', 'budget: 25M', 'budget: 22M');
  folder.edit('lending.thru', 'budget: 44M', 'budget: 47M');
  // A value stream is renamed.
  folder.edit(
    'everyday-banking.thru',
    'value-stream everyday-banking "Everyday Banking"',
    'value-stream daily-banking "Daily Banking"',
  );
  for (const name of ['epics.thru', 'solutions.thru'])
    folder.write(name, folder.read(name).replaceAll('everyday-banking', 'daily-banking'));
}

/** Files are rearranged: into folders, all of it, and one file apart. */
function rearrange(folder: GitFolder): void {
  mkdirSync(path.join(folder.root, 'streams'));
  for (const name of readdirSync(folder.root))
    if (name.endsWith('.thru')) renameSync(path.join(folder.root, name), path.join(folder.root, 'streams', name));
}

describe('the reorganisation of Nordhaven Bank', () => {
  it('is told in a sentence each', async () => {
    const folder = gitFolder(bank);
    reorganise(folder);
    rearrange(folder);
    // The words of problems are those of the rules, and are held by their examples.
    const told = (out: string): string => out.replace(/\n(### )?New problems\n[^]*/, '');
    expect(told((await folder.throughline('diff')).out)).toMatchSnapshot('in the terminal');
    expect(told((await folder.throughline('diff', '--format', 'markdown')).out)).toMatchSnapshot('as Markdown');
  });

  it('is nothing where only the files are rearranged', async () => {
    const folder = gitFolder(bank);
    rearrange(folder);
    expect((await folder.throughline('diff')).out).toBe(
      'Nothing changed in the organisation between HEAD and the files on disk.\n',
    );
    const { out } = await folder.throughline('diff', '--show-relocations');
    expect(out).toMatch(/\n {2}~ \d+ elements stand in streams\/payments\.thru now, before in payments\.thru\./);
  });
});
