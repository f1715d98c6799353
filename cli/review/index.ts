import { github } from './github.ts';
import { gitlab } from './gitlab.ts';
import type { Service } from './service.ts';

/** Every service on which pull requests are reviewed. */
export const services: readonly Service[] = [github, gitlab];
