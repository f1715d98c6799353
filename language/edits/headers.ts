/** Edits of a declaration's header. */
import type { Element } from '../binding/element.ts';
import type { TextEdit } from './text-edits.ts';

/** Writes ` in parent` after the name and the title; before a colon where the header has one. */
export function insertParent(element: Element, parent: string): readonly TextEdit[] {
  const { declaration, file } = element;
  if (!declaration || !file) return [];
  const at = declaration.titleSpan?.end ?? declaration.nameSpan?.end ?? declaration.kindSpan.end;
  return [{ path: file.path, span: { start: at, end: at }, newText: ` in ${parent}` }];
}
