/** What rules find in one file, where that is more than anybody reads: the first ones, and a sentence that counts the others. */
import { mostProblems } from '../syntax/many-problems.ts';
import type { Problem } from './problem.ts';
import { severities } from './rule.ts';

/** The problems in the order of the text; syntax problems are few already. The sentence is as grave as what it stands for. */
export function firstProblems(problems: readonly Problem[]): readonly Problem[] {
  if (problems.length <= mostProblems) return problems;
  const found = problems.filter(({ rule }) => rule !== 'syntax');
  const others = found.slice(mostProblems);
  const [next] = others;
  if (!next) return problems;
  const left = new Set(others);
  const told = problems.filter((problem) => !left.has(problem));
  return [...told, restOf(others, next)];
}

function restOf(others: readonly Problem[], { path, span }: Problem): Problem {
  const severity = severities.find((each) => others.some((other) => other.severity === each)) ?? 'error';
  const many = others.length === 1 ? 'is one more problem' : `are ${others.length.toLocaleString('en')} more problems`;
  const message = `From here on there ${many} in this file. Mend the first ones, and check again.`;
  return { rule: 'syntax', severity, message, path, span, element: undefined, related: [] };
}
