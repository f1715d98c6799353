/** How reports look where colours are few: on paper, and in themes of high contrast. */
import path from 'node:path';
import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { defaultConfig, toHtml, toSnapshot, wholeOf, createProject } from '#language';
import { cadenceNames, pageReports, reportHtml, reportOf } from '#language/reports/index.ts';
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
