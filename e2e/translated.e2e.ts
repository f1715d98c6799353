/** The extension in a language that has other letters: what is still English there could not be translated. */
import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { afterAll, afterEach, beforeAll, expect, it } from 'vitest';
import type { Locator, Page } from 'playwright-core';
import { openFolder, openStudio, startStudios, stopStudios, tryAgain, type Studio } from './vscode.ts';

/** Each small letter in a circle; what stands for something else, such as `{0}` or the name of a command, stays. */
const translate = (text: string): string =>
  text.replaceAll(/\]\([^)]*\)|\$\([^)]*\)|\{\d+\}|``?[^`]+``?|[a-z]/g, (part) =>
    part.length > 1 ? part : String.fromCodePoint((part.codePointAt(0) ?? 0) - 0x61 + 0x24d0),
  );

beforeAll(async () => startStudios({ translate }));
afterAll(stopStudios);

let studio: Studio | undefined;
afterEach(async () => {
  await studio?.close();
  studio = undefined;
});

/** What is left of English in what a person sees, once the names that the text itself gives are away. */
async function english(places: Locator, ...names: readonly string[]): Promise<readonly string[]> {
  await places.first().waitFor();
  return leftEnglish(await places.allInnerTexts(), names);
}

function leftEnglish(texts: readonly string[], names: readonly string[] = []): readonly string[] {
  return texts.filter((text) => /[a-z]{2}/.test(names.reduce((rest, name) => rest.replaceAll(name, ''), text)));
}

const foreign = (title: string): string => `Throughline: ${translate(title)}`;
const rows = (page: Page): Locator => page.locator('.sidebar .tree-explorer-viewlet-tree-view .monaco-list-row');
const picks = (page: Page): Locator => page.locator('.quick-input-widget:visible .monaco-list-row');
const toasts = (page: Page): Locator => page.locator('.notifications-toasts .notification-list-item');

const names = ['Source:', 'Kelpworks', 'Throughline', 'kelpworks.thru', 'Extension'];

it('its views, lenses, status and lists', async () => {
  studio = await openStudio('kelpworks', 'kelpworks.thru', (workspace) =>
    writeFileSync(path.join(workspace, 'throughline.json'), '{ "name": "Kelpworks" }'),
  );
  const { page, command } = studio;
  expect(await english(page.locator('.codelens-decoration'))).toEqual([]);
  await page
    .locator('.sidebar .pane-header')
    .filter({ hasText: translate('Organisation') })
    .first()
    .click();
  expect(await english(rows(page).locator('.label-description'))).toEqual([]);
  await tryAgain(async () => {
    await page.mouse.move(400, 400);
    await page.locator('[id="status.languageStatus"]').hover({ timeout: 5_000 });
    await page.locator('.hover-language-status').first().waitFor({ timeout: 5_000 });
  });
  expect(await english(page.locator('.hover-language-status'), ...names)).toEqual([]);
  await page.mouse.move(400, 400);
  await command(foreign('Compare with the Saved Version'));
  await page.locator('.sidebar', { hasText: '→' }).first().waitFor();
  // A header shows no description while its buttons take the room.
  expect(leftEnglish(await page.locator('.sidebar .pane-header .description').allInnerTexts())).toEqual([]);
  await command(foreign('Export…'));
  await picks(page)
    .filter({ hasText: translate('Web page') })
    .first()
    .waitFor();
  // Endings of files, and names of formats, stay as they are.
  expect(
    await english(picks(page), 'organisation.schema', '.html', '.svg', '.md', '.mmd', '.dot', '.csv', '.json'),
  ).toEqual([]);
  await picks(page)
    .filter({ hasText: translate('Web page') })
    .first()
    .click();
  await picks(page)
    .filter({ hasText: translate('Whole organisation') })
    .first()
    .waitFor();
  expect(await english(picks(page))).toEqual([]);
});

it('what it says where there is no organisation, and its walkthrough', async () => {
  studio = await openFolder(() => undefined);
  const { page, command } = studio;
  await page
    .locator('.sidebar .pane-header')
    .filter({ hasText: translate('Organisation') })
    .first()
    .click();
  await command(foreign('Open Preview'));
  expect(await english(toasts(page), ...names)).toEqual([]);
  await page.getByText(translate('No organisation is described here yet.')).first().waitFor();
  expect(await english(page.locator('.sidebar .welcome-view'), ...names)).toEqual([]);
  await command(foreign('Get Started'));
  const walkthrough = page.locator('.gettingStartedContainer .gettingStartedSlideDetails');
  await page.getByText(translate('Write your own'), { exact: true }).first().click();
  const steps = walkthrough.locator('.category-title, .category-description, .step-title, .step-description-container');
  expect(await english(steps, ...names, '.thru', 'enterprise', 'portfolio')).toEqual([]);
});
