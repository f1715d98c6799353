/** Every rule's examples are its tests: the rule, the range, the severity and the message, and what the fix makes of it. */
import { describe, expect, it } from 'vitest';
import { annotated, exampleProblems, exampleProject, plainText } from '#testing';
import { applyEdits } from '../edits/text-edits.ts';
import { rules } from './index.ts';
import type { Example, Rule } from './rule.ts';

/** The day on which examples with dates are judged. */
const asOf = '2030-01-01';

const cases = rules.flatMap((rule) =>
  rule.examples.ok.map((example, index) => ({
    rule,
    example,
    title: `${rule.name} is silent: ${example.title ?? index + 1}`,
  })),
);
const bad = rules.flatMap((rule) =>
  rule.examples.bad.map((example, index) => ({
    rule,
    example,
    title: `${rule.name} speaks: ${example.title ?? index + 1}`,
  })),
);
const fixed = bad.filter(({ example }) => example.fixed !== undefined);

describe('examples in order', () => {
  it.each(cases)('$title', ({ rule, example }) => {
    const project = exampleProject(example.text, { only: rule });
    expect(exampleProblems(project, rule, asOf)).toEqual([]);
  });
});

describe('examples out of order', () => {
  it.each(bad)('$title', ({ rule, example }) => {
    const project = exampleProject(example.text, { only: rule });
    const problems = exampleProblems(project, rule, asOf);
    expect(annotated(example.text, problems, project)).toBe(example.text);
    expect(problems.length).toBeGreaterThan(0);
  });

  it.each(bad.filter(({ rule }) => rule.profile !== 'all'))('$title, under `recommended` too', ({ rule, example }) => {
    const project = exampleProject(example.text, { profile: 'recommended' });
    expect(exampleProblems(project, rule, asOf).length).toBeGreaterThan(0);
  });
});

describe('fixes', () => {
  it.each(fixed)('$title', ({ rule, example }) => {
    expect(fixedText(rule, example)).toBe(example.fixed);
    const project = exampleProject(example.fixed ?? '', { only: rule });
    const before = exampleProblems(exampleProject(example.text, { only: rule }), rule, asOf).length;
    expect(exampleProblems(project, rule, asOf).length).toBeLessThan(before);
    expect(project.paths().flatMap((path) => project.file(path)?.summary.syntaxProblems ?? [])).toEqual([]);
  });
});

/** What the first fix of the first problem makes of an example. */
function fixedText(rule: Rule, example: Example): string | undefined {
  const project = exampleProject(example.text, { only: rule });
  const [problem] = exampleProblems(project, rule, asOf);
  const [fix] = problem ? project.fixes(problem) : [];
  return fix ? applyEdits(plainText(example.text), fix.edits) : undefined;
}

describe('every rule', () => {
  it.each(rules)('$name has examples, a name in kebab-case, and says what to do', (rule) => {
    expect(rule.name).toMatch(/^[a-z]+(-[a-z0-9]+)*$/);
    expect(rule.examples.ok.length).toBeGreaterThan(0);
    expect(rule.examples.bad.length).toBeGreaterThan(0);
    for (const text of [rule.summary, rule.why, rule.advice]) expect(text).toMatch(/[.!?]$/);
  });

  it('has a name of its own', () => {
    expect(new Set(rules.map((rule) => rule.name)).size).toBe(rules.length);
  });

  it('ends its messages with a full stop or a question', () => {
    for (const { rule, example } of bad) {
      const project = exampleProject(example.text, { only: rule });
      for (const { message } of exampleProblems(project, rule, asOf)) expect(message).toMatch(/[.?]$/);
    }
  });
});
