/** Edits of whole declarations: their text with the comments that belong to it, taken out and put in elsewhere. */
import type { Element } from '../binding/element.ts';
import type { Span } from '../syntax/summary.ts';
import { addDeclarations } from './added.ts';
import { fullSpanOf } from './full-spans.ts';
import { applyEdits, eolOf, indentAt, indented, inSteps, isLineStart, stepOf, type TextEdit } from './text-edits.ts';

/** Takes a declaration, with the comments that belong to it and one of two gaps, out of its place. */
export function removeDeclaration(element: Element): readonly TextEdit[] {
  return removeDeclarations([element]);
}

/**
 * Takes declarations out. Those that stand one below the other go in one piece: each on its own, they would both take the
 * gap between them.
 */
export function removeDeclarations(elements: readonly Element[]): readonly TextEdit[] {
  const files = new Set(elements.flatMap(({ file, declaration }) => (file && declaration ? [file] : [])));
  return [...files].flatMap((file) => {
    const own = elements.filter((each) => each.file === file);
    return joined(own, file.text).map(({ span, first }) => without(file, span, first));
  });
}

type Run = { readonly first: Element; readonly span: Span };

/** Declarations as they stand in the text, as one where only white space is between two. */
function joined(elements: readonly Element[], text: string): readonly Run[] {
  const found: Run[] = [];
  const runs = elements.map((first) => ({ first, span: fullSpanOf(first) }));
  for (const run of runs.toSorted((a, b) => a.span.start - b.span.start)) {
    const before = found.at(-1);
    const isNext = before !== undefined && text.slice(before.span.end, run.span.start).trim() === '';
    if (isNext) found[found.length - 1] = { ...before, span: { start: before.span.start, end: run.span.end } };
    else found.push(run);
  }
  return found;
}

/** A block of which nothing is left closes on the line on which it opens. */
function without(
  { path, text }: { readonly path: string; readonly text: string },
  span: Span,
  first: Element,
): TextEdit {
  const block = first.owner?.kind === 'file' ? undefined : first.owner?.declaration?.block;
  const isAll =
    block !== undefined &&
    text.slice(block.start + 1, span.start).trim() === '' &&
    text.slice(span.end, block.end - 1).trim() === '';
  if (isAll) return { path, span: { start: block.start + 1, end: block.end - 1 }, newText: ' ' };
  return { path, span: withGap(text, span), newText: '' };
}

/**
 * A declaration with the comments that belong to it, as it would stand at the start of a line and with two spaces a step,
 * with some edits made.
 */
export function declarationText(element: Element, edits: readonly TextEdit[] = []): string {
  const { file, declaration } = element;
  if (!file || !declaration) return '';
  const { start, end } = fullSpanOf(element);
  const own = edits.map((edit) => ({ ...edit, span: { start: edit.span.start - start, end: edit.span.end - start } }));
  const text = dedented(applyEdits(file.text.slice(start, end), own), indentAt(file.text, declaration.span.start));
  return inSteps(text, stepOf(file.text), '  ');
}

/** Moves a declaration, with the comments that belong to it, into another element. */
export function moveDeclaration(element: Element, home: Element): readonly TextEdit[] {
  return [...removeDeclaration(element), ...addDeclarations(home, [declarationText(element)])];
}

/** Adds a declaration, with two spaces a step, at the end of the file in which an element stands. */
export function appendToFile({ file }: Element, text: string): readonly TextEdit[] {
  if (!file) return [];
  const end = eolOf(file.text);
  const at = file.text.length;
  const gap = file.text === '' ? '' : /[\r\n]$/.test(file.text) ? end : end + end;
  return [{ path: file.path, span: { start: at, end: at }, newText: `${gap}${indented(text, '', file.text)}${end}` }];
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

/** The text without the white space that all its lines start with, and without its last line end. */
export function dedented(text: string, indent: string): string {
  return text
    .replace(/[ \t\r\n]+$/, '')
    .split(/\r\n|\r|\n/)
    .map((line) => (line.startsWith(indent) ? line.slice(indent.length) : line.trimStart()))
    .join('\n');
}
