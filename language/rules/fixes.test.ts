/** Every quick fix, the second and the third one too: its text reads, means what it says, and leaves no name that means nothing. */
import { describe, expect, it } from 'vitest';
import { exampleProblems, exampleProject } from '#testing';
import { applyEdits } from '../edits/text-edits.ts';
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

/** Makes the edits of a fix, all of them at once in each file. */
function make(project: Project, { edits }: Fix): void {
  const changed = [...new Set(edits.map(({ path }) => path))];
  project.update(
    changed.map((path) => {
      const own = edits.filter((edit) => edit.path === path);
      return { path, text: applyEdits(project.file(path)?.text ?? '', own) };
    }),
  );
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
