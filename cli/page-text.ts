/** A page of ours in Markdown as a person reads it at a terminal: in lines that fit, tables as columns, headings set off. */
import { styleText } from 'node:util';
import { textTable } from './flow/text-table.ts';
import { wrappedText } from './wrapped-text.ts';

/** Lines of at most so many columns, but for those of a model, which stay as they would be written. */
export function pageText(markdown: string, width: number, isColoured: boolean): string {
  const heading = (text: string): string => (isColoured ? styleText('bold', text, { validateStream: false }) : text);
  const lines = partsOf(markdown).flatMap((part) => {
    if (part.kind === 'code') return part.lines.flatMap((line) => codeLines(line, width));
    if (part.kind === 'table') return tableLines(part.lines, width);
    return part.lines.flatMap((line) => proseLines(line, width, heading));
  });
  return `${lines.join('\n').trimEnd()}\n`;
}

type Part = { readonly kind: 'code' | 'table' | 'prose'; readonly lines: string[] };

/** What belongs together; the fences around a model go. */
function partsOf(markdown: string): readonly Part[] {
  const parts: Part[] = [];
  let isCode = false;
  for (const line of markdown.split('\n')) {
    if (line.startsWith('```')) {
      isCode = !isCode;
      continue;
    }
    const kind = isCode ? 'code' : line.startsWith('|') ? 'table' : 'prose';
    const last = parts.at(-1);
    if (last?.kind === kind) last.lines.push(line);
    else parts.push({ kind, lines: [line] });
  }
  return parts;
}

function proseLines(line: string, width: number, heading: (text: string) => string): readonly string[] {
  const [, marks, text = ''] = /^(#+) (.*)$/.exec(line) ?? [];
  if (marks === undefined) return wrappedText(line, width);
  return wrappedText(marks.length === 1 ? text : text.toUpperCase(), width).map(heading);
}

const indent = '  ';

/** What is said below a word of a model is broken like prose, as the remark that it is. */
function codeLines(line: string, width: number): readonly string[] {
  const [, carets, message] = /^(\/\/ *\^+) (.*)$/.exec(line) ?? [];
  if (carets === undefined || message === undefined) return [`${indent}${line}`];
  return [carets, ...wrappedText(message, width - indent.length - 3).map((each) => `// ${each}`)].map(
    (each) => `${indent}${each}`,
  );
}

function tableLines(lines: readonly string[], width: number): readonly string[] {
  const [head = [], , ...rows] = lines.map(cellsOf);
  return textTable(
    head.map((title) => ({ title })),
    rows,
    width,
  );
}

function cellsOf(line: string): readonly string[] {
  return line
    .replace(/^\||\|$/g, '')
    .split(/(?<!\\)\|/)
    .map((cell) => cell.trim().replaceAll(String.raw`\|`, '|'));
}
