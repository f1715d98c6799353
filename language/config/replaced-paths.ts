/** What a configuration says of files that get another path. */
import { parseTree, type Node } from 'jsonc-parser';
import type { Span } from '../syntax/summary.ts';
import { nodeAt, spanOf } from './json-places.ts';

/**
 * The edits of a configuration's text after files or folders moved, from their old paths to their new ones: entries of
 * `include`, `exclude` and `overrides` that name one, or something in it, name its new path. Patterns over several
 * files stay as they are.
 */
export function replacedPaths(
  text: string,
  moved: ReadonlyMap<string, string>,
): readonly { readonly span: Span; readonly newText: string }[] {
  const tree = parseTree(text);
  if (!tree) return [];
  return entriesOf(tree).flatMap((node) => {
    const path = String(node.value);
    const found = [...moved].find(([from]) => path === from || path.startsWith(`${from}/`));
    if (!found) return [];
    const [from, to] = found;
    return [{ span: spanOf(node), newText: JSON.stringify(`${to}${path.slice(from.length)}`) }];
  });
}

function entriesOf(tree: Node): readonly Node[] {
  const lists = [nodeAt(tree, ['include']), nodeAt(tree, ['exclude'])];
  const overrides = nodeAt(tree, ['overrides'])?.children ?? [];
  return [...lists, ...overrides.map((each) => nodeAt(each, ['files']))].flatMap((list) =>
    (list?.children ?? []).filter(({ type }) => type === 'string'),
  );
}
