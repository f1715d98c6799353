/** A setting that is written twice: JSON takes the last one, and the other is lost without a word. */
import type { Node } from 'jsonc-parser';
import { spanOf } from './json-places.ts';
import type { ConfigProblem } from './rule-problems.ts';

export function repeatedKeys(node: Node): readonly ConfigProblem[] {
  const keys = node.type === 'object' ? (node.children ?? []).flatMap(({ children }) => children?.[0] ?? []) : [];
  const first = new Map(keys.toReversed().map((key): [unknown, Node] => [key.value, key]));
  const own = keys
    .filter((key) => first.get(key.value) !== key)
    .map((key) => ({
      message: `\`${String(key.value)}\` is set more than once, and the last one counts. Keep one.`,
      span: spanOf(key),
    }));
  return [...own, ...(node.children ?? []).flatMap(repeatedKeys)];
}
