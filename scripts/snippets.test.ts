/** Each snippet, as it stands before anything is filled in: it reads, says only what its kind takes, and is formatted. */
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { createProject, formatted } from '#language';
import { root } from './pinned-node.mjs';

type Snippet = { readonly prefix: string; readonly body: readonly string[]; readonly description: string };
// Our own file, whose shape this test is about.
const snippets = JSON.parse(readFileSync(path.join(root, 'syntaxes', 'snippets.json'), 'utf8')) as Readonly<
  Record<string, Snippet>
>;

/** `${1:name}` becomes `name`, `${2|one,two|}` its first choice, and the place where the cursor ends is left empty. */
function filled({ body }: Snippet): string {
  return body
    .filter((line) => line.trim() !== '$0')
    .join('\n')
    .replaceAll(/\$\{\d+:([^}]*)\}/g, '$1')
    .replaceAll(/\$\{\d+\|([^,|]*)[^|]*\|\}/g, '$1')
    .replaceAll(/\$\d/g, '')
    .replaceAll('\t', '  ');
}

describe('snippets', () => {
  it.each(Object.entries(snippets))('%s', (_name, snippet) => {
    const text = `${filled(snippet)}\n`;
    expect(text).toContain(snippet.prefix);
    expect(text).not.toMatch(/[$|]/);
    expect(formatted(text)).toBe(text);
    const project = createProject();
    project.update([{ path: 'a.thru', text }]);
    const language = ['syntax', 'unknown-word', 'misplaced', 'invalid-value', 'unknown-role', 'role-at-wrong-level'];
    const told = project.problems('a.thru').filter(({ rule }) => language.includes(rule));
    expect(told.map(({ message }) => message)).toEqual([]);
  });

  it('have names of their own', () => {
    const prefixes = Object.values(snippets).map(({ prefix }) => prefix);
    expect(new Set(prefixes).size).toBe(prefixes.length);
  });
});
