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

/** The brace that opens a block: one of the text, one that is missing in it, or one that is passed over. */
const openings = ['real', 'missing', 'stray'] as const;

type Opening = (typeof openings)[number];

/** The blocks that are open, the innermost last: what is said of one is said of that. */
export class Blocks {
  count = 0;
  private readonly numbers = new NumberList();
  /** How many of them stand in each column. */
  private readonly columns = new Map<number, number>();

  push(token: number, column: number, opening: Opening): void {
    this.numbers.push(token);
    this.numbers.push(column);
    this.numbers.push(openings.indexOf(opening));
    this.columns.set(column, (this.columns.get(column) ?? 0) + 1);
    this.count += 1;
  }

  get token(): number {
    return this.numbers.at(this.numbers.length - 3);
  }

  /** Left of all columns where no block is open. */
  get column(): number {
    return this.count === 0 ? -1 : this.numbers.at(this.numbers.length - 2);
  }

  get opening(): Opening {
    return openings[this.numbers.at(this.numbers.length - 1)] ?? 'stray';
  }

  /** Closes the innermost, where one is open. */
  pop(): void {
    if (this.count === 0) return;
    const { column } = this;
    this.columns.set(column, (this.columns.get(column) ?? 0) - 1);
    this.numbers.drop(3);
    this.count -= 1;
  }

  hasColumn(column: number): boolean {
    return (this.columns.get(column) ?? 0) > 0;
  }
}
