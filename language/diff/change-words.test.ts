/** One change in words: no more than differs, and nothing that could be read in two ways. */
import { describe, expect, it } from 'vitest';
import { createProject, type Project } from '../project.ts';
import { changeText } from './change-words.ts';
import { compareVersions } from './compare.ts';

function projectOf(text: string): Project {
  const project = createProject({ isIncremental: false });
  project.update([{ path: 'main.thru', text }]);
  return project;
}

const told = (before: string, after: string): readonly string[] =>
  compareVersions(projectOf(before), projectOf(after)).changes.map(changeText);

const stream = (statements: string): string =>
  `theme T1 "One"\ntheme T2 "Two"\ntheme T3 "Three"\nvalue-stream pay "Payments" {\n  ${statements}\n}\n`;

describe('a change in words', () => {
  it('names of a list what came and what went', () => {
    expect(told(stream('supports: T1, T2'), stream('supports: T1'))).toEqual(['supports no longer T2']);
    expect(told(stream('supports: T1'), stream('supports: T1, T2, T3'))).toEqual(['supports also T2, T3']);
    expect(told(stream('supports: T1, T2'), stream('supports: T1, T3'))).toEqual(['supports T2 → T3']);
  });

  it('names of a distribution the shares that differ', () => {
    const flow = (shares: string): string => stream(`flow { distribution: ${shares} }`);
    expect(told(flow('features 60%, defects 20%, debts 20%'), flow('features 50%, defects 30%, debts 20%'))).toEqual([
      'distribution defects 20%, features 60% → defects 30%, features 50%',
    ]);
  });

  it('says once what both numbers are measured in', () => {
    expect(told(stream('budget: 3M EUR per year'), stream('budget: 4.5M EUR per year'))).toEqual([
      'budget 3M → 4.5M EUR per year',
    ]);
    expect(told(stream('budget: 3M EUR per year'), stream('budget: 3M USD per year'))).toEqual([
      'budget 3M EUR per year → 3M USD per year',
    ]);
  });

  it('keeps apart its own arrow and that of a measure', () => {
    const measured = (target: string): string => stream(`kpi speed "Speed": ${target}`);
    expect(told(measured('34% -> 75% by FY27'), measured('34% -> 80% by FY28'))).toEqual([
      'value “34% → 75% by FY27” → “34% → 80% by FY28”',
    ]);
  });

  it('shows of a long text the words around what differs', () => {
    const documented = (what: string): string =>
      `/** Everything that moves money for customers: ${what}, transfers, and the doors for third parties. */\nteam t\n`;
    expect(told(documented('cards'), documented('cards and wallets'))).toEqual([
      'documentation “… money for customers: cards, transfers, and the …” → “… money for customers: cards and wallets, transfers, and the …”',
    ]);
  });

  it('says of a name that it means nothing now', () => {
    expect(
      told(stream('supports: T1'), stream('supports: T1').replace('theme T1 "One"', 'theme T0 "Another"')),
    ).toContain('supports T1 → T1 (not found)');
  });

  it('counts what else has another place in a backlog', () => {
    const backlog = (ids: readonly number[]): string =>
      `art a {\n  backlog {\n${ids.map((id) => `    feature F-${id}\n`).join('')}  }\n}\n`;
    expect(told(backlog([1, 2, 3]), backlog([3, 1, 2]))).toEqual(['F-3 from place 3 to place 1']);
    expect(told(backlog([1, 2, 3, 4, 5, 6, 7, 8]), backlog([8, 7, 6, 5, 4, 3, 2, 1]))).toEqual([
      expect.stringMatching(/^(F-\d from place \d to place \d, ){4}and 3 more$/),
    ]);
  });
});
