/** Refactorings of backlogs: merging two, sorting one. */
import { describe, expect, it } from 'vitest';
import { refactored } from './refactorings-testing.ts';

describe('merging two backlogs', () => {
  it('puts what is worth more for its size first', () => {
    const text = `portfolio p {
  value-stream v {
    art a {
      backlog one {
        feature f-1 { wsjf: value 1, time 1, risk 1, size 8 }
      }
      backlog t<|>wo {
        feature f-2 { wsjf: value 8, time 8, risk 8, size 1 }
      }
    }
  }
}
`;
    expect(refactored('merge-backlogs', text)).toBe(`portfolio p {
  value-stream v {
    art a {
      backlog one {
        feature f-2 { wsjf: value 8, time 8, risk 8, size 1 }
        feature f-1 { wsjf: value 1, time 1, risk 1, size 8 }
      }
    }
  }
}
`);
  });
});

describe('merging two backlogs that overlap', () => {
  it('leaves each item once, with its declaration and all comments, and numbers the ranks anew', () => {
    const text = `value-stream v {
  art a {
    backlog one {
      // Asked for by the board.
      f-3
      feature f-1 { rank: 2 }
      feature f-2 { rank: 1 }
    }
    backlog t<|>wo {
      feature f-3 { rank: 1 } // large
      feature f-4 { rank: 2 }
    }
  }
}
`;
    expect(refactored('merge-backlogs', text)).toBe(`value-stream v {
  art a {
    backlog one {
      // Asked for by the board.
      feature f-3 { rank: 1 } // large
      feature f-2 { rank: 2 }
      feature f-4 { rank: 3 }
      feature f-1 { rank: 4 }
    }
  }
}
`);
  });

  it('numbers items anew that are declared elsewhere', () => {
    const text = `//- a.thru
art a {
  backlog one { f-1 }
  backlog t<|>wo { f-2 }
}
//- b.thru
epic e {
  feature f-1 { rank: 1 }
  feature f-2 { rank: 1 }
}
`;
    expect(refactored('merge-backlogs', text)).toContain('feature f-1 { rank: 1 }\n  feature f-2 { rank: 2 }');
  });
});

describe('sorting a backlog by WSJF', () => {
  const backlog = (lines: readonly string[]): string =>
    `art sky {\n  backlog {\n${lines.map((line) => `    ${line}\n`).join('')}  }\n}\n`.replace('backlog', 'back<|>log');
  const [small, large, open] = [
    'feature F-1 { wsjf: value 8, time 8, risk 3, size 8 }',
    'feature F-2 { wsjf: value 20, time 13, risk 3, size 3 }',
    'feature F-3 "Not judged yet"',
  ];

  it('puts the highest first; what has none keeps its place', () => {
    expect(refactored('sort-backlog', backlog([small, open, large]))).toBe(
      backlog([large, open, small]).replace('<|>', ''),
    );
  });

  it('gives stated ranks to other items, and offers nothing where only some have one', () => {
    const ranked = (line: string, rank: number): string =>
      line.replace('{ ', `{ rank: ${rank}, `).replace(', ', '\n      ');
    const text = backlog([ranked(small, 1), ranked(large, 2)]);
    expect(refactored('sort-backlog', text)).toBe(backlog([ranked(small, 2), ranked(large, 1)]).replace('<|>', ''));
    expect(refactored('sort-backlog', backlog([small, ranked(large, 1)]))).toBeUndefined();
  });

  it('is not offered where the order is right already', () => {
    expect(refactored('sort-backlog', backlog([large, open, small]))).toBeUndefined();
  });
});
