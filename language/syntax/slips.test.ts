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
    ['portfolio retail { lpm => @ann }', 'portfolio retail { lpm: @ann }'],
    ['portfolio retail = "Retail" { }', 'portfolio retail "Retail" { }'],
    ['portfolio retail "Retail";', 'portfolio retail "Retail"'],
    ['portfolio retail "Retail",', 'portfolio retail "Retail"'],
    ['portfolio retail {\n  lpm: @ann;\n}', 'portfolio retail {\n  lpm: @ann\n}'],
    ['portfolio retail {\n  lpm: @ann (\n}', 'portfolio retail {\n  lpm: @ann\n}'],
    ['portfolio retail {\n  budget: 5M EUR per year [\n}', 'portfolio retail {\n  budget: 5M EUR per year\n}'],
    ['portfolio retail {\n},\nportfolio cards', 'portfolio retail {\n}\nportfolio cards'],
    ['art core { trains: a b }', 'art core { trains: a, b }'],
    ['team kite { members: @ann @ben "Ben" 50% }', 'team kite { members: @ann, @ben "Ben" 50% }'],
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

  it.each([
    ['portfolio retail {\n  tags: [#a, #b],\n}', 'portfolio retail {\n  tags: #a, #b,\n}'],
    ['team kite [\n  members: 7\n]', 'team kite {\n  members: 7\n}'],
    ['team kite (\n  members: 7;\n)', 'team kite {\n  members: 7\n}'],
    ['# A team\nteam kite { # of seven\n  members: 7\n}', '// A team\nteam kite { // of seven\n  members: 7\n}'],
    ['%% A team\n- team kite\n---', '// A team\nteam kite\n'],
    ['team kite in "sky"', 'team kite in sky'],
  ])('%s has a fix for each sign that belongs to another notation', (text, sound) => {
    expect(mended(text)).toBe(sound);
    expect(told(sound)).toEqual([]);
  });

  it.each([
    [
      'payments --> cards',
      'Arrows are drawn by the preview. Write a key that says how the two belong together, such as `depends-on`.',
    ],
    ['team kite (7 people)', '`(` has no meaning here. Facts stand in braces, one a line, as in `{ members: 7 }`.'],
    ['team kite, heron', 'One line declares one thing. Give what follows the comma a line of its own.'],
    ["team kite\n  text 'x'", 'A text stands between straight double quotes, as in `"Retail"`.'],
    ['portfolio retail {\n  "budget": 5M\n}', 'A key stands without quotes: `budget: …`.'],
    [': 5M', 'Before a colon stands a key, such as `budget: 12M EUR per year`.'],
    ['<portfolio>', 'Signs such as `<` and `>` have no meaning here. Write a kind and a name, and facts in braces.'],
  ])('of `%s` it says what to write', (text, sentence) => {
    expect(told(text)).toContain(sentence);
  });

  it('of a line of strange signs it tells once', () => {
    expect(told('§ ° § ° ~ ^ ° §\n° ~')).toHaveLength(2);
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

  it('speaks of several characters where there are several', () => {
    expect(told('team kite \u001b[ { }')).toEqual([
      'The characters `U+001B[` have no meaning here. Titles and other free text stand in quotes.',
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
