/** What is known of the braces of a text while they are balanced, in numbers: a text of braces alone has millions. */
import { NumberList } from './number-list.ts';

const braceProblems = ['unclosed', 'extra', 'headless', 'stray', 'too-deep', 'missing'] as const;

export type BraceProblem = {
  readonly token: number;
  readonly problem: (typeof braceProblems)[number];
  /** Where that begins whose first line is lost. */
  readonly from: number | undefined;
};

/** In the order in which they were found. */
export class BraceProblems {
  count = 0;
  private readonly numbers = new NumberList();

  push(token: number, problem: BraceProblem['problem'], from = -1): void {
    this.numbers.push(token);
    this.numbers.push(braceProblems.indexOf(problem));
    this.numbers.push(from);
    this.count += 1;
  }

  *[Symbol.iterator](): Iterator<BraceProblem> {
    for (let at = 0; at < this.numbers.length; at += 3) {
      const from = this.numbers.at(at + 2);
      yield {
        token: this.numbers.at(at),
        problem: braceProblems[this.numbers.at(at + 1)] ?? 'stray',
        from: from < 0 ? undefined : from,
      };
    }
  }
}

type Block = { readonly token: number; readonly column: number; readonly isReal: boolean; readonly isMissing: boolean };

/** The blocks that are open, the innermost last. */
export class Blocks {
  count = 0;
  private readonly numbers = new NumberList();
  /** How many of them stand in each column. */
  private readonly columns = new Map<number, number>();

  push({ token, column, isReal, isMissing }: Block): void {
    this.numbers.push(token);
    this.numbers.push(column);
    this.numbers.push((isReal ? 1 : 0) + (isMissing ? 2 : 0));
    this.columns.set(column, (this.columns.get(column) ?? 0) + 1);
    this.count += 1;
  }

  top(): Block | undefined {
    const end = this.numbers.length;
    if (end === 0) return undefined;
    const marks = this.numbers.at(end - 1);
    return {
      token: this.numbers.at(end - 3),
      column: this.numbers.at(end - 2),
      isReal: marks % 2 === 1,
      isMissing: marks > 1,
    };
  }

  pop(): Block | undefined {
    const top = this.top();
    if (!top) return undefined;
    for (let number = 0; number < 3; number += 1) this.numbers.pop();
    this.columns.set(top.column, (this.columns.get(top.column) ?? 0) - 1);
    this.count -= 1;
    return top;
  }

  hasColumn(column: number): boolean {
    return (this.columns.get(column) ?? 0) > 0;
  }
}
