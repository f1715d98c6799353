/** The changes between two versions in a real browser: the switch between them, the list, and where a click leads. */
import type { Page } from 'playwright-core';
import { describe, expect, test } from 'vitest';
import { called, compareVersions, detailText, toSnapshot, verdict } from '#language';
import { after, before, projectOf } from '#language/views/changes-testing.ts';
import type { ShownComparison } from '#protocol';
import { post, type PanelOptions } from './browser-testing.ts';
import { audit, focusedId, labOfSuite, posted, spot, themes } from './suite-testing.ts';

const lab = labOfSuite();

/** What a model says stays text in the page. */
const hostile = after.replace('"Lark"', '"<b>Lark</b>"');

/** What the extension sends of two texts. */
function compared(isOfEditors = true): ShownComparison {
  const [a, b] = [projectOf(before), projectOf(hostile)];
  const comparison = compareVersions(a, b);
  return {
    from: 'main',
    to: 'the files in the editor',
    isOfEditors,
    verdict: verdict(comparison, { from: 'main', to: 'the files in the editor' }),
    comparison,
    words: Object.fromEntries(
      comparison.changes.map((change) => [change.id, { subject: called(change.element), text: detailText(change) }]),
    ),
    snapshots: { before: toSnapshot(a, { rev: 0 }), after: toSnapshot(b, { rev: 1 }) },
  };
}

async function openChanges(options: PanelOptions = {}, comparison = compared()): Promise<Page> {
  const page = await lab.openPanel({
    viewport: { width: 1300, height: 900 },
    state: { v: 1, view: 'map' },
    ...options,
  });
  await post(page, { v: 1, type: 'snapshot', snapshot: toSnapshot(projectOf(hostile), { rev: 1 }), uri: 'file:///a' });
  await post(page, { v: 1, type: 'view', view: 'changes' });
  await post(page, { v: 1, type: 'comparison', comparison });
  await page.getByRole('complementary', { name: 'What changes' }).waitFor();
  return page;
}

const changeOf = (id: string): string =>
  compared().comparison.changes.find(({ identity }) => (identity.after ?? identity.before) === id)?.id ?? '';

describe('two versions', () => {
  test('are listed by what happened, beside a picture of both', async () => {
    const page = await openChanges();
    const list = page.getByRole('complementary', { name: 'What changes' });
    for (const name of ['5 elements change', 'Added 1', 'Removed 2', 'Moved 1', 'Renamed 1', 'Totals'])
      await list.getByRole('heading', { name, exact: true }).waitFor();
    expect(await list.locator('.change-row').allTextContents()).toEqual([
      '<b>Lark</b>in Issuing',
      'Oldfrom Payments',
      'Owlfrom Old',
      'Hawkfrom Heart',
      'Heartwas Core',
    ]);
    expect(await page.locator('.unseen[role=status]').textContent()).toContain('between main and the files');
    // What is gone is struck through, and nothing else.
    expect(await list.locator('s').allTextContents()).toEqual(['Old', 'Owl']);
    const totals = await list.locator('.totals > div').allTextContents();
    expect(totals.filter((total) => total.includes('→'))).not.toEqual([]);
    expect(totals.filter((total) => !total.includes('→'))).not.toEqual([]);
    expect(totals.filter((total) => /(\d+) → \1$/.test(total))).toEqual([]);
  });

  test('have one layout: what is seen of the one stands where it stands of the other', async () => {
    const page = await openChanges();
    const boxOf = async (id: string) => spot(page, id).boundingBox();
    const wren = await boxOf('team:wren');
    await page.getByText('As is', { exact: true }).click();
    await spot(page, 'team:lark').waitFor({ state: 'detached' });
    expect(await boxOf('team:wren')).toEqual(wren);
    expect(await spot(page, 'art:heart').getAttribute('aria-label')).toContain('Core');
    // The choice is one of radios, as the keyboard knows them.
    await page.keyboard.press('ArrowRight');
    await page.keyboard.press('ArrowRight');
    await spot(page, 'was:team:owl').waitFor({ state: 'detached' });
    expect(await boxOf('team:wren')).toEqual(wren);
    expect(await page.getByRole('radio', { name: 'To be' }).isChecked()).toBe(true);
  });

  test('a click leads to the text, and to both texts where it is no longer there', async () => {
    const page = await openChanges();
    await spot(page, 'art:heart').click({ position: { x: 60, y: 8 } });
    await spot(page, 'was:art:old').click({ position: { x: 60, y: 8 } });
    await spot(page, 'was:team:hawk').click();
    await page.locator('.change-row', { hasText: 'Wren' }).waitFor({ state: 'detached' });
    await page.locator('.change-row', { hasText: 'Lark' }).click();
    await page.locator('[data-id="team:lark"][aria-selected=true]').waitFor();
    expect((await posted(page)).filter((each) => !JSON.stringify(each).includes('"state"'))).toEqual([
      { v: 1, type: 'ready' },
      { v: 1, type: 'open', id: 'art:heart', beside: false },
      { v: 1, type: 'change', change: changeOf('art:old') },
      { v: 1, type: 'change', change: changeOf('team:hawk') },
      { v: 1, type: 'open', id: 'team:lark', beside: false },
    ]);
  });

  test('of which none is in the editor open both texts', async () => {
    const page = await openChanges({}, compared(false));
    await spot(page, 'art:heart').click({ position: { x: 60, y: 8 } });
    expect(await posted(page)).toContainEqual({ v: 1, type: 'change', change: changeOf('art:heart') });
    // And what became of the selected one stands in words, with the same way to both texts.
    const selected = page.getByRole('region', { name: 'Changes of Heart' });
    expect(await selected.getByRole('button').allTextContents()).toEqual(
      compared()
        .comparison.changes.filter(({ identity }) => identity.after === 'art:heart')
        .map(({ id }) => compared().words[id]?.text),
    );
  });

  test('are gone through by the keyboard alone', async () => {
    const page = await openChanges();
    await spot(page, 'enterprise:e').focus();
    for (const key of ['l', 'a', 'r']) await page.keyboard.press(key);
    await page.keyboard.press('End');
    await page.keyboard.press('Enter');
    const last = await focusedId(page);
    expect(await posted(page)).toContainEqual({ v: 1, type: 'open', id: last, beside: false });
  });

  test('are shown as long as they are compared, and only then', async () => {
    const page = await openChanges();
    await page.getByRole('tab', { name: 'Changes', selected: true }).waitFor();
    await post(page, { v: 1, type: 'comparison' });
    await page.getByRole('tab', { name: 'Map', selected: true }).waitFor();
    expect(await page.getByRole('tab', { name: 'Changes' }).count()).toBe(0);
  });
});

test.each(Object.entries(themes))('axe finds nothing, %s', async (_name, options) => {
  const page = await openChanges(options);
  await page.locator('.legend summary').click();
  await spot(page, 'art:heart').click({ position: { x: 60, y: 8 } });
  expect(await audit(page)).toEqual([]);
});
