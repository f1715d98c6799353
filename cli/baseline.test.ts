/** Baselines over what happens to a model: only what is new fails, and only what is mended is taken out. */
import { chmodSync, mkdirSync, renameSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { asSomebodyElse, cliFolder, type CliFolder } from './cli-testing.ts';

const file = 'throughline.baseline.json';

type Entry = { readonly rule: string; readonly element?: string; readonly facts: readonly string[] };

/** The problems that a baseline holds. */
function entries({ read }: CliFolder): readonly Entry[] {
  // The command line wrote it.
  return (JSON.parse(read(file)) as { readonly problems: readonly Entry[] }).problems;
}

const rulesIn = (folder: CliFolder): readonly string[] => [...new Set(entries(folder).map(({ rule }) => rule))];

/** A folder whose problems are all known. */
async function known(files: Readonly<Record<string, string>>, ...more: readonly string[]): Promise<CliFolder> {
  const folder = cliFolder(files);
  await folder.throughline('check', '--write-baseline', ...more);
  return folder;
}

const two = `portfolio retail { lpm: @ann }
value-stream claims in retail { customer: "All" }
value-stream policies in retail { customer: "All" }
art sky in claims, policies { rte: @a }
`;

describe('a problem that is known', () => {
  it.each([
    [
      'a circle',
      { 'a.thru': 'value-stream one in two\n', 'b.thru': 'value-stream two in three\nvalue-stream three in one\n' },
    ],
    [
      'seats of one person',
      {
        'a.thru': 'team kite { po: @ann }\nteam hawk { po: @ann }\n',
        'b.thru': 'team wren { po: @ann }\nteam tern { po: @ann }\n',
      },
    ],
    [
      'the time of one person',
      { 'a.thru': 'team kite { members: @ann 60% }\n', 'b.thru': 'team hawk { members: @ann 70% }\n' },
    ],
    [
      'two handles of one person',
      {
        'a.thru': 'person @ann { email: "ann@acme.example" }\n',
        'b.thru': 'person @ann.berg { email: "Ann@acme.example" }\n',
      },
    ],
    ['two elements of one name', { 'a.thru': 'art Sky\n', 'b.thru': 'art sky\n' }],
  ])('of several files stays known when their order changes: %s', async (_, files) => {
    const folder = await known(files, '--profile', 'all');
    expect(entries(folder).length).toBeGreaterThan(0);
    renameSync(path.join(folder.root, 'a.thru'), path.join(folder.root, 'z.thru'));
    const { out, err } = await folder.throughline('check', '--profile', 'all');
    expect(`${err}${out}`).toBe('No problems in 2 files.\n');
  });

  it('stays known when its element is renamed, and `was` says how', async () => {
    const folder = await known({ 'a.thru': `${two}art sea in sky { backlog { } backlog { } }\n` });
    const renamed = two
      .replaceAll('claims', 'damages')
      .replace('damages in retail {', 'damages in retail { was: claims ')
      .replace('art sky in damages, policies {', 'art heaven in damages, policies { was: sky ');
    folder.write('a.thru', `${renamed}art sea in heaven { backlog { } backlog { } }\n`);
    expect(await folder.throughline('check')).toEqual({ code: 0, out: 'No problems in 1 file.\n', err: '' });
    // With its names of today it stays known when it is pruned, and `was` may go.
    folder.write('a.thru', renamed);
    expect((await folder.throughline('check', '--prune-baseline')).code).toBe(0);
    expect(JSON.stringify(entries(folder))).not.toMatch(/claims|sky/);
    folder.write('a.thru', renamed.replace(/was: \w+ /g, ''));
    expect((await folder.throughline('check')).code).toBe(0);
  });

  it('is a new one at an element that only has an old name', async () => {
    const folder = await known({ 'a.thru': two });
    folder.write('a.thru', `${two}art sea in claims, policies { was: sky }\n`);
    const { code, out } = await folder.throughline('check', '--rule', 'art-in-many-value-streams');
    expect([code, out.includes('The train `sea`')]).toEqual([1, true]);
  });
});

describe('a problem of an element that was renamed, and nothing says so', () => {
  const told = async ({ throughline }: CliFolder, ...more: readonly string[]): Promise<readonly string[]> => {
    const { code, err } = await throughline('check', ...more);
    return [String(code), ...err.trimEnd().split('\n')];
  };
  const of = (before: string, now: string, count: string): string =>
    `\`${before}\` is gone from the model, and ${now} has ${count} problems that it had. If only the name changed, write \`was: ${before}\` there, and the baseline knows them again.`;

  it('is a new one, and it is said what to write so that it is known, by everything that tells of the name', async () => {
    const folder = await known({ 'a.thru': `${two}team kite in sky { members: 30 }\n` });
    const renamed = `${two}team hawk in sky { members: 30 }\n`.replaceAll('claims', 'damages');
    folder.write('a.thru', renamed);
    const both = [of('claims', 'the value stream `damages`', 'three'), of('kite', 'the team `hawk`', 'three')];
    expect(await told(folder)).toEqual(['1', ...both]);
    const all = folder.read(file);
    expect(await told(folder, '--prune-baseline')).toEqual(['1', ...both]);
    expect(folder.read(file)).toBe(all);
    folder.write(
      'a.thru',
      renamed
        .replace('damages in retail {', 'damages in retail { was: claims ')
        .replace('hawk in sky {', 'hawk in sky { was: kite '),
    );
    expect(await folder.throughline('check')).toEqual({ code: 0, out: 'No problems in 1 file.\n', err: '' });
  });

  it('is known as one of what another element owns', async () => {
    const text = (name: string): string =>
      `theme growth { objective one { key-result ${name} "Faster" { } }\n objective two { key-result more "More" } }\n`;
    const rule = 'key-result-not-measurable';
    const options = ['--rule', rule, '--profile', 'all'];
    const folder = await known({ 'a.thru': text('more') }, '--profile', 'all');
    expect(rulesIn(folder)).toContain(rule);
    folder.write('a.thru', text('better'));
    expect(await told(folder, ...options)).toEqual([
      '0',
      '`more` is gone from the model, and the key result `better` has one problem that it had. If only the name changed, write `was: more` there, and the baseline knows it again.',
    ]);
    folder.write('a.thru', text('better').replace('{ }', '{ was: more }'));
    expect(await folder.throughline('check', ...options)).toMatchObject({ out: 'No problems in 1 file.\n', err: '' });
  });

  it('may be at several, and a few names are told of', async () => {
    const teams = (names: string): string =>
      `${two}${names.replace(/\w+/g, 'team $& in sky { po: @p$& sm: @s$& members: 30 }\n')}`;
    const folder = await known({ 'a.thru': teams('kite wren') });
    folder.write('a.thru', teams('hawk tern'));
    const at = (before: string, names: string): string =>
      `\`${before}\` is gone from the model, and one problem that it had is found at ${names} now. If it is one of them, write \`was: ${before}\` there, and the baseline knows it again.`;
    expect(await told(folder)).toEqual(['0', at('kite', '`hawk` and `tern`'), at('wren', '`hawk` and `tern`')]);
    folder.write('a.thru', teams('a1 b1 c1 d1 e1 f1 g1'));
    expect((await told(folder))[1]).toBe(at('kite', '`a1`, `b1`, `c1` and others'));
    await folder.throughline('check', '--write-baseline');
    folder.write('a.thru', teams('a2 b2 c2 d2 e2 f2 g2'));
    const lines = await told(folder);
    expect([lines.length, lines.at(-1)]).toEqual([
      7,
      '2 more names are gone from the model whose problems others have now. `throughline check --write-baseline` takes all of today’s problems as known, new ones too.',
    ]);
  });

  it('is one that is mended where only something known, or nothing alike, has it now', async () => {
    const folder = await known({
      'a.thru': `${two}team kite in sky { po: @a sm: @c members: 30 }\nteam hawk in sky { po: @b }\n`,
    });
    const mended = '1 problem of the baseline is mended. `throughline check --prune-baseline` takes them out.';
    folder.write('a.thru', `${two}team hawk in sky { po: @b members: 30 }\n`);
    expect(await told(folder)).toEqual(['0', mended]);
    folder.write('a.thru', `${two}team hawk in sky { po: @b }\nteam wren in sky { sm: @b }\n`);
    expect(await told(folder)).toEqual(['1', mended]);
  });
});

describe('pruning', () => {
  const mended = two.replace('claims, policies', 'claims');

  it('leaves what it did not look for', async () => {
    const folder = await known({ 'a.thru': two });
    const all = folder.read(file);
    const left = [['--rule', 'team-too-large'], ['--profile', 'guide'], []];
    for (const [at, options] of left.entries()) {
      if (at === 2) folder.write('throughline.json', '{ "rules": { "role-missing": "off" } }');
      expect(await folder.throughline('check', '--prune-baseline', ...options)).toMatchObject({ code: 0, err: '' });
      expect(folder.read(file)).toBe(all);
    }
  });

  it('leaves what is switched off where it stands', async () => {
    const folder = await known({ 'a.thru': two, 'b.thru': 'team kite { members: 30 }\n' });
    folder.write(
      'throughline.json',
      '{ "overrides": [{ "files": ["b.thru"], "rules": { "team-too-large": "off" } }] }',
    );
    folder.write('a.thru', mended);
    await folder.throughline('check', '--prune-baseline');
    expect(rulesIn(folder)).toContain('team-too-large');
    expect(rulesIn(folder)).not.toContain('art-in-many-value-streams');
  });

  it('takes nothing out while a file does not read', async () => {
    const folder = await known({ 'a.thru': two });
    const all = folder.read(file);
    folder.write('a.thru', two.replace('"All" }', '"All'));
    const { err } = await folder.throughline('check', '--prune-baseline');
    expect(err).toBe('`a.thru` does not read, and nothing is taken out of the baseline until that is mended.\n');
    expect(folder.read(file)).toBe(all);
    expect((await folder.throughline('check')).err).toBe('');
  });

  it('leaves what another version of Throughline knows', async () => {
    const folder = await known({ 'a.thru': two });
    const text = folder.read(file).replace('"problems": [', '"problems": [\n    {"rule":"of-tomorrow","facts":[]},');
    folder.write(file, text);
    folder.write('a.thru', mended);
    await folder.throughline('check', '--prune-baseline');
    expect(rulesIn(folder)).toContain('of-tomorrow');
  });
});

describe('writing', () => {
  it('of one rule leaves the others known', async () => {
    const folder = await known({ 'a.thru': two });
    const all = folder.read(file);
    await folder.throughline('check', '--write-baseline', '--rule', 'role-missing');
    expect(folder.read(file)).toBe(all);
  });

  it('says which file does not read', async () => {
    const folder = cliFolder({ 'a.thru': two, 'b.thru': 'team kite {\n', 'c.thru': 'team hawk {\n' });
    const { code, err } = await folder.throughline('check', '--write-baseline');
    expect(code).toBe(0);
    expect(err).toContain('`b.thru` and another file do not read: what else is wrong there is in no baseline yet.');
  });

  it('writes over no model, for no folder without one, and for one project alone where a file is named', async () => {
    const folder = cliFolder({ 'a.thru': two });
    for (const name of ['a.thru', 'throughline.json'])
      expect(await folder.throughline('check', '--write-baseline', '--baseline', name)).toMatchObject({
        code: 2,
        err: `\`${name}\` belongs to the model, and no baseline goes there. Give it another name.\n`,
      });
    expect(folder.read('a.thru')).toBe(two);
    mkdirSync(path.join(folder.root, 'empty'));
    expect(await cliFolder({}).throughline('check', '--write-baseline')).toMatchObject({
      code: 2,
      err: 'There are no .thru files here.\n',
    });
    folder.write('one/throughline.json', '{ }');
    folder.write('one/a.thru', two);
    const several = await folder.throughline('check', '--write-baseline', '--baseline', 'all.json');
    expect(several).toMatchObject({ code: 2, err: expect.stringContaining('each has its own baseline') });
    expect((await folder.throughline('check', '--write-baseline')).code).toBe(0);
    expect((await folder.throughline('check')).code).toBe(0);
  });

  it('says that a file may only be read', async () => {
    const folder = await known({ 'a.thru': two });
    chmodSync(folder.root, 0o777);
    chmodSync(path.join(folder.root, file), 0o444);
    const { code, err } = await asSomebodyElse(() => folder.throughline('check', '--write-baseline'));
    expect([code, err]).toEqual([
      2,
      `\`${file}\` cannot be written: you have no permission. Give yourself permission, or choose another place.\n`,
    ]);
  });
});

describe('a baseline that people touched', () => {
  it.each([
    ['with line ends of Windows', (text: string) => text.replaceAll('\n', '\r\n')],
    ['with a mark of its encoding', (text: string) => `\uFEFF${text}`],
    ['in another order, twice', (text: string) => text.replace(/(\[\n)([\s\S]*)(\n {2}\])/, '$1$2,\n$2$3')],
    ['with remarks and a comma at the end', (text: string) => text.replace(/\n {2}\]/, ',\n    // ours\n  ]')],
    ['without a comma between two lists', (text: string) => text.replace('},\n', '}\n')],
    ['with more keys', (text: string) => text.replace('{"rule"', '{"note":"since May","rule"').replace('{', '{"x":1,')],
  ])('is read %s', async (_, touch) => {
    const folder = await known({ 'a.thru': two });
    folder.write(file, touch(folder.read(file)));
    expect(await folder.throughline('check')).toEqual({ code: 0, out: 'No problems in 1 file.\n', err: '' });
  });

  it.each([
    [
      (text: string) => text.replace('    {', '<<<<<<< ours\n    {'),
      'holds two versions that were not merged, in line 4. Keep the problems of both, and take the marks of the merge out.',
    ],
    [(text: string) => text.replace('    {"', '    {'), 'does not read in line 4. Mend it there.'],
    [
      (text: string) => text.replace('"1"', '"2"'),
      'is the baseline of another version of Throughline (its format is 2).',
    ],
    [() => '[]', 'is no baseline.'],
    [() => '', 'does not read in line 1.'],
  ])('says what is wrong with it (%#)', async (touch, why) => {
    const folder = await known({ 'a.thru': two });
    folder.write(file, touch(folder.read(file)));
    const { code, err } = await folder.throughline('check');
    expect(code).toBe(2);
    expect(err).toContain(`\`${file}\` ${why}`);
    expect(err).toContain('Or write it anew with `throughline check --write-baseline`');
    await folder.throughline('check', '--write-baseline');
    expect((await folder.throughline('check')).code).toBe(0);
  });
});
