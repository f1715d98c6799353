/** `npm run e2e [filters]`: the suite inside VS Code, the one that works as a person does, and the packed command line. */
import { run } from './process.ts';
import { hostSuite } from './host-suite.ts';
import { vitest } from './vitest-counts.ts';

const filters = process.argv.slice(2);
const built =
  (await run(process.execPath, ['esbuild.mjs'])) === 0 &&
  (await run(process.execPath, ['esbuild.mjs', '--host-tests'])) === 0;
const inside = built && filters.length === 0 ? await hostSuite() : { passed: 0, failed: 0 };
const outside = built ? await vitest('vitest.e2e.config.ts', filters) : { passed: 0, failed: 1 };
console.log(`${inside.passed + outside.passed} passed, ${inside.failed + outside.failed} failed`);
process.exitCode = inside.failed + outside.failed === 0 ? 0 : 1;
