/** Edits of an element's inner blocks. */
import type { Element } from '../binding/element.ts';
import { isOwned } from '../binding/element.ts';
import { addLines, type TextEdit } from './text-edits.ts';

/** Adds a line to an element's block of a kind, such as `meta`; makes the block where there is none. */
export function addToBlock(element: Element, kind: string, line: string): readonly TextEdit[] {
  const block = element.file?.elements.find((each) => each.owner === element && each.kind === kind && isOwned(each));
  return block ? addLines(block, [line]) : addLines(element, [`${kind} { ${line} }`]);
}
