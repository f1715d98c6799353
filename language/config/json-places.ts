/** Places in the text of a configuration. */
import type { Node } from 'jsonc-parser';
import type { Span } from '../syntax/summary.ts';

/** The value at a path of keys and indexes. */
export function nodeAt(tree: Node, path: readonly unknown[]): Node | undefined {
  let at: Node | undefined = tree;
  for (const key of path) {
    if (at?.type === 'array') at = at.children?.[Number(key)];
    else at = at?.children?.find((child) => child.children?.[0]?.value === key)?.children?.[1];
  }
  return at;
}

/** The span of a node in the text of the configuration. */
export function spanOf({ offset, length }: Node): Span {
  return { start: offset, end: offset + length };
}
