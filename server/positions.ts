/** Between offsets and the protocol's positions: lines and UTF-16 columns from 0. */
import type { Position, Range } from 'vscode-languageserver';
import type { FileRecord, Span } from '#language';

export function positionAt(record: FileRecord, offset: number): Position {
  const { lineStarts } = record.summary;
  let low = 0;
  let high = lineStarts.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((lineStarts[middle] ?? 0) <= offset) low = middle + 1;
    else high = middle;
  }
  const line = Math.max(0, low - 1);
  return { line, character: offset - (lineStarts[line] ?? 0) };
}

export function rangeOf(record: FileRecord, span: Span): Range {
  return { start: positionAt(record, span.start), end: positionAt(record, span.end) };
}

/** What lies past the end of a line is its end, as the protocol says; what lies before the text is its start. */
export function offsetAt({ summary, text }: FileRecord, { line, character }: Position): number {
  const { lineStarts } = summary;
  if (line < 0) return 0;
  if (line >= lineStarts.length) return text.length;
  const start = lineStarts[line] ?? 0;
  let end = lineStarts[line + 1] ?? text.length;
  while (end > start && isLineBreak(text.charCodeAt(end - 1))) end -= 1;
  return Math.min(start + Math.max(0, character), end);
}

function isLineBreak(code: number): boolean {
  return code === 0x0a || code === 0x0d;
}

export function spanAt(record: FileRecord, range: Range): Span {
  return { start: offsetAt(record, range.start), end: offsetAt(record, range.end) };
}
