/** The tree that is read off sound shapes is the tree that the grammar gives. */
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { balance } from './balance.ts';
import { treeByGrammar } from './parser.ts';
import { scan } from './scanner.ts';
import { sortTokens } from './shapes.ts';
import { treeOfShapes } from './tree.ts';

function bothTrees(text: string): { readonly read: unknown; readonly parsed: unknown } | undefined {
  const tokens = scan(text);
  const { shapes, problems } = balance(tokens, sortTokens(tokens));
  if (problems.length > 0 || shapes.has('stray')) return undefined;
  return { read: treeOfShapes(tokens, shapes), parsed: treeByGrammar(tokens, shapes) };
}

const examples = path.join(import.meta.dirname, '../../examples');
const files = readdirSync(examples, { recursive: true, encoding: 'utf8' })
  .filter((file) => file.endsWith('.thru'))
  .sort();

describe('a sound text', () => {
  it.each(files)('has the tree of the grammar: %s', (file) => {
    const trees = bothTrees(readFileSync(path.join(examples, file), 'utf8'));
    expect(trees?.read).toEqual(trees?.parsed);
  });

  it('has the tree of the grammar, whatever words it is made of', () => {
    const word = fc.constantFrom(
      'team',
      'art',
      'x',
      'backlog',
      'state:',
      'in',
      '"a"',
      ',',
      '3',
      '@p',
      '\n',
      '\n',
      '{',
      '}',
    );
    let sound = 0;
    fc.assert(
      fc.property(fc.array(word, { maxLength: 30 }), (words) => {
        const trees = bothTrees(words.join(' '));
        if (!trees) return;
        sound += 1;
        expect(trees.read).toEqual(trees.parsed);
      }),
      { numRuns: 3000, seed: 6 },
    );
    expect(sound).toBeGreaterThan(100);
  });
});
