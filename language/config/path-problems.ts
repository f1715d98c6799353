/** Paths of a configuration that mean no file of its project: those outside of its own folder, and those of Windows. */
import type { Node } from 'jsonc-parser';
import { nodeAt, spanOf } from './json-places.ts';
import type { ConfigProblem } from './rule-problems.ts';

/** A problem at each such path of `include`, `exclude`, `overrides` and `flow.data`. */
export function pathProblems(tree: Node): readonly ConfigProblem[] {
  const lists = ['include', 'exclude'].flatMap((key) => entriesAt(tree, key));
  const files = entriesAt(tree, 'overrides').flatMap((each) => entriesAt(each, 'files'));
  const data = nodeAt(tree, ['flow', 'data']);
  return [...lists, ...files, ...(data ? [data] : [])].flatMap((node) => {
    const message = problemOf(String(node.value));
    return message === undefined ? [] : [{ message, span: spanOf(node) }];
  });
}

function problemOf(path: string): string | undefined {
  if (isOutside(path)) return `\`${path}\` lies outside the folder of this file. A project reads only its own folder.`;
  const ours = path.replaceAll(separator, '/');
  return ours === path ? undefined : `\`${path}\` means no file: folders are separated by \`/\`. Write \`${ours}\`.`;
}

/** Before a sign of patterns a backslash says that it is no pattern, which is all right; `\\*` is in no name of Windows. */
const separator = /\\+(?![?[\]{}()!])/g;

function entriesAt(node: Node, key: string): readonly Node[] {
  const list = nodeAt(node, [key]);
  return list?.type === 'array' ? (list.children ?? []) : [];
}

function isOutside(path: string): boolean {
  return path.startsWith('/') || /^[A-Za-z]:/.test(path) || path.split(/[\\/]/).includes('..');
}
