/** The keyboard in a real browser, as a person walks with it: it is always somewhere, and what has it is always in sight. */
import type { Page } from 'playwright-core';
import { describe, expect, test } from 'vitest';
import { snapshotOf } from '#language/views/scene-testing.ts';
import { post } from './browser-testing.ts';
import { focusedId, labOfSuite, openAcme, spot } from './suite-testing.ts';

const lab = labOfSuite();

const focusedName = async (page: Page): Promise<string | null> =>
  page.evaluate(
    () => document.activeElement?.getAttribute('aria-label') ?? document.activeElement?.textContent ?? null,
  );

/** Whether what has the keyboard is in the window of its view, and not below what stands under it. */
const isInSight = async (page: Page): Promise<boolean> =>
  page.evaluate(() => {
    const window = document.querySelector('.drawing, .scroller, .table-frame')?.getBoundingClientRect();
    const own = document.activeElement?.getBoundingClientRect();
    return window !== undefined && own !== undefined && own.top >= window.top && own.bottom <= window.bottom;
  });

describe.each(['map', 'trace', 'tree'])('in the view %s', (view) => {
  const open = async (): Promise<Page> => openAcme(lab, view, { viewport: { width: 700, height: 480 } });

  test('what is selected stays in sight when its details take a part of the window', async () => {
    const page = await open();
    await spot(page, 'art:core').focus();
    for (const key of ['o', 's']) await page.keyboard.press(key);
    expect(await focusedId(page)).toBe('team:osprey');
    await page.keyboard.press('Space');
    await page.locator('.details').waitFor();
    await expect.poll(async () => isInSight(page)).toBe(true);
  });

  test('who closes the details has the keyboard in the view again', async () => {
    const page = await open();
    await spot(page, 'art:core').focus();
    await page.keyboard.press('Space');
    await page.getByRole('button', { name: 'Close the details' }).press('Enter');
    await expect.poll(async () => focusedId(page)).toBe('art:core');
  });

  test('the way out of a part does not end in nowhere', async () => {
    const page = await open();
    await spot(page, 'art:core').focus();
    await page.keyboard.press('Space');
    await page.getByRole('button', { name: 'Look at this alone' }).press('Enter');
    await page.getByRole('button', { name: 'Whole organisation' }).press('Enter');
    await expect.poll(async () => focusedId(page)).not.toBeNull();
  });
});

test('in a table the cell with the keyboard stays in sight out of a search and when the details open', async () => {
  const trains = Array.from({ length: 40 }, (_, at) => `art a${at} "Train ${at}" { rte: @p${at} "Person ${at}" }`);
  const page = await lab.openPanel({ viewport: { width: 700, height: 480 }, state: { v: 1, view: 'people' } });
  await post(page, { v: 1, type: 'snapshot', snapshot: snapshotOf(trains.join('\n')), uri: 'file:///a.thru' });
  await page.getByRole('searchbox').waitFor();
  await page.keyboard.press('/');
  await page.keyboard.type('Person 38');
  await page.keyboard.press('Enter');
  await page.keyboard.press('Escape');
  expect(await focusedName(page)).toContain('Person 38');
  await expect.poll(async () => isInSight(page)).toBe(true);
  await page.keyboard.press('Space');
  await page.locator('.details').waitFor();
  await expect.poll(async () => isInSight(page)).toBe(true);
});

test('the last step back leaves the keyboard on its button', async () => {
  const page = await openAcme(lab, 'map');
  await page.getByRole('tab', { name: 'Tree', exact: true }).click();
  const back = page.getByRole('button', { name: /^Back/ });
  await back.press('Enter');
  await page.locator('[data-view=map][aria-selected=true]').waitFor();
  expect(await focusedName(page)).toBe('Back (Alt ←)');
  expect(await back.getAttribute('aria-disabled')).toBe('true');
});

test('another view opens at its beginning and leaves the keyboard on the switch, whatever had it before', async () => {
  const page = await openAcme(lab, 'tree', { viewport: { width: 700, height: 400 } });
  await page.getByRole('treeitem').first().focus();
  await page.keyboard.press('End');
  await page.locator('.view-tab[tabindex="0"]').focus();
  for (const title of ['Trace', 'Funding']) {
    await page.keyboard.press('ArrowRight');
    await expect.poll(async () => focusedName(page)).toBe(title);
  }
  const first = await page.getByRole('treeitem').first().boundingBox();
  expect(first?.y).toBeGreaterThan(100);
});

test('who shows everything again by the keyboard stays at the filters', async () => {
  const page = await openAcme(lab, 'map');
  await page.getByRole('button', { name: 'Filter' }).press('Enter');
  await page.getByLabel('Problems').selectOption('error');
  await page.getByRole('button', { name: 'Show all' }).press('Enter');
  await expect.poll(async () => focusedName(page)).toBe('Filter');
});

test('the legend of a page without a text promises none', async () => {
  const page = await openAcme(lab, 'map');
  await page.locator('.legend summary').click();
  expect(await page.locator('.keys').textContent()).toContain('show in the text');
  const alone = await lab.openExport(snapshotOf('team t "T"'));
  await alone.locator('.legend summary').click();
  expect(await alone.locator('.keys').textContent()).not.toContain('show in the text');
});

test('the next problem takes the keyboard to its row, and out of the search it comes back into the table', async () => {
  const page = await openAcme(lab, 'alignment');
  await page.keyboard.press('F8');
  await expect.poll(async () => focusedName(page)).toContain('Shared');
  // What is wrong with it is shown in its row, and read with it.
  expect(await focusedName(page)).toContain('1 error: ');
  await page.keyboard.press('/');
  await page.keyboard.press('Escape');
  expect(await focusedName(page)).toContain('Shared');
});

test('the cursor in the text brings the row of what it is at into sight', async () => {
  const trains = Array.from({ length: 40 }, (_, at) => `art a${at} "Train ${at}" { rte: @p${at} "Person ${at}" }`);
  const page = await lab.openPanel({ viewport: { width: 700, height: 480 }, state: { v: 1, view: 'people' } });
  await post(page, { v: 1, type: 'snapshot', snapshot: snapshotOf(trains.join('\n')), uri: 'file:///a.thru' });
  const lit = page.locator('tr.is-selected th');
  await post(page, { v: 1, type: 'reveal', ids: ['art:a37'] });
  await expect.poll(async () => lit.allTextContents()).toEqual(['Person 37']);
  const [row, frame] = [await lit.boundingBox(), await page.locator('.table-frame').boundingBox()];
  if (!row || !frame) throw new Error('Neither is there.');
  expect(row.y).toBeGreaterThan(frame.y);
  expect(row.y + row.height).toBeLessThan(frame.y + frame.height + 1);
});

test('problems of what a view does not show are gone through all the same', async () => {
  const twice = ['a', 'b'].map((name) => `art ${name} in v, w`).join('\n');
  const text = `portfolio p { budget: 4M EUR value-stream v { budget: 1M EUR } value-stream w { budget: 1M EUR } }\n${twice}`;
  const page = await lab.openPanel({ viewport: { width: 900, height: 600 }, state: { v: 1, view: 'funding' } });
  await post(page, { v: 1, type: 'snapshot', snapshot: snapshotOf(text), uri: 'file:///a.thru' });
  await page.getByRole('treeitem', { name: /2M EUR not given out$/ }).focus();
  for (const count of ['1 of 2', '2 of 2', '1 of 2']) {
    await page.keyboard.press('F8');
    await expect.poll(async () => page.locator('.unseen[role=status]').textContent()).toContain(`Problem ${count}`);
  }
});
