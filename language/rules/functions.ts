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

/** Whether all words of a name are functions: “Quality Assurance” is, “Payment Operations” is not. */
export function isFunctional(name: string, extra: readonly string[]): boolean {
  let hasWord = false;
  // The first word that is none decides.
  for (const word of name.toLowerCase().split(isPlain.test(name) ? /[^a-z0-9]+/ : /[^\p{L}\p{N}]+/u)) {
    if (word === '' || fillers.has(word)) continue;
    if (!functional.has(word) && !extra.some((each) => each.toLowerCase() === word)) return false;
    hasWord = true;
  }
  return hasWord;
}
