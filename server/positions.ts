/** Between offsets and the protocol's positions: lines and UTF-16 columns from 0. */
import type { Position, Range } from 'vscode-languageserver';
import { lineAt, type FileRecord, type Span } from '#language';

/** The position of an offset of a file's text. */
export function positionAt(record: FileRecord, offset: number): Position {
  const { lineStarts } = record.summary;
  const line = lineAt(lineStarts, offset);
  return { line, character: offset - (lineStarts[line] ?? 0) };
}

/** The range of a span of a file's text. */
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

/** The span that a range covers in a file's text. */
export function spanAt(record: FileRecord, range: Range): Span {
  return { start: offsetAt(record, range.start), end: offsetAt(record, range.end) };
}
