/** The tree that is read off balanced shapes is the tree that the grammar gives. */
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { balance } from './balance.ts';
import { treeByGrammar } from './parser.ts';
import { scan } from './scanner.ts';
import { sortTokens } from './shapes.ts';
import { treeOfShapes, type Tree } from './tree.ts';

type Trees = { readonly isSound: boolean; readonly read: Tree; readonly parsed: Tree };

function bothTrees(text: string): Trees {
  const tokens = scan(text);
  const { shapes, problems } = balance(tokens, sortTokens(tokens));
  const isSound = problems.count === 0 && !shapes.has('stray');
  return { isSound, read: treeOfShapes(tokens, shapes), parsed: treeByGrammar(tokens, shapes) };
}

const words = ['team', 'art', 'x', 'backlog', 'state:', 'in', '"a"', ',', '3', '@p', '\n', '\n', '{', '}'] as const;

const examples = path.join(import.meta.dirname, '../../examples');
const files = readdirSync(examples, { recursive: true, encoding: 'utf8' })
  .filter((file) => file.endsWith('.thru'))
  .sort();

describe('an example', () => {
  it.each(files)('has the tree of the grammar: %s', (file) => {
    const { read, parsed } = bothTrees(readFileSync(path.join(examples, file), 'utf8'));
    expect(read).toEqual(parsed);
  });
});

describe('a sound text', () => {
  it('has the tree of the grammar, whatever words it is made of', () => {
    let sound = 0;
    fc.assert(
      fc.property(fc.array(fc.constantFrom(...words), { maxLength: 30 }), (some) => {
        const trees = bothTrees(some.join(' '));
        if (!trees.isSound) return;
        sound += 1;
        expect(trees.read).toEqual(trees.parsed);
      }),
      { numRuns: 3000, seed: 6 },
    );
    expect(sound).toBeGreaterThan(100);
  });
});

describe('a broken text', () => {
  it('has the tree of the grammar, whatever it is made of', () => {
    const word = fc.constantFrom(
      ...words,
      '\n  ',
      '\n    ',
      '\n      ',
      '"b',
      ':',
      '$',
      '}\n',
      '{\n',
      '->',
      'value stream',
    );
    let broken = 0;
    fc.assert(
      fc.property(fc.array(word, { maxLength: 50 }), (some) => {
        const { isSound, read, parsed } = bothTrees(some.join(' '));
        if (!isSound) broken += 1;
        expect(read).toEqual(parsed);
      }),
      { numRuns: 3000, seed: 6 },
    );
    expect(broken).toBeGreaterThan(1000);
  });
});
