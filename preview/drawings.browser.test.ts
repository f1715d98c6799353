/** The drawings and tables in a real browser: the pointer, the keyboard, and what those who hear the page are told. */
import type { Page } from 'playwright-core';
import { describe, expect, test } from 'vitest';
import { views } from '#language/views/index.ts';
import { acme, snapshotOf } from '#language/views/scene-testing.ts';
import { changeBetween } from '#protocol';
import { post, type PanelOptions } from './browser-testing.ts';
import { audit, focusedId, labOfSuite, openAcme, posted, showView, spot, themes } from './suite-testing.ts';

const lab = labOfSuite();

const openPanel = async (view: string, more: PanelOptions = {}): Promise<Page> => openAcme(lab, view, more);

describe.each(Object.entries(themes))('axe finds nothing, %s', (_name, options) => {
  test('in every view, with something selected and the legend open', async () => {
    const page = await openPanel('map', options);
    await page.locator('.legend summary').click();
    // Reports have elements only where work items were imported; they are audited in their own suite.
    for (const { title, shape } of views.filter((view) => view.shape !== 'report')) {
      await showView(page, title);
      if (shape === 'table') await page.locator('[role=grid] tbody th').first().click();
      // At its corner, where nothing else stands in it.
      else
        await spot(page, 'portfolio:retail')
          .or(spot(page, 'art:core'))
          .first()
          .click({ position: { x: 60, y: 10 } });
      expect([title, ...(await audit(page))]).toEqual([title]);
    }
  });
});

describe.each(['map', 'trace', 'tree'])('in the view %s', (view) => {
  test('a click asks for the text, and the cursor in the text selects', async () => {
    const page = await openPanel(view);
    await spot(page, 'art:core').click();
    expect(await posted(page)).toContainEqual({ v: 1, type: 'open', id: 'art:core', beside: false });
    await post(page, { v: 1, type: 'reveal', ids: ['team:kite', 'art:shared'] });
    await page.locator('[data-id="team:kite"][aria-selected=true]').waitFor();
  });

  test('problems stand in the details in words, one click from their repair', async () => {
    const page = await openPanel(view);
    await spot(page, 'art:shared').click();
    expect(await page.locator('.details .problem-list').textContent()).toContain('two value streams');
    await page
      .getByRole('button', { name: /^Repair/ })
      .first()
      .click();
    expect(await posted(page)).toContainEqual({ v: 1, type: 'fix', id: 'art:shared', problem: 0 });
  });

  test('what is looked at alone has a way back, and history goes both ways', async () => {
    const page = await openPanel(view);
    await spot(page, 'art:core').click();
    await page.getByRole('button', { name: 'Look at this alone' }).click();
    await expect.poll(async () => page.locator('.part .element').count()).toBeGreaterThan(2);
    expect(await spot(page, 'art:shared').count()).toBe(0);
    await page.keyboard.press('Alt+ArrowLeft');
    await spot(page, 'art:shared').waitFor();
    await page.keyboard.press('Alt+ArrowRight');
    await expect.poll(async () => spot(page, 'art:shared').count()).toBe(0);
    await page.getByRole('button', { name: 'Whole organisation' }).click();
    await spot(page, 'art:shared').waitFor();
  });

  test('a text that does not read keeps the picture and says so', async () => {
    const page = await openPanel(view);
    await post(page, { v: 1, type: 'broken', files: ['acme.thru'] });
    await page.getByText('does not read', { exact: false }).waitFor();
    expect(await spot(page, 'art:core').count()).toBe(1);
  });
});

describe('a drawing', () => {
  test('is gone through by the keyboard alone', async () => {
    const page = await openPanel('map');
    await spot(page, 'enterprise:acme').focus();
    await page.keyboard.press('End');
    const last = await focusedId(page);
    expect(last).not.toBe('enterprise:acme');
    await page.keyboard.press('Home');
    expect(await focusedId(page)).toBe('enterprise:acme');
    for (const key of ['f', 'a', 'l']) await page.keyboard.press(key);
    expect(await focusedId(page)).toBe('team:falcon');
    await page.keyboard.press('ArrowLeft');
    expect(await focusedId(page)).toBe('art:core');
    await page.keyboard.press('Enter');
    expect(await posted(page)).toContainEqual({ v: 1, type: 'open', id: 'art:core', beside: false });
    await page.keyboard.press('F8');
    expect(await page.locator('.unseen[role=status]').textContent()).toMatch(/^Problem \d+ of \d+\./);
    await page.keyboard.press('Escape');
    expect(await page.locator('[aria-selected=true][role=treeitem]').count()).toBe(0);
  });

  test('follows relations to and fro', async () => {
    const page = await openPanel('trace');
    await spot(page, 'epic:instant').focus();
    await page.keyboard.press(']');
    expect(await focusedId(page)).toBe('theme:digital');
    expect(await page.locator('.unseen[role=status]').textContent()).toContain('Along supports: Digital first');
    await page.keyboard.press('[');
    expect(await focusedId(page)).toBe('epic:instant');
  });

  test('is folded and unfolded, and remembers it', async () => {
    const page = await openPanel('map');
    await spot(page, 'value-stream:payments').locator('[data-toggle]').click();
    await expect.poll(async () => spot(page, 'art:core').count()).toBe(0);
    expect(await spot(page, 'value-stream:payments').getAttribute('aria-expanded')).toBe('false');
    await expect
      .poll(async () => page.evaluate(() => globalThis.rememberedState))
      .toMatchObject({ view: 'map', toggledInDrawing: ['value-stream:payments'] });
    // The cursor in the text opens what its element stands in.
    await post(page, { v: 1, type: 'reveal', ids: ['team:falcon'] });
    await page.locator('[data-id="team:falcon"][aria-selected=true]').waitFor();
  });

  test('is moved, magnified and fitted, by wheel, hand, button and key', async () => {
    const page = await openPanel('map');
    const box = async () => (await spot(page, 'art:core').boundingBox()) ?? { x: 0, y: 0, width: 0, height: 0 };
    const start = await box();
    await page.mouse.move(600, 500);
    await page.mouse.wheel(0, 60);
    await expect.poll(async () => Math.round((await box()).y)).toBe(Math.round(start.y - 60));
    await page.keyboard.down('Control');
    await page.mouse.wheel(0, -100);
    await page.keyboard.up('Control');
    await expect.poll(async () => (await box()).width).toBeGreaterThan(start.width * 1.2);
    await page.getByRole('button', { name: 'Fit into the window (0)' }).click();
    await expect.poll(async () => Math.round((await box()).width)).toBeLessThanOrEqual(Math.round(start.width));
    const fitted = await box();
    await page.mouse.move(600, 700);
    await page.mouse.down();
    await page.mouse.move(640, 720, { steps: 3 });
    await page.mouse.up();
    await expect.poll(async () => Math.round((await box()).x)).toBe(Math.round(fitted.x + 40));
    expect((await posted(page)).filter((each) => JSON.stringify(each).includes('"open"'))).toEqual([]);
    await spot(page, 'art:core').focus();
    await page.keyboard.press('+');
    await expect.poll(async () => (await box()).width).toBeGreaterThan(fitted.width * 1.1);
  });

  test('tells in a card what the pointer rests on', async () => {
    const page = await openPanel('map');
    await spot(page, 'art:shared').hover();
    const card = page.locator('.hover-card');
    await card.waitFor();
    expect(await card.textContent()).toContain('Shared');
    expect(await card.textContent()).toContain('two value streams');
    await page.mouse.move(2, 2);
    await card.waitFor({ state: 'detached' });
  });

  test('lights what a search finds, and Enter goes there', async () => {
    const page = await openPanel('map');
    await page.keyboard.press('/');
    await page.keyboard.type('osprey');
    await expect.poll(async () => page.locator('.found').textContent()).toBe('1');
    await page.keyboard.press('Enter');
    expect(await focusedId(page)).toBe('team:osprey');
  });

  test('follows typing without being drawn anew: what did not change stays the same element at the same place', async () => {
    const page = await openPanel('map');
    const before = await spot(page, 'art:core').boundingBox();
    await page.evaluate(() => Object.assign(globalThis, { kept: document.querySelector('[data-id="art:core"]') }));
    await post(page, { v: 1, type: 'snapshot', snapshot: snapshotOf(acme.replace('"Kite"', '"Red Kite"'), 2) });
    await page.locator('[data-id="team:kite"][aria-label*="Red Kite"]').waitFor();
    expect(await spot(page, 'art:core').boundingBox()).toEqual(before);
    expect(
      await page.evaluate(
        () => (globalThis as { kept?: unknown }).kept === document.querySelector('[data-id="art:core"]'),
      ),
    ).toBe(true);
  });

  test('is not fitted anew while somebody writes, and stays where a hand put it', async () => {
    const page = await openPanel('map');
    const place = async (id: string) => {
      const { x, y, width } = (await spot(page, id).boundingBox()) ?? { x: 0, y: 0, width: 0 };
      return { x: Math.round(x), y: Math.round(y), width: Math.round(width) };
    };
    const before = await place('art:core');
    const stream = (name: string): string => `value-stream ${name} { art ${name}-train "Train" }`;
    const grown = acme.replace('value-stream cards', `${stream('fresh')}\n  value-stream cards`);
    await post(page, { v: 1, type: 'snapshot', snapshot: snapshotOf(grown, 2) });
    await spot(page, 'art:fresh-train').waitFor();
    // The themes found room beside the figures of the enterprise: what is below that went up.
    const { x, width } = await place('art:core');
    expect({ x, width }).toEqual({ x: before.x, width: before.width });
    const { y } = await place('art:shared');
    await page.mouse.move(600, 700);
    await page.mouse.wheel(0, 30);
    await expect.poll(async () => (await place('art:shared')).y).toBe(y - 30);
    const moved = await place('art:shared');
    const first = grown.replace('value-stream payments', `${stream('early')}\n  value-stream payments`);
    await post(page, { v: 1, type: 'snapshot', snapshot: snapshotOf(first, 3) });
    await spot(page, 'art:early-train').waitFor({ state: 'attached' });
    await expect.poll(async () => place('art:shared')).toEqual(moved);
  });

  test('takes what changed, and asks for the whole where it has another picture', async () => {
    const page = await openPanel('map');
    const [before, after] = [snapshotOf(acme), snapshotOf(acme.replace('"Kite"', '"Red Kite"'), 2)];
    await post(page, { v: 1, type: 'snapshot-change', change: changeBetween(before, after) });
    await page.locator('[data-id="team:kite"][aria-label^="Red Kite"]').waitFor();
    expect(await posted(page)).not.toContainEqual({ v: 1, type: 'resync' });
    await post(page, { v: 1, type: 'snapshot-change', change: changeBetween(before, after) });
    await expect.poll(async () => posted(page)).toContainEqual({ v: 1, type: 'resync' });
    await page.locator('[data-id="team:kite"][aria-label^="Red Kite"]').waitFor();
  });

  test('comes back after a reload in the view, of the part, with the choice that it had', async () => {
    const page = await openPanel('trace');
    await page.getByRole('combobox').selectOption('work');
    await spot(page, 'epic:instant').click();
    await expect
      .poll(async () => page.evaluate(() => globalThis.rememberedState))
      .toMatchObject({ view: 'trace', variants: { trace: 'work' }, selected: 'epic:instant' });
    const state = await page.evaluate(() => globalThis.rememberedState);
    const again = await openPanel('map', { state });
    await again.locator('[data-id="feature:f1"]').waitFor();
    expect(await spot(again, 'epic:instant').getAttribute('aria-selected')).toBe('true');
  });

  test('is filtered, says how much is left, and remembers it', async () => {
    const page = await openPanel('map');
    await page.getByRole('button', { name: 'Filter' }).click();
    await page.getByLabel('Problems').selectOption('error');
    await expect.poll(async () => spot(page, 'art:core').count()).toBe(0);
    await spot(page, 'art:shared').waitFor();
    expect(await page.locator('.filter-button').textContent()).toMatch(/^\d+ of \d+$/);
    expect(await page.locator('.unseen[role=status]').textContent()).toContain('elements are left');
    expect(await audit(page)).toEqual([]);
    await page.keyboard.press('Escape');
    await page.locator('.filter-form.is-open').waitFor({ state: 'detached' });
    await expect
      .poll(async () => page.evaluate(() => globalThis.rememberedState))
      .toMatchObject({ filters: { problem: 'error' } });
    await page.getByRole('button', { name: 'Filter' }).or(page.locator('.filter-button')).first().click();
    await page.locator('.filter-form label', { hasText: /^Kind/ }).locator('select').selectOption('theme');
    await page.getByText('Nothing matches the filters').waitFor();
    await page.getByRole('button', { name: 'Show all' }).click();
    expect(await page.locator('.unseen[role=status]').textContent()).toBe('Everything is shown.');
    await spot(page, 'art:core').waitFor();
  });

  test('that is pinned stays where it is while the cursor moves', async () => {
    const page = await openPanel('map');
    await page.getByRole('button', { name: /^Pin/ }).click();
    await expect
      .poll(async () => posted(page))
      .toContainEqual(
        expect.objectContaining({
          type: 'state',
          state: expect.objectContaining({ isPinned: true }) as unknown,
          title: 'Acme Group · Map',
        }),
      );
    await post(page, { v: 1, type: 'reveal', ids: ['feature:f1'] });
    await post(page, { v: 1, type: 'reveal', ids: ['team:kite'] });
    await page.locator('[data-id="team:kite"][aria-selected=true]').waitFor();
  });

  test('is copied as a picture, and kept as one', async () => {
    const page = await openPanel('map', { permissions: ['clipboard-read', 'clipboard-write'] });
    await page.getByRole('button', { name: 'Copy as a picture' }).click();
    await page.locator('.notice', { hasText: 'The picture was copied.' }).waitFor();
    const types = await page.evaluate(async () => (await navigator.clipboard.read()).flatMap((item) => item.types));
    expect(types).toContain('image/png');
    await page.getByRole('button', { name: 'Keep as a picture' }).click();
    const kept = (await posted(page)).find((each) => JSON.stringify(each).includes('"export"'));
    expect(kept).toMatchObject({
      type: 'export',
      name: 'map',
      svg: expect.stringContaining('Retail Banking') as unknown,
    });
  });

  test('is asked for from outside: a view of an element', async () => {
    const page = await openPanel('map');
    await post(page, { v: 1, type: 'view', view: 'trace', root: 'value-stream:payments' });
    await page.locator('[data-view=trace][aria-selected=true]').waitFor();
    await page.locator('.part', { hasText: 'Payments' }).waitFor();
  });
});
