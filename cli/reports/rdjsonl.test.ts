/** Diagnostics of reviewdog, by the published schema of its format; suggestions are taken as reviewdog takes them. */
import { getSchema } from '@umbrelladocs/rdformat-validator';
import { Ajv } from 'ajv';
import { describe, expect, it } from 'vitest';
import { cliFolder } from '../cli-testing.ts';
import { hostileCount, hostileName, hostileText } from './hostile.ts';
import { rdjsonl } from './rdjsonl.ts';
import { problem, problems, rendered } from './reports-testing.ts';

type Position = { readonly line: number; readonly column: number };
type Range = { readonly start: Position; readonly end: Position };
type Diagnostic = {
  readonly message: string;
  readonly location: { readonly path: string; readonly range: Range };
  readonly severity: string;
  readonly code: { readonly value: string; readonly url?: string };
  readonly suggestions: readonly { readonly range: Range; readonly text: string }[];
  readonly related_locations: readonly { readonly message: string; readonly location: { readonly path: string } }[];
};

const validate = new Ajv({ strict: false }).compile<Diagnostic>(getSchema('diagnostic') ?? false);

/** Bytes of a line that reviewdog reads whole. */
const lineLimit = 64 * 1024;

function diagnosticsIn(text: string): readonly Diagnostic[] {
  if (text === '') return [];
  expect(text.endsWith('\n')).toBe(true);
  return text
    .slice(0, -1)
    .split('\n')
    .map((line) => {
      expect(Buffer.byteLength(line)).toBeLessThan(lineLimit);
      const diagnostic: unknown = JSON.parse(line);
      if (!validate(diagnostic)) throw new Error(`${line}: ${JSON.stringify(validate.errors)}`);
      return diagnostic;
    });
}

/** Columns are bytes, so bytes are cut. */
function applied(text: string, { range: { start, end }, text: words }: Diagnostic['suggestions'][number]): string {
  const lines = text.split('\n').map((line) => Buffer.from(line));
  const before = [...lines.slice(0, start.line - 1), lines[start.line - 1]?.subarray(0, start.column - 1) ?? ''];
  const after = [lines[end.line - 1]?.subarray(end.column - 1) ?? '', ...lines.slice(end.line)];
  return `${before.join('\n')}${words}${after.join('\n')}`;
}

describe('rdjsonl', () => {
  it('says the problem, and suggests the fix, in bytes', async () => {
    const text = 'value-stream claims\n\n/* é𝄞漢 */ art sky in clams\n';
    const { throughline } = cliFolder({ 'a.thru': text }, 'https://throughline.example');
    const { out } = await throughline('check', '--format', 'rdjsonl', '--rule', 'unresolved-reference');
    const [diagnostic, ...others] = diagnosticsIn(out);
    expect(others).toEqual([]);
    expect(diagnostic).toMatchObject({
      location: { path: 'a.thru', range: { start: { line: 3, column: 28 }, end: { line: 3, column: 33 } } },
      severity: 'ERROR',
      code: {
        value: 'unresolved-reference',
        url: 'https://throughline.example/docs/rules/unresolved-reference.md',
      },
    });
    const [suggestion] = diagnostic?.suggestions ?? [];
    expect(suggestion && applied(text, suggestion)).toBe(text.replace('clams', 'claims'));
  });

  it('suggests nothing that changes several places', () => {
    const edit = { file: 'a.thru', line: 1, column: 1, endLine: 1, endColumn: 2, newText: 'x' };
    const fixesOf = (...edits: (typeof edit)[]) =>
      diagnosticsIn(rendered(rdjsonl, [problem(1, { fixes: [{ title: 'Mend it', edits }] })]))[0]?.suggestions.length;
    expect(fixesOf(edit)).toBe(1);
    expect(fixesOf(edit, { ...edit, line: 2, endLine: 2 })).toBe(0);
    expect(fixesOf({ ...edit, file: 'b.thru' })).toBe(0);
  });

  it('names the other places of a problem', async () => {
    const text = 'value-stream claims\nvalue-stream policies\nart sky in claims, policies\n';
    const { out } = await cliFolder({ 'a.thru': text }).throughline(
      ...['check', '--format', 'rdjsonl', '--rule', 'art-in-many-value-streams'],
    );
    expect(diagnosticsIn(out)[0]?.related_locations).toEqual([
      {
        message: 'It is aligned to `claims` here.',
        location: { path: 'a.thru', range: { start: { line: 3, column: 12 } } },
      },
    ]);
  });

  it('loses what is least needed of a line that reviewdog would not read', () => {
    const long = '漢'.repeat(40_000);
    const place = { file: 'a.thru', line: 1, column: 1 };
    const edit = { ...place, endLine: 1, endColumn: 2, newText: long };
    const fixes = [{ title: 'Mend it', edits: [edit] }];
    const found = [
      problem(1, { fixes, related: [{ ...place, message: 'Here too.' }] }),
      problem(2, { fixes, related: [{ ...place, message: long }] }),
      problem(3, { fixes, message: `\u0001${long}` }),
      problem(4),
    ];
    const kept = diagnosticsIn(rendered(rdjsonl, found));
    expect(kept.map(({ suggestions, related_locations }) => [suggestions.length, related_locations.length])).toEqual([
      [0, 1],
      [0, 0],
      [0, 0],
      [0, 0],
    ]);
    expect(kept[2]?.message).toMatch(/漢…$/);
    expect(kept[3]?.message).toBe('No value stream is called `s4`.');
  });

  it('takes the examples, hostile names, 25,001 problems and none', async () => {
    const { throughline } = cliFolder({ [hostileName]: hostileText });
    const hostile = diagnosticsIn((await throughline('check', '--format', 'rdjsonl', '--rule', 'invalid-value')).out);
    expect(hostile.length).toBe(hostileCount);
    expect(hostile[0]?.location.path).toBe(hostileName);
    const examples = `${import.meta.dirname}/../../examples/misaligned`;
    const found = diagnosticsIn((await cliFolder().throughline('check', examples, '--format', 'rdjsonl')).out);
    expect(found.filter(({ suggestions }) => suggestions.length > 0).length).toBeGreaterThan(10);
    expect(diagnosticsIn(rendered(rdjsonl, problems(25_001))).length).toBe(25_001);
    expect(diagnosticsIn(rendered(rdjsonl, []))).toEqual([]);
  });
});
