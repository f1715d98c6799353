/** The comment on a pull request: short, folded where it is long, and with nothing in it that a name asks for. */
import { describe, expect, it } from 'vitest';
import { cliFolder } from '../cli-testing.ts';
import { hostileCount, hostileName, hostileText } from './hostile.ts';
import { markdown } from './markdown.ts';
import { problem, problems, rendered } from './reports-testing.ts';

const rowsIn = (text: string): readonly string[] =>
  text.split('\n').filter((line) => /^\| (error|warning|info|hint) /.test(line));

describe('markdown', () => {
  it('tells each problem in a row', async () => {
    const { throughline } = cliFolder({ 'a.thru': 'art sky in claims\n' });
    expect((await throughline('check', '--format', 'markdown', '--rule', 'unresolved-reference')).out)
      .toBe(`<!-- throughline-check -->
### Throughline: 1 error

1 error in 1 of 1 file. The gravest come first; \`throughline explain <rule>\` says why a rule matters and what to do.

| severity | where | what | rule |
| --- | --- | --- | --- |
| error | a.thru:1 | No value stream is called <code>claims</code>; declare it, or correct the name. | \`unresolved-reference\` |
`);
  });

  it('is kind where there are no problems', async () => {
    const { out } = await cliFolder({ 'a.thru': 'value-stream a\n' }).throughline(
      'check',
      '--format',
      'markdown',
      '--rule',
      'syntax',
    );
    expect(out).toContain('### Throughline: no problems');
    expect(out).toContain('The organisation is in order: 1 file checked, nothing to mend. Thank you!');
  });

  it('folds what is long, the gravest first', () => {
    expect(rendered(markdown, problems(10))).not.toContain('<details>');
    const long = rendered(markdown, [...problems(10, 'hint'), problem(99)]);
    expect(long).toMatch(/<details>\n<summary>All of them<\/summary>\n\n\| severity/);
    expect(long).toMatch(/\|\n\n<\/details>\n$/);
    expect(rowsIn(long)[0]).toContain('a.thru:99');
  });

  it('keeps below what GitHub takes, and says what is left out', () => {
    const text = rendered(markdown, problems(25_001));
    expect(Buffer.byteLength(text)).toBeLessThan(60_000);
    const left = 25_001 - rowsIn(text).length;
    expect(text).toContain(`\n${left} more are left out, since a comment holds only so much.`);
  });

  it('makes no mention, link, cell or tag of a name', async () => {
    const { throughline } = cliFolder({ [hostileName]: hostileText });
    const { out } = await throughline('check', '--format', 'markdown', '--rule', 'invalid-value');
    const rows = rowsIn(out);
    expect(rows.length).toBe(hostileCount);
    for (const row of rows) {
      expect(row.split('|').length).toBe(6);
      const words = row.replace(/<code>[^<`]*<\/code>/g, '').replace(/`invalid-value` \|$/, '');
      expect(words).not.toMatch(/[<>`*[\]\\]/);
      expect(words).not.toMatch(/@(?!\u200B)|(?<!&)#(?=\d)|:\/\/|www\.|GH-\d/);
    }
  });

  it('mentions nobody outside of code, and leaves code to be copied', () => {
    const message = 'Ask @octocat about #12, as in `pm: @name`.';
    expect(rowsIn(rendered(markdown, [problem(1, { message })]))[0]).toContain(
      'Ask @\u200Boctocat about #\u200B12, as in <code>pm: @name</code>.',
    );
  });

  it('shows the signs of HTML as they are written, once', () => {
    const row = rowsIn(rendered(markdown, [problem(1, { message: 'A `"` and & <b> and one ` alone.' })]))[0];
    expect(row).toContain('A <code>&#34;</code> and &#38; &#60;b&#62; and one &#96; alone.');
  });
});
