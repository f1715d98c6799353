/** What the schema finds wrong in `throughline.json`, in words. */
import type { Node } from 'jsonc-parser';
import type { BaseIssue } from 'valibot';
import { meantBy } from '../syntax/nearest.ts';
import { nodeAt, spanOf } from './json-places.ts';
import type { ConfigProblem } from './rule-problems.ts';

export type Key = string | number;

/** Problems at the word that is wrong, with what was meant where that is near. None of a setting that there is none of. */
export function toProblems(tree: Node, issue: BaseIssue<unknown>): readonly ConfigProblem[] {
  const { told, path } = pathOf(issue);
  return told.expected === 'never' ? [] : [toProblem(tree, told, path)];
}

function toProblem(tree: Node, told: BaseIssue<unknown>, path: readonly Key[]): ConfigProblem {
  const node = nodeAt(tree, path);
  const key = path.at(-1) ?? '';
  const isMissing = told.received === 'undefined';
  if (isMissing)
    return { message: `\`${key}\` is missing here.`, span: spanOf(nodeAt(tree, path.slice(0, -1)) ?? tree) };
  if (told.kind === 'validation') {
    const isKey = told.path?.at(-1)?.origin === 'key';
    return { message: told.message, span: spanOf((isKey ? keyNode(node) : node) ?? tree) };
  }
  const expected = told.expected ?? 'something else';
  return {
    message: `${subject(path)} takes ${inWords(expected)}, not ${written(node)}.${meant(node, expected)}`,
    span: spanOf(node ?? tree),
  };
}

/** The word of a choice that is near what stands there, or begins so. */
function meant(node: Node | undefined, expected: string): string {
  const words = [...expected.matchAll(/"([^"]*)"/g)].map(([, word = '']) => word);
  const suggestion = node?.type === 'string' ? meantBy(String(node.value), words) : undefined;
  return suggestion === undefined ? '' : ` Did you mean \`${suggestion}\`?`;
}

/** Where something is wrong, and what: of a choice, none of whose ways fits, what is wrong inside of one says more. */
export function pathOf(issue: BaseIssue<unknown>): {
  readonly told: BaseIssue<unknown>;
  readonly path: readonly Key[];
} {
  const path = keysOf(issue);
  const inner = (issue.issues ?? []).find((each) => keysOf(each).length > 0);
  return inner ? { told: inner, path: [...path, ...keysOf(inner)] } : { told: issue, path };
}

function keysOf({ path }: BaseIssue<unknown>): readonly Key[] {
  return (path ?? []).flatMap(({ key }): Key[] => (typeof key === 'string' || typeof key === 'number' ? [key] : []));
}

/** `` `profile` ``, or `` an entry of `include` ``. */
function subject(path: readonly Key[]): string {
  const key = path.at(-1) ?? '';
  if (typeof key === 'string') return `\`${key}\``;
  return `An entry of \`${nameAbove(path)}\``;
}

/** The nearest name above: entries of lists have none. */
function nameAbove(path: readonly Key[]): string {
  return path.slice(0, -1).findLast((key) => typeof key === 'string') ?? '';
}

const kindWords: Readonly<Record<string, string>> = {
  Object: 'an object in braces',
  Array: 'a list',
  string: 'a text',
  number: 'a number',
  boolean: '`true` or `false`',
};

/** `("guide" | "all")` becomes `` `guide` or `all` ``. */
function inWords(types: string): string {
  const words = types.replaceAll(/[()]/g, '').split(' | ');
  const named = words.map((word) => kindWords[word] ?? word.replaceAll('"', '`'));
  return named.length < 2 ? (named[0] ?? '') : `${named.slice(0, -1).join(', ')} or ${named.at(-1) ?? ''}`;
}

/** What stands there instead. */
function written(node: Node | undefined): string {
  if (!node) return 'nothing';
  if (node.type === 'object') return 'an object';
  if (node.type === 'array') return 'a list';
  return node.value === '' ? 'an empty text' : `\`${String(node.value)}\``;
}

function keyNode(node: Node | undefined): Node | undefined {
  return node?.parent?.type === 'property' ? node.parent.children?.[0] : undefined;
}
