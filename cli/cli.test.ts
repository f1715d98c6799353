/** The commands, run as they are in real folders. */
import { mkdirSync, mkdtempSync, readFileSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { Ajv } from 'ajv';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { runIn, type CliResult } from './cli-testing.ts';
import { commands } from './commands/index.ts';

let root = '';
beforeEach(() => (root = realpathSync(mkdtempSync(path.join(tmpdir(), 'throughline-cli-')))));
afterEach(() => rmSync(root, { recursive: true, force: true }));

const dist = path.join(import.meta.dirname, '..', 'dist');

const write = (name: string, text: string): void => {
  mkdirSync(path.dirname(path.join(root, name)), { recursive: true });
  writeFileSync(path.join(root, name), text);
};

const throughline = async (
  args: readonly string[],
  { cwd = root, ...given }: Parameters<typeof runIn>[2] & { readonly cwd?: string } = {},
): Promise<CliResult> => runIn(cwd, args, { assets: dist, ...given });

const shared =
  'portfolio retail { lpm: @ann }\n\nvalue-stream claims in retail {\n  customer: "All"\n  budget: 1M EUR per year\n}\n\nart sky in claims, policies {\n  rte: @a\n  pm: @b\n}\n';

describe('check', () => {
  it('prints each problem with its line, and counts them', async () => {
    write('a.thru', shared);
    const { code, out } = await throughline(['check', '--rule', 'unresolved-reference']);
    expect(code).toBe(1);
    expect(out)
      .toBe(`a.thru:8:20 error No value stream is called \`policies\`; declare it, or correct the name. unresolved-reference
    8 | art sky in claims, policies {
      |                    ^^^^^^^^

1 error in 1 of 1 file.
`);
  });

  it('says it as data, by the published schema', async () => {
    write('a.thru', shared);
    const { out } = await throughline(['check', '--format', 'json']);
    const schema: unknown = JSON.parse(
      readFileSync(path.join(import.meta.dirname, '../schemas/check.schema.json'), 'utf8'),
    );
    const validate = new Ajv({ strict: false }).compile(schema as object);
    const report: unknown = JSON.parse(out);
    validate(report);
    expect(validate.errors ?? []).toEqual([]);
    expect(report).toMatchObject({
      formatVersion: '1',
      summary: { files: 1 },
      problems: expect.arrayContaining([
        expect.objectContaining({
          rule: 'unresolved-reference',
          file: 'a.thru',
          line: 8,
          column: 20,
          endLine: 8,
          endColumn: 28,
          element: 'art:sky',
        }),
      ]),
    });
  });

  it('reads the whole project of a path, and reports what lies in the path', async () => {
    write('throughline.json', '{}');
    write(
      'org.thru',
      'portfolio retail { lpm: @ann }\n\nvalue-stream claims in retail {\n  customer: "All"\n  budget: 1M EUR per year\n}\n',
    );
    write('teams/a.thru', 'art sky in claims {\n  rte: @a\n  pm: @b\n}\n');
    write('teams/b.thru', 'art sea in clams\n');
    expect((await throughline(['check', 'teams/a.thru', '--rule', 'unresolved-reference'])).out).toBe(
      'No problems in 1 file.\n',
    );
    expect(
      (await throughline(['check', 'b.thru', '--rule', 'unresolved-reference'], { cwd: path.join(root, 'teams') })).out,
    ).toContain('b.thru:1:12 error');
  });

  it('checks every project inside a folder', async () => {
    for (const name of ['a', 'b']) {
      write(`${name}/throughline.json`, '{}');
      write(`${name}/x.thru`, 'team heron in sky\n');
    }
    const { out } = await throughline(['check', '--rule', 'unresolved-reference', '--format', 'concise']);
    expect(out.match(/^\w\/x\.thru/gm)).toEqual(['a/x.thru', 'b/x.thru']);
    expect((await throughline(['format', '--check'])).code).toBe(0);
  });

  it('reads one file from standard input', async () => {
    write('a.thru', 'portfolio retail { lpm: @ann }\n');
    const { code, out } = await throughline(['check', '--stdin-filename', 'a.thru'], {
      stdin: 'portfolio retail {\n  lpm: @ann',
    });
    expect(code).toBe(1);
    expect(out).toContain('This block is never closed');
  });

  it.each([
    ['text in UTF-16', Buffer.from('\ufeffportfolio retail', 'utf16le'), 'This file is written in UTF-16.'],
    ['a zero byte', Buffer.from('portfolio\0retail'), 'This file is not text: it holds a zero byte in line 1.'],
    [
      'text in Latin-1',
      Buffer.from('portfolio caf\u00e9', 'latin1'),
      'This file is not text in UTF-8: line 1 does not read.',
    ],
  ])('says of %s on standard input what it says of a file', async (_, stdin, sentence) => {
    const given = await throughline(['check', '--stdin-filename', 'a.thru'], { stdin });
    expect(given).toMatchObject({ code: 1, out: expect.stringContaining(`a.thru:1:1 error ${sentence}`) });
    writeFileSync(path.join(root, 'a.thru'), stdin);
    expect((await throughline(['check'])).out).toBe(given.out);
    expect(await throughline(['format', '-'], { stdin })).toMatchObject({
      code: 2,
      out: '',
      err: expect.stringContaining(`Standard input: ${sentence}`),
    });
  });

  it('fails on warnings where they are limited', async () => {
    write(
      'a.thru',
      'value-stream qa "Quality Assurance" {\n  budget: 1M EUR per year\n  customer: "All"\n  lpm: @ann\n}\n',
    );
    expect((await throughline(['check'])).code).toBe(0);
    expect((await throughline(['check', '--max-warnings', '0'])).code).toBe(1);
    expect((await throughline(['check', '--max-warnings', '1'])).code).toBe(0);
  });

  it('ends with 2 where it could not do its job, and says why', async () => {
    expect(await throughline(['check'])).toMatchObject({
      code: 2,
      err: expect.stringContaining('There are no .thru files here'),
    });
    expect(await throughline(['check', 'nowhere'])).toMatchObject({
      code: 2,
      err: expect.stringContaining('There is no file or folder `nowhere`'),
    });
    expect(await throughline(['check', '--rule', 'nonsense'])).toMatchObject({
      code: 2,
      err: expect.stringContaining('No rule is called nonsense'),
    });
    write('a.thru', 'portfolio retail\n');
    write('throughline.json', '{ "profil": "all" }');
    expect(await throughline(['check'])).toMatchObject({
      code: 2,
      err: expect.stringContaining('throughline.json:1:3 error `profil` is not a setting'),
    });
  });

  it('shows control characters of a model, and never passes them on', async () => {
    write('a.thru', 'portfolio retail { lpm: @ann }\nvalue-stream x "\u001b[31mred" in retial\n');
    const { out } = await throughline(['check', '--rule', 'unresolved-reference']);
    expect(out).not.toContain('\u001b');
    expect(out).toContain('␛[31mred');
  });

  it('colours where it is asked to', async () => {
    write('a.thru', shared);
    expect((await throughline(['check', '--color'])).out).toContain('\u001b[31m');
    expect((await throughline(['check'], { env: { FORCE_COLOR: '1' } })).out).toContain('\u001b[31m');
    expect((await throughline(['check'], { env: { FORCE_COLOR: '1', NO_COLOR: '1' } })).out).not.toContain('\u001b');
  });

  it('judges dates on the day that is named', async () => {
    write(
      'a.thru',
      'value-stream a\n\nvalue-stream b\n\n// throughline-ignore art-in-many-value-streams: until the split (until 2026-03-31)\nart sky in a, b\n',
    );
    const found = async (day: string): Promise<string> =>
      (await throughline(['check', '--no-fold', '--as-of', day])).out;
    expect(await found('2026-03-31')).not.toContain('art-in-many-value-streams');
    expect(await found('2026-04-01')).toContain('suppression-expired');
  });
});

describe('the words of a check in a terminal', () => {
  it('marks what takes two columns of the terminal with two carets', async () => {
    write('a.thru', 'team 日本 {}\nteam日本 {}\n');
    expect((await throughline(['check', '--rule', 'role-missing'])).out).toContain(
      ' | team 日本 {}\n      |      ^^^^\n',
    );
  });

  it('counts no byte-order mark, as editors do, whatever file was read before', async () => {
    write('a.thru', '\ufeffart sky in nowhere\n');
    write('b.thru', 'art sea in nowhere\n');
    const { out } = await throughline(['check', '--rule', 'unresolved-reference']);
    expect(out).toContain('a.thru:1:12 error');
    expect(out).toContain(' | art sky in nowhere\n      |            ^^^^^^^\n');
    expect(out).toContain('b.thru:1:12 error');
  });

  it('counts a file that could not be read among all', async () => {
    write('a.thru', 'team\0');
    expect((await throughline(['check'])).out).toMatch(/1 error in 1 of 1 file\.\n$/);
  });
});

describe('the other commands', () => {
  it('format writes what differs, and --check only says so', async () => {
    write('a.thru', 'art sky{pi:10 weeks}');
    expect(await throughline(['format', '--check'])).toMatchObject({ code: 1, out: 'a.thru\n' });
    expect((await throughline(['format'])).code).toBe(0);
    expect(readFileSync(path.join(root, 'a.thru'), 'utf8')).toBe('art sky { pi: 10 weeks }\n');
    expect((await throughline(['format', '--check'])).code).toBe(0);
    expect(await throughline(['format', '-'], { stdin: 'art  sky' })).toMatchObject({ code: 0, out: 'art sky\n' });
  });

  it.each([
    ['format', '-', 'teams'],
    ['check', '--stdin-filename', 'a.thru', 'teams'],
  ])('%s refuses paths beside standard input, rather than leave them out', async (...words) => {
    const said = expect.stringMatching(/Leave the (other )?paths out/);
    expect(await throughline(words, { stdin: 'art  sky' })).toMatchObject({ code: 2, out: '', err: said });
  });

  it('format says that it could not do its job where a file is not text', async () => {
    write('a.thru', 'art sky\n');
    write('b.thru', 'art\0');
    for (const words of [['format'], ['format', '--check']])
      expect(await throughline(words)).toMatchObject({ code: 2, err: expect.stringContaining('b.thru: This file') });
  });

  it('format says where a file does not read, leaves that as it is, and formats the others', async () => {
    write('a.thru', 'art  sky');
    write('b.thru', 'art  sea {\n\n  team\n}');
    const said = 'b.thru:3:3: This is left as it is, because it does not read: `team` needs a name after it';
    expect(await throughline(['format', '--check'])).toMatchObject({ code: 2, err: expect.stringContaining(said) });
    expect(await throughline(['format'])).toMatchObject({ code: 2, out: 'a.thru\n' });
    expect(readFileSync(path.join(root, 'a.thru'), 'utf8')).toBe('art sky\n');
    expect(readFileSync(path.join(root, 'b.thru'), 'utf8')).toBe('art  sea {\n\n  team\n}');
    expect(await throughline(['format', '-'], { stdin: 'art  "' })).toMatchObject({ code: 2, out: 'art  "' });
  });

  it('init writes a model that checks clean, and never overwrites', async () => {
    expect((await throughline(['init', 'mine'])).code).toBe(0);
    expect(await throughline(['check', 'mine', '--max-warnings', '0'])).toMatchObject({
      code: 0,
      out: 'No problems in 1 file.\n',
    });
    expect(await throughline(['init', 'mine'])).toMatchObject({
      code: 2,
      err: expect.stringContaining('already there'),
    });
  });

  it('explain prints a rule’s page', async () => {
    expect((await throughline(['explain', 'role-missing'])).out).toContain('# role-missing');
    expect(await throughline(['explain', 'role-mising'])).toMatchObject({
      code: 2,
      err: expect.stringContaining('Did you mean role-missing?'),
    });
    expect((await throughline(['explain', 'art-in-many'])).err).toContain('Did you mean art-in-many-value-streams?');
  });

  it('export writes the organisation as data', async () => {
    write('a.thru', 'portfolio retail "Retail"\n');
    const { out } = await throughline(['export', '--format', 'json']);
    expect(JSON.parse(out)).toMatchObject({ formatVersion: '1' });
  });

  it.each(commands.map(({ name }) => name))('%s has a help text', async (name) => {
    const { code, out } = await throughline([name, '--help']);
    expect(code).toBe(0);
    expect(out).toContain(`Usage: throughline ${name}`);
  });

  it('prints its version, and helps with a misspelt command', async () => {
    expect(await throughline(['--version'])).toMatchObject({ code: 0, out: '1.2.3\n' });
    expect(await throughline(['chekc'])).toMatchObject({
      code: 2,
      err: expect.stringContaining('Did you mean check?'),
    });
  });
});
