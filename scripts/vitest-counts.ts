/** Runs vitest with a configuration, with its own output, and gives what it counted; a skipped test counts as a failed one. */
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
      readonly numPendingTests: number;
      readonly numTodoTests: number;
    };
    // Whoever names some tests leaves out the others.
    const skipped = args.length > 0 ? 0 : report.numPendingTests + report.numTodoTests;
    if (skipped > 0) console.error(`${skipped} tests are skipped. Run them, or take them out.`);
    // A suite that could not be read fails without a failed test.
    const failed = report.numFailedTests + skipped;
    return { passed: report.numPassedTests, failed: code === 0 ? failed : Math.max(1, failed) };
  } catch {
    return { passed: 0, failed: 1 };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
