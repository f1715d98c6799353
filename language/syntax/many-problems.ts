/**
 * What is no model at all (a table, a log, a copy of something else) has a problem in every line. Nobody reads a million
 * sentences, and keeping them would take all memory: the first ones of a file are told, and one sentence counts the others.
 */
import { NumberList } from './number-list.ts';
import type { SyntaxProblem } from './summary.ts';

/** So many problems of one file are told one by one. */
export const mostProblems = 20_000;

/** The problems of a file, found in any order: all are counted, and only those that may be told are kept. */
export class SyntaxProblems {
  private kept: SyntaxProblem[] = [];
  private readonly starts = new NumberList();
  /** What starts behind this is not told. */
  private last = Infinity;

  push(problem: SyntaxProblem): void {
    const { start } = problem.span;
    this.starts.push(start);
    if (start > this.last) return;
    this.kept.push(problem);
    if (this.kept.length > 2 * mostProblems) this.leaveOut();
  }

  /** Where all of them start, those that are not told too. */
  *offsets(): Iterable<number> {
    for (let at = 0; at < this.starts.length; at += 1) yield this.starts.at(at);
  }

  /** The first of many in the order of the text, and one for all behind them. */
  first(): readonly SyntaxProblem[] {
    sort(this.kept);
    const next = this.kept[mostProblems];
    if (!next) return this.kept;
    const message = `${restOf(this.starts.length)} not read. Mend the first ones, or name the file under \`exclude\` in \`throughline.json\` where it is no model.`;
    return [...this.kept.slice(0, mostProblems), { message, span: next.span }];
  }

  /** One more than is told says where the others begin. */
  private leaveOut(): void {
    sort(this.kept);
    this.kept.length = mostProblems + 1;
    this.last = this.kept[mostProblems]?.span.start ?? Infinity;
  }
}

/** In the order of the text; of two at one place the one that was found first comes first. */
function sort(problems: SyntaxProblem[]): void {
  problems.sort((a, b) => a.span.start - b.span.start || a.span.end - b.span.end);
}

/** How many are told in one sentence: its beginning. */
function restOf(count: number): string {
  const rest = count - mostProblems;
  return rest === 1 ? 'From here on one more place does' : `From here on ${rest.toLocaleString('en')} more places do`;
}
