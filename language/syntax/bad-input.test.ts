/** Whatever is typed or opened: a clear problem, no crash, nothing lost. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Element } from '../binding/element.ts';
import { kinds, allKeys } from '../metamodel/index.ts';
import { roleLinesOf, type RoleLine } from '../model/queries.ts';
import { createProject } from '../project.ts';
import { SyntaxProblems } from './many-problems.ts';
import { summarize } from './summarize.ts';

const problemsOf = (text: string): readonly string[] => {
  const project = createProject();
  project.update([{ path: 'a.thru', text }]);
  return project.problems('a.thru').map(({ message }) => message);
};

describe('odd files', () => {
  it.each([
    ['empty', ''],
    ['only white space', '  \n\t\n'],
    ['only comments', '// a\n/* b */\n/** c */'],
    ['only a byte-order mark', '\uFEFF'],
  ])('%s is nothing, and all right', (_name, text) => {
    expect(problemsOf(text)).toEqual([]);
  });

  it('lone carriage returns end lines', () => {
    const { declarations, lineStarts } = summarize('portfolio a\rportfolio b\r');
    expect(declarations.map(({ name }) => name)).toEqual([undefined, 'a', 'b']);
    expect([...lineStarts]).toEqual([0, 12, 24]);
  });

  it.each([
    ['indented', (at: number) => ' '.repeat(at), '}'.repeat(1000)],
    ['not indented', () => '', '\n}'.repeat(1000)],
    ['indented wildly', (at: number) => ' '.repeat((at * 7) % 11), '}\n'.repeat(1000)],
  ])('a thousand levels of nesting, %s, are one sentence', (_how, indent, end) => {
    const heads = Array.from({ length: 1000 }, (_, at) => `${indent(at)}value-stream v${at} {`);
    const { syntaxProblems, declarations } = summarize(`${heads.join('\n')}${end}\nart sky\n`);
    expect(syntaxProblems.map(({ message }) => message)).toEqual([expect.stringContaining('24 deep')]);
    expect(declarations).toHaveLength(1002);
    expect(declarations.at(-1)).toMatchObject({ name: 'sky', parent: 0 });
  });

  it('the first twenty thousand places that do not read are a sentence each, and all behind them one more', () => {
    const { syntaxProblems } = summarize('{'.repeat(200_000));
    expect(syntaxProblems).toHaveLength(20_001);
    expect(syntaxProblems.at(-1)).toEqual({
      message:
        'From here on 180,000 more places do not read. Mend the first ones, or name the file under `exclude` in `throughline.json` where it is no model.',
      span: { start: 20_000, end: 20_001 },
    });
    expect(summarize('{'.repeat(20_000)).syntaxProblems).toHaveLength(20_000);
  });

  it('of many places those are told that come first in the text, in whatever order they are found', () => {
    const problems = new SyntaxProblems();
    const found = Array.from({ length: 70_000 }, (_, at) => {
      const start = (at * 32_749) % 23_333;
      return { message: `${at}.`, span: { start, end: start + (at % 3) } };
    });
    for (const problem of found) problems.push(problem);
    const inOrder = [...found].sort((a, b) => a.span.start - b.span.start || a.span.end - b.span.end);
    expect(problems.first().slice(0, -1)).toEqual(inOrder.slice(0, 20_000));
    expect(problems.first().at(-1)).toMatchObject({ span: inOrder[20_000]?.span });
    expect(problems.first().at(-1)?.message).toContain('50,000 more places');
    expect(found.map((_, at) => problems.start(at))).toEqual(found.map(({ span }) => span.start));
    expect(problems.count).toBe(found.length);
  });

  it('braces that nothing opens, each in front of the one before, are closed without looking at all', () => {
    const { syntaxProblems } = summarize(`${' {\n'.repeat(300_000)}${'}\n'.repeat(299_999)}`);
    expect(syntaxProblems.at(-1)?.message).toContain('more places');
  });

  it('a name that a file declares forty thousand times is told of, and goes with the file', () => {
    const project = createProject();
    project.update([{ path: 'a.thru', text: 'team kite\nart kite\n'.repeat(40_000) }]);
    expect(project.model.firstNamed('team', 'kite')?.index).toBe(1);
    expect(project.model.firstNamed('art', 'kite')?.index).toBe(2);
    expect(project.problems('a.thru').at(-1)?.message).toMatch(/^From here on there are [\d,]+ more problems/);
    project.update([{ path: 'a.thru', text: 'art kite in kite\nteam kite\n' }]);
    expect(project.model.named('art', 'kite')).toHaveLength(1);
    expect(project.model.firstNamed('team', 'kite')?.index).toBe(2);
  });

  it('what rules find is told so too, and the last sentence is as grave as the gravest that it stands for', () => {
    const text = `${'// throughline-ignore\n'.repeat(19_990)}${'art sky\n'.repeat(20)}`;
    const project = createProject({ isIncremental: false });
    project.update([{ path: 'a.thru', text }]);
    const problems = project.problems('a.thru');
    const [last] = problems.slice(-1);
    expect(problems).toHaveLength(20_001);
    expect(last).toMatchObject({ severity: 'error' });
    expect(last?.message).toMatch(/^From here on there are [\d,]+ more problems in this file\. /);
  });

  it('of lines that mean nothing the first twenty thousand are kept, and all that means something', () => {
    const lines = 'what: ever\nhead of\n'.repeat(20_000);
    const text = `portfolio a {\n${lines}  captain: @kim\n  lpm: vacant\n  budget: 1M EUR per year\n  value-stream x\n}\n`;
    const { declarations, syntaxProblems } = summarize(text);
    const [, portfolio, stream] = declarations;
    expect(portfolio?.statements).toHaveLength(20_003);
    expect(portfolio?.statements.slice(-3).map(({ key }) => key)).toEqual(['captain', 'lpm', 'budget']);
    expect(portfolio?.soundness).toBe('broken');
    expect(stream).toMatchObject({ name: 'x', soundness: 'sound' });
    expect(syntaxProblems.at(-1)).toMatchObject({
      message: expect.stringMatching(/^From here on 20,000 more places do not read\. /),
      span: { start: 14 + lines.length / 2 },
    });
    expect(summarize(`backlog b {\n${'F-1\n'.repeat(30_000)}}`).declarations[1]?.statements).toHaveLength(30_000);
  });

  it('of roles outside of any element, which mean nothing whoever holds them, the first twenty thousand are kept', () => {
    const { declarations, syntaxProblems } = summarize(`${'captain: @kim\n'.repeat(30_000)}team a { captain: @kim }\n`);
    expect(declarations[0]?.statements).toHaveLength(20_000);
    expect(declarations[1]?.statements).toHaveLength(1);
    expect(syntaxProblems.map(({ message }) => message)).toEqual([
      expect.stringMatching(/^From here on 10,000 more places do not read\. /),
    ]);
  });

  it('a role of ten thousand lines, and one of as many people, has them all', () => {
    const people = Array.from({ length: 10_000 }, (_, at) => `@p${at}`);
    const project = createProject({ isIncremental: false, rules: [] });
    const lines = people.map((person) => `rte: vacant, ${person}`).join('\n');
    project.update([{ path: 'a.thru', text: `art sky { ${lines} }\nart sea { rte: ${people.join(', ')} }` }]);
    const [sky, sea] = ['sky', 'sea'].map((name) => roleLinesOf(project.model.firstNamed('art', name) as Element));
    const names = (line: RoleLine): readonly string[] => line.holders.map(({ person }) => `@${person?.name ?? ''}`);
    expect(sky?.map(names)).toEqual(people.map((person) => ['@', person]));
    expect(sea?.map(names)).toEqual([people]);
    expect(new Set([...(sky ?? []), ...(sea ?? [])].map(({ role }) => role?.name))).toEqual(
      new Set(['release-train-engineer']),
    );
  });

  it('lines of characters without a meaning are told of, however many there are, and in a header too', () => {
    expect(summarize('$\n'.repeat(300_000)).syntaxProblems.at(-1)?.message).toContain('280,000 more places');
    expect(summarize(`team a ${'$ '.repeat(100_000)}`).syntaxProblems).toHaveLength(1);
    expect(summarize(`team a ${'( '.repeat(100_000)}`).syntaxProblems.at(-1)?.message).toContain('80,000 more places');
  });

  it('a header of words before a text without an end is told of once', () => {
    expect(summarize(`team a ${'b '.repeat(100_000)}"open`).syntaxProblems).toHaveLength(1);
  });

  it('blocks whose first lines are lost are told of one by one', () => {
    const blocks = Array.from({ length: 20_000 }, (_, at) => `  members: 3\n  team a${at}\n}\n`).join('');
    expect(summarize(blocks).syntaxProblems).toHaveLength(20_000);
  });

  it('two hundred thousand comments that are never closed end with their lines', () => {
    const { syntaxProblems, declarations } = summarize(`${'x: 1 /* y\n'.repeat(200_000)}/* z */\nart sky`);
    // As many signs without their other ones, and as many lines that mean nothing.
    expect(syntaxProblems.at(-1)?.message).toContain('360,000 more places');
    expect(declarations.at(-1)).toMatchObject({ kind: 'art', name: 'sky' });
    expect(summarize(`art sky\n${'x: 1 /* y\n'.repeat(200_000)}`).declarations).toHaveLength(2);
  });

  it('ten thousand errors are ten thousand sentences', () => {
    expect(summarize('team\n'.repeat(10_000)).syntaxProblems).toHaveLength(10_000);
  });

  it('a line of a megabyte and a file of ten are read', () => {
    expect(summarize(`portfolio a { lpm: ${'@x, '.repeat(250_000)}@y }`).declarations).toHaveLength(2);
    expect(summarize('// ten megabytes of this\n'.repeat(420_000)).declarations).toHaveLength(1);
  });

  it('a hundred thousand declarations in one file are all there', () => {
    const text = Array.from({ length: 100_000 }, (_, at) => `person @p${at}`).join('\n');
    expect(summarize(text).declarations).toHaveLength(100_001);
  });
});

describe('beside a file that is all right', () => {
  const good = 'portfolio retail {\n  value-stream cards\n}\nart core in nowhere\n';
  const oddities: readonly (readonly [string, string])[] = [
    ['nothing', ''],
    ['comments alone', '// a\n/* b */'],
    ['zero bytes', 'a\u0000b\u0000{\u0000'],
    ['what was no text', String.fromCharCode(...Array.from({ length: 4000 }, (_, at) => (at * 7919) % 65_536))],
    ['lone carriage returns', 'team x\rteam y {\r'],
    ['ten thousand errors', 'team\n'.repeat(10_000)],
    ['ten thousand references to nothing', `art x { depends-on: ${'gone, '.repeat(10_000)}gone }`],
    ['a thousand levels', 'meta {\n'.repeat(1000)],
    ['a line of a megabyte', `// ${'x'.repeat(1 << 20)}`],
    ['a comment without an end', '/* team x {'],
    ['a text without an end', 'team x "never closed {'],
    ['braces alone', '}{'.repeat(500)],
  ];

  it.each(oddities)('%s: its problems stay as they are', (_name, text) => {
    const told = (project: ReturnType<typeof createProject>): readonly string[] =>
      project.problems('good.thru').map(({ rule, span, message }) => `${rule} ${span.start} ${message}`);
    const alone = createProject();
    alone.update([{ path: 'good.thru', text: good }]);
    const both = createProject();
    both.update([
      { path: 'a.thru', text },
      { path: 'good.thru', text: good },
    ]);
    expect(told(both)).toEqual(told(alone));
    expect(told(alone).length).toBeGreaterThan(0);
    for (const { message, span } of both.problems('a.thru')) {
      expect(message).toMatch(/[.?]$/);
      expect(span.end).toBeLessThanOrEqual(text.length);
    }
  });
});

describe('names', () => {
  it.each([...kinds, ...allKeys, 'lead', 'vacant', 'hidden', 'unknown'])(
    '`%s` may name an element, and be referred to',
    (name) => {
      const text = `portfolio p {\n  lpm: @a\n  enterprise-architect: @b\n  budget: 1M EUR per year\n  value-stream ${name} {\n    customer: "All"\n    budget: 1M EUR per year\n  }\n}\n\nsolution s in p {\n  funded-by: ${name}\n}\n`;
      const project = createProject();
      project.update([{ path: 'a.thru', text }]);
      expect(project.file('a.thru')?.summary.syntaxProblems).toEqual([]);
      expect(project.model.named('value-stream', name)).toHaveLength(1);
      expect(project.model.named('solution', 's')[0]?.links('funded-by')[0]?.target?.name).toBe(name);
    },
  );

  it.each(['équipe', 'команда', '团队', 'फ़ीचर', 'a_b', 'PAY-101'])('`%s` is a name', (name) => {
    expect(summarize(`team ${name} { members: 3 }`).declarations[1]?.name).toBe(name.normalize('NFC'));
  });

  it('the same letters typed in two ways are the same name', () => {
    const project = createProject();
    project.update([{ path: 'a.thru', text: 'portfolio caf\u00e9\nvalue-stream x in cafe\u0301' }]);
    expect(project.model.named('value-stream', 'x')[0]?.links('in')[0]?.status).toBe('resolved');
  });

  it('titles may be anything', () => {
    for (const title of ['🚀 “Go” <b>', 'שלום', '\u202Eevil', 'a\\"b'])
      expect(summarize(`team x "${title}"`).declarations[1]?.titleSpan).toBeDefined();
  });
});

describe('for any text', () => {
  const words = fc.constantFrom(
    ...kinds,
    ...allKeys,
    'x',
    '@y',
    '#z',
    ':',
    ',',
    '{',
    '}',
    '"t"',
    '"u',
    '//c\n',
    '/* d',
    '\n',
    '12%',
    '2026-02-30',
    '->',
    'in',
    '€',
    '\u0000',
    '\ud800',
  );

  it('never throws, and every span lies in the text', () => {
    fc.assert(
      fc.property(
        fc.oneof(
          fc.string({ unit: 'binary', maxLength: 200 }),
          fc.array(words, { maxLength: 60 }).map((list) => list.join(' ')),
        ),
        (text) => {
          const { declarations, syntaxProblems } = summarize(text);
          for (const { span } of [...declarations, ...syntaxProblems]) {
            expect(span.start).toBeGreaterThanOrEqual(0);
            expect(span.end).toBeGreaterThanOrEqual(span.start);
            expect(span.end).toBeLessThanOrEqual(text.length);
          }
          problemsOf(text);
        },
      ),
      { numRuns: 600 },
    );
  });
});
