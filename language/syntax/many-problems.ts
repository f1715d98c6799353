/**
 * What is no model at all (a table, a log, a copy of something else) has a problem in every line. Nobody reads a million
 * sentences, and keeping them would take all memory: the first ones of a file are told, and one sentence counts the others.
 */
import { NumberList } from './number-list.ts';
import type { Span, SyntaxProblem } from './summary.ts';

/** So many problems of one file are told one by one. */
export const mostProblems = 20_000;

/** The problems of a file, found in any order: all are counted, and only those that may be told are kept. */
export class SyntaxProblems {
  private kept: SyntaxProblem[] = [];
  private readonly starts = new NumberList();
  /** What starts behind this is not told. */
  private last = Infinity;
  /** How many lines that mean nothing were kept, and the first that was not. */
  private meaningless = 0;
  private leftOut: Span | undefined = undefined;

  /** Whether one that starts somewhere may be told: what is only counted here need not be made. */
  tells(start: number): boolean {
    if (start <= this.last) return true;
    this.starts.push(start);
    return false;
  }

  push(problem: SyntaxProblem): void {
    const { start } = problem.span;
    if (!this.tells(start)) return;
    this.starts.push(start);
    this.kept.push(problem);
    if (this.kept.length > 2 * mostProblems) this.leaveOut();
  }

  /** Whether a line that means nothing, of which a rule would tell, is one too many: then it is counted here, and not kept. */
  leavesOut(span: Span): boolean {
    this.meaningless += 1;
    if (this.meaningless <= mostProblems) return false;
    this.starts.push(span.start);
    this.leftOut ??= span;
    return true;
  }

  /** How many there are, and where each starts, those that are not told too. */
  get count(): number {
    return this.starts.length;
  }

  start(at: number): number {
    return this.starts.at(at);
  }

  /** The first of many in the order of the text, and one for all behind them. */
  first(): readonly SyntaxProblem[] {
    sort(this.kept);
    const told = this.kept.slice(0, mostProblems);
    const span = earlier(this.kept[mostProblems]?.span, this.leftOut);
    if (!span) return told;
    const message = `${restOf(this.starts.length - told.length)} not read. Mend the first ones, or name the file under \`exclude\` in \`throughline.json\` where it is no model.`;
    return [...told, { message, span }];
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

function earlier(a: Span | undefined, b: Span | undefined): Span | undefined {
  return a && b ? (a.start <= b.start ? a : b) : (a ?? b);
}

/** How many are told in one sentence: its beginning. */
function restOf(rest: number): string {
  return rest === 1 ? 'From here on one more place does' : `From here on ${rest.toLocaleString('en')} more places do`;
}
