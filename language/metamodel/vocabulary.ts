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

/** The guide’s title of a role, and SAFe’s. */
const renamed = [['"Scrum Master"', '"Team Coach"']] as const;

/** The built-in roles under their titles in a vocabulary. Every offset after a title is the same in both. */
export function rolesLibraryIn(vocabulary: Vocabulary): string {
  if (vocabulary === 'guide') return rolesLibrary;
  return renamed.reduce((text, [guide, safe]) => text.replace(guide, safe.padEnd(guide.length)), rolesLibrary);
}
