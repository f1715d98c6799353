/** Names of functions and departments: what value streams, trains and teams are not organised by. */

const functional: ReadonlySet<string> = new Set([
  'analysis',
  'analytics',
  'architecture',
  'backend',
  'business',
  'compliance',
  'controlling',
  'database',
  'department',
  'design',
  'dev',
  'development',
  'devops',
  'engineering',
  'finance',
  'frontend',
  'hr',
  'infrastructure',
  'integration',
  'it',
  'legal',
  'maintenance',
  'management',
  'marketing',
  'operations',
  'ops',
  'pmo',
  'procurement',
  'project',
  'projects',
  'qa',
  'quality',
  'assurance',
  'requirements',
  'sales',
  'security',
  'software',
  'support',
  'test',
  'testing',
  'ui',
  'ux',
]);

const fillers: ReadonlySet<string> = new Set(['and', 'the', 'of', 'for', 'team', 'stream', 'train', 'group', 'value']);

const words = /[\p{L}\p{N}]+/gu;

/** Whether all words of a name are functions: “Quality Assurance” is, “Payment Operations” is not. */
export function isFunctional(name: string, extra: readonly string[]): boolean {
  if (!mayBeFunctional(name, extra)) return false;
  const isFunction = (word: string): boolean =>
    functional.has(word) || extra.some((each) => each.toLowerCase() === word);
  const meant = (name.toLowerCase().match(words) ?? []).filter((word) => !fillers.has(word));
  return meant.length > 0 && meant.every(isFunction);
}

/**
 * Nearly always the first word that says anything is none: in plain letters that shows without a list of all, and mostly in
 * its first two letters.
 */
function mayBeFunctional(name: string, extra: readonly string[]): boolean {
  let start = 0;
  for (let at = 0; at <= name.length; at += 1) {
    const code = at < name.length ? name.charCodeAt(at) : space;
    if (code > lastPlain) return true;
    if (isPlainLetter(code)) continue;
    if (at > start) {
      if (extra.length === 0 && !starts.has(startAt(name, start))) return false;
      const word = name.slice(start, at).toLowerCase();
      if (!fillers.has(word)) return extra.length > 0 || functional.has(word);
    }
    start = at + 1;
  }
  return false;
}

const space = 0x20;
const lastPlain = 0x7e;

/** What tells small letters from capital ones. */
const small = 0x20;

/** A letter of the alphabet, small or capital, or a digit. */
function isPlainLetter(code: number): boolean {
  const letter = code | small;
  return (letter >= 0x61 && letter <= 0x7a) || (code >= 0x30 && code <= 0x39);
}

/** The first two letters of a word as a number, small as capital. */
function startAt(name: string, start: number): number {
  return ((name.charCodeAt(start) | small) << 8) | (name.charCodeAt(start + 1) | small);
}

/** How the words begin that are known here. */
const starts: ReadonlySet<number> = new Set([...functional, ...fillers].map((word) => startAt(word, 0)));
