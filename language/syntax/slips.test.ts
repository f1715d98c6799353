/** Slips of the hand and of the clipboard: what is read all the same, and the one sentence that is said. */
import { describe, expect, it } from 'vitest';
import { summarize } from './summarize.ts';

const told = (text: string): readonly string[] => summarize(text).syntaxProblems.map(({ message }) => message);

/** The text once every fix of a syntax problem is made. */
function mended(text: string): string {
  return summarize(text)
    .syntaxProblems.flatMap(({ fix }) => fix ?? [])
    .reduceRight((all, { span, newText }) => all.slice(0, span.start) + newText + all.slice(span.end), text);
}

describe('what is read all the same', () => {
  it.each([
    ['portfolio retail “Retail Banking” in acme { }', 'portfolio retail "Retail Banking" in acme { }'],
    ['portfolio retail „Retail“ { }', 'portfolio retail "Retail" { }'],
    ["portfolio retail 'Retail' { }", 'portfolio retail "Retail" { }'],
    ['portfolio R&D "Research" { }', 'portfolio R-D "Research" { }'],
    ['team a/b.c { }', 'team a-b-c { }'],
    ['portfolio retail { budget = 5M }', 'portfolio retail { budget: 5M }'],
  ])('%s gives one sentence, and its fix gives a sound text', (text, sound) => {
    expect(told(text)).toHaveLength(1);
    expect(mended(text)).toBe(sound);
    expect(told(sound)).toEqual([]);
    const [before, after] = [summarize(text), summarize(sound)].map(({ declarations }) =>
      declarations.map(({ kind, name, title, statements }) => ({
        kind,
        name,
        title,
        keys: statements.map(({ key }) => key),
      })),
    );
    expect(before).toEqual(after);
  });

  it('takes pasted spaces for spaces', () => {
    const { declarations, syntaxProblems } = summarize('team\u00a0kite\u202f"Kite"\u3000{\ufeff members: 7 }');
    expect(syntaxProblems).toEqual([]);
    expect(declarations[1]).toMatchObject({ kind: 'team', name: 'kite', title: 'Kite' });
  });

  it('shows the number of a character that nobody sees', () => {
    expect(told('team kite \u2060 { }')).toEqual([
      'The character `U+2060` has no meaning here. Titles and other free text stand in quotes.',
    ]);
  });

  it('says of a character in a value that does not read nothing beside that', () => {
    expect(told('portfolio retail { budget: €5M }')).toEqual([]);
  });

  it.each([
    ['"caf\\u00e9"', 'café'],
    ['"\\u{1f3e6} bank"', '🏦 bank'],
    ['"a \\"b\\" \\\\ c"', 'a "b" \\ c'],
    ['"\\u12 and \\u{ffffff}"', 'u12 and \\u{ffffff}'],
  ])('reads the escapes of %s', (written, title) => {
    expect(summarize(`team kite ${written}`).declarations[1]?.title).toBe(title);
  });
});
