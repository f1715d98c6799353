/** What people read: the words of the executive guide, or those of today’s SAFe. What is written in a model stays the same. */
import { rolesLibrary } from './roles-library.ts';
import type { Level } from './types.ts';

export const vocabularies = ['guide', 'safe'] as const;
export type Vocabulary = (typeof vocabularies)[number];

const levelTitles: Readonly<Record<Level, string>> = {
  enterprise: 'Enterprise',
  portfolio: 'Portfolio',
  solution: 'Solution',
  program: 'Program (ART)',
  team: 'Team',
  any: 'Any level',
};

/** What a level is called in headings. */
export function levelTitle(level: Level, vocabulary: Vocabulary = 'guide'): string {
  return vocabulary === 'safe' && level === 'program' ? 'ART' : levelTitles[level];
}

/** What the guide calls a role, and SAFe; the plural first, which holds the other. */
const renamed = [
  ['Scrum Masters', 'Team Coaches'],
  ['Scrum Master', 'Team Coach'],
] as const;

/** A text of ours, written in the guide’s words, in those of a vocabulary. */
export function inVocabulary(text: string, vocabulary: Vocabulary): string {
  if (vocabulary === 'guide') return text;
  return renamed.reduce((before, [guide, safe]) => before.replaceAll(guide, safe), text);
}

/** The built-in roles under their titles in a vocabulary. Every offset after a title is the same in both. */
export function rolesLibraryIn(vocabulary: Vocabulary): string {
  if (vocabulary === 'guide') return rolesLibrary;
  return renamed.reduce(
    (text, [guide, safe]) => text.replace(`"${guide}"`, `"${safe}"`.padEnd(guide.length + 2)),
    rolesLibrary,
  );
}
