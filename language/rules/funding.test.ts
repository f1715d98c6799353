import { describe, expect, it } from 'vitest';
import { parseConfig, toSettings } from '../config/config.ts';
import { createProject } from '../project.ts';

type Asked = { readonly rules?: object; readonly asOf?: string; readonly profile?: 'guide' | 'all' };

/** The problems of a text by rule and severity, folded as people see them. */
function problems(text: string, { rules = {}, asOf, profile = 'all' }: Asked = {}): readonly string[] {
  const project = createProject({ settings: toSettings(parseConfig(JSON.stringify({ profile, rules })).config) });
  project.update([{ path: 'main.thru', text }]);
  return project.problems('main.thru', { fold: true, asOf }).map(({ rule, severity }) => `${severity} ${rule}`);
}

const byProject = 'value-stream claims { funding: project "PRJ-1" }';
const onBudget =
  'value-stream cards {\n  budget: 9M EUR per year\n  product hub\n  product till\n}\nsolution omni { comprises: hub, till }';

describe('rules on funding', () => {
  it('are less grave up to the day on which a transition ends', () => {
    const rules = { 'project-funding': { until: '2027-12-31' } };
    expect(problems(byProject)).toContain('error project-funding');
    expect(problems(byProject, { rules })).toContain('warning project-funding');
    expect(problems(byProject, { rules, asOf: '2027-12-31' })).toContain('warning project-funding');
    expect(problems(byProject, { rules, asOf: '2028-01-01' })).toContain('error project-funding');
  });

  it('tell of one cause once', () => {
    expect(problems(byProject)).not.toContain('warning value-stream-without-lean-budget');
    const found = problems('value-stream claims { customer: "Everybody" }');
    expect(found).toContain('warning value-stream-without-lean-budget');
    expect(found).not.toContain('info value-stream-incomplete');
  });

  it('leave trains to practice in the profile of the guide', () => {
    const text =
      'value-stream claims {\n  art sky {\n    budget: 1M EUR until 2027-01-01\n    ends: 2027-01-01\n  }\n}';
    const isEnd = (problem: string): boolean => problem.endsWith('end-date');
    expect(problems(text).filter(isEnd)).toHaveLength(2);
    expect(problems(text, { profile: 'guide' }).filter(isEnd)).toEqual([]);
  });

  it('ask a solution for its payers only where the project wants it', () => {
    expect(problems(onBudget)).not.toContain('info solution-unfunded');
    const rules = { 'solution-unfunded': { explicit: true } };
    expect(problems(onBudget, { rules })).toContain('info solution-unfunded');
  });

  it('take the limits that a project states', () => {
    const text = 'portfolio p {\n  budget: 100M EUR\n  value-stream claims { budget: 101M EUR }\n}';
    expect(problems(text)).toContain('error budget-exceeded');
    expect(problems(text, { rules: { 'budget-exceeded': { tolerance: 1 } } })).not.toContain('error budget-exceeded');
  });
});

describe('rules on products', () => {
  it('ask for a value stream always where the project wants it', () => {
    const text = 'value-stream cards\nsolution omni { comprises: hub }\nproduct hub';
    expect(problems(text)).not.toContain('error product-orphan');
    expect(problems(text, { rules: { 'product-orphan': { home: 'stream' } } })).toContain('error product-orphan');
  });

  it('ask for certain measures of business value where the project wants it', () => {
    const text = 'value-stream cards {\n  business-value { quality "Corrections": 12% -> 5% }\n}';
    expect(problems(text)).not.toContain('hint business-value-missing');
    const rules = { 'business-value-missing': { require: ['quality', 'cost'] } };
    expect(problems(text, { rules })).toContain('hint business-value-missing');
  });
});
