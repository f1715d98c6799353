/** What a person gets out of the picture in the packed extension: a repaired text, a kept picture, an export, a plan in Markdown. */
import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import type { Locator } from 'playwright-core';
import { openStudio, startStudios, stopStudios, type Studio } from './vscode.ts';

beforeAll(async () => startStudios());
afterAll(stopStudios);

let studio: Studio | undefined;
afterEach(async () => {
  await studio?.close();
  studio = undefined;
});

const drift = 'art drift "Drift" in aquafarm-cloud, run-a-seaweed-farm {\n  team gull "Gull" { members: 7 }\n}\n';
const plan = '# Plan\n\n```thru\nvalue-stream pay "Payments" { art core "Core" }\n```\n';

async function start(file: string): Promise<Studio> {
  studio = await openStudio('kelpworks', file, (workspace) => {
    writeFileSync(path.join(workspace, 'drift.thru'), drift);
    writeFileSync(path.join(workspace, 'plan.md'), plan);
  });
  return studio;
}

/** In the browser a question for a file is a line with its path; Enter is its button. */
async function agree({ page }: Studio, name: string): Promise<void> {
  const line = page.locator('.quick-input-widget input').first();
  await expect.poll(async () => line.inputValue()).toContain(name);
  await page.keyboard.press('Enter');
}

describe('from the preview', () => {
  it('what is wrong is repaired in the text: at once where it is clear how, else as a person chooses', async () => {
    const { page, command, preview, line, workspace } = await start('drift.thru');
    await command('Throughline: Open Preview to the Side');
    await preview()
      .getByRole('treeitem', { name: /^Drift/ })
      .click({ position: { x: 40, y: 8 } });
    const repair = (rule: string): Locator => preview().getByRole('button', { name: `Repair: ${rule}` });
    await repair('art-in-many-value-streams').click();
    await line('contributes-to: run-a-seaweed-farm').waitFor();
    await repair('art-in-many-value-streams').waitFor({ state: 'detached' });
    await repair('role-missing').first().click();
    await page.locator('.quick-input-list .monaco-list-row', { hasText: 'vacant' }).first().click();
    await line(': vacant').waitFor();
    await command('File: Save All Files');
    await expect.poll(() => readFileSync(path.join(workspace, 'drift.thru'), 'utf8')).toContain(': vacant');
  });

  it('the picture is kept as a file beside the text', async () => {
    const opened = await start('kelpworks.thru');
    await opened.command('Throughline: Open Preview to the Side');
    await opened.preview().getByRole('treeitem').first().waitFor();
    await opened.preview().getByRole('button', { name: 'Keep as a picture' }).click();
    await agree(opened, 'map.svg');
    const file = path.join(opened.workspace, 'map.svg');
    await expect.poll(() => readIfThere(file)).toContain('Aquafarm Cloud</text>');
  });
});

describe('from the text', () => {
  it('the organisation is exported in a format, a view at a time, by the mouse', async () => {
    const opened = await start('kelpworks.thru');
    const { page } = opened;
    await opened.command('Throughline: Export…');
    const choose = async (text: string): Promise<void> =>
      page.locator('.quick-input-list .monaco-list-row:visible', { hasText: text }).first().click();
    await choose('Mermaid');
    await choose('Whole organisation');
    // Nothing has to be left out.
    await page
      .locator('.quick-input-widget', { hasText: 'leave the house' })
      .or(page.locator('.quick-input-widget input[placeholder*="leave the house"]'))
      .first()
      .waitFor();
    await page.keyboard.press('Enter');
    await agree(opened, 'organisation');
    await expect.poll(() => readIfThere(path.join(opened.workspace, 'organisation.mmd'))).toContain('Aquafarm Cloud');
  });

  it('a block in Markdown is a picture in VS Code’s own preview', async () => {
    const { open, command, preview } = await start('kelpworks.thru');
    await open('plan.md');
    await command('Markdown: Open Preview to the Side');
    await preview().locator('figure.throughline-picture svg text', { hasText: 'Core' }).first().waitFor();
  });
});

function readIfThere(file: string): string {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    return '';
  }
}
