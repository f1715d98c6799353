/** A report for the terminal. */
import {
  chartSummary,
  headOf,
  numberText,
  sparkline,
  type Block,
  type Cell,
  type Chart,
  type Keys,
  type Report,
  type Section,
  type Sentence,
  type Table,
} from '#language/reports/index.ts';
import { shown } from '../terminal.ts';
import { wrappedText } from '../wrapped-text.ts';
import { textTable } from './text-table.ts';

/** Lines of at most so many columns. */
export function reportText(report: Report, width: number): string {
  const title = shown(`${report.title}: ${report.subject.label}`);
  const lines = [
    ...wrappedText(title, width),
    ...headOf(report).flatMap((line) => wrappedText(shown(line), width)),
    '',
    ...(report.findings.length === 0 ? [] : ['FIRST OF ALL', '', ...sentenceLines(report.findings, width), '']),
    ...report.sections.flatMap((section) => sectionLines(section, width)),
    ...report.notes.flatMap((note) => wrappedText(shown(note), width)),
  ];
  return `${lines.join('\n').trimEnd()}\n`;
}

function sectionLines({ heading, blocks }: Section, width: number): readonly string[] {
  return [
    ...wrappedText(heading.toUpperCase(), width),
    '',
    ...blocks.flatMap((block) => {
      // What a picture of dots says stands in the table beside it.
      return block.kind === 'ages' ? [] : [...blockLines(block, width), ''];
    }),
  ];
}

function blockLines(block: Exclude<Block, { readonly kind: 'ages' }>, width: number): readonly string[] {
  if (block.kind === 'list') return sentenceLines(block.sentences, width);
  return block.kind === 'table' ? tableLines(block, width) : chartLines(block, width);
}

const marks = { attention: '!', good: '✓', plain: '-' } as const;

function sentenceLines(sentences: readonly Sentence[], width: number): readonly string[] {
  return sentences.flatMap(({ text, tone, items }) => {
    const lines = wrappedText(`${shown(text)}${keysText(items)}`, width - 2);
    return lines.map((line, index) => `${index === 0 ? marks[tone] : ' '} ${line}`);
  });
}

const mostKeys = 5;

function keysText(items: Keys = []): string {
  if (items.length === 0) return '';
  const more = items.length - mostKeys;
  return shown(` (${items.slice(0, mostKeys).join(', ')}${more > 0 ? ` and ${numberText(more)} more` : ''})`);
}

function tableLines({ columns, rows }: Table, width: number): readonly string[] {
  if (rows.length === 0) return ['Nothing to show.'];
  const isMarked = columns.map((_, index) => rows.some((row) => row[index]?.tone === 'attention'));
  const cells = rows.map((row) => row.map((cell, index) => cellText(cell, isMarked[index] === true)));
  return textTable(columns, cells, width);
}

/** Where a column has marks, all of its figures leave room for one, so that they stay aligned; a mark never stands alone. */
function cellText({ text, tone }: Cell, isMarked: boolean): string {
  if (!isMarked) return shown(text);
  return tone === 'attention' ? `${shown(text)}\u00a0!` : `${shown(text)}\u00a0\u00a0`;
}

function chartLines(chart: Chart, width: number): readonly string[] {
  return [
    ...wrappedText(chart.title, width),
    `  ${sparkline(chart.points, width - 2)}`,
    ...wrappedText(chartSummary(chart), width - 2).map((line) => `  ${line}`),
    ...chart.events.flatMap(({ at, title }) =>
      wrappedText(`${at} ${shown(title)}`, width - 2).map((line) => `  ${line}`),
    ),
  ];
}
