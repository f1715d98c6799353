/** Very many lines at one element, or very many ways to it: each is looked at once, and not once for each other. */
import { describe, expect, it } from 'vitest';
import type { Element } from '../binding/element.ts';
import { roleLinesOf } from '../model/queries.ts';
import { createProject } from '../project.ts';
import { productsOf } from './solution-parts.ts';

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

  it('and sixteen thousand different people in one line, each of whom is there', () => {
    const project = createProject({ isIncremental: false });
    const people = Array.from({ length: 16_000 }, (_, number) => `@p${number}`);
    project.update([{ path: 'a.thru', text: `portfolio a { lpm: ${people.join(', ')} }` }]);
    const [line] = roleLinesOf(project.model.named('portfolio', 'a')[0] as Element);
    expect(line?.holders.map(({ person }) => `@${person?.name ?? ''}`)).toEqual(people);
  });
});

describe('what goes round, or leads to one thing on many ways', () => {
  it('a long circle is told of once, by its beginning and its end', () => {
    const project = createProject({ isIncremental: false });
    const streams = Array.from({ length: 500 }, (_, at) => `value-stream v${at} in v${(at + 1) % 500}\n`);
    project.update([{ path: 'a.thru', text: streams.join('') }]);
    const circles = project.problems('a.thru', { fold: false }).filter(({ rule }) => rule === 'containment-cycle');
    expect(circles.map(({ message }) => message)).toEqual([
      'The value stream `v0` contains itself: `v0` in `v1` in `v2` in `v3` in `v4` in `v5` in … in `v497` in `v498` in `v499` in `v0`. Take one of these links out.',
    ]);
  });

  it('thirty levels of solutions, each in both of the level above, are gone through once each', () => {
    const project = createProject({ isIncremental: false });
    const level = (at: number): string =>
      ['a', 'b'].map((side) => `solution ${side}${at} { comprises: a${at + 1}, b${at + 1} }\n`).join('');
    const text = Array.from({ length: 30 }, (_, at) => level(at)).join('');
    project.update([{ path: 'a.thru', text: `${text}product a30\nproduct b30\n` }]);
    const [top] = project.model.named('solution', 'a0');
    expect(productsOf(top as Element).map(({ name }) => name)).toEqual(['a30', 'b30']);
    expect(project.problems('a.thru').filter(({ rule }) => rule === 'containment-cycle')).toEqual([]);
  });
});
