/** What is painted lies under what the pointer and the keyboard find, which stands where it is painted. */
import { describe, expect, test } from 'vitest';
import { labOfSuite, openAcme, spot } from './suite-testing.ts';

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

type Place = { readonly x: number; readonly y: number };

/** A sign stands out of its card by half of itself. */
function isWithin({ x, y }: Place, box: Place & { readonly width: number; readonly height: number }): boolean {
  return x > box.x - 12 && x < box.x + box.width + 12 && y > box.y - 12 && y < box.y + box.height + 12;
}
