/**
 * What is no model at all (a table, a log, a copy of something else) has a problem in every line. Nobody reads a million
 * sentences, and making them would take all memory: the first ones of a file are told, and one sentence counts the others.
 */
import type { SyntaxProblem } from './summary.ts';

/** So many problems of one file are told one by one. */
export const mostProblems = 20_000;

/** The first of many in the order of the text, and one for all behind them. */
export function firstProblems(problems: readonly SyntaxProblem[]): readonly SyntaxProblem[] {
  const next = problems[mostProblems];
  if (!next) return problems;
  const message = `${restOf(problems.length)} not read. Mend the first ones, or name the file under \`exclude\` in \`throughline.json\` where it is no model.`;
  return [...problems.slice(0, mostProblems), { message, span: next.span }];
}

/** How many are told in one sentence: its beginning. */
function restOf(count: number): string {
  const rest = count - mostProblems;
  return rest === 1 ? 'From here on one more place does' : `From here on ${rest.toLocaleString('en')} more places do`;
}
