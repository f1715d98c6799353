/** A report as one page that needs nothing else and runs no script. Every figure with items behind it opens them. */
import { escapedLine } from '../export/escaped.ts';
import { pageText } from '../export/page.ts';
import { numberText } from './number-text.ts';
import {
  agePicture,
  barIn,
  barPicture,
  chartPicture,
  hasLongWord,
  isShort,
  sparkPicture,
  sparkText,
  type BarShown,
} from './chart-shapes.ts';
import { svgOf } from './chart-svg.ts';
import { pageStyle } from './page-style.ts';
import type { AgeBoard, Block, Cell, Chart, Keys, Report, Section, Sentence, Stated, Table } from './report.ts';
import type { Picture } from './shape.ts';
import { headOf } from './words.ts';

export function reportHtml(report: Report): string {
  const title = `${report.title}: ${report.subject.label}`;
  const body = `<main>\n${reportBody(report)}\n</main>`;
  return pageText({ title: escapedLine(title), style: pageStyle(), body, isForBothSchemes: true });
}

/** What a report says, as markup without a page around it; its title is a heading of the level `top`. */
export function reportBody(report: Report, top: 1 | 2 = 1): string {
  return `<header>
<p class="kicker">${escapedLine(report.title)}</p>
<h${top}>${escapedLine(report.subject.label)}</h${top}>
${headOf(report)
  .map((line) => `<p class="head">${escapedLine(line)}</p>`)
  .join('\n')}
</header>
${findings(report, top + 1)}
${report.sections.map((section) => sectionHtml(section, top + 1)).join('\n')}
<footer>
${report.notes.map((note) => `<p>${noteHtml(note)}</p>`).join('\n')}
</footer>`;
}

function noteHtml(note: string): string {
  return escapedLine(note).replaceAll(/`([a-z. -]+)`/g, '<code>$1</code>');
}

function findings({ findings: found }: Report, level: number): string {
  return found.length === 0
    ? ''
    : `<section class="first"><h${level}>First of all</h${level}>${listHtml(found)}</section>`;
}

function sectionHtml({ heading, blocks }: Section, level: number): string {
  return `<section>\n<h${level}>${escapedLine(heading)}</h${level}>\n${blocks.map(blockHtml).join('\n')}\n</section>`;
}

function blockHtml(block: Block): string {
  if (block.kind === 'list') return listHtml(block.sentences);
  if (block.kind === 'table') return tableHtml(block);
  return block.kind === 'ages' ? agesHtml(block) : chartHtml(block);
}

function listHtml(sentences: readonly Sentence[]): string {
  const line = ({ text, tone, items, stated }: Sentence): string => {
    const behind =
      items && items.length > 0
        ? opening(items.length === 1 ? 'the item' : `the ${numberText(items.length)} items`, items)
        : '';
    const told = behind === '' && stated ? ` ${statement('where it is stated', stated)}` : behind;
    return `<li class="${tone}">${escapedLine(text)}${told}</li>`;
  };
  return `<ul class="sentences">\n${sentences.map(line).join('\n')}\n</ul>`;
}

const mostKeys = 300;

function opening(summary: string, items: Keys): string {
  const more = items.length - mostKeys;
  const keys = items.slice(0, mostKeys).map((key) => `<span>${escapedLine(key)}</span>`);
  return ` <details><summary>${escapedLine(summary)}</summary><div class="items">${keys.join(' ')}${more > 0 ? ` and ${numberText(more)} more` : ''}</div></details>`;
}

function tableHtml(table: Table): string {
  const { columns, rows } = table;
  if (rows.length === 0) return '<p>Nothing to show.</p>';
  const kind = (index: number): string => (columns[index]?.isNumber ? ' class="number"' : '');
  const style = (cell: Cell, index: number): string => {
    if (columns[index]?.isNumber) return kind(index);
    return hasLongWord(cell) ? ' class="long"' : isShort(cell) ? ' class="short"' : '';
  };
  const head = columns.map(({ title }, index) => `<th scope="col"${kind(index)}>${escapedLine(title)}</th>`).join('');
  const body = rows.map(
    (row) =>
      `<tr>${row.map((cell, index) => `<td${style(cell, index)}>${cellHtml(cell)}${barHtml(barIn(table, row, index))}${sparkHtml(cell)}</td>`).join('')}</tr>`,
  );
  return `<div class="table" tabindex="0"><table><thead><tr>${head}</tr></thead>\n<tbody>${body.join('\n')}</tbody></table></div>`;
}

function barHtml(bar: BarShown | undefined): string {
  return bar === undefined ? '' : svgOf(barPicture(bar), 'bar');
}

function sparkHtml(cell: Cell): string {
  return cell.series === undefined ? '' : svgOf(sparkPicture(cell), 'spark', sparkText(cell));
}

function cellHtml({ text, tone, items, stated }: Cell): string {
  const opened = items && items.length > 0 && !(items.length === 1 && items.slice(0, 1)[0] === text);
  const shown = opened ? opening(text, items) : stated ? statement(text, stated) : escapedLine(text);
  return tone === undefined ? shown : `<div class="${tone}">${shown}</div>`;
}

/** A page has no text to go to, so it says what stands there. */
function statement(summary: string, { text }: Stated): string {
  return `<details><summary>${escapedLine(summary)}</summary><div class="items">Stated by ${escapedLine(text)}</div></details>`;
}

function agesHtml(board: AgeBoard): string {
  return figure(board.title, agePicture(board));
}

/** On a telephone it is moved to and fro, since nobody could read it as small as that. */
function figure(title: string, picture: Picture, below = ''): string {
  return `<figure><figcaption>${escapedLine(title)}</figcaption>\n<div class="wide" tabindex="0">${svgOf(picture, 'chart', title)}</div>${below}</figure>`;
}

function chartHtml(chart: Chart): string {
  const events = chart.events.map(({ at, title }) => `<li>${escapedLine(`${at}: ${title}`)}</li>`).join('');
  const list = events === '' ? '' : `<ol class="events">${events}</ol>`;
  return figure(chart.title, chartPicture(chart), list);
}
