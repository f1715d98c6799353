/** How reports look where colours are few: on paper, and in themes of high contrast. */
import path from 'node:path';
import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { defaultConfig, toHtml, toSnapshot, wholeOf, createProject } from '#language';
import { toFlowData, type FlowData } from '#language/flow/index.ts';
import { cadenceNames, pageReports, reportHtml, reportOf } from '#language/reports/index.ts';
import { item } from '#testing';
import { loadProject } from '#workspace';
import { labOfSuite } from './suite-testing.ts';

const lab = labOfSuite();
const bank = loadProject(path.join(import.meta.dirname, '../examples/nordhaven-bank'), { isMeasured: true });

/** The width of what can be printed on a page of A4, between margins of a centimetre. */
const paper = { viewport: { width: 718, height: 1000 }, colorScheme: 'dark' } as const;

test.each(cadenceNames)(
  'a printed report of the cadence %s is dark on light, and nothing of it is cut off',
  async (cadence) => {
    const report = reportOf(bank.project.model, { cadence, flow: bank.project.measured()?.flow });
    expect(report.hasItems).toBe(true);
    const page = await lab.openHtml(reportHtml(report), paper);
    await page.emulateMedia({ media: 'print', colorScheme: 'dark' });
    expect(await page.evaluate(() => getComputedStyle(document.body).color)).toBe('rgb(29, 36, 48)');
    const cut = async () =>
      page.evaluate(
        () =>
          [...document.querySelectorAll('.table, .wide')].filter((each) => each.scrollWidth > each.clientWidth).length,
      );
    expect(await cut()).toBe(0);
  },
);

const outline = (page: Page, name: string) =>
  page.locator('.cadences label', { hasText: name }).evaluate((label) => getComputedStyle(label).outlineStyle);

test.each([
  ['where colours are forced', 'active', ''],
  ['in the dark theme of VS Code with high contrast', 'none', 'vscode-high-contrast'],
  ['in the light one', 'none', 'vscode-high-contrast-light'],
] as const)('the chosen cadence has a line around it %s', async (_where, forcedColors, theme) => {
  const project = createProject({ isIncremental: false });
  project.update([{ path: 'a.thru', text: 'portfolio p { value-stream s { art a { team t } } }' }]);
  const snapshot = toSnapshot(project, { rev: 1 });
  const reports = pageReports(project, defaultConfig, snapshot);
  const html = toHtml(wholeOf(snapshot), { ...lab.bundle(), title: 'Acme', reports });
  const page = await lab.openHtml(html, { colorScheme: 'dark', forcedColors });
  await page.getByRole('tab', { name: 'Flow', exact: true }).click();
  await page.locator('.report').waitFor();
  await page.evaluate((name) => document.body.classList.add(...name.split(' ').filter((each) => each !== '')), theme);
  expect([await outline(page, 'Quarterly'), await outline(page, 'Monthly')]).toEqual(['solid', 'none']);
});

/** A page with the reports of an organisation, showing one of them. */
async function shown(text: string, data: FlowData | undefined, cadence: string, width: number): Promise<Page> {
  const project = createProject({ isIncremental: false, items: data });
  project.update([{ path: 'a.thru', text }]);
  const snapshot = toSnapshot(project, { rev: 1 });
  const reports = pageReports(project, defaultConfig, snapshot);
  const html = toHtml(wholeOf(snapshot), { ...lab.bundle(), title: 'Acme', reports });
  const page = await lab.openHtml(html, { viewport: { width, height: 900 } });
  await page.getByRole('tab', { name: 'Flow', exact: true }).click();
  await page.getByRole('radio', { name: cadence }).check({ force: true });
  await page.locator('.report').waitFor();
  return page;
}

const word = 'Donaudampfschifffahrtselektrizitätenhauptbetriebswerkbauunterbeamtengesellschaft';
const sideways = async (page: Page) =>
  page
    .locator('.report-table')
    .evaluateAll(
      (tables) => tables.filter(({ parentElement: box }) => box && box.scrollWidth > box.clientWidth).length,
    );

test('a word of eighty letters makes no table go sideways', async () => {
  const text = `portfolio p { value-stream s "${word}" {
    objective o "${word}" { key-result k "${word}": 1234567890 EUR -> 9876543210 EUR by 2026-Q1, now 2345678901 EUR }
  } }`;
  const page = await shown(text, undefined, 'Quarterly', 1100);
  expect(await page.getByText(word).count()).toBeGreaterThan(1);
  expect(await sideways(page)).toBe(0);
  const project = createProject();
  project.update([{ path: 'a.thru', text }]);
  const alone = await lab.openHtml(reportHtml(reportOf(project.model, { cadence: 'quarterly' })), paper);
  await alone.emulateMedia({ media: 'print' });
  expect(
    await alone.evaluate(
      () => [...document.querySelectorAll('.table')].filter((each) => each.scrollWidth > each.clientWidth).length,
    ),
  ).toBe(0);
});

test('a figure in a narrow panel stands at the end of its line, after the line of its weeks', async () => {
  const text = `workflow w { waiting: "Ready"  active: "Dev"  done: "Done" }
portfolio p { value-stream s { art a { team kite } } }`;
  const data = toFlowData(
    Array.from({ length: 40 }, (_, at) =>
      item(`A-${at}`, { team: 'kite', type: 'Story' }, 'Ready', 2 * at, 'Dev', 2 * at + 3, 'Done', 2 * at + 9),
    ),
  );
  const page = await shown(text, data, 'Monthly', 380);
  const [row] = await page.locator('td[data-column="On average"]').all();
  const ends = await row?.evaluate((cell) => {
    const end = (selector: string) => cell.querySelector(selector)?.getBoundingClientRect().right ?? 0;
    return [cell.getBoundingClientRect().right - end('.figure') < 4, end('.figure') > end('.spark')];
  });
  expect(ends).toEqual([true, true]);
});
