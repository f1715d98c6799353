/** One cause is told once: what it explains stands beside it. */
import { describe, expect, it } from 'vitest';
import { exampleProject } from '#testing';
import type { Problem } from './problem.ts';

/** What is told of a text: each problem, with what stands beside it indented below. */
function told(text: string): readonly string[] {
  const project = exampleProject(text);
  return project
    .paths()
    .flatMap((path) => project.problems(path))
    .flatMap(({ severity, message, related }) => [
      `${severity}: ${message}`,
      ...related.map((each) => `  ${each.message}`),
    ]);
}

describe('a block that was copied whole', () => {
  const train = `art sky {
    rte: @ann
    product-manager: @ben
    business-owner: @dina
    backlog {
      feature F-1
      feature F-2
    }
  }`;

  it('is told where it begins, with how many names it repeats', () => {
    expect(told(`value-stream claims {\n  budget: unknown\n  customer: "All"\n  ${train}\n  ${train}\n}`)).toEqual([
      'error: There is another train called `sky`; names are unique among trains. Inside it two more names are there twice; take this copy out, or give each a name of its own.',
      '  The first one is declared here.',
      '  `@ann` is Release Train Engineer of two trains; common practice is at most one a person (`seats-per-person` of the built-in role). Give some to others.',
      '  `@ben` is Product Manager of two trains; common practice is at most one a person (`seats-per-person` of the built-in role). Give some to others.',
      '  There is another feature called `F-1`; names are unique among features. Give this one a name of its own.',
      '  There is another feature called `F-2`; names are unique among features. Give this one a name of its own.',
    ]);
  });

  it('is taken out by its first quick fix where it says the same', () => {
    const text = `value-stream claims {\n  ${train}\n}\n\nvalue-stream policies {\n  ${train}\n}\n`;
    const project = exampleProject(text);
    const [problem] = project
      .paths()
      .flatMap((path) => project.problems(path))
      .filter(({ rule }) => rule === 'duplicate-name');
    expect(problem && project.fixes(problem).map(({ title }) => title)).toEqual([
      'Take this copy out',
      'Rename it to `sky-2`',
    ]);
  });

  it('has two trains of one name where it says something else, and what it lacks comes later', () => {
    expect(
      told('value-stream claims {\n  budget: unknown\n  customer: "All"\n  ' + train + '\n  art sky { people: 60 }\n}'),
    ).toEqual([
      'error: There is another train called `sky`; names are unique among trains. Give this one a name of its own.',
      '  The first one is declared here.',
    ]);
  });
});

describe('a cause', () => {
  it('tells also of what is explained by what it explains', () => {
    const train = (name: string): string =>
      `art ${name} {\nrte: @${name}.a\nproduct-manager: @${name}.b\nbusiness-owner: @${name}.c\n}`;
    const text = `portfolio retail {
  lpm: @amelia
  enterprise-architect: @ava
  value-stream claims {
    customer: "All"
    value-stream motor {
      customer: "Drivers"
      ${train('sky')}
    }
  }
  value-stream policies {
    customer: "All"
    budget: unknown
    ${train('sea')}
  }
}`;
    expect(told(text)).toEqual([
      'warning: The value stream `claims` has no Lean budget; the executive guide has value streams funded by Lean budgets, not by projects. State it with `budget`, or write `budget: unknown` where nobody knows it yet.',
      '  The value stream `claims` does not state its funding; a value stream holds all that it takes to deliver. State it, or write `unknown`.',
      '  The value stream `motor` has no Lean budget; the executive guide has value streams funded by Lean budgets, not by projects. State it with `budget`, or write `budget: unknown` where nobody knows it yet.',
      '  The value stream `motor` does not state its funding; a value stream holds all that it takes to deliver. State it, or write `unknown`.',
    ]);
  });
});

describe('what stands in the wrong place', () => {
  it('is asked for nothing before it is moved', () => {
    expect(told('portfolio retail {\n  lpm: @amelia\n  enterprise-architect: @ava\n  team heron\n}')).toEqual([
      'error: The team `heron` stands in the portfolio `retail`; teams stand in a train or a value stream. Move it there.',
    ]);
  });

  it('is not missed where it may have slipped from', () => {
    const text = `value-stream claims {
  budget: unknown
  art sky {
    rte: @ann
    product-manager: @cid
    business-owner: @dina
    customer: "All"
  }
}`;
    expect(told(text)).toEqual([
      'error: `customer` belongs to a value stream, a product or a solution, not to a train. Move it there.',
    ]);
  });
});

describe('what is counted', () => {
  const team = (name: string): string =>
    `team ${name} { po: @${name}.a\nsm: @${name}.b\nmembers: 7\ntopology: stream-aligned }`;
  const train = (teams: string): string => `value-stream claims {\n art sky {\n people: 35\n ${teams}\n }\n}`;
  const counted = (text: string): readonly string[] => {
    const project = exampleProject(text, { profile: 'all' });
    return project
      .paths()
      .flatMap((path) => project.problems(path))
      .map(({ rule }) => rule)
      .filter((rule) => ['duplicate-name', 'art-headcount-mismatch', 'art-team-count', 'syntax'].includes(rule));
  };
  const five = ['kite', 'hawk', 'wren', 'rook', 'lark'].map(team).join('\n');

  it('is not told of while a team stands there twice, or does not read', () => {
    expect(counted(train(five))).toEqual([]);
    expect(counted(train(`${five}\n${team('lark')}`))).toEqual(['duplicate-name']);
    expect(counted(train(five.replace('members: 7', 'members:')))).toEqual(['syntax']);
  });

  it('is told of where each team is one', () => {
    expect(counted(train(team('kite')))).toEqual(['art-team-count', 'art-headcount-mismatch']);
  });
});

describe('a problem that explains very many', () => {
  /** Each theme is `in` the one before, which holds no themes. */
  const chain = (count: number): string =>
    Array.from({ length: count }, (_, at) => `theme t${at}${at === 0 ? '' : ` in t${at - 1}`}\n`).join('');
  const wrong = (count: number): readonly Problem[] => {
    const project = exampleProject(chain(count), { profile: 'all' });
    return project
      .paths()
      .flatMap((path) => project.problems(path))
      .filter(({ rule }) => rule === 'unresolved-reference');
  };

  it('lists all of them where there are few', () => {
    const [first, ...others] = wrong(20);
    expect(others).toHaveLength(18);
    expect(first?.related.map(({ message }) => message).filter((each) => each.endsWith('more.'))).toEqual([]);
  });

  it('lists the first fifty in the order of the text, and counts the others', () => {
    const [first] = wrong(200);
    const starts = first?.related.map(({ span }) => span.start) ?? [];
    expect(starts).toHaveLength(50);
    expect(starts).toEqual([...starts].sort((a, b) => a - b));
    expect(first?.related.at(-1)?.message).toMatch(/ And \d+ more\.$/);
  });

  it('counts a thousand, and says that there are more', () => {
    const found = wrong(2000);
    expect(found).toHaveLength(1999);
    expect(found[0]?.related.at(-1)?.message).toMatch(/ And more than \d+ more\.$/);
    expect(found.every(({ related }) => related.length <= 50)).toBe(true);
  });
});
