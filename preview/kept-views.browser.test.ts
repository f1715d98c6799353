/** The views that an organisation keeps in its text, on the switch of the page. */
import { expect, test } from 'vitest';
import { snapshotOf } from './browser-testing.ts';
import { labOfSuite } from './suite-testing.ts';

const lab = labOfSuite();

const text = `portfolio retail "Retail" {
  value-stream pay "Payments" { art core "Core" { team owl "Owl" } }
  value-stream cards "Cards"
  view glance "Payments <i>at a glance</i>" { shows: tree  of: pay  depth: art }
  view later "Later" { shows: changes }
}
`;

test('a kept view stands after the others, shows its part alone, and is left by any other', async () => {
  const page = await lab.openExport(snapshotOf(text));
  const tabs = page.locator('[role=tab]');
  expect((await tabs.allInnerTexts()).slice(-2)).toEqual(['Flow', 'Payments <i>at a glance</i>']);
  await tabs.last().click();
  await page.locator('[data-id="art:core"]').waitFor();
  const ids = await page
    .locator('[role=treeitem]')
    .evaluateAll((rows) => rows.map((row) => row.getAttribute('data-id')));
  expect(ids).toEqual(['value-stream:pay', 'art:core']);
  expect(await page.locator('[role=tab][aria-selected=true]').innerText()).toBe('Payments <i>at a glance</i>');
  await page.keyboard.press('Home');
  await page.locator('[role=tab][data-view=map][aria-selected=true]').waitFor();
  await page.keyboard.press('ArrowLeft');
  await page.locator('[role=tab][data-own=glance][aria-selected=true]').waitFor();
  await page.getByRole('tab', { name: 'Tree', exact: true }).click();
  await page.locator('[data-id="value-stream:cards"]').waitFor();
});
