/**
 * Workflow commands of GitHub Actions: an annotation at each problem. GitHub shows ten of a level in a step and drops
 * the rest without a word, so the tenth says how many more there are.
 */
import type { Severity } from '#language';
import { shown } from '../terminal.ts';
import { gravestFirst, summaryLine, type ReportProblem } from './report.ts';
import type { ReportFormat } from './report-format.ts';

const shownOfALevel = 10;

const levels = ['error', 'warning', 'notice'] as const;
type Level = (typeof levels)[number];

const levelOf: Readonly<Record<Severity, Level>> = {
  error: 'error',
  warning: 'warning',
  info: 'notice',
  hint: 'notice',
};

export const github: ReportFormat = {
  name: 'github',
  doc: 'annotations of GitHub Actions',
  render(report) {
    const problems = gravestFirst(report.problems);
    const lines = levels.flatMap((level) =>
      commandsOf(
        level,
        problems.filter(({ severity }) => levelOf[severity] === level),
      ),
    );
    return { text: `${[...lines, summaryLine(report)].join('\n')}\n` };
  },
};

function commandsOf(level: Level, problems: readonly ReportProblem[]): readonly string[] {
  if (problems.length <= shownOfALevel) return problems.map((problem) => commandOf(level, problem));
  const told = problems.slice(0, shownOfALevel - 1);
  const more = problems.length - told.length;
  return [...told.map((problem) => commandOf(level, problem)), restOf(level, more)];
}

function restOf(level: Level, count: number): string {
  const message = `There are ${count} more of this kind, and GitHub shows ten of a kind. Run \`throughline check\` to see all of them.`;
  return `::${level} title=${property(`${count} more`)}::${data(message)}`;
}

function commandOf(level: Level, problem: ReportProblem): string {
  const { file, line, column, endLine, endColumn, rule, message } = problem;
  // GitHub takes columns only where they stand in one line.
  const columns = line === endLine ? { col: column, endColumn } : {};
  const properties = Object.entries({ file, line, endLine, ...columns, title: rule })
    .map(([key, value]) => `${key}=${property(String(value))}`)
    .join(',');
  return `::${level} ${properties}::${data(shown(message))}`;
}

/** A message ends with its line, so no line ends in it. */
function data(text: string): string {
  return text.replaceAll('%', '%25').replaceAll('\r', '%0D').replaceAll('\n', '%0A');
}

function property(text: string): string {
  return data(text).replaceAll(':', '%3A').replaceAll(',', '%2C');
}
