/** A report as Markdown, for wikis and merge requests. */
import { markdownText } from '../export/markdown-text.ts';
import { numberText } from './number-text.ts';
import type { Block, Cell, Chart, Keys, Report, Section, Sentence, Table } from './report.ts';
import { chartSummary, sparkline } from './sparkline.ts';
import { headOf } from './words.ts';

export function reportMarkdown(report: Report): string {
  const lines = [
    `# ${markdownText(report.title)}: ${markdownText(report.subject.label)}`,
    '',
    ...headOf(report).map((line) => `${markdownText(line)}  `),
    '',
    ...findings(report),
    ...report.sections.flatMap(sectionLines),
    ...report.notes.flatMap((note) => [`> ${noteText(note)}`, '']),
  ];
  return `${lines.join('\n').trimEnd()}\n`;
}

/** Commands and words of the language, which our own notes put into code quotes, stay code; names do not become markup. */
function noteText(note: string): string {
  return markdownText(note).replaceAll(/&#96;([a-z. -]+)&#96;/g, '`$1`');
}

function findings({ findings: found }: Report): readonly string[] {
  return found.length === 0 ? [] : ['## First of all', '', ...found.map(sentenceLine), ''];
}

const marks = { attention: '⚠ ', good: '✓ ', plain: '' } as const;

const mostKeys = 10;

function sentenceLine({ text, tone, items }: Sentence): string {
  return `- ${marks[tone]}${markdownText(text)}${items && items.length > 0 ? ` (${markdownText(keysText(items))})` : ''}`;
}

function keysText(items: Keys): string {
  const more = items.length - mostKeys;
  return `${items.slice(0, mostKeys).join(', ')}${more > 0 ? ` and ${numberText(more)} more` : ''}`;
}

function sectionLines({ heading, blocks }: Section): readonly string[] {
  return [
    `## ${heading}`,
    '',
    ...blocks.flatMap((block) => {
      // What a picture of dots says stands in the table beside it.
      return block.kind === 'ages' ? [] : [...blockLines(block), ''];
    }),
  ];
}

function blockLines(block: Exclude<Block, { readonly kind: 'ages' }>): readonly string[] {
  if (block.kind === 'list') return block.sentences.map(sentenceLine);
  return block.kind === 'table' ? tableLines(block) : chartLines(block);
}

function tableLines({ columns, rows }: Table): readonly string[] {
  if (rows.length === 0) return ['Nothing to show.'];
  return [
    `| ${columns.map(({ title }) => title).join(' | ')} |`,
    `| ${columns.map(({ isNumber }) => (isNumber ? '---:' : '---')).join(' | ')} |`,
    ...rows.map((row) => `| ${row.map(cellText).join(' | ')} |`),
  ];
}

/** Our own figures hold no markup, and read better as they are. */
const figure = /^[+-]?[\d,]+(?:\.\d+)?(?:%| points| days?)?$/;

function cellText({ text, tone }: Cell): string {
  const written = figure.test(text) ? text : markdownText(text);
  return tone === 'attention' ? `**${written === '' ? ' ' : written}**` : written;
}

function chartLines(chart: Chart): readonly string[] {
  return [
    `**${markdownText(chart.title)}**`,
    '',
    `    ${sparkline(chart.points, 60)}`,
    '',
    chartSummary(chart),
    ...(chart.events.length === 0
      ? []
      : ['', ...chart.events.map(({ at, title }) => `- ${at}: ${markdownText(title)}`)]),
  ];
}
