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

export function offsetAt(record: FileRecord, { line, character }: Position): number {
  const { lineStarts } = record.summary;
  if (line >= lineStarts.length) return record.text.length;
  const start = lineStarts[line] ?? 0;
  const end = lineStarts[line + 1] ?? record.text.length;
  return Math.min(start + character, Math.max(start, end));
}

export function spanAt(record: FileRecord, range: Range): Span {
  return { start: offsetAt(record, range.start), end: offsetAt(record, range.end) };
}
