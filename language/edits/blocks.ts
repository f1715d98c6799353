/** Edits of an element's inner blocks. */
import type { Element } from '../binding/element.ts';
import { isOwned } from '../binding/element.ts';
import type { Statement } from '../syntax/summary.ts';
import type { Place } from './places.ts';
import { addLines, removeStatement, type TextEdit } from './text-edits.ts';

/** Moves a line of an element into a block of a kind in it; where there is none, the line becomes one. */
export function moveIntoBlock(element: Element, kind: string, at: Place, statement: Statement): readonly TextEdit[] {
  const { file } = element;
  if (!file) return [];
  const { start, end } = statement.span;
  const line = file.text.slice(start, end);
  const block = blockOf(element, kind);
  if (block) return [...removeStatement(at, statement), ...addLines(block, [line])];
  return [{ path: file.path, span: { start, end }, newText: `${kind} { ${line} }` }];
}

/** Adds a line to an element's block of a kind, such as `meta`; makes the block where there is none. */
export function addToBlock(element: Element, kind: string, line: string): readonly TextEdit[] {
  const block = blockOf(element, kind);
  return block ? addLines(block, [line]) : addLines(element, [`${kind} { ${line} }`]);
}

function blockOf(element: Element, kind: string): Element | undefined {
  return element.file?.elements.find((each) => each.owner === element && each.kind === kind && isOwned(each));
}
