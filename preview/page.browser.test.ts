import { gzipSync } from 'node:zlib';
import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { acme, largeSnapshot, post, snapshotOf } from './browser-testing.ts';
import { focusedId, labOfSuite, posted } from './suite-testing.ts';

const lab = labOfSuite();

const rowIds = async (page: Page): Promise<readonly (string | null)[]> =>
  page.locator('[role=treeitem]').evaluateAll((rows) =>
    rows
      .map((row) => [row.getBoundingClientRect().top, row.getAttribute('data-id')] as const)
      .toSorted((a, b) => a[0] - b[0])
      .map(([, id]) => id),
  );
const selectedIds = async (page: Page): Promise<readonly (string | null)[]> =>
  page
    .locator('[role=treeitem][aria-selected=true]')
    .evaluateAll((rows) => rows.map((row) => row.getAttribute('data-id')));

async function press(page: Page, ...keys: readonly string[]): Promise<string | null> {
  for (const key of keys) await page.keyboard.press(key);
  return focusedId(page);
}

/** Where the row of the thirtieth team stands in the window. */
async function top(page: Page): Promise<number> {
  return Math.round((await page.locator('[data-id="team:t30"]').boundingBox())?.y ?? -1);
}

test('the hierarchy shows as a tree, with what each element is', async () => {
  const page = await lab.openExport(snapshotOf(acme));
  expect(await rowIds(page)).toEqual([
    'enterprise:acme',
    'theme:digital',
    'portfolio:retail',
    'value-stream:payments',
    'art:core',
    'team:falcon',
    'team:osprey',
    'art:core/backlog',
    'value-stream:cards',
    'art:shared',
    'group:person',
  ]);
  const train = page.locator('[data-id="art:core"]');
  expect(await train.getAttribute('aria-level')).toBe('4');
  expect(await train.getAttribute('aria-posinset')).toBe('1');
  expect(await train.getAttribute('aria-setsize')).toBe('1');
  expect(await train.getAttribute('aria-expanded')).toBe('true');
  expect(await train.getAttribute('aria-label')).toMatch(/^Core, train · core, .*Ava Lindqvist/);
  expect(await page.locator('[data-id="art:shared"] .badge.error .badge-sign.error').isVisible()).toBe(true);
  expect(await page.locator('[data-id="art:core"] .badge').count()).toBe(0);
  expect(await page.locator('.header h1').textContent()).toBe('Acme Group');
  expect(await page.locator('.counts').textContent()).toContain('2 value streams');
});

test('the sign of several problems counts them, and that of one does not', async () => {
  const page = await lab.openExport(
    snapshotOf('value-stream a\nvalue-stream b { art one in a  art two in a }\nvalue-stream c { art three in a }\n'),
  );
  const shown = async (stream: string): Promise<readonly string[]> => {
    // Closed, it shows what is wrong inside.
    await page.locator(`[data-id="value-stream:${stream}"]`).focus();
    await press(page, 'ArrowLeft');
    const sign = page.locator(`[data-id="value-stream:${stream}"] .badge.error`);
    await sign.waitFor();
    return sign
      .locator('[data-text]')
      .evaluateAll((counts) => counts.map((each) => getComputedStyle(each, '::after').content));
  };
  expect(await shown('b')).toEqual(['"2"']);
  expect(await shown('c')).toEqual([]);
});

test('the keyboard reaches everything', async () => {
  const page = await lab.openExport(snapshotOf(acme));
  await page.locator('[data-id="enterprise:acme"]').focus();
  expect(await press(page, 'ArrowDown', 'ArrowDown')).toBe('portfolio:retail');
  expect(await press(page, 'ArrowRight')).toBe('value-stream:payments');
  expect(await press(page, 'ArrowLeft')).toBe('value-stream:payments');
  expect(await page.locator('[data-id="value-stream:payments"]').getAttribute('aria-expanded')).toBe('false');
  expect(await press(page, 'ArrowLeft')).toBe('portfolio:retail');
  expect(await press(page, 'End')).toBe('group:person');
  expect(await press(page, 'ArrowRight', 'ArrowRight')).toBe('person:ava');
  expect(await press(page, 'Home')).toBe('enterprise:acme');
  expect(await press(page, 'c')).toBe('value-stream:cards');
  expect(await press(page, 'Space')).toBe('value-stream:cards');
  expect(await selectedIds(page)).toEqual(['value-stream:cards']);
  expect(await press(page, 'ArrowUp', '*')).toBe('value-stream:payments');
  expect(await page.locator('[data-id="value-stream:payments"]').getAttribute('aria-expanded')).toBe('true');
  expect(['enterprise:acme', 'theme:digital', 'portfolio:retail']).not.toContain(await press(page, 'Home', 'PageDown'));
  expect(await press(page, 'PageUp')).toBe('enterprise:acme');
  expect(await press(page, 'F8')).toBe('art:shared');
  await expect.poll(async () => page.locator('.unseen').textContent()).toContain('aligned to two value streams');
  expect(await press(page, 'Escape')).toBe('art:shared');
  expect(await selectedIds(page)).toEqual([]);
  expect(await page.locator('[role=treeitem][tabindex="0"]').count()).toBe(1);
});

test('a page down goes on where a row is higher than the window, and keys with Control are the browser’s', async () => {
  const page = await lab.openPanel({ viewport: { width: 900, height: 120 } });
  await post(page, { v: 1, type: 'snapshot', snapshot: snapshotOf(acme) });
  await page.locator('[data-id="enterprise:acme"]').focus();
  const [row, view] = [page.locator('[data-id="enterprise:acme"]'), page.locator('.scroller')];
  const height = await view.evaluate((each) => each.clientHeight);
  expect((await row.boundingBox())?.height).toBeGreaterThan(height);
  expect(await press(page, 'PageDown')).toBe('theme:digital');
  expect(await press(page, 'PageUp')).toBe('enterprise:acme');
  expect(await press(page, 'Control+End', 'Control+c')).toBe('enterprise:acme');
});

test('a search narrows the tree, says how much it found, and is left with Escape', async () => {
  const page = await lab.openExport(snapshotOf(acme));
  await page.keyboard.press('/');
  await page.keyboard.type('osprey');
  expect(await rowIds(page)).toEqual([
    'enterprise:acme',
    'portfolio:retail',
    'value-stream:payments',
    'art:core',
    'team:osprey',
  ]);
  expect(await page.locator('.unseen').textContent()).toBe('1 found.');
  expect(await page.locator('mark').textContent()).toBe('Osprey');
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('End');
  expect(await focusedId(page)).toBe('team:osprey');
  await page.keyboard.press('Escape');
  expect(await rowIds(page)).toHaveLength(11);
  expect(await focusedId(page)).toBe('team:osprey');
});

test('a click selects, shows the details, and asks the host for the text', async () => {
  const page = await lab.openPanel();
  await post(page, { v: 1, type: 'snapshot', snapshot: snapshotOf(acme), uri: 'file:///acme.thru' });
  await page.locator('[data-id="art:shared"]').click();
  expect(await posted(page)).toContainEqual({ v: 1, type: 'open', id: 'art:shared', beside: false });
  expect(await selectedIds(page)).toEqual(['art:shared']);
  expect(await page.locator('.details').textContent()).toContain('is aligned to two value streams');
  await page.locator('[data-id="team:falcon"]').click({ modifiers: ['Control'] });
  expect(await posted(page)).toContainEqual({ v: 1, type: 'open', id: 'team:falcon', beside: true });
  await page.locator('[data-id="art:core"] [data-toggle]').click();
  expect(await page.locator('[data-id="team:falcon"]').count()).toBe(0);
  expect((await posted(page)).filter((message) => JSON.stringify(message).includes('"open"'))).toHaveLength(2);
});

test('the cursor in the text selects its element and opens what contains it', async () => {
  const page = await lab.openPanel();
  await post(page, { v: 1, type: 'reveal', ids: ['feature:f1', 'art:core'] });
  await post(page, { v: 1, type: 'snapshot', snapshot: snapshotOf(acme) });
  await page.locator('[data-id="feature:f1"][aria-selected=true]').waitFor();
  await post(page, { v: 1, type: 'reveal', ids: ['cadence:unknown', 'value-stream:cards'] });
  await page.locator('[data-id="value-stream:cards"][aria-selected=true]').waitFor();
  expect(await page.evaluate(() => document.activeElement === document.body)).toBe(true);
});

test('broken text keeps the last picture and says so, until it reads again', async () => {
  const page = await lab.openPanel();
  await post(page, { v: 1, type: 'snapshot', snapshot: snapshotOf(acme) });
  await page.locator('[data-id="art:core"]').waitFor();
  await post(page, { v: 1, type: 'broken', files: ['retail.thru'] });
  await expect
    .poll(async () => page.locator('.status').textContent())
    .toBe('The text does not read at the moment; the picture shows what was understood last. retail.thru');
  expect(await page.locator('[data-id="art:core"]').count()).toBe(1);
  await post(page, { v: 1, type: 'snapshot', snapshot: snapshotOf(acme.replace('"Core"', '"Heart"'), 2) });
  await expect.poll(async () => page.locator('.status').textContent()).toBe('');
  expect(await page.locator('[data-id="art:core"]').textContent()).toContain('Heart');
});

test('what was open, selected and in view stays so over an edit and over a reload', async () => {
  const teams = Array.from({ length: 60 }, (_, index) => `team t${index} "Team ${index}"`).join('\n');
  const text = (extra: string): string =>
    `portfolio p {\n value-stream s {\n${extra} art a {\n${teams}\n}\n art closed { team inside }\n}\n}`;
  const page = await lab.openPanel({ viewport: { width: 500, height: 500 } });
  await post(page, { v: 1, type: 'snapshot', snapshot: snapshotOf(text('')), uri: 'file:///p.thru' });
  await page.locator('[data-id="portfolio:p"]').focus();
  await page.keyboard.press('End');
  await page.locator('[data-id="art:closed"] [data-toggle]').click();
  await post(page, { v: 1, type: 'reveal', ids: ['team:t30'] });
  await page.locator('[data-id="team:t30"][aria-selected=true]').waitFor();
  const before = await top(page);
  expect(before).toBeGreaterThan(0);
  await post(page, { v: 1, type: 'snapshot', snapshot: snapshotOf(text(' product one\n product two\n'), 2) });
  await expect
    .poll(async () => page.evaluate(() => document.querySelector('.counts')?.textContent))
    .toContain('61 teams');
  await expect.poll(async () => page.locator('.tree').evaluate((tree) => tree.clientHeight)).toBeGreaterThan(1000);
  expect(await top(page)).toBe(before);
  await expect
    .poll(async () => page.evaluate(() => globalThis.rememberedState))
    .toMatchObject({
      v: 1,
      uri: 'file:///p.thru',
      selected: 'team:t30',
      toggled: ['art:closed'],
      anchor: {},
    });
  const remembered = await page.evaluate(() => globalThis.rememberedState);
  const again = await lab.openPanel({ viewport: { width: 500, height: 500 }, state: remembered });
  await post(again, { v: 1, type: 'snapshot', snapshot: snapshotOf(text(' product one\n product two\n'), 2) });
  await again.locator('[data-id="team:t30"][aria-selected=true]').waitFor();
  await expect.poll(async () => top(again)).toBe(before);
});

test('a message that is none of ours, and a state of another version, are left aside', async () => {
  const page = await lab.openPanel({ state: { v: 7, toggled: 'all' } });
  await post(page, { type: 'snapshot' });
  await post(page, 'text');
  await post(page, { v: 1, type: 'empty', message: 'Open a folder with .thru files.' });
  await expect.poll(async () => page.locator('.message').textContent()).toBe('Open a folder with .thru files.');
  await post(page, { v: 1, type: 'snapshot', snapshot: snapshotOf('') });
  await expect.poll(async () => page.locator('.message').textContent()).toContain('Nothing is declared yet');
});

test('of ten thousand elements only those in the window are in the page', async () => {
  const page = await lab.openExport(largeSnapshot());
  await page.locator('[aria-label="Open all"]').click();
  const height = await page.locator('.tree').evaluate((tree) => tree.clientHeight);
  expect(height).toBeGreaterThan(300_000);
  expect(await page.locator('[role=treeitem]').count()).toBeLessThan(60);
  await page.locator('[data-id="enterprise:acme"]').focus();
  await page.keyboard.press('End');
  expect(await page.evaluate(() => document.activeElement?.getAttribute('role'))).toBe('treeitem');
  expect(await page.locator('[role=treeitem]').count()).toBeLessThan(60);
  await page.keyboard.press('Home');
  expect(await focusedId(page)).toBe('enterprise:acme');
  // The row with the keyboard stays in the page while the window is elsewhere.
  await page.locator('.scroller').evaluate((view) => view.scrollTo(0, view.scrollHeight / 2));
  await expect.poll(async () => page.locator('[role=treeitem]').count()).toBeGreaterThan(5);
  expect(await focusedId(page)).toBe('enterprise:acme');
});

test('without a script, and on paper, the whole hierarchy is there as a list', async () => {
  const page = await lab.openExport(snapshotOf(acme), { javaScriptEnabled: false });
  expect(await page.locator('.printout').isVisible()).toBe(true);
  expect(await page.locator('.printout li').count()).toBe(12);
  const printed = await lab.openExport(snapshotOf(acme));
  expect(await printed.locator('.printout').isVisible()).toBe(false);
  await printed.emulateMedia({ media: 'print' });
  expect(await printed.locator('.printout').isVisible()).toBe(true);
  expect(await printed.locator('.page').isVisible()).toBe(false);
});

test('the program of the page stays small', () => {
  // As it is stored, compressed, with every name kept, so that a report of an error can be read; what grows past this
  // should say why. The last to grow it were the view of changes, the reports of flow with their charts (7 KiB), the
  // folding of large traces with what the keyboard finds in each view (2 KiB), the problems in tables (1 KiB), and the
  // words of comparisons with tables that stack where it is narrow (2 KiB).
  expect(gzipSync(lab.bundle().script).length).toBeLessThan(92 * 1024);
  expect(gzipSync(lab.bundle().style).length).toBeLessThan(8 * 1024);
});

test('the box of the filters is seen whole, wherever its button stands', async () => {
  const page = await lab.openPanel();
  await post(page, { v: 1, type: 'snapshot', snapshot: snapshotOf(acme) });
  for (const width of [400, 560, 640, 720, 800, 960, 1400]) {
    await page.setViewportSize({ width, height: 600 });
    for (const view of ['Map', 'Trace', 'People']) {
      await page.getByRole('tab', { name: view, exact: true }).click();
      await page.locator('.filter-button').click();
      const box = await page.locator('.filter-form.is-open').boundingBox();
      expect(box && [width, view, box.x >= 0, box.x + box.width <= width]).toEqual([width, view, true, true]);
      await page.keyboard.press('Escape');
    }
  }
});
