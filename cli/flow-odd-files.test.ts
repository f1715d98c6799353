/** Imports of files that are cut off, or are no tables: each is told for what it is. */
import { describe, expect, it } from 'vitest';
import { cliFolder } from './cli-testing.ts';

const model = 'team falcon\nworkflow w {\n  waiting: "Ready"\n  done: "Done"\n}\n';
const header = 'id,at,from,to,team\n';
const row = 'A,2026-01-05,,Ready,falcon\n';

async function imported(name: string, text: string) {
  const folder = cliFolder({
    'throughline.json': '{}',
    'main.thru': model,
    [name]: text,
    'good.csv': `${header}${row}`,
  });
  await folder.throughline('flow', 'import', 'good.csv');
  const before = folder.read('flow.thruflow');
  const { code, out, err } = await folder.throughline('flow', 'import', name);
  return { code, out, err, isAsBefore: folder.read('flow.thruflow') === before };
}

const issue = (key: string): string =>
  JSON.stringify({ key, fields: { created: '2026-01-05T00:00:00Z', status: { name: 'Ready' } }, changelog: {} });

describe('a file that is no whole one', () => {
  it.each([
    ['a page', 'log.json', `{"issues":[${issue('A')},${issue('B')}`],
    ['a page that ends in a word', 'log.json', `{"issues":[${issue('A')},${issue('B').slice(0, 20)}`],
    ['a list', 'log.json', `[${issue('A')},`],
    ['lines', 'log.jsonl', `${issue('A')}\n${issue('B').slice(0, -2)}`],
  ])('%s of issues is refused, and what was imported before stays', async (_what, name, text) => {
    const { code, err, isAsBefore } = await imported(name, text);
    expect([code, isAsBefore]).toEqual([2, true]);
    expect(err).toMatch(/ends in the middle, at line \d+: what comes after is missing\. Export it again, as a whole\./);
  });

  it.each([
    ['a page', 'log.json', `{"issues":[${issue('A')}]}\n`],
    ['pages one after the other', 'log.json', `{"issues":[${issue('A')}]}{"issues":[${issue('B')}]}`],
    ['lines without a last line feed', 'log.jsonl', `${issue('A')}\n${issue('B')}`],
    ['lines with one', 'log.jsonl', `${issue('A')}\n`],
  ])('%s that is whole is read', async (_what, name, text) => {
    expect((await imported(name, text)).code).toBe(0);
  });

  it('a line that is no row is not taken for an open quotation mark', async () => {
    const long = 'x'.repeat(6_000_000);
    const { code, err, isAsBefore } = await imported('long.csv', `${header}${row}B,2026-01-05,,Ready,${long}\n`);
    expect([code, isAsBefore]).toEqual([2, true]);
    expect(err).toContain('`long.csv`: line 3 is longer than a megabyte, which is no row of a table.');
    const quoted = await imported('open.csv', `${header}${row}B,2026-01-05,,Ready,"${long}\n`);
    expect(quoted.err).toContain('nothing closes a quotation mark in line 3');
  });
});

describe('a table', () => {
  it.each(['sep=;\n', '\ufeffsep=;\n', 'SEP=;\n'])('may name what parts its cells: %j', async (first) => {
    const { code, out } = await imported('excel.csv', `${first}${`${header}${row}`.replaceAll(',', ';')}`);
    expect(code).toBe(0);
    expect(out).toContain('a row a transition; 1 row. Read: id, at, from, to, team.');
  });
});
