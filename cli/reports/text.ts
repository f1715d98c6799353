/** The problems of a check for a person at a terminal: each with its line of the text. */
import { styleText } from 'node:util';
import type { Severity } from '#language';
import { shown } from '../terminal.ts';
import { widthOf } from '../text-width.ts';
import { wrappedText } from '../wrapped-text.ts';
import { summaryLine, type ReportPlace, type ReportProblem } from './report.ts';
import type { ReportContext, ReportFormat } from './report-format.ts';

type Style = Parameters<typeof styleText>[0];

const styles: Readonly<Record<Severity, Style>> = { error: 'red', warning: 'yellow', info: 'cyan', hint: 'gray' };

export const text: ReportFormat = {
  name: 'text',
  doc: 'each problem with its line, for people',
  render(report, { lineOf, isColoured, columns }) {
    const paint: Paint = (style, words) => (isColoured ? styleText(style, words, { validateStream: false }) : words);
    const blocks = report.problems.map((problem) => block(problem, { lineOf, paint, columns }));
    return { text: `${[...blocks, summaryLine(report)].join('\n')}\n` };
  },
};

type Paint = (style: Style, text: string) => string;

type Page = Pick<ReportContext, 'lineOf' | 'columns'> & { readonly paint: Paint };

/** One that somebody watches. */
type Screen = Page & { readonly columns: number };

function block(problem: ReportProblem, page: Page): string {
  const { columns } = page;
  return columns === undefined ? unwrapped(problem, page) : wrapped(problem, { ...page, columns });
}

/** Each sentence on one line, where nobody watches: there may be thousands, so that no lists are made for them. */
function unwrapped(problem: ReportProblem, page: Page): string {
  const { rule, severity, message, related } = problem;
  const { paint } = page;
  let told = `${paint('bold', placeIn(problem))} ${paint(styles[severity], severity)} ${shown(message)} ${paint('gray', rule)}\n`;
  const [line, carets] = marked(problem, page);
  if (line !== undefined && carets !== undefined) told += `${line}\n${carets}\n`;
  for (const each of related) told += `${indent}${paint('gray', placeIn(each))} ${shown(each.message)}\n`;
  return told;
}

function placeIn({ file, line, column }: ReportPlace): string {
  return `${shown(file)}:${line}:${column}`;
}

/** On as many lines as it takes, so that no word is broken by the edge of the screen. */
function wrapped(problem: ReportProblem, page: Screen): string {
  const { rule, severity, message, related } = problem;
  const { paint } = page;
  const lines = sentence(problem, `${severity} ${shown(message)} ${rule}`, 'bold', page);
  const graveAt = lines[0]?.includes(` ${severity}`) ? 0 : 1;
  const head = lines.map((line, index) => {
    const graded = index === graveAt ? line.replace(` ${severity}`, ` ${paint(styles[severity], severity)}`) : line;
    return index === lines.length - 1 ? paintedEnd(graded, rule, paint) : graded;
  });
  const indented = { ...page, columns: page.columns - indent.length };
  const beside = related.flatMap((each) => sentence(each, shown(each.message), 'gray', indented));
  return [...head, ...marked(problem, page), ...beside.map((line) => `${indent}${line}`), ''].join('\n');
}

const indent = '  ';

function sentence(at: ReportPlace, words: string, style: Style, { paint, columns }: Screen): readonly string[] {
  const place = placeIn(at);
  const lines = wrappedText(`${place} ${words}`, columns - indent.length);
  return lines.map((each, index) => {
    if (index > 0) return `${indent}${each}`;
    return each.startsWith(place) ? `${paint(style, place)}${each.slice(place.length)}` : each;
  });
}

function paintedEnd(line: string, rule: string, paint: Paint): string {
  return line.endsWith(rule) ? `${line.slice(0, -rule.length)}${paint('gray', rule)}` : line;
}

const widest = 100;

/** The number of the line and what sets it off. */
const gutterWidth = 10;

/** The line with carets under the words that the problem is about; a long line is cut around them. */
function marked(
  { file, line, column, endLine, endColumn, severity }: ReportProblem,
  { lineOf, paint, columns = gutterWidth + widest }: Page,
): readonly string[] {
  const words = lineOf(file, line);
  if (words === undefined) return [];
  const most = Math.max(least, Math.min(widest, columns - gutterWidth));
  const start = column - 1;
  const end = endLine === line ? Math.max(endColumn - 1, start + 1) : words.length;
  const from = start > most - 20 ? wholeAt(words, Math.max(0, start - Math.floor(most / 3))) : 0;
  const to = wholeAt(words, from + most);
  const lead = from > 0 ? '…' : '';
  const gutter = String(line).padStart(5);
  // Columns of the terminal, not of the text: a character of Chinese takes two, one that joins the last none.
  const before = widthOf(shown(words.slice(from, start)));
  const carets = '^'.repeat(Math.max(1, widthOf(shown(words.slice(start, Math.min(end, to))))));
  return [
    `${paint('gray', `${gutter} |`)} ${lead}${shown(words.slice(from, to))}${words.length > to ? '…' : ''}`,
    `      ${paint('gray', '|')} ${lead === '' ? '' : ' '}${' '.repeat(before)}${paint(styles[severity], carets)}`,
  ];
}

/** So much of a line tells where it is. */
const least = 30;

/** An offset that cuts no pair of code units that makes one character. */
function wholeAt(words: string, at: number): number {
  return at > 0 && at < words.length && (words.codePointAt(at - 1) ?? 0) > 0xff_ff ? at - 1 : at;
}
