/** Runs vitest with a configuration, with its own output, and gives what it counted. */
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { runTool } from './process.ts';

export type Counts = { readonly passed: number; readonly failed: number };

export async function vitest(config: string, args: readonly string[] = []): Promise<Counts> {
  const folder = mkdtempSync(path.join(tmpdir(), 'throughline-counts-'));
  const file = path.join(folder, 'counts.json');
  const code = await runTool('vitest', [
    'run',
    '--config',
    config,
    '--reporter=default',
    '--reporter=json',
    `--outputFile.json=${file}`,
    ...args,
  ]);
  try {
    // The report is vitest's own format.
    const report = JSON.parse(readFileSync(file, 'utf8')) as {
      readonly numPassedTests: number;
      readonly numFailedTests: number;
    };
    // A suite that could not be read fails without a failed test.
    return {
      passed: report.numPassedTests,
      failed: code === 0 ? report.numFailedTests : Math.max(1, report.numFailedTests),
    };
  } catch {
    return { passed: 0, failed: 1 };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
