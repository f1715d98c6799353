/** What is painted lies under what the pointer and the keyboard find, which stands where it is painted. */
import { describe, expect, test } from 'vitest';
import { exportTheme, type ThemeName } from '#language/views/index.ts';
import { acme, snapshotOf } from '#language/views/scene-testing.ts';
import { post } from './browser-testing.ts';
import { labOfSuite, openAcme, posted, showView, spot, themes } from './suite-testing.ts';

const lab = labOfSuite();

describe.each(['map', 'trace'])('in the view %s', (view) => {
  test('names are drawn, and a sign at what has a problem alone', async () => {
    const page = await openAcme(lab, view);
    const isIn = async (id: string, painted: string): Promise<boolean> => {
      const around = await spot(page, id).boundingBox();
      const boxes = await Promise.all(
        (await page.locator(`.sheet ${painted}`).all()).map((each) => each.boundingBox()),
      );
      return boxes.some(
        (box) => box && around && isWithin({ x: box.x + box.width / 2, y: box.y + box.height / 2 }, around),
      );
    };
    expect(await isIn('art:shared', 'text:has-text("Shared")')).toBe(true);
    expect(await isIn('art:shared', 'path[fill="var(--error)"]')).toBe(true);
    expect(await isIn('art:core', 'path[fill="var(--error)"]')).toBe(false);
  });

  test('a sign lies over the ring around what is selected, where it is painted below', async () => {
    const page = await openAcme(lab, view);
    const sign = 'path[fill="var(--error)"]';
    const placesOf = async (of: string): Promise<readonly (readonly number[])[]> =>
      Promise.all(
        (await page.locator(`${of} ${sign}`).all()).map(async (each) => {
          const box = await each.boundingBox();
          return box ? [Math.round(box.x), Math.round(box.y), Math.round(box.width)] : [];
        }),
      );
    await spot(page, 'art:shared').click({ position: { x: 30, y: 10 } });
    await page.locator(`.spot[aria-selected="true"] ${sign}`).waitFor();
    const [over, ...others] = await placesOf('.spot');
    expect(others).toEqual([]);
    expect(await placesOf('.sheet')).toContainEqual(over);
  });
});

test('what is painted follows an edit: the new name, and nothing of what is gone', async () => {
  const page = await openAcme(lab, 'map');
  const words = async (): Promise<readonly string[]> => page.locator('.sheet text').allTextContents();
  expect(await words()).toEqual(expect.arrayContaining(['Kite', 'Osprey']));
  const text = acme.replace('"Kite"', '"Red Kite"').replace(/team osprey .*/, '');
  await post(page, { v: 1, type: 'snapshot', snapshot: snapshotOf(text, 2) });
  await page.locator('[data-id="team:kite"][aria-label^="Red Kite"]').waitFor();
  await expect.poll(words).toContain('Red Kite');
  expect((await words()).filter((word) => ['Kite', 'Osprey'].includes(word))).toEqual([]);
});

test('what a search does not find is painted weaker', async () => {
  const page = await openAcme(lab, 'map');
  const strengthOf = async (title: string): Promise<string | null> =>
    page
      .locator('.sheet > g', { has: page.locator(`text="${title}"`) })
      .last()
      .getAttribute('opacity');
  expect(await strengthOf('Kite')).toBeNull();
  await page.keyboard.press('/');
  await page.keyboard.type('osprey');
  await expect.poll(async () => strengthOf('Kite')).toBe('0.45');
  expect(await strengthOf('Osprey')).toBeNull();
});

test.each(Object.entries(themes).filter(([name]) => name !== 'forced colours'))(
  'a picture is kept in the colours of the page, %s',
  async (name, options) => {
    const page = await openAcme(lab, 'map', options);
    await page.getByRole('button', { name: 'Keep as a picture' }).click();
    const [, ground] = /"export".*?<rect[^>]*fill=\\"(#\w+)/.exec(JSON.stringify(await posted(page))) ?? [];
    const theme = name.replaceAll(' ', '-') as ThemeName;
    expect(ground).toBe(exportTheme(theme).colourOf('bg'));
  },
);

test('a page without a host keeps its picture as a file, and says for a moment that it could', async () => {
  const page = await lab.openExport(snapshotOf(acme), { permissions: ['clipboard-read', 'clipboard-write'] });
  await showView(page, 'Map');
  const download = page.waitForEvent('download');
  await page.getByRole('button', { name: 'Keep as a picture' }).click();
  expect((await download).suggestedFilename()).toBe('map.svg');
  await page.getByRole('button', { name: 'Copy as a picture' }).click();
  const notice = page.locator('.notice');
  await notice.waitFor();
  await notice.waitFor({ state: 'detached' });
});

type Place = { readonly x: number; readonly y: number };

/** A sign stands out of its card by half of itself. */
function isWithin({ x, y }: Place, box: Place & { readonly width: number; readonly height: number }): boolean {
  return x > box.x - 12 && x < box.x + box.width + 12 && y > box.y - 12 && y < box.y + box.height + 12;
}
