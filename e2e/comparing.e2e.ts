/** Comparing versions as a person does, in a real repository. */
import { execFileSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import path from 'node:path';
import type { Locator } from 'playwright-core';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { reorganised, textsIn } from '../testing/reorganised-bank.ts';
import { openStudio, startStudios, stopStudios, type Studio } from './vscode.ts';

let studio: Studio | undefined;
afterEach(async () => {
  await studio?.close();
  studio = undefined;
});

/** The bank as it is, committed and tagged; its reorganisation is on disk, and nobody has committed it. */
function reorganise(folder: string): void {
  const git = (...args: readonly string[]): void =>
    void execFileSync('git', ['-c', 'user.name=A', '-c', 'user.email=a@b.example', ...args], {
      cwd: folder,
      stdio: 'ignore',
    });
  git('init', '-q', '-b', 'main');
  git('add', '-A');
  git('commit', '-q', '-m', 'As is');
  git('tag', 'fy26');
  const before = textsIn(folder);
  for (const [name, text] of Object.entries(reorganised(before)))
    if (text !== before[name]) writeFileSync(path.join(folder, name), text);
}

const start = async (): Promise<Studio> => (studio = await openStudio('nordhaven-bank', 'payments.thru', reorganise));

const rows = ({ page }: Studio, text: string): Locator =>
  page.locator('.pane', { hasText: 'Organisation Changes' }).locator('.monaco-list-row', { hasText: text });

/** Chooses from the list of revisions. */
async function choose({ page }: Studio, revision: string): Promise<void> {
  const input = page.locator('.quick-input-widget:visible input').first();
  await input.waitFor();
  await input.fill(revision);
  await page.locator('.quick-input-list .monaco-list-row', { hasText: revision }).first().click();
}

describe('with the git extension', () => {
  beforeAll(async () => startStudios());
  afterAll(stopStudios);

  it('what is gravest stands first in the tree of changes', async () => {
    const here = await start();
    await here.command('Throughline: Compare with Branch, Tag or Commit');
    await choose(here, 'fy26');
    await rows(here, 'Train Consumer Credit becomes a part of train Mortgages').first().waitFor();
    await rows(here, 'Train Transaction Monitoring moves from value stream Financial Crime').first().waitFor();
  });

  it('the preview lays both versions over each other, and a click there goes to the text', async () => {
    const here = await start();
    const { page, command, preview } = here;
    await command('Throughline: Open Preview to the Side');
    await preview().locator('[role=treeitem]').first().waitFor();
    await command('Throughline: Compare the Organisation with the Last Commit');
    await preview().getByRole('tab', { name: 'Changes', selected: true }).waitFor();
    await preview().locator('[data-id="was:art:consumer-credit"]').waitFor();
    await preview().getByText('As is', { exact: true }).click();
    await preview()
      .getByRole('treeitem', { name: /^Everyday Banking/ })
      .waitFor();
    await preview().getByText('To be', { exact: true }).click();
    await preview()
      .getByRole('treeitem', { name: /^Daily Banking/ })
      .waitFor();
    await preview().locator('.change-row', { hasText: 'Aspen' }).click();
    await expect
      .poll(async () => page.locator('.monaco-editor .current-line').count(), { timeout: 20_000 })
      .toBeGreaterThan(0);
    await page.locator('.view-line', { hasText: 'team aspen' }).first().waitFor();
  });
});
