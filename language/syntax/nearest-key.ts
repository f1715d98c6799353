import { keysOf, type Kind } from '../metamodel/index.ts';
import { nearest } from './nearest.ts';

/** What was found lately, since whoever misspells a key often does so in many lines; the vocabulary never changes. */
const found = new Map<string, string | undefined>();
const mostKept = 1000;

/** The key of a kind that a word nearly is. */
export function nearestKey(word: string, kind: Kind): string | undefined {
  const asked = `${kind} ${word}`;
  if (found.has(asked)) return found.get(asked);
  const near = nearest(
    word,
    keysOf(kind).map((entry) => entry.key),
  );
  if (found.size >= mostKept) found.clear();
  found.set(asked, near);
  return near;
}
