/** The tables in a real browser: the keyboard, the order, the search, and a violation that jumps out. */
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { acme, snapshotOf } from '#language/views/scene-testing.ts';
import { createLab, post, type Lab } from './browser-testing.ts';

// A browser on a busy machine takes its time.
vi.setConfig({ testTimeout: 120_000 });

let lab: Lab;

beforeAll(async () => {
  lab = await createLab();
}, 120_000);

afterAll(async () => lab.close());

const posted = async (page: Page): Promise<readonly unknown[]> => page.evaluate(() => globalThis.posted);

async function openPanel(view: string): Promise<Page> {
  const page = await lab.openPanel({ viewport: { width: 1200, height: 800 }, state: { v: 1, view } });
  await post(page, { v: 1, type: 'snapshot', snapshot: snapshotOf(acme), uri: 'file:///acme.thru' });
  await page.locator('[role=grid]').waitFor();
  return page;
}

describe('a table', () => {
  test('is gone through by the keyboard, put in order, and searched', async () => {
    const page = await openPanel('people');
    const first = page.locator('tbody th').first();
    await first.focus();
    await page.keyboard.press('ArrowUp');
    await page.keyboard.press('ArrowRight');
    await page.keyboard.press('Enter');
    expect(await page.locator('th[aria-sort=ascending]').textContent()).toContain('Role');
    const roles = await page.locator('tbody td:nth-child(2)').allTextContents();
    expect(roles).toEqual(roles.toSorted((a, b) => a.localeCompare(b)));
    await page.keyboard.press('Enter');
    expect(await page.locator('th[aria-sort=descending]').textContent()).toContain('Role');
    await page.keyboard.press('/');
    await page.keyboard.type('open seat');
    await expect.poll(async () => page.locator('tbody tr').count()).toBe(1);
    await page.keyboard.press('Enter');
    await page.keyboard.press('Enter');
    expect(await posted(page)).toContainEqual({ v: 1, type: 'open', id: 'team:osprey', beside: false });
  });

  test('of alignment shows a violation: the row, the mark, a sentence and the way there', async () => {
    const page = await openPanel('alignment');
    expect(await page.locator('.table-note').textContent()).toContain('1 of 2 trains belongs to one value stream');
    await page.getByRole('button', { name: 'Go to the first' }).click();
    expect(await page.evaluate(() => document.activeElement?.textContent)).toContain('Shared');
    const wrong = page.locator('td.also');
    expect(await wrong.getAttribute('aria-label')).toContain('a train belongs to one value stream');
    await wrong.click();
    expect(await posted(page)).toContainEqual({ v: 1, type: 'open', id: 'art:shared', beside: false });
    await page.getByRole('combobox').selectOption('teams');
    await expect.poll(async () => page.locator('.table-note').textContent()).toContain('3 of 3 teams');
  });

  test('of cadences says what is missing', async () => {
    const page = await openPanel('cadence');
    expect(await page.locator('tbody tr').first().textContent()).toContain('investment');
    expect(await page.locator('tbody tr').nth(1).textContent()).toContain('cadence quarterly');
  });
});
