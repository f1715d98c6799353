/** A project never reads outside its own folder. */
import type { Node } from 'jsonc-parser';
import { nodeAt, spanOf } from './json-places.ts';
import type { ConfigProblem } from './rule-problems.ts';

/** The paths and patterns of a configuration that lead out of its folder. */
export function pathProblems(tree: Node): readonly ConfigProblem[] {
  const lists = ['include', 'exclude'].flatMap((key) => entriesAt(tree, key));
  const files = entriesAt(tree, 'overrides').flatMap((each) => entriesAt(each, 'files'));
  const data = nodeAt(tree, ['flow', 'data']);
  return [...lists, ...files, ...(data ? [data] : [])].filter(isOutside).map((node) => ({
    message: `\`${String(node.value)}\` lies outside the folder of this file. A project reads only its own folder.`,
    span: spanOf(node),
  }));
}

function entriesAt(node: Node, key: string): readonly Node[] {
  const list = nodeAt(node, [key]);
  return list?.type === 'array' ? (list.children ?? []) : [];
}

function isOutside({ value }: Node): boolean {
  const path = String(value);
  return path.startsWith('/') || /^[A-Za-z]:/.test(path) || path.split(/[\\/]/).includes('..');
}
