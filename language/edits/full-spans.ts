/** Where a declaration stands with the comments that belong to it: those right above, and those at the end of its line. */
import type { Element } from '../binding/element.ts';
import type { Span } from '../syntax/summary.ts';
import { isLineStart, lineEnd, lineStart, wholeLine } from './text-edits.ts';

/** Comments at the end of a line, with nothing after them. */
const atLineEnd = /^(?:[ \t]*(?:\/\/[^\r\n]*|\/\*[^\r\n]*?\*\/))+(?=[ \t]*(?:[\r\n]|$))/;

/** The whole lines of a declaration and of its comments; where it shares its line with others, its own text. */
export function fullSpanOf({ file, declaration }: Element): Span {
  const span = declaration?.span ?? { start: 0, end: 0 };
  if (!file) return span;
  const { text } = file;
  const trailing = atLineEnd.exec(text.slice(span.end, lineEnd(text, span.end)))?.[0].length ?? 0;
  const lines = wholeLine(text, { start: span.start, end: span.end + trailing });
  return isLineStart(text, lines.start) ? { start: withCommentsAbove(text, lines.start), end: lines.end } : lines;
}

function withCommentsAbove(text: string, line: number): number {
  let start = line;
  while (start > 0) {
    const end = start - (text.startsWith('\r\n', start - 2) ? 2 : 1);
    const above = lineStart(text, end);
    const words = text.slice(above, end).trim();
    const from = words.startsWith('//') ? above : words.endsWith('*/') ? openingLine(text, end) : undefined;
    if (from === undefined) break;
    start = from;
  }
  return start;
}

/** The start of the line on which the comment opens that ends before an offset; undefined where other text stands there. */
function openingLine(text: string, end: number): number | undefined {
  const close = text.lastIndexOf('*/', end);
  // The first one after the comment before it: what opens a comment means nothing within one.
  const opening = text.indexOf('/*', text.lastIndexOf('*/', close - 1) + 1);
  if (opening < 0 || opening > close) return undefined;
  const line = lineStart(text, opening);
  return text.slice(line, opening).trim() === '' ? line : undefined;
}
