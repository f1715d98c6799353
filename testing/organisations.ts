/** Small organisations, each misaligned in its own way and each with a sound counterpart, kept in `organisations/`. */
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';

export type OrganisationPair = {
  /** How it is misaligned: `rival-backlogs`. */
  readonly name: string;
  /** Marked as the examples of rules are: each problem below its word. */
  readonly misaligned: string;
  readonly sound: string;
};

export function organisationPairs(): readonly OrganisationPair[] {
  const folder = path.join(import.meta.dirname, 'organisations');
  const read = (name: string, sort: string): string => readFileSync(path.join(folder, `${name}.${sort}.thru`), 'utf8');
  const names = new Set(readdirSync(folder).map((file) => file.split('.')[0] ?? ''));
  return [...names].sort().map((name) => ({ name, misaligned: read(name, 'misaligned'), sound: read(name, 'sound') }));
}
