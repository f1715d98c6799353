/** What an architect does with the packed extension: the mouse, the keyboard, and what the screen then shows. */
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import type { Locator } from 'playwright-core';
import { alignToLendingToo } from './misalign.ts';
import { makeRoom, openStudio, startStudios, stopStudios, tryAgain, type Studio } from './vscode.ts';

beforeAll(async () => startStudios());
afterAll(stopStudios);

let studio: Studio | undefined;
const start = async (example: string, file: string): Promise<Studio> => (studio = await openStudio(example, file));
afterEach(async () => {
  await studio?.close();
  studio = undefined;
});

describe('in the editor', () => {
  it('a second value stream is underlined as it is typed, listed under Problems, and repaired by the light bulb', async () => {
    const here = await start('nordhaven-bank', 'payments.thru');
    const { page, goTo, command, line } = here;
    await alignToLendingToo(here);
    await command('Problems: Focus on Problems View');
    await page
      .locator('.markers-panel .monaco-list-row', { hasText: 'is aligned to two value streams' })
      .first()
      .waitFor();
    await goTo('lending {');
    const fix = page.locator('.action-widget .monaco-list-row', { hasText: 'Keep' }).first();
    // Asked while the text is still being judged, the light bulb has nothing to offer.
    await tryAgain(async () => {
      await page.keyboard.press('Control+.');
      await fix.click({ timeout: 8_000 });
    });
    await line('contributes-to: lending').waitFor();
    await page.locator('.squiggly-error').first().waitFor({ state: 'detached' });
  });

  it('what fits is offered while a word is typed', async () => {
    const { page, goTo } = await start('nordhaven-bank', 'payments.thru');
    await goTo('rte: @hugo');
    await page.keyboard.press('Home');
    await page.keyboard.type('top');
    await page.locator('.suggest-widget.visible .monaco-list-row', { hasText: 'topology' }).first().waitFor();
  });

  it('after a key that is completed its values are offered at once', async () => {
    const { page, goTo, line } = await start('nordhaven-bank', 'payments.thru');
    const offer = (text: string): Locator =>
      page.locator('.suggest-widget.visible .monaco-list-row', { hasText: text }).first();
    await goTo('rte: @hugo');
    await page.keyboard.press('End');
    await page.keyboard.press('Enter');
    await page.keyboard.type('topo', { delay: 80 });
    await page.keyboard.press('Control+Space');
    await offer('topology').waitFor();
    await page.keyboard.press('Enter');
    await offer('stream-aligned').click();
    await line('topology: stream-aligned').waitFor();
  });

  it('newcomers are led through the first steps, and see the organisation as a tree', async () => {
    const { page, command } = await start('kelpworks', 'kelpworks.thru');
    await command('Throughline: Get Started');
    await page.getByText('Get started with Throughline').first().waitFor();
    await command('Explorer: Focus on Organisation View');
    await makeRoom(page, 'Organisation');
    // Open down to the portfolio and what stands in it.
    for (const name of ['Kelpworks', 'Kelpworks portfolio', 'Aquafarm Cloud'])
      await page.locator('.pane-body .monaco-list-row', { hasText: name }).first().waitFor();
  });

  it('the sample organisation is put where a newcomer wants it, and opened', async () => {
    const { page, command, workspace } = await start('kelpworks', 'kelpworks.thru');
    await command('Throughline: Open the Sample Organisation');
    const opened = page.context().waitForEvent('page');
    await page.getByText('Where shall the sample organisation be put?').first().waitFor();
    // The folder that is open is what the dialog begins with.
    await page.getByText('Put the sample here').first().click();
    const other = await opened;
    await other.locator('.monaco-workbench').first().waitFor();
    expect(decodeURIComponent(other.url())).toContain(`folder=${workspace}/kelpworks`);
    expect(readFileSync(path.join(workspace, 'kelpworks', 'kelpworks.thru'), 'utf8')).toContain('Kelpworks');
  });

  it('hover says what a theme is, and F12 goes to its file', async () => {
    const { page, goTo, command } = await start('nordhaven-bank', 'payments.thru');
    await goTo('TrustedBank');
    await command('Show or Focus Hover');
    await page.locator('.monaco-hover:visible', { hasText: 'strategic theme' }).first().waitFor();
    await page.keyboard.press('Escape');
    await page.keyboard.press('F12');
    await page.locator('.tab.active', { hasText: 'enterprise.thru' }).first().waitFor();
  });

  it('an epic is found by its title, as nobody knows its number', async () => {
    const { page } = await start('nordhaven-bank', 'payments.thru');
    const input = page.locator('.quick-input-widget:visible input').first();
    await tryAgain(async () => {
      await page.keyboard.press('Escape');
      await page.keyboard.press('Control+t');
      await input.fill('#10-minute acc', { timeout: 5_000 });
      await page
        .locator('.quick-input-list .monaco-list-row', { hasText: 'E1 "10-minute account"' })
        .first()
        .click({ timeout: 15_000 });
    });
    await page.locator('.tab.active', { hasText: 'epics.thru' }).first().waitFor();
  });

  it('rename changes every file and nothing else', async () => {
    const { page, goTo, command, workspace } = await start('nordhaven-bank', 'payments.thru');
    await goTo('payments "Payments"');
    await page.keyboard.press('F2');
    const box = page.locator('.rename-box input').first();
    await box.waitFor();
    await box.fill('paying');
    await page.keyboard.press('Enter');
    await page.locator('.monaco-editor .view-line', { hasText: 'value-stream paying' }).first().waitFor();
    await command('File: Save All Files');
    const read = (name: string): string => readFileSync(path.join(workspace, name), 'utf8');
    await expect.poll(() => read('payments.thru')).toContain('value-stream paying "Payments"');
    await expect.poll(() => read('epics.thru') + read('solutions.thru') + read('portfolio.thru')).toContain('paying');
    const original = readFileSync(path.join(import.meta.dirname, '../examples/nordhaven-bank/payments.thru'), 'utf8');
    expect(read('payments.thru').replaceAll('paying', 'payments')).toBe(original);
  });
});

describe('in the preview', () => {
  it('a click goes to the text, the cursor selects the element, and typing is followed', async () => {
    const { page, goTo, open, command, preview } = await start('kelpworks', 'kelpworks.thru');
    await command('Throughline: Open Preview to the Side');
    await preview().locator('[role=tree]').waitFor();
    // At its corner: in the map its trains stand in it.
    await preview()
      .getByRole('treeitem', { name: /^Aquafarm Cloud/ })
      .click({ position: { x: 40, y: 8 } });
    await page.locator('.tab.active', { hasText: 'aquafarm-cloud.thru' }).first().waitFor();
    await open('kelpworks.thru');
    await goTo('farming "Kelpworks portfolio"');
    await preview().locator('[role=treeitem][aria-selected=true][data-id="portfolio:farming"]').first().waitFor();
    await goTo('Kelpworks portfolio"');
    await page.keyboard.type('Great ');
    await preview()
      .getByRole('treeitem', { name: /^Great Kelpworks portfolio/ })
      .waitFor();
  });

  it('shows the report of what the cursor is in, with the items behind its figures', async () => {
    const { goTo, command, preview } = await start('nordhaven-bank', 'lending.thru');
    await command('Throughline: Open Preview to the Side');
    await preview().getByRole('tab', { name: 'Flow', exact: true }).click();
    await goTo('value-stream lending');
    await preview().locator('.report-head h2', { hasText: 'Lending' }).waitFor();
    await preview()
      .getByRole('button', { name: /^In progress now \(flow load\), Value: / })
      .click();
    const items = preview().getByRole('complementary', { name: /^\d+ items$/ });
    await items.locator('tbody tr').first().waitFor();
    const count = Number.parseInt((await items.getByRole('heading').textContent()) ?? '', 10);
    expect(count).toBeGreaterThan(60);
    expect(await items.locator('tbody tr').count()).toBe(count);
  });

  it('keeps its last picture while the text does not read, and says so', async () => {
    const { page, goTo, command, preview } = await start('kelpworks', 'kelpworks.thru');
    await command('Throughline: Open Preview to the Side');
    await preview()
      .getByRole('treeitem', { name: /^Kelpworks portfolio/ })
      .waitFor();
    await goTo('Kelpworks portfolio"');
    await page.keyboard.press('Backspace');
    await preview().getByText('does not read', { exact: false }).first().waitFor();
    await preview()
      .getByRole('treeitem', { name: /^Kelpworks portfolio/ })
      .waitFor();
  });
});
