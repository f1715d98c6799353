/** Rebuilding a version from the older one and a comparison, in real repositories. */
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { Ajv } from 'ajv';
import { describe, expect, it } from 'vitest';
import { gitFolder, type GitFolder } from './git-testing.ts';

const model = `portfolio retail {
  value-stream claims "Claims" { budget: 3M EUR per year }
  value-stream policies "Policies" {
    art air "Air" {
      rte: @ann "Ann"
      team kite { members: 7 }
      team hawk "<b>Hawk</b> | \`x\`" { members: 5 }
      backlog {
        feature F-1 "One"
        feature F-2 "Two"
      }
    }
  }
}
`;

/** A repository with two commits, and the comparison of them in a file. */
async function reorganised(): Promise<GitFolder> {
  const folder = gitFolder({ 'model.thru': model });
  folder.edit('model.thru', 'team kite { members: 7 }', 'team falcon {\n  was: kite\n  members: 8\n}');
  folder.edit('model.thru', '"Claims" { budget: 3M', '"Claims & Care" { budget: 4M');
  folder.edit(
    'model.thru',
    '        feature F-1 "One"\n        feature F-2 "Two"',
    '        feature F-2 "Two"\n        feature F-3\n        feature F-1 "One"',
  );
  folder.edit('model.thru', '      rte: @ann "Ann"\n', '');
  folder.commit('second');
  await folder.throughline('diff', 'HEAD~1..HEAD', '--format', 'json=changes.json');
  await folder.throughline('diff', 'HEAD..HEAD', '--format', 'json=nothing.json');
  return folder;
}

describe('applying a comparison', () => {
  it('to the older version gives the newer one, by the published schema', async () => {
    const folder = await reorganised();
    const { out, code } = await folder.throughline('apply', 'changes.json', 'HEAD~1');
    expect(code).toBe(0);
    expect(out).toBe((await folder.throughline('apply', 'nothing.json')).out);
    expect(out).not.toBe((await folder.throughline('apply', 'nothing.json', 'HEAD~1')).out);
    const schema: unknown = JSON.parse(
      readFileSync(path.join(import.meta.dirname, '../schemas/rebuilt.schema.json'), 'utf8'),
    );
    const validate = new Ajv({ strict: false }).compile(schema as object);
    validate(JSON.parse(out));
    expect(validate.errors ?? []).toEqual([]);
    expect(out).toContain('"id": "team:falcon"');
  });

  it('to any other version says what does not fit', async () => {
    const folder = await reorganised();
    const { err, code } = await folder.throughline('apply', 'changes.json', 'HEAD');
    expect(code).toBe(2);
    expect(err).toContain('The comparison does not start from HEAD. Give the version that it was made of');
    expect(err).toContain('It renames `team:kite`, which is not there.');
    expect(err).toContain('It adds `feature:F-3`, which is there already.');
    expect(err).toContain('Of `value-stream:claims` it expects its title to be another.');
    expect(err).toMatch(/And \d+ more\.\n/);
  });

  it('reads a folder without git', async () => {
    const folder = await reorganised();
    folder.write('old/model.thru', model);
    const { out } = await folder.throughline('apply', 'changes.json', '--dir', 'old');
    expect(out).toBe((await folder.throughline('apply', 'changes.json', 'HEAD~1')).out);
  });

  it.each([
    [['none.json'], '`none.json` cannot be read.'],
    [
      ['model.thru'],
      '`model.thru` is no comparison with its operations. Write one with `throughline diff --format json`.',
    ],
    [['odd.json'], '`odd.json` is no comparison with its operations.'],
    [['changes.json', 'nowhere'], 'There is no revision `nowhere` here.'],
    [['changes.json', 'HEAD', '--dir', '.'], 'The older version is a revision or a folder. Leave out one of them.'],
    [['changes.json', '--dir', 'nowhere'], 'There is no folder `nowhere`.'],
  ])('says what to do: %j', async (args, sentence) => {
    const folder = await reorganised();
    folder.write('odd.json', '{"operations":[{"op":"removed"}],"__proto__":{"operations":[]}}');
    const { err, out, code } = await folder.throughline('apply', ...args);
    expect([code, out]).toEqual([2, '']);
    expect(err).toContain(sentence);
  });

  it('starts from nothing that does not read', async () => {
    const folder = await reorganised();
    folder.write('model.thru', 'art air {{\n');
    const { err, code } = await folder.throughline('apply', 'changes.json');
    expect(code).toBe(2);
    expect(err).toContain('Files that do not read cannot be compared');
  });
});
