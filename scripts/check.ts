/** `npm run check`: types, lint, imports, unused code, formatting. Each step prints what is wrong. */
import { capture, toolPath } from './process.ts';

export type CheckResult = { readonly name: string; readonly code: number; readonly output: string };

const rooms = [
  'language',
  'workspace',
  'protocol',
  'server',
  'client',
  'markdown',
  'preview',
  'cli',
  'testing',
  'bench',
  'scripts',
  'e2e',
  'syntaxes',
];

const steps: readonly {
  readonly name: string;
  readonly tool: string;
  readonly command?: string;
  readonly args: readonly string[];
}[] = [
  { name: 'types', tool: 'typescript', command: 'tsc', args: ['--noEmit', '-p', 'tsconfig.json'] },
  { name: 'types of the page', tool: 'typescript', command: 'tsc', args: ['--noEmit', '-p', 'tsconfig.preview.json'] },
  { name: 'types without a host', tool: 'typescript', command: 'tsc', args: ['--noEmit', '-p', 'tsconfig.pure.json'] },
  { name: 'lint', tool: 'oxlint', args: ['--type-aware'] },
  {
    name: 'imports',
    tool: 'dependency-cruiser',
    command: 'depcruise',
    args: ['--config', '.dependency-cruiser.mjs', ...rooms],
  },
  { name: 'unused code', tool: 'knip', args: [] },
  { name: 'formatting', tool: 'prettier', args: ['--check', '--log-level', 'warn', '**/*.{ts,tsx,mjs,json,css,md}'] },
];

export async function check(): Promise<readonly CheckResult[]> {
  const results: CheckResult[] = [];
  for (const { name, tool, command, args } of steps) {
    const { code, output } = await capture(process.execPath, [toolPath(tool, command), ...args]);
    // A check of imports that saw no modules would pass whatever they import.
    const sawNothing = name === 'imports' && !/[1-9]\d+ modules/.test(output);
    const result = { name, code: sawNothing ? 1 : code, output };
    console.log(`${result.code === 0 ? 'ok    ' : 'FAILED'} ${name}${result.code === 0 ? '' : `\n${output}`}`);
    results.push(result);
  }
  return results;
}

if (import.meta.main) process.exitCode = (await check()).some(({ code }) => code !== 0) ? 1 : 0;
