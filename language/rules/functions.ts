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

/** In names of plain letters the words are found much faster. */
const isPlain = /^[\x20-\x7e]*$/;
const plainWords = /[a-z0-9]+/g;
const allWords = /[\p{L}\p{N}]+/gu;

/** Whether all words of a name are functions: “Quality Assurance” is, “Payment Operations” is not. */
export function isFunctional(name: string, extra: readonly string[]): boolean {
  let hasWord = false;
  // The first word that is none decides.
  const lower = name.toLowerCase();
  const words = isPlain.test(name) ? plainWords : allWords;
  words.lastIndex = 0;
  for (let word = words.exec(lower)?.[0]; word !== undefined; word = words.exec(lower)?.[0]) {
    if (fillers.has(word)) continue;
    if (!functional.has(word) && !extra.some((each) => each.toLowerCase() === word)) return false;
    hasWord = true;
  }
  return hasWord;
}
