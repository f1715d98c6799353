/** Every quick fix, the second and the third one too: its text reads, means what it says, and leaves no name that means nothing. */
import { describe, expect, it } from 'vitest';
import { exampleProblems, exampleProject, marked, plainText } from '#testing';
import { edited } from '../../testing/edited.ts';
import { fixFaults, type FixFault } from '../../testing/made-fixes.ts';
import { organisationPairs } from '../../testing/organisations.ts';
import type { Project } from '../project.ts';
import { rules } from './index.ts';
import type { Example, Fix, Rule } from './rule.ts';

const asOf = '2030-01-01';
const language = new Set(rules.filter(({ profile }) => profile === 'always').map(({ name }) => name));

/** Every rule is on, so that what a fix breaks elsewhere is seen. */
const whole = (rule: Rule, { options = {} }: Example, text: string): Project =>
  exampleProject(text, { profile: 'all', rules: { [rule.name]: { options } } });

const cases = rules.flatMap((rule) =>
  rule.examples.bad.flatMap((example, index) => {
    const project = whole(rule, example, example.text);
    return exampleProblems(project, rule, asOf).flatMap((problem) =>
      project.fixes(problem).map((fix) => ({
        rule,
        example,
        fix,
        title: `${rule.name}: ${example.title ?? index + 1}: ${fix.title}`,
      })),
    );
  }),
);

describe('a quick fix', () => {
  it.each(cases)('$title', ({ rule, example, fix }) => {
    const project = whole(rule, example, example.text);
    const [before, sound] = [exampleProblems(project, rule, asOf).length, soundness(project)];
    expect(overlaps(fix)).toEqual([]);
    make(project, fix);
    expect(worse(sound, soundness(project))).toEqual([]);
    expect(exampleProblems(project, rule, asOf).length).toBeLessThan(before);
  });

  it('is offered for nearly every rule, and each says what it does', () => {
    expect(new Set(cases.map(({ rule }) => rule.name)).size).toBeGreaterThan(80);
    for (const { fix } of cases) expect(fix.title).toMatch(/^[A-Z`]/);
  });
});

describe('each quick fix of each problem, whatever rule tells it', () => {
  it.each(organisationPairs())('mends it and breaks nothing: $name', ({ misaligned }) => {
    expect(fixFaults(marked(plainText(misaligned)).files)).toEqual([]);
  });

  it('mends it and breaks nothing in the examples of all rules', () => {
    const seen = new Map<string, number>();
    const examples = rules.flatMap((rule) => rule.examples.bad.map(({ text }) => marked(plainText(text)).files));
    const faults = examples.flatMap((files) => fixFaults(files, 4, seen));
    expect(faults satisfies readonly FixFault[]).toEqual([]);
    expect(seen.size).toBeGreaterThan(100);
  });
});

describe('a quick fix offers', () => {
  const titles = (text: string, rule: string): readonly string[] => {
    const project = exampleProject(text, { profile: 'all' });
    const problems = project.paths().flatMap((path) => project.problems(path, { fold: false, asOf }));
    return problems
      .filter((each) => each.rule === rule)
      .flatMap((each) => project.fixes(each).map(({ title }) => title));
  };

  it('no place inside of what it moves', () => {
    expect(titles('enterprise acme {\n  value-stream claims\n}', 'misplaced')).toEqual([]);
    const inside = 'enterprise acme\nvalue-stream one {\n  value-stream two {\n    art sky\n  }\n}';
    expect(titles(inside, 'orphan-element')).not.toContain('Put it in the value stream `two`');
  });

  it('no deletion of what others name', () => {
    const text = 'portfolio p\nvalue-stream one {\n  art sky\n}\n';
    expect(titles(text, 'orphan-element')).toContain('Delete it');
    const named = `${text}product desk in p { delivered-by: sky }`;
    expect(titles(named, 'orphan-element')).not.toContain('Delete it');
  });

  it('no name that something else has, of a person either', () => {
    const renamed = (text: string): readonly string[] => titles(text, 'duplicate-name');
    expect(renamed('art sky\nart sky\nteam sky-2')).toEqual(['Rename it to `sky-3`']);
    expect(renamed('person @ava\nperson @ava\nperson @ava-2')).toContain('Rename it to `@ava-3`');
  });

  it('no operational value stream for a train', () => {
    const text = 'value-stream get { type: operational }\nvalue-stream claims\nart sky';
    expect(titles(text, 'art-without-value-stream')).toEqual(['Put it in `claims`']);
  });

  it.each([
    ['portfolio p', 'epic'],
    ['solution s', 'capability'],
    ['art a', 'feature'],
    ['team t', 'story'],
  ])('to declare what the backlog of %s holds: the %s', (owner, kind) => {
    expect(titles(`${owner} {\n  backlog { X-1 }\n}`, 'unresolved-reference')).toEqual([`Declare the ${kind} \`X-1\``]);
  });

  it('no product that would belong nowhere', () => {
    expect(titles('product loan\nsolution omni { comprises: loan }', 'solution-of-one-product')).toEqual([]);
  });

  it('no product without anybody who delivers it', () => {
    const text = 'value-stream a {\n  art one\n  product x { delivered-by: two }\n}\nvalue-stream b {\n  art two\n}';
    expect(titles(text, 'product-art-value-stream-mismatch')).toEqual([
      'Let `one` deliver it',
      'Move the product to `b`',
    ]);
  });

  it('nothing about initials, which are alike by chance', () => {
    expect(titles('art a { rte: @jd, pm: @jb }'.replace(', pm', '\npm'), 'unresolved-reference')).toEqual([]);
  });
});

/** Makes the edits of a fix, all of them at once in each file. */
function make(project: Project, { edits }: Fix): void {
  const changed = [...new Set(edits.map(({ path }) => path))];
  project.update([
    ...edited(
      changed.map((path) => ({ path, text: project.file(path)?.text ?? '' })),
      edits,
    ),
  ]);
}

/** The places where two edits of a file overlap: an editor then makes none of them. */
function overlaps({ edits }: Fix): readonly number[] {
  const sorted = [...edits].sort((a, b) => a.span.start - b.span.start || a.span.end - b.span.end);
  return sorted
    .filter(({ path, span }, at) =>
      sorted.slice(0, at).some((before) => before.path === path && before.span.end > span.start),
    )
    .map(({ span }) => span.start);
}

/** How many problems there are of each rule of the language itself. */
function soundness(project: Project): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  for (const path of project.paths())
    for (const { rule } of project.problems(path, { fold: false, asOf }))
      if (language.has(rule)) counts.set(rule, (counts.get(rule) ?? 0) + 1);
  return counts;
}

function worse(before: ReadonlyMap<string, number>, after: ReadonlyMap<string, number>): readonly string[] {
  return [...after].filter(([rule, count]) => count > (before.get(rule) ?? 0)).map(([rule]) => rule);
}
