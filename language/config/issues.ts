/** What the schema finds wrong in `throughline.json`, in words. */
import type { Node } from 'jsonc-parser';
import type { BaseIssue } from 'valibot';
import { nearest } from '../syntax/nearest.ts';
import { nodeAt, spanOf } from './json-places.ts';
import type { ConfigProblem } from './rule-problems.ts';

/** What is read of a schema: the settings of an object, and what stands in a list, a table or behind a choice to leave it out. */
export type Shape = {
  readonly type: string;
  readonly entries?: Readonly<Record<string, Shape>>;
  readonly item?: Shape;
  readonly value?: Shape;
  readonly wrapped?: Shape;
};

type Key = string | number;

/** A problem at the word that is wrong, with what was meant where that is near. */
export function toProblem(tree: Node, issue: BaseIssue<unknown>, schema: Shape): ConfigProblem {
  const path = (issue.path ?? []).flatMap(({ key }): Key[] =>
    typeof key === 'string' || typeof key === 'number' ? [key] : [],
  );
  const node = nodeAt(tree, path);
  const key = String(path.at(-1) ?? '');
  if (issue.type === 'strict_object' && path.length > 0) {
    if (issue.received === 'undefined')
      return { message: `\`${key}\` is missing here.`, span: spanOf(nodeAt(tree, path.slice(0, -1)) ?? tree) };
    return { message: unknownSetting(path, key, schema), span: spanOf(keyNode(node) ?? node ?? tree) };
  }
  if (issue.type === 'regex') return { message: issue.message, span: spanOf(node ?? tree) };
  const expected = inWords(issue.expected ?? 'something else');
  return { message: `\`${key}\` takes ${expected}, not ${inWords(issue.received)}.`, span: spanOf(node ?? tree) };
}

function unknownSetting(path: readonly Key[], key: string, schema: Shape): string {
  const suggestion = nearest(key, settingsAt(schema, path.slice(0, -1)));
  const where =
    path.length === 1 ? 'of a project' : `of \`${path.filter((each) => typeof each === 'string').at(-2) ?? ''}\``;
  return `\`${key}\` is not a setting ${where}${suggestion === undefined ? '.' : `; did you mean \`${suggestion}\`?`}`;
}

/** The settings that an object of the configuration takes. */
function settingsAt(schema: Shape, path: readonly Key[]): readonly string[] {
  let at: Shape | undefined = schema;
  for (const key of path) {
    at = bare(at);
    at = at?.entries?.[key] ?? at?.item ?? at?.value;
  }
  return Object.keys(bare(at)?.entries ?? {});
}

function bare(shape: Shape | undefined): Shape | undefined {
  return shape?.wrapped ? bare(shape.wrapped) : shape;
}

const kindWords: Readonly<Record<string, string>> = {
  Object: 'an object',
  Array: 'a list',
  string: 'a text',
  number: 'a number',
  boolean: '`true` or `false`',
};

/** `("guide" | "all")` becomes `` `guide` or `all` ``. */
function inWords(types: string): string {
  const words = types.replaceAll(/^\(|\)$/g, '').split(' | ');
  return words.map((word) => kindWords[word] ?? word.replaceAll('"', '`')).join(' or ');
}

function keyNode(node: Node | undefined): Node | undefined {
  return node?.parent?.type === 'property' ? node.parent.children?.[0] : undefined;
}
