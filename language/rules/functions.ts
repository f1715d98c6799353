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

/** Whether all words of a name are functions: “Quality Assurance” is, “Payment Operations” is not. */
export function isFunctional(name: string, extra: readonly string[]): boolean {
  const more = new Set(extra.map((word) => word.toLowerCase()));
  const words = name
    .toLowerCase()
    .split(/[^\p{L}\p{N}]+/u)
    .filter((word) => word !== '' && !fillers.has(word));
  return words.length > 0 && words.every((word) => functional.has(word) || more.has(word));
}
