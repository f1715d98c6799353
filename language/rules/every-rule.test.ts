/** What holds of every rule, asked of its own examples: where it points, whose limits it names, what it tells to do. */
import { describe, expect, it } from 'vitest';
import { exampleProblems, exampleProject } from '#testing';
import type { Project } from '../project.ts';
import { rules } from './index.ts';
import { rulePage } from './page.ts';
import type { Example, Rule } from './rule.ts';

const asOf = '2030-01-01';

/** Rules that miss something of an element, and the few that point at a line instead. */
const missing = rules.filter(
  ({ name }) =>
    /-without-|-missing$|-incomplete$/.test(name) &&
    !['role-without-lead', 'suppression-without-reason', 'solution-spans-without-coordination'].includes(name),
);
const missingExamples = missing.flatMap((rule) =>
  rule.examples.bad.map((example, index) => ({ rule, example, title: `${rule.name}: ${example.title ?? index + 1}` })),
);
const alone = (rule: Rule, example: Example, text: string): Project =>
  exampleProject(text, { only: rule, rules: { [rule.name]: { options: example.options ?? {} } }, of: example });

describe('what is missing', () => {
  it.each(missingExamples)('is told at the name, and not where the text is broken: $title', ({ rule, example }) => {
    const project = alone(rule, example, example.text);
    const problems = exampleProblems(project, rule, asOf);
    for (const { finding } of problems) expect(finding?.at.part).toBe('name');
    const [problem] = problems;
    const declaration = problem?.finding?.at.element.declaration;
    const [path = ''] = [problem?.path];
    const text = project.file(path)?.text ?? '';
    const at = declaration?.block ? declaration.block.start + 1 : (declaration?.head.end ?? 0);
    const broken = declaration?.block ? '\n  tags: "never closed\n' : ' {\n  tags: "never closed\n}';
    project.update([{ path, text: text.slice(0, at) + broken + text.slice(at) }]);
    const after = exampleProblems(project, rule, asOf).filter(({ element }) => element === problem?.element);
    expect(after.map(({ message }) => message)).toEqual([]);
  });
});

/** Their option is no limit of a size: how many leave a product without a lead, and the like. */
const unlimited = new Set(['product-in-many-solutions', 'single-point-of-failure', 'feature-not-traceable']);

/** Rules that hold a number against a limit. */
const limits = rules.filter(
  ({ options = {}, name }) =>
    ['max', 'min', 'after', 'gap', 'stale', 'ratio'].some((option) => option in options) && !unlimited.has(name),
);
const whose = /SAFe advises|settings of this project|[Cc]ommon practice/;

describe('a message', () => {
  it.each(missingExamples)(
    'says why what is missing should be there, or who asks for it: $title',
    ({ rule, example }) => {
      for (const { message } of exampleProblems(alone(rule, example, example.text), rule, asOf))
        expect(message).toMatch(/; |, so |, which (?:this project|the executive guide) /);
    },
  );

  it.each(limits)('of $name says whose the limit is', (rule) => {
    for (const example of rule.examples.bad)
      for (const { message } of exampleProblems(alone(rule, example, example.text), rule, asOf))
        expect(message).toMatch(whose);
  });

  it.each(rules.filter(({ name }) => !name.startsWith('suppression-') && name !== 'syntax'))(
    'of $name names what it is about, and what to do in a sentence of its own',
    (rule) => {
      for (const example of rule.examples.bad) {
        for (const { message } of exampleProblems(alone(rule, example, example.text), rule, asOf)) {
          expect(message).toMatch(/[`“]/);
          expect(message.split(/[.?;:] /).length).toBeGreaterThan(1);
        }
      }
    },
  );

  it('has a page, which says why and what to do', () => {
    for (const rule of rules) {
      const page = rulePage(rule);
      for (const heading of ['# ', '## Why', '## What to do', '## In order', '## Out of order', '## Settings'])
        expect(page).toContain(heading);
    }
  });
});
