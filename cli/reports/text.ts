/** The problems of a check for a person at a terminal: each with its line of the text. */
import { styleText } from 'node:util';
import type { Severity } from '#language';
import { shown } from '../terminal.ts';
import { widthOf } from '../text-width.ts';
import { summaryLine, type ReportProblem } from './report.ts';
import type { ReportContext, ReportFormat } from './report-format.ts';

type Style = Parameters<typeof styleText>[0];

const styles: Readonly<Record<Severity, Style>> = { error: 'red', warning: 'yellow', info: 'cyan', hint: 'gray' };

export const text: ReportFormat = {
  name: 'text',
  doc: 'each problem with its line, for people',
  render(report, { lineOf, isColoured }) {
    const paint: Paint = (style, words) => (isColoured ? styleText(style, words, { validateStream: false }) : words);
    const blocks = report.problems.map((problem) => block(problem, lineOf, paint));
    return { text: `${[...blocks, summaryLine(report)].join('\n')}\n` };
  },
};

type Paint = (style: Style, text: string) => string;

function block(problem: ReportProblem, lineOf: ReportContext['lineOf'], paint: Paint): string {
  const { file, line, column, severity, rule, message, related } = problem;
  const head = `${paint('bold', `${shown(file)}:${line}:${column}`)} ${paint(styles[severity], severity)} ${shown(message)} ${paint('gray', rule)}`;
  const lines = related.map(
    (each) => `  ${paint('gray', `${shown(each.file)}:${each.line}:${each.column}`)} ${shown(each.message)}`,
  );
  return [head, ...marked(problem, lineOf, paint), ...lines, ''].join('\n');
}

const widest = 100;

/** The line with carets under the words that the problem is about; a long line is cut around them. */
function marked(
  { file, line, column, endLine, endColumn, severity }: ReportProblem,
  lineOf: ReportContext['lineOf'],
  paint: Paint,
): readonly string[] {
  const words = lineOf(file, line);
  if (words === undefined) return [];
  const start = column - 1;
  const end = endLine === line ? Math.max(endColumn - 1, start + 1) : words.length;
  const from = start > widest - 20 ? start - 30 : 0;
  const cut = words.slice(from, from + widest);
  const lead = from > 0 ? '…' : '';
  const gutter = String(line).padStart(5);
  // Columns of the terminal, not of the text: a character of Chinese takes two, one that joins the last none.
  const before = widthOf(shown(words.slice(from, start)));
  const carets = '^'.repeat(Math.max(1, widthOf(shown(words.slice(start, Math.min(end, from + widest))))));
  return [
    `${paint('gray', `${gutter} |`)} ${lead}${shown(cut)}${words.length > from + widest ? '…' : ''}`,
    `      ${paint('gray', '|')} ${lead === '' ? '' : ' '}${' '.repeat(before)}${paint(styles[severity], carets)}`,
  ];
}
