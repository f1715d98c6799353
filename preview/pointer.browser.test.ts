/** The pointer over a drawing in a real browser: what a hand does to it, what a click means, and what stays under it. */
import type { Locator, Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { labOfSuite, openAcme, posted, showView, spot } from './suite-testing.ts';

const lab = labOfSuite();

type Place = { readonly x: number; readonly y: number; readonly width: number; readonly height: number };

async function boxOf(what: Locator): Promise<Place> {
  const box = await what.boundingBox();
  if (!box) throw new Error('It is not to be seen.');
  return box;
}

const middleOf = ({ x, y, width, height }: Place): readonly [number, number] => [x + width / 2, y + height / 2];

const opened = async (page: Page): Promise<readonly unknown[]> =>
  (await posted(page)).filter((message) => JSON.stringify(message).includes('"open"'));

test('a hand that moves the drawing by a card opens nothing, and one that hardly moves does', async () => {
  const page = await openAcme(lab, 'map');
  const before = await boxOf(spot(page, 'team:kite'));
  const [x, y] = middleOf(before);
  await page.mouse.move(x, y);
  await page.mouse.down();
  await page.mouse.move(x + 50, y - 30, { steps: 4 });
  await page.mouse.up();
  await expect.poll(async () => Math.round((await boxOf(spot(page, 'team:kite'))).x)).toBe(Math.round(before.x + 50));
  expect(await opened(page)).toEqual([]);
  await page.mouse.down();
  await page.mouse.move(x + 52, y - 29);
  await page.mouse.up();
  await expect.poll(async () => opened(page)).toEqual([{ v: 1, type: 'open', id: 'team:kite', beside: false }]);
});

test('a click with Control opens the text beside', async () => {
  const page = await openAcme(lab, 'map');
  await spot(page, 'team:kite').click({ modifiers: ['Control'] });
  expect(await opened(page)).toEqual([{ v: 1, type: 'open', id: 'team:kite', beside: true }]);
});

test('what is under the pointer stays there while it grows', async () => {
  const page = await openAcme(lab, 'map');
  const kite = spot(page, 'team:kite');
  const before = await boxOf(kite);
  const [x, y] = [before.x + before.width * 0.25, before.y + before.height * 0.75];
  await page.mouse.move(x, y);
  await page.keyboard.down('Control');
  await page.mouse.wheel(0, -120);
  await page.keyboard.up('Control');
  await expect.poll(async () => (await boxOf(kite)).width).toBeGreaterThan(before.width * 1.3);
  const after = await boxOf(kite);
  expect((x - after.x) / after.width).toBeCloseTo(0.25, 1);
  expect((y - after.y) / after.height).toBeCloseTo(0.75, 1);
});

test('a wheel with Shift moves to the side', async () => {
  const page = await openAcme(lab, 'map');
  const kite = spot(page, 'team:kite');
  const before = await boxOf(kite);
  await page.mouse.move(600, 500);
  await page.keyboard.down('Shift');
  await page.mouse.wheel(0, 40);
  await page.keyboard.up('Shift');
  await expect.poll(async () => Math.round((await boxOf(kite)).x)).toBe(Math.round(before.x - 40));
  expect(Math.round((await boxOf(kite)).y)).toBe(Math.round(before.y));
});

test('a click on the small map brings the window there, and its frame says so', async () => {
  const page = await openAcme(lab, 'map');
  for (let step = 0; step < 6; step += 1) await page.getByRole('button', { name: 'Larger (+)' }).click();
  const map = await boxOf(page.locator('.minimap'));
  const frame = page.locator('.mini-window');
  for (const [right, down] of [
    [0.25, 0.3],
    [0.75, 0.7],
  ] as const) {
    const [x, y] = [map.x + map.width * right, map.y + map.height * down];
    await page.mouse.click(x, y);
    await expect
      .poll(async () => middleOf(await boxOf(frame)).map((each, at) => Math.abs(each - ([x, y][at] ?? 0)) < 3))
      .toEqual([true, true]);
  }
});

test('what the pointer rests on is told above it where there is no room below', async () => {
  const page = await openAcme(lab, 'map', { viewport: { width: 900, height: 520 } });
  const drawing = await boxOf(page.locator('.drawing'));
  const kite = spot(page, 'team:kite');
  const low = drawing.y + drawing.height - 50;
  await page.mouse.move(drawing.x + 300, drawing.y + 100);
  await page.mouse.wheel(0, (await boxOf(kite)).y - low);
  await expect.poll(async () => Math.round((await boxOf(kite)).y)).toBe(Math.round(low));
  await page.mouse.move(...middleOf(await boxOf(kite)));
  const card = page.locator('.hover-card');
  await card.waitFor();
  const { y, height } = await boxOf(card);
  expect(y).toBeGreaterThanOrEqual(drawing.y);
  expect(y + height).toBeLessThanOrEqual(drawing.y + drawing.height);
});

test('another choice of what a view shows is fitted into the window anew', async () => {
  const page = await openAcme(lab, 'trace');
  const choose = async (): Promise<void> => {
    await page.getByRole('combobox').selectOption('work');
    await spot(page, 'feature:f1').waitFor();
  };
  await choose();
  const fitted = await boxOf(spot(page, 'feature:f1'));
  await page.getByRole('combobox').selectOption('teams');
  await spot(page, 'feature:f1').waitFor({ state: 'detached' });
  for (let step = 0; step < 3; step += 1) await page.getByRole('button', { name: 'Larger (+)' }).click();
  await choose();
  await expect.poll(async () => boxOf(spot(page, 'feature:f1'))).toEqual(fitted);
});

test('each view is seen as it was left', async () => {
  const page = await openAcme(lab, 'map');
  await page.mouse.move(600, 500);
  await page.mouse.wheel(0, 40);
  const kite = spot(page, 'team:kite');
  await expect
    .poll(async () => page.evaluate(() => document.querySelector('.world')?.getAttribute('style')))
    .toMatch(/px/);
  const left = await boxOf(kite);
  await showView(page, 'People');
  await showView(page, 'Map');
  await expect.poll(async () => boxOf(kite)).toEqual(left);
});
