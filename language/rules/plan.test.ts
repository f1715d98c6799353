/** A rule is asked only where its need is met; that must never cost a finding. */
import { describe, expect, it } from 'vitest';
import { generateOrganisation } from '../../bench/generate.ts';
import { plainText } from '#testing';
import { createProject } from '../project.ts';
import { rules } from './index.ts';
import { askedOf, planFor } from './plan.ts';
import type { Rule } from './rule.ts';
import { createSettings } from './settings.ts';

const settings = createSettings({ profile: 'all', rules: {}, overrides: [] });

/** The same rule, asked about every element. */
const always = ({ needs: _needs, ...rule }: Rule): Rule => rule;

type File = { readonly path: string; readonly text: string };

function problemsOf(files: readonly File[], asked: readonly Rule[]): readonly string[] {
  const project = createProject({ isIncremental: false, settings, rules: asked });
  project.update(files);
  return project
    .paths()
    .flatMap((path) =>
      project.problems(path).map(({ rule, span, message }) => `${path} ${span.start} ${rule} ${message}`),
    );
}

const examples = rules.flatMap(({ examples: { ok, bad } }) => [...ok, ...bad]);
const heedless = rules.map(always);

describe('what a rule needs', () => {
  it('hides nothing in any example of any rule', () => {
    for (const { text } of examples) {
      const files = [{ path: 'a.thru', text: plainText(text) }];
      expect(problemsOf(files, rules)).toEqual(problemsOf(files, heedless));
    }
  });

  it('hides nothing in an organisation', () => {
    const { files } = generateOrganisation({ elements: 1000, layout: 'many-files' });
    expect(problemsOf(files, rules)).toEqual(problemsOf(files, heedless));
  });
});

describe('who is asked', () => {
  const askedAbout = (text: string, at = 1): readonly string[] => {
    const project = createProject({ rules: [] });
    project.update([{ path: 'a.thru', text }]);
    const element = project.file('a.thru')?.elements[at];
    if (!element) throw new Error('Nothing is declared.');
    return askedOf(planFor(element.kind, '', rules, settings), element).map(({ rule }) => rule.name);
  };

  it('is no rule on roles where nobody holds one', () => {
    expect(askedAbout('team kite')).not.toContain('role-vacant');
    expect(askedAbout('team kite { po: vacant }')).toContain('role-vacant');
  });

  it('is no rule on references where each leads to one element', () => {
    const about = (epic: string): readonly string[] => askedAbout(`feature F-1 { implements: ${epic} }\nepic instant`);
    expect(about('instant')).not.toContain('unresolved-reference');
    expect(about('later')).toContain('unresolved-reference');
  });

  it('is one rule in four on a kind, about an element that states one thing and stands in its place', () => {
    const all = planFor('feature', '', rules, settings).rules.length;
    const asked = askedAbout('portfolio retail {\n  epic instant {\n    feature F-1\n  }\n}', 3);
    expect(asked.length).toBeLessThan(all / 4);
  });
});
