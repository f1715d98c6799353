/** A configuration as values, as far as a schema can judge them. */
import type { Node } from 'jsonc-parser';
import { shapeIn, takesObject, type Shape } from './shape.ts';

/**
 * The value of a node. A list where an object is meant becomes none: to the library of schemas a list is an object with
 * numbers for names, and would count.
 */
export function valueOf(node: Node, shape: Shape | undefined): unknown {
  if (node.type === 'array')
    return takesObject(shape)
      ? null
      : (node.children ?? []).map((child, index) => valueOf(child, shapeIn(shape, index)));
  if (node.type !== 'object') return node.value;
  const entries = (node.children ?? []).map(({ children }) => {
    const name = String(children?.[0]?.value ?? '');
    return [name, children?.[1] ? valueOf(children[1], shapeIn(shape, name)) : null] as const;
  });
  return Object.fromEntries(entries);
}
