/** `check --fix`, `--diff` and baselines, in real folders. */
import {
  chmodSync,
  lstatSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  realpathSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { runIn, type CliResult } from './cli-testing.ts';

let root = '';
beforeEach(() => (root = realpathSync(mkdtempSync(path.join(tmpdir(), 'throughline-repairs-')))));
afterEach(() => rmSync(root, { recursive: true, force: true }));

const write = (name: string, text: string): void => writeFileSync(path.join(root, name), text);
type BaselineFile = { readonly formatVersion: string; readonly problems: readonly { readonly rule: string }[] };

/** The baseline that the command wrote. */
const baseline = (): BaselineFile => JSON.parse(read('throughline.baseline.json')) as BaselineFile;

const read = (name: string): string => readFileSync(path.join(root, name), 'utf8');

const throughline = async (...args: readonly string[]): Promise<CliResult> => runIn(root, args);

const unused = `portfolio retail {   lpm: @ann }

// throughline-ignore art-in-many-value-streams: shared until the split
value-stream claims in retail { customer: "All"; budget: 1M EUR per year }
`.replace(';', '\n ');

describe('check --fix', () => {
  it('takes out a suppression that hides nothing, and leaves all other text as it is', async () => {
    write('a.thru', unused);
    const { code, err } = await throughline('check', '--fix');
    expect({ code, err }).toEqual({ code: 0, err: '1 problem is repaired.\n' });
    expect(read('a.thru')).toBe(unused.replace(/\/\/ throughline-ignore.*\n/, ''));
    expect(readdirSync(root)).toEqual(['a.thru']);
  });

  it('makes repairs that touch one after the other', async () => {
    const twice = '// throughline-ignore art-too-large, team-too-large, role-vacant: all of them\n';
    const text = `portfolio retail { lpm: @ann }\n${twice}person @ben\n`;
    write('a.thru', text);
    const { err } = await throughline('check', '--fix');
    expect(err).toBe('3 problems are repaired.\n');
    expect(read('a.thru')).toBe(text.replace(twice, ''));
  });

  it('leaves a text open where only a person knows its end', async () => {
    const text = 'art sky {\n}\nteam kite "Kite in sky {\n}\n';
    write('a.thru', text);
    await throughline('check', '--fix', '--rule', 'syntax');
    expect(read('a.thru')).toBe(text);
  });

  it('inserts what is missing, formats what it wrote, and keeps the line ends', async () => {
    write('a.thru', 'portfolio   retail {\r\n  lpm: @ann\r\n}\r\n}\r\nperson ben\r\n');
    await throughline('check', '--fix', '--rule', 'syntax');
    expect(read('a.thru')).toBe('portfolio   retail {\r\n  lpm: @ann\r\n}\r\n\r\nperson @ben\r\n');
  });

  it('leaves a suppression whose rule it was not to ask', async () => {
    write('a.thru', unused);
    await throughline('check', '--fix', '--rule', 'suppression-unused');
    await throughline('check', '--fix', '--rule', 'art-too-large');
    expect(read('a.thru')).toBe(unused);
  });

  it('keeps the mode of a file, and a link a link', async () => {
    write('target.txt', unused);
    chmodSync(path.join(root, 'target.txt'), 0o640);
    symlinkSync(path.join(root, 'target.txt'), path.join(root, 'a.thru'));
    await throughline('check', '--fix');
    expect(lstatSync(path.join(root, 'a.thru')).isSymbolicLink()).toBe(true);
    expect(statSync(path.join(root, 'target.txt')).mode & 0o777).toBe(0o640);
    expect(read('target.txt')).not.toContain('throughline-ignore');
  });

  it('shows names and line ends as people read them', async () => {
    const name = 'bank zürich.thru';
    write(name, 'portfolio p “Hi” {\r\n}\r\n');
    const { out } = await throughline('check', '--diff');
    expect(out).toContain(`--- ${name}\n+++ ${name}\n@@ -1,2 +1,2 @@\n-portfolio p “Hi” {\n+portfolio p "Hi" {\n }\n`);
  });

  it('shows the difference and writes nothing with --diff', async () => {
    write('a.thru', unused);
    const { code, out, err } = await throughline('check', '--diff');
    expect({ code, err }).toEqual({ code: 0, err: '1 problem can be repaired.\n' });
    expect(out).toContain('--- a.thru\n+++ a.thru\n');
    expect(out).toContain('\n-// throughline-ignore art-in-many-value-streams: shared until the split\n');
    expect(read('a.thru')).toBe(unused);
  });

  it('checks what it has repaired as if it were read afresh', async () => {
    const text = `art sky {
  backlog {
    feature F-1 { rank: 3 }
    feature F-2 { rank: 7 }
  }
}
`;
    write('a.thru', text);
    const { code, out, err } = await throughline('check', '--fix', '--rule', 'backlog-rank-gap');
    expect({ code, err }).toEqual({ code: 0, err: '1 problem is repaired.\n' });
    expect(out).not.toContain('backlog-rank-gap');
    expect(read('a.thru')).toBe(text.replace('rank: 3', 'rank: 1').replace('rank: 7', 'rank: 2'));
  });

  it('leaves to people what only they can say', async () => {
    const text = `value-stream claims { customer: "All" }
value-stream policies { customer: "All" }
// throughline-ignore art-in-many-value-streams
art sky in claims, policies
// throughline-ignore art-in-many-value-streems: shared until the split (until 2026-01-31)
art sea in claims, policies
`;
    write('a.thru', text);
    const { err } = await throughline('check', '--fix', '--as-of', '2030-01-01');
    expect(err).toBe('There is nothing that can be repaired safely.\n');
    expect(read('a.thru')).toBe(text);
  });

  it('says so where there is nothing to repair', async () => {
    write('a.thru', 'portfolio retail { lpm: @ann }\n');
    expect((await throughline('check', '--fix')).err).toBe('There is nothing that can be repaired safely.\n');
  });
});

const shared = `portfolio retail { lpm: @ann }
value-stream claims in retail { customer: "All" }
value-stream policies in retail { customer: "All" }
art sky in claims, policies { rte: @a }
`;

describe('a baseline', () => {
  it('knows every problem of a file, though a check tells the first ones alone', async () => {
    write('a.thru', Array.from({ length: 20_050 }, (_each, at) => `art a${at} { pi: x }\n`).join(''));
    const only = ['--rule', 'invalid-value'];
    await throughline('check', ...only, '--write-baseline');
    expect(baseline().problems.length).toBe(20_050);
    expect((await throughline('check', ...only)).code).toBe(0);
  });

  it('lets a check fail on new problems only, wherever the old ones have gone', async () => {
    write('a.thru', shared);
    expect((await throughline('check')).code).toBe(1);
    const written = await throughline('check', '--write-baseline');
    expect(written).toMatchObject({ code: 0, out: '' });
    expect(written.err).toMatch(/^throughline\.baseline\.json holds \d+ problems now\./);
    expect(await throughline('check')).toMatchObject({ code: 0, out: 'No problems in 1 file.\n' });
    write('b.thru', `// moved to another file and other lines\n\n\n${shared}`);
    rmSync(path.join(root, 'a.thru'));
    expect(await throughline('check')).toMatchObject({ code: 0, out: 'No problems in 1 file.\n' });
    write(
      'b.thru',
      `${shared}value-stream risk in retail { customer: "All" }\n`.replace(
        'claims, policies',
        'claims, policies, risk',
      ),
    );
    const { code, out } = await throughline('check', '--rule', 'art-in-many-value-streams');
    expect(code).toBe(1);
    expect(out).toContain('`risk`');
    expect(out).toContain('1 error in 1 of 1 file.');
    expect((await throughline('check')).out).not.toContain('many-value-streams-one-art');
  });

  it('knows a suppression that is wrong wherever its element goes, and not another one', async () => {
    const text = `portfolio retail { lpm: @ann }
value-stream claims in retail { customer: "All" }
// throughline-ignore art-in-many-value-streams
art sky in claims { rte: @a }
`;
    write('a.thru', text);
    await throughline('check', '--write-baseline');
    rmSync(path.join(root, 'a.thru'));
    write('b.thru', `\n${text.split('\n').slice(0, 2).join('\n')}\n`);
    const rest = text.split('\n').slice(2).join('\n');
    write('c.thru', rest);
    expect((await throughline('check')).out).toBe('No problems in 2 files.\n');
    write('c.thru', `${rest}// throughline-ignore art-too-large\nart sea in claims\n`);
    expect((await throughline('check', '--rule', 'suppression-without-reason')).out).toContain('c.thru:3:1');
  });

  it('fails on a second problem of a rule, at another element', async () => {
    write('a.thru', shared);
    await throughline('check', '--write-baseline');
    write('b.thru', 'art sea in claims, policies { rte: @a }\n');
    const { code, out } = await throughline('check', '--rule', 'art-in-many-value-streams');
    expect(code).toBe(1);
    expect(out).toContain('The train `sea`');
    expect(out).not.toContain('The train `sky`');
  });

  it('is the same whatever the order of files and lines', async () => {
    write('a.thru', shared);
    await throughline('check', '--write-baseline');
    const before = read('throughline.baseline.json');
    write('a.thru', shared.split('\n').reverse().join('\n'));
    await throughline('check', '--write-baseline');
    expect(read('throughline.baseline.json')).toBe(before);
  });

  it('says what is mended, and takes it out when it is pruned', async () => {
    write('a.thru', shared);
    await throughline('check', '--write-baseline');
    const before = baseline().problems.length;
    write('a.thru', shared.replace('claims, policies', 'claims'));
    expect((await throughline('check')).err).toMatch(/of the baseline (is|are) mended/);
    await throughline('check', '--prune-baseline');
    const after = baseline().problems;
    expect(after.length).toBeLessThan(before);
    expect(JSON.stringify(after)).not.toContain('art-in-many-value-streams');
    expect((await throughline('check')).err).toBe('');
  });

  it('tells what a known cause had explained before, once that is new', async () => {
    write('a.thru', shared);
    await throughline('check', '--write-baseline');
    const text = baseline();
    const causes = text.problems.filter(({ rule }) => rule !== 'many-value-streams-one-art');
    write('throughline.baseline.json', JSON.stringify({ ...text, problems: causes }));
    expect((await throughline('check')).out).toContain('many-value-streams-one-art');
  });

  it('says what to do about one that is missing or does not read', async () => {
    write('a.thru', shared);
    expect(await throughline('check', '--baseline', 'none.json')).toMatchObject({
      code: 2,
      err: 'There is no baseline `none.json`. `throughline check --write-baseline` writes one.\n',
    });
    write('throughline.baseline.json', '{ "formatVersion": "7" }');
    expect(await throughline('check')).toMatchObject({ code: 2, err: expect.stringContaining('is no baseline') });
  });
});
