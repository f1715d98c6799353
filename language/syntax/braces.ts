/** What is known of the braces of a text while they are balanced, in numbers: a text of braces alone has millions. */
import { NumberList } from './number-list.ts';

const braceProblems = ['unclosed', 'extra', 'headless', 'stray', 'too-deep', 'missing'] as const;

export type BraceProblem = (typeof braceProblems)[number];

/** In the order in which they were found: each is asked for by its place among them. */
export class BraceProblems {
  count = 0;
  private readonly numbers = new NumberList();

  push(token: number, problem: BraceProblem, from = -1): void {
    this.numbers.push(token);
    this.numbers.push(braceProblems.indexOf(problem));
    this.numbers.push(from);
    this.count += 1;
  }

  token(at: number): number {
    return this.numbers.at(at * 3);
  }

  problem(at: number): BraceProblem {
    return braceProblems[this.numbers.at(at * 3 + 1)] ?? 'stray';
  }

  /** Where that begins whose first line is lost. */
  from(at: number): number | undefined {
    const from = this.numbers.at(at * 3 + 2);
    return from < 0 ? undefined : from;
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
