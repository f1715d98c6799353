import { artInManyValueStreams } from './art-in-many-value-streams.ts';
import type { Rule } from './rule.ts';

/** Every rule, in the order of the catalogue. */
export const rules: readonly Rule[] = [artInManyValueStreams];
