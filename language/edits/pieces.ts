/** What stands in a block, piece by piece, so that pieces can be moved with the comments that belong to them. */
import type { Element } from '../binding/element.ts';
import type { Span, Statement } from '../syntax/summary.ts';
import { dedented } from './declarations.ts';
import { applyEdits, indentAt, inSteps, stepOf, type TextEdit } from './text-edits.ts';

/** A fact or a declaration, with the comments above it and at the end of its line, as it would stand at the start of a line, with two spaces a step. */
export type Piece = { readonly text: string; readonly statement?: Statement; readonly child?: Element };

/** The pieces of a block in the order of the text, with some edits made; comments that stand last are one of their own. */
export function piecesOf(element: Element, edits: readonly TextEdit[] = []): readonly Piece[] {
  const { file, declaration } = element;
  const block = declaration?.block;
  if (!file || !block) return [];
  const { text } = file;
  const step = stepOf(text);
  const parts = partsOf(element, block);
  let from = block.start + 1;
  const pieces = parts.map(({ span, ...part }, index): Piece => {
    const next = parts[index + 1]?.span.start ?? block.end - 1;
    const rest = /^[^\r\n]*/.exec(text.slice(span.end, next))?.[0] ?? '';
    const own = edited(text, { start: from, end: span.end + rest.length }, edits);
    from = span.end + rest.length;
    const lead = /^\s*(\r\n|\r|\n)|^[ \t]+(?=\S[^\r\n]*$)/;
    return { ...part, text: inSteps(dedented(own.replace(lead, ''), indentAt(text, span.start)), step, '  ') };
  });
  const last = dedented(text.slice(from, block.end - 1).trim(), '');
  return last === '' ? pieces : [...pieces, { text: last }];
}

type Part = Pick<Piece, 'statement' | 'child'> & { readonly span: Span };

function partsOf(element: Element, block: Span): readonly Part[] {
  const facts = (element.declaration?.statements ?? []).map((statement) => ({ span: statement.span, statement }));
  return [...facts, ...declaredIn(element, block)]
    .filter(({ span }) => span.start > block.start)
    .sort((a, b) => a.span.start - b.span.start);
}

/** What is declared in a block follows its owner in the order of the file; all else of a large file is not looked at. */
function declaredIn(owner: Element, block: Span): readonly Part[] {
  const elements = owner.file?.elements ?? [];
  const found: Part[] = [];
  for (let at = owner.index + 1; at < elements.length; at += 1) {
    const child = elements[at];
    if (!child?.declaration || child.declaration.offset >= block.end) break;
    if (child.owner === owner) found.push({ span: child.declaration.span, child });
  }
  return found;
}

function edited(text: string, { start, end }: Span, edits: readonly TextEdit[]): string {
  const own = edits.filter(({ span }) => span.start >= start && span.end <= end);
  const moved = own.map((edit) => ({ ...edit, span: { start: edit.span.start - start, end: edit.span.end - start } }));
  return applyEdits(text.slice(start, end), moved);
}
