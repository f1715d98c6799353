/** A comment on a pull request. Names come from anybody, so nothing in them is a mention, a link or HTML. */
import { shown } from '../terminal.ts';
import { countedBySeverity, gravestFirst, summaryLine, type Report, type ReportProblem } from './report.ts';
import type { ReportFormat } from './report-format.ts';

/** GitHub refuses a comment of 65,536 characters. */
const mostBytes = 60_000;

/** A longer table is folded. */
const mostUnfolded = 10;

/** By this a bot finds its own comment again, and writes over it. */
const marker = '<!-- throughline-check -->';

const header = '| severity | where | what | rule |\n| --- | --- | --- | --- |\n';

export const markdown: ReportFormat = {
  name: 'markdown',
  doc: 'a comment on a pull request',
  render: (report) => ({
    text: report.problems.length === 0 ? allIsWell(report) : problemsComment(report),
  }),
};

function allIsWell({ summary }: Report): string {
  const files = summary.files === 1 ? '1 file' : `${summary.files} files`;
  return `${marker}\n### Throughline: no problems\n\nThe organisation is in order: ${files} checked, nothing to mend. Thank you!\n`;
}

function problemsComment(report: Report): string {
  const { problems, summary } = report;
  const rows = fitting(gravestFirst(problems));
  const left = problems.length - rows.length;
  const table = `${header}${rows.join('')}`;
  const isFolded = rows.length > mostUnfolded;
  const body = isFolded ? `<details>\n<summary>All of them</summary>\n\n${table}\n</details>\n` : table;
  const more =
    left === 0
      ? ''
      : `\n${left} more are left out, since a comment holds only so much. Run \`throughline check\` to see all of them.\n`;
  const lead = `${marker}\n### Throughline: ${countedBySeverity(summary)}\n\n${summaryLine(report)} The gravest come first; \`throughline explain <rule>\` says why a rule matters and what to do.\n\n`;
  return `${lead}${body}${more}`;
}

/** As many rows as a comment has room for. */
function fitting(problems: readonly ReportProblem[]): readonly string[] {
  const rows: string[] = [];
  let room = mostBytes - 1000;
  for (const problem of problems) {
    const row = rowOf(problem);
    room -= Buffer.byteLength(row);
    if (room < 0) break;
    rows.push(row);
  }
  return rows;
}

function rowOf({ severity, file, line, message, rule }: ReportProblem): string {
  return `| ${severity} | ${plain(`${file}:${line}`)} | ${withCode(message)} | \`${rule}\` |\n`;
}

/** What a message quotes stays code. */
function withCode(message: string): string {
  return message
    .split('`')
    .map((part, index, parts) => {
      const isCode = index % 2 === 1 && index < parts.length - 1;
      return isCode ? `<code>${literal(part)}</code>` : `${index % 2 === 1 ? '&#96;' : ''}${plain(part)}`;
    })
    .join('');
}

/**
 * Text that shows as it is written. A mention, an issue and an address are found after the signs of Markdown are read,
 * so a space without width stands in them.
 */
function plain(text: string): string {
  return literal(text.replace(/@|#(?=\d)|\bGH-(?=\d)|:(?=\/\/)|\bwww(?=\.)/gi, (found) => `${found}\u200B`));
}

/** In code nothing is found, and what a person copies from it has to stay as it is. */
function literal(text: string): string {
  return shown(text).replace(/[&<>"'\\`*_{}[\]()!|~$^=]/g, (sign) => `&#${sign.charCodeAt(0)};`);
}
