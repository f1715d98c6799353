/** Settings that there are none of: each of them is told, where the library of schemas stops at the first. */
import type { Node } from 'jsonc-parser';
import { nearest } from '../syntax/nearest.ts';
import { spanOf } from './json-places.ts';
import type { ConfigProblem } from './rule-problems.ts';
import { isClosed, settingsOf, shapeIn, type Shape } from './shape.ts';

/** `around` names the setting that holds the node; undefined for the configuration itself. */
export function unknownSettings(node: Node, shape: Shape | undefined, around?: string): readonly ConfigProblem[] {
  const { children = [] } = node;
  if (node.type === 'array') return children.flatMap((each) => unknownSettings(each, shapeIn(shape, 0), around));
  if (node.type !== 'object') return [];
  const known = settingsOf(shape);
  return children.flatMap(({ children: [key, value] = [] }) => {
    const name = String(key?.value ?? '');
    if (key && isClosed(shape) && !known.includes(name))
      return [{ message: messageOf(name, known, around), span: spanOf(key) }];
    return value ? unknownSettings(value, shapeIn(shape, name), name) : [];
  });
}

function messageOf(name: string, known: readonly string[], around: string | undefined): string {
  const suggestion = nearest(name, known);
  const where = around === undefined ? 'of a project' : `of \`${around}\``;
  return `\`${name}\` is not a setting ${where}${suggestion === undefined ? '.' : `; did you mean \`${suggestion}\`?`}`;
}
