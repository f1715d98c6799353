/** The words that people read in the editor, collected from the source: what a translation translates. */
import { globSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { parseSync } from '@swc/core';
import { exporters, views } from '#language';
import { root } from './pinned-node.mjs';

/** Every text that the client and the server hand to `l10n.t`, as VS Code reads it from `l10n/`; those of tables too, which they hand on. */
export function localisable(): Readonly<Record<string, string>> {
  const files = ['client', 'server'].flatMap((room) => globSync(`${room}/**/*.ts`, { cwd: root }));
  const texts = files.filter((file) => !file.endsWith('.test.ts')).flatMap(textsIn);
  const tables = [...exporters, ...views].flatMap(({ title, doc }) => [title, doc]);
  return Object.fromEntries([...new Set([...texts, ...tables])].sort().map((text) => [text, text]));
}

function textsIn(file: string): readonly string[] {
  const found: string[] = [];
  visit(parseSync(readFileSync(path.join(root, file), 'utf8'), { syntax: 'typescript' }), (call) => {
    const [first] = call.arguments ?? [];
    if (!isTranslation(call)) return;
    if (first?.expression?.type !== 'StringLiteral')
      throw new Error(`${file}: what is handed to l10n.t has to be a text as it stands, so that it can be translated.`);
    found.push(first.expression.value ?? '');
  });
  return found;
}

/** A node of the syntax tree, as far as it matters here. */
type Node = {
  readonly type?: string;
  readonly value?: string;
  readonly callee?: Node;
  readonly object?: Node;
  readonly property?: Node;
  readonly arguments?: readonly { readonly expression?: Node }[];
};

function isTranslation({ callee }: Node): boolean {
  if (callee?.type !== 'MemberExpression' || callee.property?.value !== 't') return false;
  return callee.object?.value === 'l10n' || callee.object?.property?.value === 'l10n';
}

function visit(node: unknown, onCall: (call: Node) => void): void {
  if (Array.isArray(node)) for (const each of node) visit(each, onCall);
  if (typeof node !== 'object' || node === null || Array.isArray(node)) return;
  // The tree is swc's own; what is read of it is checked above.
  const each = node as Node;
  if (each.type === 'CallExpression') onCall(each);
  for (const child of Object.values(node)) visit(child, onCall);
}
