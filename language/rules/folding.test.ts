/** One cause is told once: what it explains stands beside it, and makes it as grave. */
import { describe, expect, it } from 'vitest';
import { exampleProject } from '#testing';

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
      '  `@ann` is Release Train Engineer of two trains; the declaration of the role (`seats-per-person`) allows one for one person. Give some to others.',
      '  `@ben` is Product Manager of two trains; the declaration of the role (`seats-per-person`) allows one for one person. Give some to others.',
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
  it('is as grave as what it explains', () => {
    const text = `portfolio retail {
  lpm: @amelia
  enterprise-architect: @ava
  epic scan {
    epic-owner: @ben
    flows-into: claims
    cost: 1M EUR
  }
  value-stream claims {
    budget: unknown
    customer: "All"
    art sky {
      rte: @ann
      product-manager: @cid
    }
  }
}`;
    expect(told(text)).toEqual([
      'warning: The train `sky` has no Business Owner. Name one with `bo: @name`, or write `bo: vacant`.',
      '  The epic `scan` has no Business Owner. Name one with `bo: @name`, or write `bo: vacant`.',
    ]);
  });

  it('tells also of what is explained by what it explains', () => {
    const text = `enterprise acme {
  executive: @eva
  theme growth { objective more { key-result sold: 1 -> 2 } }
}
portfolio retail in acme {
  lpm: @amelia
  enterprise-architect: @ava
  value-stream claims {
    value-stream motor
  }
  value-stream policies {
    supports: growth
    customer: "All"
    budget: unknown
    kpi sold: 1 -> 2
    art sky {
      rte: @ann
      product-manager: @cid
      business-owner: @dina
    }
  }
}`;
    const [first, ...beside] = told(text);
    expect(first).toContain('The value stream `motor` has no train');
    expect(beside.filter((line) => !line.startsWith('  '))).toEqual([]);
    expect(beside.join('\n')).toContain('The value stream `claims` has no Lean budget');
  });
});

describe('a value stream on paper', () => {
  it('is asked for its train, and what else it lacks stands beside that', () => {
    const text = `portfolio retail {
  lpm: @amelia
  enterprise-architect: @ava
  value-stream claims
  value-stream policies {
    customer: "All"
    budget: unknown
    art sky {
      rte: @ann
      product-manager: @cid
      business-owner: @dina
    }
  }
}`;
    const problems = told(text);
    expect(problems.filter((line) => !line.startsWith('  ')).length).toBe(1);
    expect(problems[0]).toContain('The value stream `claims` has no train');
    expect(problems.join('\n')).toContain('has no Lean budget');
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
