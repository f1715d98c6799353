/** Declarations put into an element where an architect would write them. */
import type { Element } from '../binding/element.ts';
import { formatted } from '../format/format.ts';
import type { Span } from '../syntax/summary.ts';
import { fullSpanOf } from './full-spans.ts';
import { addLines, eolOf, indentAt, indented, isLineStart, lineEnd, stepOf, type TextEdit } from './text-edits.ts';

/**
 * Adds declarations, with two spaces a step: after a given one, else after the last one in the element of the kind of the
 * first, else as the last of all; formatted, and with a gap beside those of several lines.
 */
export function addDeclarations(home: Element, texts: readonly string[], after?: Element): readonly TextEdit[] {
  const { declaration, file } = home;
  if (!file || !declaration || texts.length === 0) return [];
  const { text, path } = file;
  const { block } = declaration;
  const indent = indentAt(text, declaration.span.start);
  const depth = Math.round(indent.length / stepOf(text).length) + 1;
  const all = apart(texts.map((each) => formatted(each, depth).trimEnd()));
  if (!block || isOneLine(text.slice(block.start + 1, block.end - 1))) return addLines(home, [all]);
  const beside = after ?? lastOfItsKind(home, texts[0] ?? '');
  const at = beside ? fullSpanOf(beside).end : endOfInside(text, block);
  return [{ path, span: { start: at, end: at }, newText: placed(text, at, all, indent) }];
}

/** Blocks of which nothing is left to see count as well. */
function isOneLine(inside: string): boolean {
  return inside.trim() === '' || !/[\r\n]/.test(inside);
}

function placed(text: string, at: number, added: string, indent: string): string {
  const end = eolOf(text);
  const inner = `${indent}${stepOf(text)}`;
  const body = indented(added, inner, text);
  const isLarge = added.includes('\n');
  const above = text.slice(0, at).trimEnd();
  const gap = above.endsWith('{') || !(isLarge || endsBlock(above)) ? '' : end;
  const rest = text.slice(at, lineEnd(text, at)).trim();
  const isLast = rest === '' || rest.startsWith('}');
  if (isLineStart(text, at)) return `${gap}${body}${end}${isLast || !isLarge ? '' : end}`;
  const tail = rest === '' ? '' : `${end}${isLast ? indent : inner}`;
  return `${end}${gap}${body}${tail}`;
}

/** Declarations one below the other, with a gap beside those of several lines. */
function apart(texts: readonly string[]): string {
  return texts.reduce((all, each) => `${all}${each.includes('\n') || endsBlock(all) ? '\n\n' : '\n'}${each}`);
}

/** Whether a text ends with a brace on a line of its own, as a declaration of several lines does. */
function endsBlock(text: string): boolean {
  const line = text.slice(Math.max(text.lastIndexOf('\n'), text.lastIndexOf('\r')) + 1);
  return line.trim() === '}';
}

/** What is declared last in an element of the kind with which a text begins. */
function lastOfItsKind(home: Element, text: string): Element | undefined {
  const kind = /^[a-z][\w-]*/m.exec(text)?.[0];
  return home.file?.elements.findLast((each) => each.owner === home && each.kind === kind);
}

/** Where the line ends, its end included, on which the last text in a block stands. */
function endOfInside(text: string, block: Span): number {
  let at = block.end - 1;
  while (/\s/.test(text[at - 1] ?? '')) at -= 1;
  return at + (/^[ \t]*(?:\r\n|\r|\n)?/.exec(text.slice(at, block.end - 1))?.[0].length ?? 0);
}
