/** The keys of the product in a real browser: through a drawing, through problems, and whether one sees where one is. */
import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { acme, snapshotOf } from '#language/views/scene-testing.ts';
import { post } from './browser-testing.ts';
import { focusedId, labOfSuite, openAcme, showView, spot, themes } from './suite-testing.ts';

const lab = labOfSuite();

test('minus makes the drawing smaller, and zero fits all of it into the window', async () => {
  const page = await openAcme(lab, 'map');
  const width = async (): Promise<number> => Math.round((await spot(page, 'art:core').boundingBox())?.width ?? 0);
  await page.getByRole('button', { name: 'Fit into the window (0)' }).click();
  const whole = await width();
  await spot(page, 'art:core').focus();
  await page.keyboard.press('-');
  await expect.poll(width).toBe(Math.round(whole * 0.8));
  for (let step = 0; step < 4; step += 1) await page.keyboard.press('+');
  await expect.poll(width).toBeGreaterThan(whole * 1.5);
  await page.keyboard.press('0');
  await expect.poll(width).toBe(whole);
  expect(await focusedId(page)).toBe('art:core');
});

test('the plus key magnifies without Shift too, as far as it goes, and the letter m hides and shows the small map', async () => {
  const page = await openAcme(lab, 'map');
  const width = async (): Promise<number> => Math.round((await spot(page, 'team:falcon').boundingBox())?.width ?? 0);
  await spot(page, 'team:falcon').focus();
  await page.keyboard.press('0');
  const whole = await width();
  await page.keyboard.press('=');
  await expect.poll(width).toBeGreaterThan(whole * 1.2);
  for (let step = 0; step < 12; step += 1) await page.keyboard.press('=');
  await expect.poll(async () => page.locator('.minimap').count()).toBe(1);
  const largest = await width();
  await page.keyboard.press('=');
  await page.keyboard.press('m');
  await expect.poll(async () => page.locator('.minimap').count()).toBe(0);
  expect(await width()).toBe(largest);
  await page.keyboard.press('m');
  await expect.poll(async () => page.locator('.minimap').count()).toBe(1);
});

test('letters go to the first title that starts with all of them, and one letter again to the next', async () => {
  const page = await openAcme(lab, 'map');
  await post(page, { v: 1, type: 'snapshot', snapshot: snapshotOf(acme.replace('"Osprey"', '"Fancy"'), 2) });
  await page.locator('[data-id="team:osprey"][aria-label^="Fancy"]').waitFor();
  await spot(page, 'art:core').focus();
  for (const key of ['f', 'a']) await page.keyboard.press(key);
  expect(await focusedId(page)).toBe('team:falcon');
  await page.keyboard.press('n');
  expect(await focusedId(page)).toBe('team:osprey');
});

test('F8 goes from one problem to the next and round, and with Shift the other way', async () => {
  const trains = ['a', 'b', 'c'].map((name) => `art ${name} in v, w`).join('\n');
  const page = await lab.openPanel({ viewport: { width: 900, height: 600 }, state: { v: 1, view: 'map' } });
  const text = `portfolio p {\n value-stream v\n value-stream w\n}\n${trains}`;
  await post(page, { v: 1, type: 'snapshot', snapshot: snapshotOf(text), uri: 'file:///a.thru' });
  await spot(page, 'art:a').waitFor();
  const status = page.locator('.unseen[role=status]');
  const pressed = async (keys: string, times: number): Promise<readonly (string | null)[]> => {
    const ids: (string | null)[] = [];
    for (let time = 0; time < times; time += 1) {
      const before = await status.textContent();
      await page.keyboard.press(keys);
      await expect.poll(async () => status.textContent()).not.toBe(before);
      ids.push(await focusedId(page));
    }
    return ids;
  };
  const [first, ...others] = await pressed('F8', 3);
  expect([first, ...others]).toEqual(['art:a', 'art:b', 'art:c']);
  expect(await pressed('F8', 1)).toEqual([first]);
  expect(await status.textContent()).toContain('Problem 1 of 3.');
  expect(await pressed('Shift+F8', 3)).toEqual([...others.toReversed(), first]);
});

test('who went back and elsewhere cannot go forward any more', async () => {
  const page = await openAcme(lab, 'map');
  const forward = page.getByRole('button', { name: /^Forward/ });
  await showView(page, 'Tree');
  await page.keyboard.press('Alt+ArrowLeft');
  await page.locator('[data-view=map][aria-selected=true]').waitFor();
  expect(await forward.getAttribute('aria-disabled')).toBe('false');
  await showView(page, 'Trace');
  await page.locator('[data-view=trace][aria-selected=true]').waitFor();
  expect(await forward.getAttribute('aria-disabled')).toBe('true');
});

test('a view is also reached from the other end of the switch', async () => {
  const page = await openAcme(lab, 'map');
  await page.locator('.view-tab[tabindex="0"]').focus();
  await page.keyboard.press('End');
  await page.locator('.view-tab').last().and(page.locator('[aria-selected=true]')).waitFor();
  await page.keyboard.press('ArrowRight');
  await page.locator('[data-view=map][aria-selected=true]').waitFor();
});

/** Whether a line is drawn around what has the keyboard: of a row of the tree, around its card. */
const hasRing = async (page: Page): Promise<boolean> =>
  page.evaluate(() => {
    const own = document.activeElement ?? document.body;
    const { outlineStyle, outlineWidth } = getComputedStyle(own.querySelector('.card') ?? own);
    return outlineStyle !== 'none' && Number.parseFloat(outlineWidth) >= 1;
  });

test.each(Object.entries(themes))('one sees where the keyboard is, %s', async (_name, options) => {
  const page = await openAcme(lab, 'map', options);
  const places = [
    ['Map', '[data-id="art:core"]', 'ArrowDown'],
    ['Tree', '[data-id="art:core"]', 'ArrowDown'],
    ['People', 'tbody th', 'ArrowRight'],
  ] as const;
  for (const [title, first, key] of places) {
    await showView(page, title);
    await page.locator(first).first().focus();
    await page.keyboard.press(key);
    expect([title, await hasRing(page)]).toEqual([title, true]);
  }
  await page.locator('.view-tab[tabindex="0"]').focus();
  await page.keyboard.press('ArrowLeft');
  await expect.poll(async () => hasRing(page)).toBe(true);
});
