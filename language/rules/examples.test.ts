/** Every rule's examples are its tests: the rule, the range, the severity and the message, and what the fix makes of it. */
import { describe, expect, it } from 'vitest';
import { annotated, exampleProblems, exampleProject, plainText } from '#testing';
import { applyEdits } from '../edits/text-edits.ts';
import type { Project } from '../project.ts';
import { moneyOptions } from './funding.ts';
import { identityKey, problemIdentity } from './identity.ts';
import { rules } from './index.ts';
import type { Example, Rule } from './rule.ts';

/** The day on which examples with dates are judged. */
const asOf = '2030-01-01';

/** A project of an example, in which its rule alone is on, with the example's options. */
const alone = (rule: Rule, example: Example, text = example.text): Project =>
  exampleProject(text, {
    only: rule,
    rules: { [rule.name]: { options: example.options ?? {} } },
    of: example,
  });

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
    const project = alone(rule, example);
    expect(exampleProblems(project, rule, asOf)).toEqual([]);
  });
});

const identities = (project: Project, problems: ReturnType<typeof exampleProblems>): readonly string[] =>
  problems.flatMap((problem) => {
    const file = project.file(problem.path);
    return file ? [identityKey(problemIdentity(problem, file))] : [];
  });

describe('examples out of order', () => {
  it.each(bad)('$title', ({ rule, example }) => {
    const project = alone(rule, example);
    const problems = exampleProblems(project, rule, asOf);
    expect(annotated(example.text, problems, project)).toBe(example.text);
    expect(problems.length).toBeGreaterThan(0);
    // A baseline that knows one of them does not hide another.
    const keys = identities(project, problems);
    expect(new Set(keys).size).toBe(keys.length);
  });

  it.each(bad.filter(({ rule }) => rule.profile !== 'all'))('$title, under `recommended` too', ({ rule, example }) => {
    const project = exampleProject(example.text, {
      rules: { [rule.name]: { options: example.options ?? {} } },
      of: example,
    });
    expect(exampleProblems(project, rule, asOf).length).toBeGreaterThan(0);
  });
});

describe('fixes', () => {
  it.each(fixed)('$title', ({ rule, example }) => {
    expect(fixedText(rule, example)).toBe(example.fixed);
    const project = alone(rule, example, example.fixed);
    const before = exampleProblems(alone(rule, example), rule, asOf).length;
    expect(exampleProblems(project, rule, asOf).length).toBeLessThan(before);
    expect(project.paths().flatMap((path) => project.file(path)?.summary.syntaxProblems ?? [])).toEqual([]);
  });
});

/** What the first fix of the first problem makes of an example. */
function fixedText(rule: Rule, example: Example): string | undefined {
  const project = alone(rule, example);
  const [problem] = exampleProblems(project, rule, asOf);
  const [fix] = problem ? project.fixes(problem) : [];
  return fix ? applyEdits(plainText(example.text), fix.edits) : undefined;
}

/** Something of nearly every kind, of which no rule that needs one file alone speaks. */
const elsewhere = `enterprise zz-acme {
  theme zz-growth {
    objective zz-more {
      key-result zz-a: 1 -> 2
      key-result zz-b: 1 -> 2
    }
  }
}
portfolio zz-retail in zz-acme {
  epic zz-scan { supports: zz-growth }
  value-stream zz-claims {
    budget: 3M EUR per year
    flow { distribution: features 100% }
    cadence monthly { participants: product-managers, delivery-leads }
    product zz-desk { need: "Quick answers" }
    art zz-sky {
      pi: 10 weeks
      rte: @zz
      backlog { feature zz-f { wsjf: value 1, time 1, risk 1, size 1 } }
      team zz-kite { topology: stream-aligned }
    }
  }
}
person @zz "Zoe Zander"
`;

describe('every rule', () => {
  it.each(rules)('$name has examples, a name in kebab-case, and says what to do', (rule) => {
    expect(rule.name).toMatch(/^[a-z]+(-[a-z0-9]+)*$/);
    expect(rule.examples.ok.length).toBeGreaterThan(0);
    expect(rule.examples.bad.length).toBeGreaterThan(0);
    for (const text of [rule.summary, rule.why, rule.advice]) expect(text).toMatch(/[.!?]$/);
  });

  it.each(rules.filter(({ options }) => options))('$name has an example of each of its options', (rule) => {
    const shown = new Set(
      [...rule.examples.ok, ...rule.examples.bad].flatMap(({ options = {} }) => Object.keys(options)),
    );
    // The rules on money share two options, which a project states once; one of the rules shows them.
    const own = Object.keys(rule.options ?? {}).filter(
      (name) => rule.name === 'budget-unit-mismatch' || !Object.hasOwn(moneyOptions, name),
    );
    expect(own.filter((name) => !shown.has(name))).toEqual([]);
  });

  it.each(rules.filter(({ scope }) => scope === 'file'))('$name needs the file alone', (rule) => {
    for (const example of rule.examples.bad) {
      const project = alone(rule, example);
      const before = exampleProblems(project, rule, asOf);
      project.update([{ path: 'zz-elsewhere.thru', text: elsewhere }]);
      const places = (problems: typeof before): readonly string[] =>
        problems
          .filter(({ path }) => path !== 'zz-elsewhere.thru')
          .map(({ span, message, severity }) => `${span.start} ${severity} ${message}`);
      expect(places(exampleProblems(project, rule, asOf))).toEqual(places(before));
    }
  });

  it.each(rules.filter(({ fix }) => fix))('$name shows what its quick fix makes of an example', ({ examples }) => {
    expect(examples.bad.some((example) => example.fixed !== undefined)).toBe(true);
    expect(examples.ok.every((example) => example.fixed === undefined)).toBe(true);
  });

  it('has a name of its own', () => {
    expect(new Set(rules.map((rule) => rule.name)).size).toBe(rules.length);
  });

  it('ends its messages with a full stop or a question', () => {
    for (const { rule, example } of bad) {
      const project = alone(rule, example);
      for (const { message } of exampleProblems(project, rule, asOf)) expect(message).toMatch(/[.?]$/);
    }
  });
});
