/** `npm test`: builds, checks and runs every suite. Nothing is skipped; the last line counts. */
import { check } from './check.ts';
import { chromium } from './host/chromium.ts';
import { installHost } from './host/code-server.ts';
import { hostSuite } from './host-suite.ts';
import { run } from './process.ts';
import { vitest, type Counts } from './vitest-counts.ts';

type Suite = { readonly name: string; readonly run: () => Promise<Counts> };

const suites: readonly Suite[] = [
  { name: 'checks', run: async () => countsOf((await check()).map(({ code }) => code)) },
  { name: 'unit, golden, property and contract tests', run: () => vitest('vitest.config.ts') },
  { name: 'inside VS Code', run: hostSuite },
  { name: 'as a person, and the packed command line', run: () => vitest('vitest.e2e.config.ts') },
];

function countsOf(codes: readonly number[]): Counts {
  const failed = codes.filter((code) => code !== 0).length;
  return { passed: codes.length - failed, failed };
}

// What is missing is brought, or said, before anything runs.
process.env['CHROMIUM_BIN'] = chromium();
installHost();
const built = await run(process.execPath, ['esbuild.mjs']);
const builtTests = await run(process.execPath, ['esbuild.mjs', '--host-tests']);
const results: (Counts & { readonly name: string })[] = [{ name: 'build', ...countsOf([built, builtTests]) }];
if (built === 0 && builtTests === 0) {
  for (const suite of suites) {
    console.log(`\n# ${suite.name}\n`);
    results.push({ name: suite.name, ...(await suite.run()) });
  }
}

console.log('');
for (const { name, passed, failed } of results)
  console.log(`${failed === 0 ? 'ok    ' : 'FAILED'} ${name}: ${passed} passed, ${failed} failed`);
const sum = (key: 'passed' | 'failed'): number => results.reduce((total, each) => total + each[key], 0);
console.log(`\n${sum('passed')} passed, ${sum('failed')} failed`);
process.exitCode = sum('failed') === 0 ? 0 : 1;
