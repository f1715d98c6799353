/** The view of flow in a real browser: in an exported page, and in a panel that asks its host. */
import type { Page } from 'playwright-core';
import { describe, expect, test } from 'vitest';
import { createProject, defaultConfig, toHtml, toSnapshot, wholeOf, type Project } from '#language';
import { toFlowData } from '#language/flow/index.ts';
import { pageReports, reportOf, sheetOf } from '#language/reports/index.ts';
import { item } from '#testing';
import { post, type Lab } from './browser-testing.ts';
import { audit, labOfSuite } from './suite-testing.ts';

const lab = labOfSuite();

const text = `
workflow w { waiting: "Ready", "Blocked"  active: "Dev"  done: "Done" }
item-types types { feature: "Story"  defect: "Bug" }
enterprise e "Acme" {
  theme fast "Fast payments" {
    objective quick "Payments are quick" {
      key-result share "Within ten seconds": 40% -> 80% by 2026-Q1, now 45%
    }
  }
}
portfolio p "Retail" in e {
  value-stream pay "Payments" {
    supports: fast
    demand: 10 per quarter
    flow { load: max 3  velocity: 12 per quarter  time: p85 10 days }
    art core "Core" {
      pi: 10 weeks
      team kite "Kite"
      backlog { feature F-1 "Refunds" }
    }
  }
  value-stream cards "Cards"
}
milestone freeze "Release freeze": 2026-02-10 { affects: pay }
`;
const kite = { team: 'kite', type: 'Story' };
const items = toFlowData([
  ...Array.from({ length: 12 }, (_, at) =>
    item(`A-${at + 10}`, kite, 'Ready', 2 + at * 6, 'Dev', 4 + at * 6, 'Done', 9 + at * 6),
  ),
  item('F-1', kite, 'Ready', 20, 'Dev', 25, 'Blocked', 29),
  ...['G', 'H', 'I', 'J'].map((id, at) => item(id, kite, 'Ready', 80 + at, 'Dev', 82 + at)),
  item('K', kite, 'Ready', 89),
]);

function projectOf(model = text, data: typeof items | null = items): Project {
  const project = createProject({ isIncremental: false, items: data ?? undefined });
  project.update([{ path: 'a.thru', text: model }]);
  return project;
}

const size = { viewport: { width: 1100, height: 900 } };

async function openExport(
  project = projectOf(),
  options: Parameters<Lab['openHtml']>[1] = size,
  hash = true,
): Promise<Page> {
  const snapshot = toSnapshot(project, { rev: 1 });
  const reports = pageReports(project, defaultConfig, snapshot);
  const page = await lab.openHtml(toHtml(wholeOf(snapshot), { ...lab.bundle(), title: 'Acme', reports }), options);
  if (!hash) return page;
  await page.getByRole('tab', { name: 'Flow', exact: true }).click();
  await page.locator('.report').waitFor();
  return page;
}

const title = (page: Page) => page.locator('.report-head h2').textContent();

describe('an exported page', () => {
  test('switches its cadence with the keys, and shows what each meeting looks at', async () => {
    const page = await openExport();
    const headings = async () => page.locator('.report-section h3').allTextContents();
    expect(await headings()).toContain('Capacity and demand by value stream');
    await page.getByRole('radio', { name: 'Quarterly' }).focus();
    await page.keyboard.press('ArrowLeft');
    await expect.poll(headings).toContain('Strategy and where the work goes');
    expect(await headings()).toEqual(expect.arrayContaining(['Objectives and key results', 'Portfolio insight']));
    await page.getByRole('radio', { name: 'Monthly' }).check({ force: true });
    await expect.poll(headings).toEqual(expect.arrayContaining(['Bottleneck', 'What would help most']));
    await page.getByRole('radio', { name: 'Iteration' }).check({ force: true });
    await expect.poll(headings).toEqual(expect.arrayContaining(['Team board', 'To talk about']));
    expect(await page.locator('.chart .age').count()).toBe(6);
  });

  test('opens the items behind a figure, and closes them with Escape, back where the keyboard was', async () => {
    const page = await openExport();
    const figure = page.getByRole('button', { name: /^In progress now \(flow load\), Value: 6/ });
    await figure.focus();
    await page.keyboard.press('Enter');
    const pane = page.getByRole('complementary', { name: '6 items' });
    await pane.waitFor();
    expect(await pane.locator('tbody th').allTextContents()).toEqual(['F-1', 'G', 'H', 'I', 'J', 'K']);
    expect(await pane.locator('tbody tr').first().locator('td').allTextContents()).toEqual([
      'Kite',
      'Story',
      'Blocked',
      '2026-01-30',
      '2026-01-21',
    ]);
    await page.keyboard.press('Escape');
    await pane.waitFor({ state: 'detached' });
    expect(await figure.evaluate((element) => element === document.activeElement)).toBe(true);
  });

  test('has in each list as many items as the figure says', async () => {
    const page = await openExport();
    for (const figure of await page.locator('.report-table .figure:not(.is-stated)').all()) {
      const [label, told] = [await figure.getAttribute('aria-label'), await figure.textContent()];
      // A number of days, and the median of what was finished in several windows, have items behind them and are not their number.
      const isCount = told !== null && /^\d+$/.test(told) && !/days|Capacity/.test(label ?? '');
      if (!isCount || !(await figure.isVisible())) continue;
      await figure.click();
      expect([label, await page.locator('.items-pane tbody tr').count()]).toEqual([label, Number(told)]);
      await page.keyboard.press('Escape');
    }
  });

  test('leads from a name to its own report, and back', async () => {
    const page = await openExport();
    await page.locator('.report-table').getByRole('button', { name: 'Payments', exact: true }).first().click();
    await expect.poll(() => title(page)).toBe('Payments');
    await page
      .getByRole('navigation', { name: 'Stands in' })
      .getByRole('button', { name: 'Whole organisation' })
      .click();
    await expect.poll(() => title(page)).toBe('The whole organisation');
  });

  test('goes through a table with the arrows: one stop for the Tab key', async () => {
    const page = await openExport();
    const grid = page.getByRole('grid', { name: 'Flow at a glance' });
    expect(await grid.locator('[tabindex="0"]').count()).toBe(1);
    await grid.locator('[tabindex="0"]').focus();
    await page.keyboard.press('ArrowRight');
    await page.keyboard.press('Enter');
    await page.locator('.items-pane').waitFor();
  });

  test('finds rows, and opens the items of a point of a chart', async () => {
    const page = await openExport();
    await page.getByRole('searchbox').fill('weeks of');
    expect(await page.getByRole('grid', { name: 'Flow at a glance' }).locator('tbody tr').count()).toBe(1);
    await page.getByRole('searchbox').fill('');
    await page.getByText('The figures of “Finished, by week”').click();
    await page.getByRole('grid', { name: 'Finished, by week' }).getByRole('button').first().click();
    await page.locator('.items-pane').waitFor();
  });

  test('opens the items of one kind of work in a week', async () => {
    const data = toFlowData([
      item('S', kite, 'Ready', 2, 'Done', 40),
      ...['B-1', 'B-2'].map((id) => item(id, { ...kite, type: 'Bug' }, 'Ready', 2, 'Done', 41)),
      item('LAST', kite, 'Ready', 75),
    ]);
    const page = await openExport(projectOf(text, data));
    await page.getByText('The figures of “Finished, by week and kind of work”').click();
    const grid = page.getByRole('grid', { name: 'Finished, by week and kind of work' });
    await grid.getByRole('button', { name: /Defects: 2/ }).click();
    expect(await page.locator('.items-pane tbody th').allTextContents()).toEqual(['B-1', 'B-2']);
  });

  test.each([
    ['light', { ...size, colorScheme: 'light' }],
    ['dark', { ...size, colorScheme: 'dark' }],
    ['forced colours', { ...size, colorScheme: 'dark', forcedColors: 'active' }],
    ['narrow', { viewport: { width: 420, height: 900 }, colorScheme: 'light' }],
  ] as const)('gives axe nothing to complain about: %s', async (_name, options) => {
    const page = await openExport(projectOf(), options);
    for (const cadence of ['Annual', 'Quarterly', 'Monthly', 'Iteration']) {
      await page.getByRole('radio', { name: cadence }).check({ force: true });
      expect(await audit(page)).toEqual([]);
    }
    await page.locator('.report-table .figure').first().click();
    expect(await audit(page)).toEqual([]);
    expect(await page.evaluate(() => document.documentElement.scrollWidth <= window.innerWidth)).toBe(true);
  });

  test('says what to do where nothing was imported, and shows what is declared', async () => {
    const page = await openExport(projectOf(text, null));
    expect(await page.locator('.flow-start').textContent()).toContain('throughline flow import tracker.csv');
    const headings = await page.locator('.report-section h3').allTextContents();
    expect(headings).toEqual(
      expect.arrayContaining(['Capacity, demand and targets, as declared', 'Objectives and key results']),
    );
    expect(await audit(page)).toEqual([]);
  });

  test('lets no title, key or state become markup', async () => {
    const bad = `<img src=x onerror=document.title='taken'>`;
    const model = text
      .replaceAll('"Payments"', `"${bad}"`)
      .replace('"Release freeze"', `"${bad}"`)
      .replace('"Dev"', `"${bad}"`);
    const data = toFlowData([
      item(bad, { ...kite, type: bad }, 'Ready', 1, bad, 3),
      item('B', kite, 'Ready', 4, 'Done', 60),
    ]);
    const page = await openExport(projectOf(model, data));
    for (const cadence of ['Annual', 'Monthly', 'Iteration', 'Quarterly'])
      await page.getByRole('radio', { name: cadence }).check({ force: true });
    await page.locator('.report-table .figure').first().click();
    expect(await page.locator('.flow img').count()).toBe(0);
    expect(await page.title()).toBe('Acme');
  });

  test('prints a report where no script runs', async () => {
    const page = await openExport(projectOf(), { ...size, javaScriptEnabled: false }, false);
    expect(await page.locator('.printout-report h3').allTextContents()).toContain('Flow at a glance');
  });
});

describe('a panel', () => {
  const posted = async (page: Page, type: string) =>
    page.evaluate((wanted) => globalThis.posted.filter((each) => (each as { type: string }).type === wanted), type);

  async function openPanel(project = projectOf()): Promise<Page> {
    const page = await lab.openPanel({ ...size, state: { v: 1, view: 'flow' } });
    await post(page, { v: 1, type: 'snapshot', snapshot: toSnapshot(project, { rev: 1 }), uri: 'file:///a.thru' });
    return page;
  }

  async function answer(
    page: Page,
    asked: Parameters<typeof reportOf>[1] & { readonly cadence: 'quarterly' },
    more: object,
  ): Promise<void> {
    const project = projectOf();
    const flow = project.measured()?.flow;
    if (!flow) throw new Error('There are no items.');
    const sheet = sheetOf(flow, [reportOf(project.model, { ...asked, flow })]);
    await post(page, { v: 1, type: 'report', asked: { cadence: asked.cadence, ...more }, sheet });
  }

  test('asks its host for what is seen, again when the organisation changes, and by the days that were chosen', async () => {
    const page = await openPanel();
    await expect
      .poll(() => posted(page, 'report'))
      .toEqual([{ v: 1, type: 'report', asked: { cadence: 'quarterly' } }]);
    await answer(page, { cadence: 'quarterly' }, {});
    await page.locator('.report').waitFor();
    await post(page, { v: 1, type: 'snapshot', snapshot: toSnapshot(projectOf(), { rev: 2 }) });
    await expect.poll(async () => (await posted(page, 'report')).length).toBe(2);
    await page.getByRole('button', { name: 'Earlier' }).click();
    await expect
      .poll(async () => (await posted(page, 'report')).at(-1))
      .toEqual({ v: 1, type: 'report', asked: { cadence: 'quarterly', to: '2025-12-31' } });
    await page.getByText('Choose days').click();
    await page.getByLabel('As known on').fill('2026-02-01');
    await page.getByLabel('As known on').blur();
    await expect
      .poll(async () => (await posted(page, 'report')).at(-1))
      .toMatchObject({ asked: { asOf: '2026-02-01' } });
  });

  test('follows the cursor to the report of what is there, and an element in a report leads to its place in the text', async () => {
    const page = await openPanel();
    await post(page, { v: 1, type: 'reveal', ids: ['feature:F-1'] });
    await expect
      .poll(async () => (await posted(page, 'report')).at(-1))
      .toMatchObject({ asked: { cadence: 'quarterly', element: 'art:core' } });
    await answer(page, { cadence: 'quarterly' }, { element: 'art:core' });
    await page.locator('.report-table').getByRole('button', { name: 'Payments', exact: true }).first().click();
    await expect
      .poll(() => posted(page, 'open'))
      .toEqual([{ v: 1, type: 'open', id: 'value-stream:pay', beside: false }]);
  });

  test('leads from a figure that the model states to its statement, and stays at the report', async () => {
    const page = await openPanel();
    await answer(page, { cadence: 'quarterly' }, {});
    const figure = page.locator('.report-table .figure.is-stated').first();
    expect(await figure.getAttribute('title')).toMatch(/^Stated by /);
    await figure.click();
    await expect.poll(() => posted(page, 'open')).toHaveLength(1);
    expect(await posted(page, 'open')).toEqual([
      expect.objectContaining({ v: 1, type: 'open', beside: false, id: expect.any(String), key: expect.any(String) }),
    ]);
    expect(await title(page)).toBe('The whole organisation');
    expect(await page.locator('.items-pane').count()).toBe(0);
  });
});
