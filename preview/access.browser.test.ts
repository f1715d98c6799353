import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { acme, largeSnapshot, post, snapshotOf } from './browser-testing.ts';
import { views } from '#language/views/index.ts';
import { audit, labOfSuite, showView, themes } from './suite-testing.ts';

const lab = labOfSuite();

const hostile = `portfolio a "<img src=x onerror=document.title='taken'>" {
  value-stream b "</script><script>document.title='taken'</script>" { budget: 1M EUR }
  value-stream c "שלום עולם مرحبا" { customer: "<b>bold</b>" }
  value-stream d "👩‍👩‍👧‍👦 Family 🚂 of trains" { art e "\u202Ereversed" { rte: @x "<i>Ann</i>" } }
  value-stream f "${'Very long '.repeat(50)}" { art g "${'W'.repeat(500)}" { product-manager: @y "${'n'.repeat(300)}" } }
  /** # Heading <img src=x onerror=alert(1)> [link](javascript:alert(1)) */
  value-stream h "javascript:alert(1)"
}
`;

test.each([900, 420])('hostile titles stay text and inside their cards, at a width of %i', async (width) => {
  const page = await lab.openExport(snapshotOf(hostile), { viewport: { width, height: 900 } });
  const rows = page.locator('[role=treeitem]');
  for (let index = 0; index < (await rows.count()); index += 1) {
    await rows.nth(index).click();
    expect(await page.locator('.details img, .details a, .details i, .details b').count()).toBe(0);
  }
  expect(await page.title()).toBe('Acme');
  expect(await page.locator('img, .tree script, .tree i, .tree b').count()).toBe(0);
  expect(
    await page
      .locator('[style]')
      .evaluateAll((all) => all.filter((each) => each.getAttribute('style')?.includes('taken')).length),
  ).toBe(0);
  expect(await page.evaluate(() => document.documentElement.scrollWidth <= window.innerWidth)).toBe(true);
  expect(await outsideTheirRows(page)).toEqual([]);
  expect(await page.locator('[data-id="value-stream:f"]').evaluate((row) => row.clientHeight)).toBeLessThan(110);
});

/** The texts that reach out of their cards. */
async function outsideTheirRows(page: Page): Promise<readonly string[]> {
  return page.locator('[role=treeitem]').evaluateAll((rows) =>
    rows.flatMap((row) => {
      const box = row.getBoundingClientRect();
      return [...row.querySelectorAll('.text, .chip, .badge, .icon')].flatMap((part) => {
        const inner = part.getBoundingClientRect();
        return inner.right > box.right + 0.5 || inner.left < box.left - 0.5 || inner.bottom > box.bottom + 0.5
          ? [part.textContent]
          : [];
      });
    }),
  );
}

test.each([
  ['light', { colorScheme: 'light' }],
  ['dark', { colorScheme: 'dark' }],
  ['forced colours', { colorScheme: 'dark', forcedColors: 'active' }],
  ['narrow', { colorScheme: 'light', viewport: { width: 420, height: 900 } }],
] as const)('axe finds nothing to complain about: %s', async (_name, options) => {
  const page = await lab.openExport(snapshotOf(acme), options);
  expect(await audit(page)).toEqual([]);
  await page.locator('[data-id="art:shared"]').click();
  await page.locator('.legend summary').click();
  expect(await audit(page)).toEqual([]);
  await page.locator('input').fill('nothing like that');
  expect(await audit(page)).toEqual([]);
});

test.each([1200, 700, 320])('axe finds nothing in a tree of hostile titles, at a width of %i', async (width) => {
  const page = await lab.openExport(snapshotOf(hostile), { viewport: { width, height: 900 } });
  expect(await audit(page)).toEqual([]);
});

test('axe finds nothing in the panel: high contrast, and ten thousand elements', async () => {
  const variables = {
    '--vscode-editor-background': '#000',
    '--vscode-editor-foreground': '#fff',
    '--vscode-contrastBorder': '#6fc3df',
    '--vscode-contrastActiveBorder': '#f38518',
  };
  const page = await lab.openPanel({ bodyClass: 'vscode-high-contrast', variables });
  await post(page, { v: 1, type: 'snapshot', snapshot: largeSnapshot() });
  await page.locator('[data-id="portfolio:portfolio-0"]').click();
  expect(await audit(page)).toEqual([]);
});

// In one theme: `drawings.browser.test.ts` asks every view in each.
test.each([
  ['an empty organisation', () => snapshotOf('')],
  ['a single element', () => snapshotOf('enterprise acme')],
  ['two thousand elements', () => largeSnapshot(2000)],
  ['hostile titles', () => snapshotOf(hostile)],
] as const)('axe finds nothing in any view of %s, in a narrow panel', async (_name, make) => {
  const page = await lab.openPanel({ ...themes.light, viewport: { width: 450, height: 800 } });
  await post(page, { v: 1, type: 'snapshot', snapshot: make() });
  await page.locator('.view-tab').first().waitFor();
  for (const { title, shape } of views) {
    if (shape === 'report') continue;
    await showView(page, title);
    expect([title, ...(await audit(page))]).toEqual([title]);
  }
});
