/** What is around a drawing in a real browser: the legend, the small map, a large organisation, no motion, the money. */
import { expect, test } from 'vitest';
import { snapshotOf } from '#language/views/scene-testing.ts';
import { largeSnapshot, post } from './browser-testing.ts';
import { focusedId, labOfSuite, openAcme, posted, showView, spot } from './suite-testing.ts';

const lab = labOfSuite();

test('in the view funding a click asks for the text, and the cursor in the text selects', async () => {
  const page = await openAcme(lab, 'funding');
  await spot(page, 'value-stream:payments').click();
  expect(await posted(page)).toContainEqual({ v: 1, type: 'open', id: 'value-stream:payments', beside: false });
  await post(page, { v: 1, type: 'reveal', ids: ['value-stream:cards', 'portfolio:retail'] });
  await page.locator('[data-id="value-stream:cards"][aria-selected=true]').waitFor();
});

test('the legend tells what this organisation has, and the keys of the view', async () => {
  const page = await openAcme(lab, 'map');
  await page.locator('.legend summary').click();
  const kinds = await page.getByRole('list', { name: 'Kinds' }).textContent();
  expect(kinds).toContain('train');
  expect(kinds).not.toContain('supplier');
  const keys = page.getByRole('list', { name: 'Keys' });
  expect(await keys.textContent()).toContain('small map');
  await showView(page, 'People');
  expect(await keys.textContent()).not.toContain('small map');
});

test('the small map shows where the window stands, brings it elsewhere, and goes away', async () => {
  const page = await openAcme(lab, 'map');
  const world = async (): Promise<string> => page.locator('.world').evaluate((node) => node.style.transform);
  await page.locator('.drawing').hover({ position: { x: 300, y: 300 } });
  for (let step = 0; step < 6; step += 1) await page.getByRole('button', { name: 'Larger (+)' }).click();
  const small = page.locator('.minimap');
  await small.waitFor();
  const before = await world();
  await small.click({ position: { x: 20, y: 20 } });
  await expect.poll(world).not.toBe(before);
  await spot(page, 'art:core').focus();
  await page.keyboard.press('m');
  await expect.poll(async () => small.count()).toBe(0);
});

test.each(['map', 'trace', 'funding'])(
  'in the view %s the small map never lies over what is selected',
  async (view) => {
    const streams = ['a', 'b', 'c', 'd', 'e', 'f', 'g', 'h', 'i'].map((name, at) => {
      const teams = ['1', '2', '3', '4', '5'].map((team) => `team ${name}${team} { members: 7 }`).join(' ');
      return `value-stream ${name} { budget: ${at + 1}M EUR art train-${name} { ${teams} } }`;
    });
    const snapshot = snapshotOf(`enterprise acme { portfolio retail { ${streams.join(' ')} } }`);
    const page = await lab.openPanel({ viewport: { width: 900, height: 560 }, state: { v: 1, view } });
    await post(page, { v: 1, type: 'snapshot', snapshot, uri: 'file:///acme.thru' });
    await page.locator('.minimap').waitFor();
    const ids = await page.getByRole('treeitem').evaluateAll((all) => all.map((each) => each.getAttribute('data-id')));
    const inside = ids.filter((id) => !/^(?:enterprise|portfolio):/.test(id ?? ''));
    const where = async (id: string | null): Promise<string> =>
      page.evaluate((each) => {
        const own = document.querySelector(`[data-id="${each}"][aria-selected=true]`)?.getBoundingClientRect();
        const small = document.querySelector('.minimap')?.getBoundingClientRect();
        if (!own || !small) return own ? 'no small map' : 'not selected';
        return own.right <= small.left || own.bottom <= small.top ? 'beside it' : 'below it';
      }, id);
    for (const id of inside) {
      await post(page, { v: 1, type: 'reveal', ids: [id] });
      await expect.poll(async () => where(id), { message: id ?? '' }).toBe('beside it');
    }
    expect(inside.length).toBeGreaterThan(8);
  },
);

test('a large drawing is boxes and names from far, each still clicked and reached by the keyboard', async () => {
  const page = await lab.openPanel({ viewport: { width: 1000, height: 700 }, state: { v: 1, view: 'map' } });
  await post(page, { v: 1, type: 'snapshot', snapshot: largeSnapshot(2000), uri: 'file:///large.thru' });
  await page.getByRole('treeitem').first().waitFor();
  await page.getByRole('button', { name: 'Open all' }).click();
  await page
    .locator('.sheet text', { hasText: /^Team / })
    .first()
    .waitFor({ state: 'attached' });
  await page.getByRole('button', { name: 'Fit into the window (0)' }).click();
  await page
    .locator('.sheet text', { hasText: /^Team / })
    .first()
    .waitFor({ state: 'detached' });
  expect(await page.locator('.sheet text').allTextContents()).toContain('Portfolio 0');
  await page.getByRole('treeitem').first().focus();
  await page.keyboard.press('End');
  await expect.poll(async () => focusedId(page)).toMatch(/^team:/);
  const last = await focusedId(page);
  await page.keyboard.press('ArrowUp');
  await expect.poll(async () => focusedId(page)).toMatch(/^team:/);
  expect(await focusedId(page)).not.toBe(last);
  // Somewhere in the picture there is a team under the pointer, though it has no element of its own.
  for (const y of [240, 260, 280])
    for (const x of [200, 230, 260, 290]) await page.locator('.drawing').click({ position: { x, y } });
  expect(JSON.stringify(await posted(page))).toContain('"id":"team:');
});

test('the small map of a large drawing shows all of it, not only its beginning', async () => {
  const page = await lab.openPanel({ viewport: { width: 1000, height: 700 }, state: { v: 1, view: 'map' } });
  await post(page, { v: 1, type: 'snapshot', snapshot: largeSnapshot(), uri: 'file:///large.thru' });
  await page.getByRole('button', { name: 'Open all' }).click();
  await page.locator('[data-id^="team:"]').first().waitFor({ state: 'attached' });
  const share = await page.locator('.minimap').evaluate((map) => {
    const ends = [...map.querySelectorAll('.mini.kind-value-stream')].map((box) => box.getBoundingClientRect().bottom);
    const { top, height } = map.getBoundingClientRect();
    return (Math.max(...ends) - top) / height;
  });
  expect(share).toBeGreaterThan(0.9);
});

test('nothing moves by itself for who wants no motion', async () => {
  const page = await openAcme(lab, 'tree', { reducedMotion: 'reduce' });
  const durations = await page
    .locator('.page *')
    .evaluateAll((nodes) =>
      nodes
        .map((node) => getComputedStyle(node))
        .map((style) => `${style.transitionDuration} ${style.animationDuration}`),
    );
  expect(new Set(durations)).toEqual(new Set(['0s 0s']));
});
