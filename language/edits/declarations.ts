/** Edits of whole declarations: their text with the comments above it, taken out and put in elsewhere. */
import type { Element } from '../binding/element.ts';
import type { Span } from '../syntax/summary.ts';
import { addLines, applyEdits, eolOf, indentAt, lineStart, wholeLine, type TextEdit } from './text-edits.ts';

/** Takes a declaration, with the comments right above it and one of two gaps, out of its place. */
export function removeDeclaration(element: Element): readonly TextEdit[] {
  const { file, declaration } = element;
  if (!file || !declaration) return [];
  return [{ path: file.path, span: withGap(file.text, fullSpan(file.text, declaration.span)), newText: '' }];
}

/** A declaration with the comments right above it, as it would stand at the start of a line, with some edits made. */
export function declarationText({ file, declaration }: Element, edits: readonly TextEdit[] = []): string {
  if (!file || !declaration) return '';
  const { start, end } = fullSpan(file.text, declaration.span);
  const own = edits.map((edit) => ({ ...edit, span: { start: edit.span.start - start, end: edit.span.end - start } }));
  return dedented(applyEdits(file.text.slice(start, end), own), indentAt(file.text, declaration.span.start));
}

/** Moves a declaration, with the comments right above it, into another element. */
export function moveDeclaration(element: Element, home: Element): readonly TextEdit[] {
  return [...removeDeclaration(element), ...addLines(home, [declarationText(element)])];
}

/** Adds a declaration at the end of the file in which an element stands. */
export function appendToFile({ file }: Element, text: string): readonly TextEdit[] {
  if (!file) return [];
  const end = eolOf(file.text);
  const at = file.text.length;
  const gap = file.text === '' ? '' : /[\r\n]$/.test(file.text) ? end : end + end;
  return [{ path: file.path, span: { start: at, end: at }, newText: `${gap}${text.replaceAll('\n', end)}${end}` }];
}

/** The whole lines of a declaration and of the comments that stand on the lines right above it. */
function fullSpan(text: string, span: Span): Span {
  const lines = wholeLine(text, span);
  let { start } = lines;
  const isOwnLine = start === 0 || /[\r\n]/.test(text[start - 1] ?? '');
  if (!isOwnLine) return lines;
  while (start > 0) {
    const above = lineStart(text, start - (text.startsWith('\r\n', start - 2) ? 2 : 1));
    if (!/^[ \t]*(\/\/|\/\*|\*)/.test(text.slice(above, start))) break;
    start = above;
  }
  return { start, end: lines.end };
}

/** Whole lines with the blank ones beside them that would be one gap too many: between two others, or at the edge of a block. */
function withGap(text: string, { start, end }: Span): Span {
  const isWhole = isLineStart(text, start) && (end === text.length || isLineStart(text, end));
  if (!isWhole) return { start, end };
  const before = text.slice(0, start).trimEnd();
  const below = /^(?:[ \t]*(?:\r\n|\r|\n))*/.exec(text.slice(end))?.[0].length ?? 0;
  if (before === '' || before.endsWith('{')) return { start, end: end + below };
  const isLast = end + below === text.length || /^[ \t]*\}/.test(text.slice(end + below, end + below + 400));
  return { start: below > 0 || isLast ? afterLine(text, before.length) : start, end };
}

/** Where the line ends, its end included, that holds an offset. */
function afterLine(text: string, at: number): number {
  return at + (/^[ \t]*(?:\r\n|\r|\n)?/.exec(text.slice(at, at + 400))?.[0].length ?? 0);
}

function isLineStart(text: string, at: number): boolean {
  return at === 0 || /[\r\n]/.test(text[at - 1] ?? '');
}

/** The text without the white space that all its lines start with, and without its last line end. */
export function dedented(text: string, indent: string): string {
  return text
    .replace(/[ \t\r\n]+$/, '')
    .split(/\r\n|\r|\n/)
    .map((line) => (line.startsWith(indent) ? line.slice(indent.length) : line.trimStart()))
    .join('\n');
}
