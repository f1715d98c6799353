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
  const lower = name.toLowerCase();
  const isFunction = (word: string): boolean =>
    functional.has(word) || extra.some((each) => each.toLowerCase() === word);
  if (!mayBeFunctional(lower, isFunction)) return false;
  const meant = (lower.match(words) ?? []).filter((word) => !fillers.has(word));
  return meant.length > 0 && meant.every(isFunction);
}

/** Nearly always the first word that says anything is none: in plain letters it is found without a list of all. */
function mayBeFunctional(lower: string, isFunction: (word: string) => boolean): boolean {
  let start = 0;
  for (let at = 0; at <= lower.length; at += 1) {
    const code = at < lower.length ? lower.charCodeAt(at) : space;
    if (code > lastPlain) return true;
    if (isPlainLetter(code)) continue;
    const word = lower.slice(start, at);
    if (word !== '' && !fillers.has(word)) return isFunction(word);
    start = at + 1;
  }
  return false;
}

const space = 0x20;
const lastPlain = 0x7e;

/** `a` to `z`, or a digit. */
function isPlainLetter(code: number): boolean {
  return (code >= 0x61 && code <= 0x7a) || (code >= 0x30 && code <= 0x39);
}
