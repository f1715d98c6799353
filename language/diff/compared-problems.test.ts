/** Which problems a change brings and ends. */
import { describe, expect, it } from 'vitest';
import { severities } from '../rules/rule.ts';
import { compareVersions } from './compare.ts';
import { bank, edited, projectOf } from './groups-testing.ts';

describe('the problems of two versions', () => {
  it('are new or fixed', () => {
    const after = edited(['art core "Payments Core"', 'art core "Payments Core" in cards']);
    const { problems } = compareVersions(projectOf(bank), projectOf(after));
    expect(problems.new.map(({ rule }) => rule)).toContain('art-in-many-value-streams');
    const back = compareVersions(projectOf(after), projectOf(bank)).problems;
    expect(back.fixed.map(({ rule }) => rule)).toEqual(problems.new.map(({ rule }) => rule));
  });

  it('are not fixed where one is only suppressed now', () => {
    const before = 'team t { members: 30 }\n';
    const after = `// throughline-ignore team-too-large: until May\n${before}`;
    const { problems } = compareVersions(projectOf(before), projectOf(after));
    expect({ new: problems.new, fixed: problems.fixed }).toEqual({ new: [], fixed: [] });
    expect(problems.unchanged.map(({ rule }) => rule)).toContain('team-too-large');
  });

  it('come with the gravest first', () => {
    const after = `${bank}team lost\nvalue-stream bare\n`;
    const told = compareVersions(projectOf(bank), projectOf(after)).problems.new.map(({ severity }) => severity);
    expect(new Set(told).size).toBeGreaterThan(2);
    expect(told).toEqual(severities.flatMap((each) => told.filter((severity) => severity === each)));
  });

  it('say which change brought each about, and its line', () => {
    const after = edited(['rte: @ava "Ava Lind"', 'rte: vacant']);
    const { changes, problems } = compareVersions(projectOf(bank), projectOf(after));
    const vacant = problems.new.find(({ rule }) => rule === 'role-vacant');
    expect(vacant?.cause).toEqual({
      change: changes.find(({ property }) => property === 'release-train-engineer')?.id,
      place: { file: 'main.thru', line: 6, column: 7 },
    });
    const core = /    art core[^]*?\n    \}\n/.exec(bank)?.[0] ?? '';
    const moved = bank.replace(core, '').replace('    product wallet', `${core}    product wallet`);
    const left = compareVersions(projectOf(bank), projectOf(moved)).problems.new.find(
      ({ rule }) => rule === 'value-stream-without-art',
    );
    // The stream that lost its train is told of at the train, which is where the pull request changes the text.
    expect(left?.place.line).toBe(3);
    expect(moved.split('\n')[(left?.cause?.place.line ?? 0) - 1]).toBe('    art core "Payments Core" {');
  });

  it('are the same where their element is only called otherwise', () => {
    const { problems } = compareVersions(projectOf(bank), projectOf(bank.replaceAll('wren', 'robin')));
    expect({ new: problems.new, fixed: problems.fixed }).toEqual({ new: [], fixed: [] });
    expect(problems.unchanged.length).toBeGreaterThan(0);
  });
});
