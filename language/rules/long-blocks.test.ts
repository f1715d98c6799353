/** One element with very many lines: whatever they say, each line is looked at once, and not once for each other line. */
import { describe, expect, it } from 'vitest';
import { createProject } from '../project.ts';

const count = 5_000;

describe('an element of five thousand lines is judged within the time of a test', () => {
  it.each([
    ['keys that nobody knows', 'foo: bar', count],
    ['two numbers where one belongs', 'teams: 7, 8', count],
    ['words alone', 'lpm ann', count],
    ['one person in one role', 'rte: @ann', 1],
  ])('with %s', (_, line, least) => {
    const project = createProject({ isIncremental: false });
    const text = `art core {\n${`${line}\n`.repeat(count)}}\n`;
    project.update([{ path: 'a.thru', text }]);
    expect(project.problems('a.thru', { fold: true, asOf: '2026-06-30' }).length).toBeGreaterThanOrEqual(least);
  });

  it('and a person with a seat at each of five thousand trains', () => {
    const project = createProject({ isIncremental: false });
    const trains = Array.from({ length: count }, (_, number) => `art a${number} { rte: @ann }\n`);
    project.update([{ path: 'a.thru', text: trains.join('') }]);
    const overloaded = project.problems('a.thru').filter(({ rule }) => rule === 'role-overloaded');
    expect(overloaded).toHaveLength(1);
  });
});
