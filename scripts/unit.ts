/** `npm run unit [filters]`: unit, golden, property and contract tests. Needs what `npm run build` makes. */
import { vitest } from './vitest-counts.ts';

const { failed } = await vitest('vitest.config.ts', process.argv.slice(2));
process.exitCode = failed === 0 ? 0 : 1;
