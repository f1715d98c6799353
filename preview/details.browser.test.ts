/** What stands around a picture in words, in a real browser: the details, the counts, what does not read, the filters. */
import type { Page } from 'playwright-core';
import { describe, expect, test } from 'vitest';
import { acme, snapshotOf } from '#language/views/scene-testing.ts';
import { post } from './browser-testing.ts';
import { labOfSuite, openAcme, posted, spot } from './suite-testing.ts';

const lab = labOfSuite();

const details = (page: Page) => page.locator('.details');

/** The small organisation, with one more problem at its shared train, and one that stands at no element. */
const troubled = (() => {
  const snapshot = snapshotOf(acme, 2);
  const second = { rule: 'second', severity: 'warning', message: 'Second of its problems.' } as const;
  const nodes = snapshot.nodes.map((node) =>
    node.id === 'art:shared' ? { ...node, problems: [...node.problems, second] } : node,
  );
  return { ...snapshot, nodes, unplaced: [{ rule: 'config', severity: 'error', message: 'At no element.' }] };
})();

describe('the details', () => {
  test('lead to what contains an element, and to what it is related to', async () => {
    const page = await openAcme(lab, 'map');
    await spot(page, 'team:falcon').click();
    const path = details(page).getByRole('navigation', { name: 'Stands in' });
    expect(await path.getByRole('button').allTextContents()).toEqual([
      'Acme Group',
      'Retail Banking',
      'Payments',
      'Core',
    ]);
    await path.getByRole('button', { name: 'Payments' }).click();
    await page.locator('[data-id="value-stream:payments"][aria-selected=true]').waitFor();
    expect(await details(page).getByRole('heading').textContent()).toBe('Payments');
    await details(page).locator('.relations').getByRole('button', { name: 'Digital first' }).click();
    await page.locator('[data-id="theme:digital"][aria-selected=true]').waitFor();
    expect(await details(page).getByRole('heading').textContent()).toBe('Digital first');
  });

  test('name a dozen related elements, and count the others', async () => {
    const page = await openAcme(lab, 'map');
    const products = Array.from({ length: 15 }, (_, at) => `product p${at}`);
    const text = `value-stream v { ${products.join('\n')} }\nsolution big { comprises: ${products.map((each) => each.slice(8)).join(', ')} }`;
    await post(page, { v: 1, type: 'snapshot', snapshot: snapshotOf(text, 2) });
    await post(page, { v: 1, type: 'reveal', ids: ['solution:big'] });
    const relations = details(page).locator('.relations');
    await relations.waitFor();
    expect(await relations.getByRole('button').count()).toBe(12);
    expect(await relations.locator('.more').textContent()).toBe('and 3 more');
  });

  test('ask for the repair of the problem that was meant', async () => {
    const page = await openAcme(lab, 'map');
    await post(page, { v: 1, type: 'snapshot', snapshot: troubled });
    await spot(page, 'art:shared').click({ position: { x: 30, y: 10 } });
    await page.getByRole('button', { name: 'Repair: second' }).click();
    expect(await posted(page)).toContainEqual({ v: 1, type: 'fix', id: 'art:shared', problem: 1 });
  });

  test('are closed by Escape and by their button', async () => {
    const page = await openAcme(lab, 'map');
    for (const close of [
      async () => page.keyboard.press('Escape'),
      async () => page.getByRole('button', { name: 'Close the details' }).click(),
    ]) {
      await spot(page, 'team:kite').click();
      await details(page).waitFor();
      await close();
      await details(page).waitFor({ state: 'detached' });
      expect(await page.locator('[aria-selected=true][role=treeitem]').count()).toBe(0);
    }
  });
});

test('the header counts every problem, wherever it stands', async () => {
  const page = await openAcme(lab, 'map');
  const problems = page.locator('.problems');
  expect(await problems.getAttribute('title')).toBe('1 error: go to the next (F8)');
  await post(page, { v: 1, type: 'snapshot', snapshot: troubled });
  await expect.poll(async () => problems.getAttribute('title')).toBe('2 errors, 1 warning: go to the next (F8)');
  await post(page, { v: 1, type: 'snapshot', snapshot: snapshotOf('team kite "Kite"', 3) });
  await expect.poll(async () => page.locator('.no-problems').textContent()).toBe('No problems');
  expect(await page.locator('.counts').textContent()).toBe('1 team');
});

test('of many files that do not read two are named, and the others counted', async () => {
  const page = await openAcme(lab, 'map');
  for (const [files, said] of [
    [['a.thru', 'b.thru'], 'a.thru, b.thru'],
    [['a.thru', 'b.thru', 'c.thru'], 'a.thru, b.thru and 1 more'],
  ] as const) {
    await post(page, { v: 1, type: 'broken', files });
    await expect.poll(async () => page.locator('.status .files').textContent()).toBe(said);
  }
});

test('the filters show what was chosen when they are opened again', async () => {
  const page = await openAcme(lab, 'map');
  const button = page.locator('.filter-button');
  await button.click();
  await page.getByLabel('Problems').selectOption('error');
  await page.keyboard.press('Escape');
  await page.locator('.filter-form.is-open').waitFor({ state: 'detached' });
  await button.click();
  expect(await page.getByLabel('Problems').inputValue()).toBe('error');
  await page.getByLabel('Problems').selectOption('');
  await spot(page, 'art:core').waitFor();
  expect(await button.textContent()).toBe('Filter');
});

test('a pinned picture neither moves nor opens what is folded, where the cursor goes', async () => {
  const page = await openAcme(lab, 'map');
  await spot(page, 'value-stream:payments').locator('[data-toggle]').click();
  await spot(page, 'art:core').waitFor({ state: 'detached' });
  await page.getByRole('button', { name: /^Pin/ }).click();
  await post(page, { v: 1, type: 'reveal', ids: ['team:kite'] });
  await page.locator('[data-id="team:kite"][aria-selected=true]').waitFor();
  await post(page, { v: 1, type: 'reveal', ids: ['team:falcon'] });
  await post(page, { v: 1, type: 'broken', files: ['told-after-it.thru'] });
  await page.getByText('told-after-it.thru').waitFor();
  expect(await spot(page, 'art:core').count()).toBe(0);
  expect(await spot(page, 'team:kite').getAttribute('aria-selected')).toBe('true');
});
