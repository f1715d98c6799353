/** The view of flow in a repository whose organisation has changed: what happened on the charts, and what is behind the figures. */
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { commitReorganisation } from './reorganise.ts';
import { openStudio, startStudios, stopStudios, type Studio } from './vscode.ts';

let studio: Studio | undefined;
beforeAll(async () => startStudios());
afterAll(async () => {
  await studio?.close();
  await stopStudios();
});

it('a reorganisation stands on the charts, a figure opens its items, and a target leads to its line', async () => {
  studio = await openStudio('nordhaven-bank', 'lending.thru', commitReorganisation);
  const { page, goTo, command, preview } = studio;
  await command('Throughline: Open Preview to the Side');
  await preview().locator('[role=treeitem]').first().waitFor();
  await preview().getByRole('tab', { name: 'Flow', exact: true }).click();
  await goTo('value-stream lending');
  await preview().locator('.report-head h2', { hasText: 'Lending' }).waitFor();

  const chart = preview().locator('figure.report-chart', { hasText: 'In progress at the start of each day' });
  const events = chart.locator('.chart-events li');
  const merged = events.filter({ hasText: /^2026-05-18: Train Consumer Credit becomes a part of train Mortgages/ });
  await merged.waitFor();
  const number = (await events.allTextContents()).findIndex((text) => text.includes('Consumer Credit')) + 1;
  await chart
    .locator('svg .event-text')
    .filter({ hasText: new RegExp(`^${number}$`) })
    .waitFor();

  await preview()
    .getByRole('button', { name: /^In progress now \(flow load\), Value: / })
    .click();
  const items = preview().getByRole('complementary', { name: /^\d+ items$/ });
  await items.locator('tbody tr').first().waitFor();
  expect(await items.locator('tbody tr').count()).toBeGreaterThan(60);
  await preview().getByRole('button', { name: 'Close the items' }).click();
  await items.waitFor({ state: 'detached' });

  await preview()
    .getByRole('button', { name: /^Finished \(flow velocity\), Target: .* Go to where it is stated\.$/ })
    .click();
  const lines = readFileSync(path.join(studio.workspace, 'lending.thru'), 'utf8').split('\n');
  const line = lines.findIndex((text) => text.includes('velocity: 150')) + 1;
  await page.locator('.statusbar-item', { hasText: new RegExp(`^Ln ${line}, Col`) }).waitFor();
});
