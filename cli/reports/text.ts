/** The problems of a check for a person at a terminal: each with its line of the text. */
import { styleText } from 'node:util';
import type { Severity } from '#language';
import type { Report, ReportProblem } from './report.ts';
import { shown } from './terminal.ts';

type Style = Parameters<typeof styleText>[0];

const styles: Readonly<Record<Severity, Style>> = { error: 'red', warning: 'yellow', info: 'cyan', hint: 'gray' };

export type Excerpts = (file: string, line: number) => string | undefined;

export function textReport(report: Report, excerpt: Excerpts, isColoured: boolean): string {
  const paint = (style: Style, text: string): string =>
    isColoured ? styleText(style, text, { validateStream: false }) : text;
  const blocks = report.problems.map((problem) => block(problem, excerpt, paint));
  return `${[...blocks, summaryLine(report)].join('\n')}\n`;
}

type Paint = (style: Style, text: string) => string;

function block(problem: ReportProblem, excerpt: Excerpts, paint: Paint): string {
  const { file, line, column, severity, rule, message, related } = problem;
  const head = `${paint('bold', `${shown(file)}:${line}:${column}`)} ${paint(styles[severity], severity)} ${shown(message)} ${paint('gray', rule)}`;
  const lines = related.map(
    (each) => `  ${paint('gray', `${shown(each.file)}:${each.line}:${each.column}`)} ${shown(each.message)}`,
  );
  return [head, ...marked(problem, excerpt, paint), ...lines, ''].join('\n');
}

const widest = 100;

/** The line with carets under the words that the problem is about; a long line is cut around them. */
function marked(
  { file, line, column, endLine, endColumn, severity }: ReportProblem,
  excerpt: Excerpts,
  paint: Paint,
): readonly string[] {
  const text = excerpt(file, line);
  if (text === undefined) return [];
  const start = column - 1;
  const end = endLine === line ? Math.max(endColumn - 1, start + 1) : text.length;
  const from = start > widest - 20 ? start - 30 : 0;
  const cut = text.slice(from, from + widest);
  const lead = from > 0 ? '…' : '';
  const gutter = String(line).padStart(5);
  const before = shown(text.slice(from, start));
  const carets = '^'.repeat(Math.max(1, Math.min(end, from + widest) - start));
  return [
    `${paint('gray', `${gutter} |`)} ${lead}${shown(cut)}${text.length > from + widest ? '…' : ''}`,
    `      ${paint('gray', '|')} ${lead === '' ? '' : ' '}${' '.repeat(before.length)}${paint(styles[severity], carets)}`,
  ];
}

function summaryLine({ summary, problems }: Report): string {
  const files = summary.files === 1 ? '1 file' : `${summary.files} files`;
  if (problems.length === 0) return `No problems in ${files}.`;
  const parts = (['error', 'warning', 'info', 'hint'] as const).flatMap((severity) => {
    const count = summary[severity];
    return count === 0
      ? []
      : [count === 1 ? `1 ${severity}` : `${count} ${severity === 'info' ? 'info' : `${severity}s`}`];
  });
  const touched = new Set(problems.map((problem) => problem.file)).size;
  return `${parts.join(', ')} in ${touched} of ${files}.`;
}
