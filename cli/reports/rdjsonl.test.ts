/** Diagnostics of reviewdog, by the documentation of its format; suggestions are taken as reviewdog takes them. */
import { readFileSync } from 'node:fs';
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
};

const schema = JSON.parse(readFileSync(`${import.meta.dirname}/consumers/rdjsonl.schema.json`, 'utf8')) as object;
const validate = new Ajv({ strict: false }).compile<Diagnostic>(schema);

function diagnosticsIn(text: string): readonly Diagnostic[] {
  if (text === '') return [];
  expect(text.endsWith('\n')).toBe(true);
  return text
    .slice(0, -1)
    .split('\n')
    .map((line) => {
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
