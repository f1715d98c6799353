import { keysOf, type Kind } from '../metamodel/index.ts';
import { nearest } from './nearest.ts';

/** The key of a kind that a word nearly is. */
export function nearestKey(word: string, kind: Kind): string | undefined {
  return nearest(
    word,
    keysOf(kind).map((entry) => entry.key),
  );
}
