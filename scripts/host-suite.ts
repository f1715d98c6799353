/** Runs the suite that stands inside VS Code's extension host, in the host for the browser. */
import { cpSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { chromium as playwright } from 'playwright-core';
import { rules, type Rule } from '#language';
import { exampleProblems, exampleProject, marked, plainText } from '#testing';
import { gitIn } from '../testing/git.ts';
import { chromium, chromiumFlags } from './host/chromium.ts';
import { startHost } from './host/code-server.ts';
import { root } from './pinned-node.mjs';
import type { Counts } from './vitest-counts.ts';

const asOf = '2030-01-01';

/** A project for each example of a quick fix, so that the suite can apply it in the editor; each rule that has one is there. */
function writeFixExamples(folder: string): void {
  const written = new Set<Rule>();
  for (const rule of rules) {
    for (const [index, { text, fixed = '', options = {}, items }] of rule.examples.bad.entries()) {
      // Measured rules judge imported items, which the editor does not have.
      if (items || (fixed === '' && !hasFix(rule, text))) continue;
      const project = path.join(folder, `${rule.name}--${index}`);
      written.add(rule);
      mkdirSync(project, { recursive: true });
      const rulesOn = { ...othersOff(rule.name, `${text}\n${fixed}`), ...(rule.fixed ? {} : { [rule.name]: options }) };
      const config = { profile: 'all', asOf, rules: rulesOn };
      writeFileSync(path.join(project, 'throughline.json'), JSON.stringify(config));
      for (const file of marked(plainText(text)).files) {
        mkdirSync(path.dirname(path.join(project, file.path)), { recursive: true });
        writeFileSync(path.join(project, file.path), file.text);
      }
    }
  }
  const unseen = rules.filter((rule) => rule.fix && !written.has(rule)).map(({ name }) => name);
  if (unseen.length > 0) throw new Error(`No example has something to fix for: ${unseen.join(', ')}.`);
}

function hasFix(rule: Rule, text: string): boolean {
  const project = exampleProject(text, { profile: 'all' });
  return exampleProblems(project, rule, asOf).some((problem) => project.fixes(problem).length > 0);
}

/** A rule alone, so that what is offered is its own; and what a suppression before or after is about. */
function othersOff(name: string, texts: string): Readonly<Record<string, 'off'>> {
  const others = rules.filter((rule) => !rule.fixed && rule.name !== name && !isSuppressed(rule.name, texts));
  return Object.fromEntries(others.map((rule) => [rule.name, 'off']));
}

function isSuppressed(name: string, text: string): boolean {
  return text.includes(`throughline-ignore ${name}:`);
}

/** A repository, so that the suite can compare with what was committed. */
function commit(folder: string): void {
  gitIn(folder, 'init', '-q');
  gitIn(folder, 'add', '-A');
  gitIn(folder, 'commit', '-q', '-m', 'As is');
}

/** A suite that never ends is a failure, not a wait for ever. */
const longest = 20 * 60_000;

export async function hostSuite(): Promise<Counts> {
  const folder = mkdtempSync(path.join(tmpdir(), 'throughline-suite-'));
  const workspace = path.join(folder, 'workspace');
  const results = path.join(workspace, '.results.json');
  cpSync(path.join(root, 'examples', 'nordhaven-bank'), workspace, { recursive: true });
  writeFixExamples(path.join(workspace, 'fixes'));
  commit(workspace);
  const host = await startHost({ isTestDriver: true });
  const browser = await playwright
    .launch({ executablePath: chromium(), args: [...chromiumFlags] })
    .catch(async (error) => {
      await host.stop();
      throw error;
    });
  try {
    const context = await browser.newContext({ permissions: ['clipboard-read', 'clipboard-write'] });
    const page = await context.newPage();
    // A busy machine takes its time to load the workbench.
    page.setDefaultNavigationTimeout(120_000);
    const ended = new Promise<number>((resolve) => {
      void page.exposeFunction('codeAutomationLog', (_type: string, args: unknown[]) => console.log(...args));
      void page.exposeFunction('codeAutomationExit', (code: number) => resolve(code));
    });
    const remote = (file: string): string => `vscode-remote://127.0.0.1:${host.port}${file}`;
    const payload = [
      ['extensionDevelopmentPath', remote(root)],
      ['extensionTestsPath', remote(path.join(root, 'dist-test', 'index.cjs'))],
    ];
    await page.goto(
      `${host.origin}/?folder=${encodeURIComponent(workspace)}&payload=${encodeURIComponent(JSON.stringify(payload))}`,
    );
    await Promise.race([ended, new Promise((resolve) => setTimeout(resolve, longest).unref())]);
    if (!existsSync(results)) {
      console.error(`The suite inside VS Code never ran.\n${host.log()}`);
      return { passed: 0, failed: 1 };
    }
    // The suite wrote it: see e2e/host/index.ts.
    const counts = JSON.parse(readFileSync(results, 'utf8')) as Counts;
    // A suite without a test has not shown anything.
    return counts.passed + counts.failed === 0 ? { passed: 0, failed: 1 } : counts;
  } finally {
    await browser.close();
    await host.stop();
    rmSync(folder, { recursive: true, force: true });
  }
}

if (import.meta.main) {
  const { passed, failed } = await hostSuite();
  console.log(`${passed} passed, ${failed} failed`);
  process.exitCode = failed === 0 ? 0 : 1;
}
