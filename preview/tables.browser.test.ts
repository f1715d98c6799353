/** The tables in a real browser: the keyboard, the order, the search, and a violation that jumps out. */
import type { Page } from 'playwright-core';
import { describe, expect, test } from 'vitest';
import { acme, snapshotOf } from '#language/views/scene-testing.ts';
import { post } from './browser-testing.ts';
import { labOfSuite, posted, showView } from './suite-testing.ts';

const lab = labOfSuite();

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
    // The order is that of this table: another begins in its own.
    await showView(page, 'Cadence');
    expect(await page.locator('th[aria-sort=descending]').count()).toBe(0);
    await showView(page, 'People');
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

  test('of people says how many seats are open; a click asks for the text, the cursor in the text selects', async () => {
    const page = await openPanel('people');
    expect(await page.locator('.table-note').textContent()).toContain('5 seats: 4 are held by 2 people, 1 is open.');
    await page.locator('tbody th', { hasText: 'Open seat' }).click();
    expect(await posted(page)).toContainEqual({ v: 1, type: 'open', id: 'team:osprey', beside: false });
    await post(page, { v: 1, type: 'reveal', ids: ['art:core', 'value-stream:payments'] });
    await page.locator('tr[aria-selected=true]', { hasText: 'Release Train Engineer' }).waitFor();
  });

  test('is gone through by pages and to the ends of its rows, and the Tab key comes back to where one was', async () => {
    const page = await openTrains(60);
    const at = async (): Promise<readonly (string | null)[]> =>
      page.evaluate(() => [
        document.activeElement?.closest('tr')?.querySelector('th')?.textContent ?? null,
        document.activeElement?.textContent ?? null,
      ]);
    await page.locator('tbody th').first().focus();
    await page.keyboard.press('PageDown');
    expect(await at()).toEqual(['Person 20', 'Person 20']);
    await page.keyboard.press('End');
    expect(await at()).toEqual(['Person 20', '1']);
    await page.keyboard.press('PageUp');
    expect(await at()).toEqual(['Person 0', '1']);
    await page.keyboard.press('Home');
    await page.keyboard.press('ArrowDown');
    expect(await at()).toEqual(['Person 1', 'Person 1']);
    const stops = page.locator('.table [tabindex="0"]');
    expect(await stops.allTextContents()).toEqual(['Person 1']);
    for (const key of ['PageDown', 'PageDown', 'PageDown', 'PageDown']) await page.keyboard.press(key);
    expect(await at()).toEqual(['Person 59', 'Person 59']);
  });

  test('is put in order by what its words stand for, one way and the other', async () => {
    const page = await openPanel('people');
    const column = async (at: number): Promise<readonly string[]> =>
      page.locator(`tbody tr > :nth-child(${at})`).allTextContents();
    const order = async (title: string): Promise<void> => page.getByRole('button', { name: title }).click();
    await order('Level');
    const levels = ['Portfolio', 'Program', 'Team'];
    const places = (await column(4)).map((level) => levels.findIndex((each) => level.startsWith(each)));
    expect([places, new Set(places).size]).toEqual([places.toSorted((a, b) => a - b), levels.length]);
    await order('Seats');
    expect(await column(5)).toEqual(['', '2', '2', '2', '2']);
    await order('Seats');
    expect(await column(5)).toEqual(['2', '2', '2', '2', '']);
    await order('Role');
    const up = await column(2);
    await order('Role');
    expect(await column(2)).toEqual(up.toSorted((a, b) => b.localeCompare(a, 'en')));
    expect(up[0]).not.toBe(up.at(-1));
  });

  test('of very many rows says how many it leaves out, and shows the one of the cursor all the same', async () => {
    const page = await openTrains(1600);
    expect(await page.locator('.more-rows').textContent()).toContain('100 more rows');
    await post(page, { v: 1, type: 'reveal', ids: ['art:a1590'] });
    await page.locator('tr[aria-selected=true]', { hasText: 'Person 1590' }).waitFor();
    expect(await page.locator('.more-rows').textContent()).toContain('99 more rows');
  });
});

/** People who each hold one seat. */
async function openTrains(count: number): Promise<Page> {
  const trains = Array.from({ length: count }, (_, at) => `art a${at} "Train ${at}" { rte: @p${at} "Person ${at}" }`);
  const page = await lab.openPanel({ viewport: { width: 1200, height: 800 }, state: { v: 1, view: 'people' } });
  await post(page, { v: 1, type: 'snapshot', snapshot: snapshotOf(trains.join('\n')), uri: 'file:///a.thru' });
  await page.locator('[role=grid]').waitFor();
  return page;
}
