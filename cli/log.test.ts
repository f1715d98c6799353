/** `throughline log` in real repositories. */
import { describe, expect, it } from 'vitest';
import { cliFolderAt } from './cli-testing.ts';
import { gitFolder, type GitFolder } from './git-testing.ts';

const model =
  'portfolio p {\n  value-stream v {\n    art sky "Sky" {\n      team kite { members: 7 }\n    }\n  }\n  value-stream w\n}\n';

/** Begun, renamed, put into another file and stream, changed on a branch, changed on disk. */
function history(): GitFolder {
  const folder = gitFolder({ 'model.thru': model });
  folder.edit('model.thru', 'art sky', 'art air');
  folder.commit('Call it what it is');
  folder.edit('model.thru', /    art air[^]*?\n    \}\n/, '');
  folder.write('air.thru', 'art air "Sky" in w {\n  team kite { members: 7 }\n}\n');
  folder.commit('Move it');
  folder.write('notes.md', 'nothing of ours');
  folder.commit('Write notes');
  folder.git('checkout', '-q', '-b', 'side');
  folder.edit('air.thru', '"Sky"', '"Air"');
  folder.commit('On a branch');
  folder.git('checkout', '-q', 'main');
  folder.git('merge', '-q', '--no-ff', '-m', 'Merge the branch', 'side');
  folder.edit('air.thru', 'in w {', 'in w {\n  rte: @ann');
  return folder;
}

const days = (text: string): string => text.replaceAll(/\d{4}-\d\d-\d\d {2}[0-9a-f]{9}/g, 'DAY  COMMIT');

describe('the history of an element', () => {
  it('goes through its renames, moves and merges to where it begins', async () => {
    const { code, out, err } = await history().throughline('log', 'air');
    expect({ code, err }).toEqual({ code: 0, err: '' });
    expect(days(out)).toBe(`train Air (art:air)

Not committed yet
  @ release train engineer @ann, not stated before  air.thru:2

DAY  COMMIT  A: Merge the branch
  ~ title Sky → Air  air.thru:1

DAY  COMMIT  A: Move it
  > in value stream w, before in value stream v  air.thru:1

DAY  COMMIT  A: Call it what it is
  = called sky before (the same content under another name)  model.thru:3

DAY  COMMIT  A: first
  + new  model.thru:3
`);
  });

  it('of an earlier name ends with what it is called since then', async () => {
    const { code, out, err } = await history().throughline('log', 'sky');
    expect(code).toBe(0);
    expect(days(out)).toMatch(
      /^train Sky \(art:sky\)\n\nDAY {2}COMMIT {2}A: Call it what it is\n {2}= called sky before/,
    );
    expect(err).toBe('Since then it is called `art:air`; `throughline log art:air` tells the rest.\n');
  });

  it('is data as well, and ends where it is told to', async () => {
    const { out } = await history().throughline('log', 'art:air', '--format', 'json', '--max-count', '2');
    expect(JSON.parse(out)).toMatchObject({
      formatVersion: '1',
      element: { id: 'art:air', kind: 'art' },
      history: [{ changes: [{ property: 'release-train-engineer' }] }, { subject: 'Merge the branch' }],
    });
  });

  it('finds what is gone, and starts where one says', async () => {
    const folder = gitFolder({ 'model.thru': model });
    folder.edit('model.thru', '      team kite { members: 7 }\n', '');
    folder.commit('Close it');
    expect(days((await folder.throughline('log', 'kite')).out)).toContain('A: Close it\n  - gone  model.thru:4\n');
    expect((await folder.throughline('log', 'kite', 'HEAD~1')).out).not.toContain('Close it');
  });

  it('passes over a version that does not read, and says so', async () => {
    const folder = gitFolder({ 'model.thru': model });
    folder.edit('model.thru', 'team kite {', 'team kite {{');
    folder.commit('Half typed');
    folder.write('model.thru', model.replace('members: 7', 'members: 8'));
    folder.commit('Mended');
    const { out, err } = await folder.throughline('log', 'kite');
    expect(err).toMatch(/^[0-9a-f]{9}: model\.thru does not read/);
    expect(out).toContain('Mended\n  @ members 7 → 8');
  });

  it('ends with a shallow clone, and says so', async () => {
    const folder = history();
    folder.git('commit', '-qam', 'More');
    folder.git('clone', '-q', '--depth', '2', `file://${folder.root}`, 'shallow');
    const { out, err } = await cliFolderAt(`${folder.root}/shallow`)('log', 'air');
    expect(err).toContain('git fetch --unshallow');
    expect(out).not.toContain('+ new');
  });

  it('says which part of the element changed', async () => {
    const folder = gitFolder({ 'model.thru': 'art sky {\n  backlog {\n    feature S-1\n    feature S-2\n  }\n}\n' });
    folder.write('model.thru', 'art sky {\n  backlog {\n    feature S-2\n    feature S-1\n  }\n}\n');
    folder.commit('The second first');
    expect((await folder.throughline('log', 'sky')).out).toContain('The second first\n  ^ backlog: ');
  });

  it('says that there is no such element, and no git', async () => {
    const folder = gitFolder({ 'model.thru': model });
    expect((await history().throughline('log', 'aire')).err).toContain('is called `aire`. Did you mean `air`?');
    expect((await folder.throughline('log', 'nobody')).err).toContain('No element in this history is called `nobody`.');
    folder.edit('model.thru', 'team kite {', 'team kite {{');
    expect((await folder.throughline('log', 'nobody')).err).toContain('model.thru does not read');
  });
});
