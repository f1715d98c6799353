/** Several formats in one run, each to its own place. */
import { mkdirSync, readdirSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { cliFolder } from '../cli-testing.ts';

const model = 'art sky in claims\n';
const only = ['--rule', 'unresolved-reference'];

describe('--format', () => {
  it('writes files and standard output in one run', async () => {
    const { throughline, read, root } = cliFolder({ 'a.thru': model });
    mkdirSync(path.join(root, 'out'));
    const formats = ['--format', 'sarif=out/a=b.sarif', '--format', 'github', '--format', 'markdown=comment.md'];
    const { code, out, err } = await throughline('check', ...formats, ...only);
    expect(code).toBe(1);
    expect(out).toMatch(/^::error file=a\.thru,/);
    expect(err).toBe('Wrote out/a=b.sarif.\nWrote comment.md.\n');
    expect(JSON.parse(read('out/a=b.sarif'))).toMatchObject({ version: '2.1.0' });
    expect(read('comment.md')).toContain('### Throughline: 1 error');
    expect(readdirSync(root).sort()).toEqual(['a.thru', 'comment.md', 'out']);
  });

  it('writes over an old file, and never in colour', async () => {
    const { throughline, read } = cliFolder({ 'a.thru': model, 'report.txt': 'old' });
    const { out } = await throughline('check', '--format', 'text=report.txt', '--color', ...only);
    expect(out).toBe('');
    expect(read('report.txt')).toMatch(
      /^a\.thru:1:12 error No value stream is called `claims`; declare it, or correct the name\./,
    );
  });

  it.each([
    [['--format', 'xml'], 'There is no format xml. There are text, concise, json, sarif,'],
    [['--format', 'sarif='], 'Name a file after the sign, as in sarif=report.txt.'],
    [['--format', 'json', '--format', 'sarif'], 'Standard output takes one format.'],
    [['--format', 'json=a', '--format', 'sarif=a'], 'Two formats go to the file a.'],
    [['--format', 'json=nowhere/a.json'], '`nowhere/a.json` cannot be written, since its folder is not there.'],
    [['--format', 'json=folder'], '`folder` is a folder. Name a file in it.'],
    [['--format', 'json=a.thru'], '`a.thru` belongs to the model, and no report goes there. Give it another name.'],
  ])('%j is refused with a sentence', async (formats, sentence) => {
    const { throughline, root } = cliFolder({ 'a.thru': model });
    mkdirSync(path.join(root, 'folder'));
    const { code, out, err } = await throughline('check', ...formats);
    expect({ code, out }).toEqual({ code: 2, out: '' });
    expect(err).toContain(sentence);
  });

  it('stands in the help with all its names', async () => {
    const { out } = await cliFolder().throughline('check', '--help');
    for (const name of ['text', 'concise', 'json', 'sarif', 'github', 'gitlab', 'rdjsonl', 'junit', 'markdown'])
      expect(out).toContain(`"${name}"`);
  });
});
