/** The comment that a code action writes hides the problem, wherever that stands. */
import { describe, expect, it } from 'vitest';
import { exampleProblems, exampleProject } from '#testing';
import { applyEdits } from '../edits/text-edits.ts';
import { rules } from './index.ts';
import type { Example, Rule } from './rule.ts';
import { suppressingEdit } from './suppressing.ts';

const asOf = '2030-01-01';
const reason = 'say why it is all right here';

/** The text with the comment above the first problem of a rule, once that hides it. */
function suppressed(rule: Rule, example: Example): string | undefined {
  const project = exampleProject(example.text, {
    profile: 'all',
    rules: { [rule.name]: { options: example.options ?? {} } },
    of: example,
  });
  const [problem, ...others] = exampleProblems(project, rule, asOf);
  const edit = problem && suppressingEdit(problem);
  if (!edit) return undefined;
  const before = project.file(edit.path)?.text ?? '';
  const after = applyEdits(before, [edit]);
  project.update([{ path: edit.path, text: after }]);
  expect(exampleProblems(project, rule, asOf).length).toBeLessThanOrEqual(others.length);
  expect(project.problems(edit.path, { fold: false, asOf }).map((each) => each.rule)).not.toContain(
    'suppression-unused',
  );
  return after;
}

const found = (name: string): Rule => {
  const rule = rules.find((each) => each.name === name);
  if (!rule) throw new Error(`There is no rule ${name}.`);
  return rule;
};

describe('a suppression that is written by a code action', () => {
  it.each(
    rules
      .filter(({ name }) => name !== 'syntax' && !name.startsWith('suppression-'))
      .flatMap((rule) => rule.examples.bad.map((example, at) => ({ rule, example, title: `${rule.name} ${at + 1}` }))),
  )('hides the problem: $title', ({ rule, example }) => {
    expect(suppressed(rule, example)).toContain(`// throughline-ignore ${rule.name}: ${reason}\n`);
  });

  it('may end on a day, from which on the problem is back', () => {
    const text = 'value-stream v\nvalue-stream w\nart sky in v, w';
    const project = exampleProject(text);
    const rule = found('art-in-many-value-streams');
    const [problem] = exampleProblems(project, rule);
    const edit = problem && suppressingEdit(problem, '2030-03-31');
    project.update([{ path: 'main.thru', text: applyEdits(text, edit ? [edit] : []) }]);
    const rulesOn = (day: string): readonly string[] =>
      project.problems('main.thru', { fold: true, asOf: day }).map((each) => each.rule);
    expect(rulesOn('2030-03-30')).not.toContain(rule.name);
    expect(rulesOn('2030-04-01')).toEqual(expect.arrayContaining([rule.name, 'suppression-expired']));
  });

  it('stands above a list that breaks', () => {
    const text = 'value-stream v\nvalue-stream w\nart sky in v,\n  w';
    expect(suppressed(found('art-in-many-value-streams'), { text })).toBe(
      `value-stream v\nvalue-stream w\n// throughline-ignore art-in-many-value-streams: ${reason}\nart sky in v,\n  w`,
    );
  });

  it('breaks a line that holds something else before it', () => {
    const text = 'value-stream v {\n  art sky { team kite { members: 15 } }\n}';
    expect(suppressed(found('team-too-large'), { text })).toBe(
      `value-stream v {\n  art sky {\n    // throughline-ignore team-too-large: ${reason}\n    team kite { members: 15 } }\n}`,
    );
  });
});
