import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { generateOrganisation } from '../../bench/generate.ts';
import { createRandom } from '../../testing/random.ts';
import { applyEdits } from '../edits/text-edits.ts';
import { scan, T } from '../syntax/scanner.ts';
import { summarize } from '../syntax/summarize.ts';
import { formatEdits, formatEditsIn, formatted } from './format.ts';

/** A text as an architect might leave it, and what the formatter makes of it. */
const cases: readonly { readonly title: string; readonly text: string; readonly expected: string }[] = [
  {
    title: 'breaks a block of several facts, one a line',
    text: 'team falcon{members:7   topology:platform}',
    expected: 'team falcon {\n  members: 7\n  topology: platform\n}\n',
  },
  {
    title: 'keeps a block of one fact on its line',
    text: 'product pay { delivered-by:  pay-core }',
    expected: 'product pay { delivered-by: pay-core }\n',
  },
  {
    title: 'keeps broken what the author broke',
    text: 'product pay {\ndelivered-by: pay-core\n}',
    expected: 'product pay {\n  delivered-by: pay-core\n}\n',
  },
  {
    title: 'breaks a list of more than three references',
    text: 'solution omni {\n  comprises: a, b, c, d\n}\n',
    expected: 'solution omni {\n  comprises:\n    a,\n    b,\n    c,\n    d,\n}\n',
  },
  {
    title: 'takes the comma from the end of a list on one line',
    text: 'art x { uses: a, b, }',
    expected: 'art x { uses: a, b }\n',
  },
  {
    title: 'keeps together what was written as one word, though it does not read',
    text: 'portfolio rd { budget:   12,5M\n lpm: x@y.com,@ann\n reserve: €5M }',
    expected: 'portfolio rd {\n  budget: 12,5M\n  lpm: x@y.com, @ann\n  reserve: €5M\n}\n',
  },
  {
    title: 'puts one blank line between declarations with broken blocks',
    text: 'art a {\n  pi: 10 weeks\n}\nart b {\n  pi: 10 weeks\n}\n\n\n\nart c\nart d',
    expected: 'art a {\n  pi: 10 weeks\n}\n\nart b {\n  pi: 10 weeks\n}\n\nart c\nart d\n',
  },
  {
    title: 'keeps comments where they are',
    text: '// first\n/** Core. */\nart a { // why\n pi: 10 weeks // long\n   // last\n}',
    expected: '// first\n/** Core. */\nart a { // why\n  pi: 10 weeks // long\n  // last\n}\n',
  },
  {
    title: 'keeps the line ends of the file',
    text: 'art a {\r\npi: 10 weeks\r\n}\r\n',
    expected: 'art a {\r\n  pi: 10 weeks\r\n}\r\n',
  },
  { title: 'leaves a text that does not read as it is', text: 'art  a {\n pi:', expected: 'art  a {\n pi:' },
  { title: 'leaves an empty text empty', text: '', expected: '' },
  {
    title: 'keeps one blank line where the author left some between facts',
    text: 'art a {\n  pi: 10 weeks\n\n\n  rte: @ann\n  people: 60\n}\n',
    expected: 'art a {\n  pi: 10 weeks\n\n  rte: @ann\n  people: 60\n}\n',
  },
  {
    title: 'keeps a comment inside a list',
    text: 'art a {\n uses: b, // core\n  c\n}',
    expected: 'art a {\n  uses: b, // core\n    c\n}\n',
  },
];

describe('the formatter', () => {
  it.each(cases)('$title', ({ text, expected }) => {
    expect(formatted(text)).toBe(expected);
    expect(formatted(expected)).toBe(expected);
  });

  it('prints the declaration around some lines alone, to the edits that printing all of the text gives', () => {
    const random = createRandom(7);
    const organisation = generateOrganisation({ elements: 150, layout: 'one-file', seed: 5 }).files[0]?.text ?? '';
    for (const eol of ['\n', '\r\n']) {
      const lines = organisation.split('\n').flatMap((line) => {
        const other = `${' '.repeat(random(9))}${line.trimStart().replace(/[:,] /g, (sign) => sign + ' '.repeat(random(3)))}`;
        return random(9) === 0 ? [other, ''] : random(9) === 0 ? [`${other} // said`] : [other];
      });
      const text = lines.join(eol);
      const summary = summarize(text);
      expect(summary.syntaxProblems).toEqual([]);
      // Every ninth line, and the one behind it with some of them.
      for (let index = 0; index < lines.length; index += 9) {
        const start = lines.slice(0, index).join(eol).length + (index > 0 ? eol.length : 0);
        const end = start + lines.slice(index, index + 1 + (index % 2)).join(eol).length;
        expect(formatEditsIn(text, { start, end }, summary)).toEqual(formatEdits(text, [{ start, end }]));
      }
    }
  });

  it('formats only the lines that are asked for', () => {
    const text = 'art a {\n pi:10 weeks\n}\nart b {\n pi:10 weeks\n}\n';
    const edits = formatEdits(text, [{ start: 10, end: 12 }]).map((edit) => ({ ...edit, path: '' }));
    expect(applyEdits(text, edits)).toBe('art a {\n  pi: 10 weeks\n}\nart b {\n pi:10 weeks\n}\n');
  });
});

/** Words and comments, without the white space and the commas that end a list. */
function substance(text: string): string {
  const tokens = scan(text);
  const words: string[] = [];
  for (let at = 0; at < tokens.count; at += 1) {
    const isComma = tokens.types[at] === T.comma;
    if (!isComma) words.push(text.slice(tokens.starts[at], tokens.ends[at]));
  }
  const comments = tokens.comments.map(({ start, end }) => text.slice(start, end).replace(/\s+/g, ' ').trim());
  return [...words, ...comments].join('\n');
}

function meaning(text: string): string {
  const { declarations } = summarize(text);
  const plain = declarations.map(({ kind, parent, name, title, doc, statements }) => ({
    kind,
    parent,
    name,
    title,
    doc,
    statements: statements.map(({ key, values }) => ({ key, values })),
  }));
  return JSON.stringify(plain, (key, value: unknown) => (key === 'span' ? undefined : value));
}

/** A sound text with its white space, comments and commas shaken. */
function shaken(seed: number): string {
  const random = createRandom(seed);
  const { files } = generateOrganisation({ elements: 150, layout: 'many-files', seed });
  const text = files[random(files.length)]?.text ?? '';
  const lines = text
    .split('\n')
    .slice(0, 60)
    .flatMap((line) => {
      switch (random(8)) {
        case 0:
          return [line.replace(/^ +/, '')];
        case 1:
          return [line, ''];
        case 2:
          return [`${line} // said`];
        case 3:
          return ['// alone', line];
        case 4:
          return [line.replaceAll(' ', '  ')];
        case 5:
          return [line.replace(/, /g, ',\n        ')];
        default:
          return [line];
      }
    });
  return lines.join(random(3) === 0 ? '\r\n' : '\n');
}

describe('for any text', () => {
  it('changes white space and final commas alone, keeps the meaning, and is done after one time', () => {
    fc.assert(
      fc.property(fc.nat(1_000_000), (seed) => {
        const text = shaken(seed);
        const once = formatted(text);
        expect(substance(once)).toBe(substance(text));
        expect(meaning(once)).toBe(meaning(text));
        expect(formatted(once)).toBe(once);
        const edits = formatEdits(text).map((edit) => ({ ...edit, path: '' }));
        expect(applyEdits(text, edits)).toBe(once);
      }),
      { numRuns: 150 },
    );
  });

  it('never throws and never loses a word', () => {
    const soup = fc
      .array(
        fc.constantFrom(
          'team',
          'art',
          'x',
          ':',
          ',',
          '{',
          '}',
          '"a"',
          '"b',
          '@ann',
          '#t',
          '12%',
          '//c\n',
          '/** d */',
          '\n',
          '  ',
          'in',
          '->',
          'é',
          '€',
        ),
      )
      .map((words) => words.join(' '));
    fc.assert(
      fc.property(fc.oneof(soup, fc.string({ unit: 'binary' })), (text) => {
        expect(substance(formatted(text))).toBe(substance(text));
      }),
      { numRuns: 400, examples: [['x /** d */ ,'], ['members: @ann /* first */ , // second\n'], ['x // c\n,']] },
    );
  });
});
