/** By which words the built-in roles are known, for who reads a text without a model. */
import { rolesLibrary } from './roles-library.ts';

/** Whether a word means a built-in role: its name, its abbreviation, or another word for it. */
export function isBuiltInRole(word: string): boolean {
  return (words ??= wordsIn(rolesLibrary)).has(word);
}

let words: ReadonlySet<string> | undefined;

function wordsIn(library: string): ReadonlySet<string> {
  const lines = library.matchAll(/^(?:role ([\w-]+)|\s+(?:abbreviation|aliases): (.*)$)/gm);
  return new Set([...lines].flatMap(([, name, others = '']) => (name === undefined ? others.split(', ') : [name])));
}
