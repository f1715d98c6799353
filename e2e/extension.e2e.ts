/** What the extension shows around the text: the Organisation view, the status, the walkthrough, and what it says where it cannot help. */
import { chmodSync, mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import type { Locator, Page } from 'playwright-core';
import {
  endServers,
  makeRoom,
  openFolder,
  openStudio,
  severalFolders,
  startStudios,
  stopStudios,
  tryAgain,
  type Studio,
} from './vscode.ts';

beforeAll(async () => startStudios());
afterAll(stopStudios);

let studio: Studio | undefined;
const keep = async (started: Promise<Studio>): Promise<Studio> => (studio = await started);
afterEach(async () => {
  await studio?.close();
  studio = undefined;
});

const header = (page: Page, view: string): Locator =>
  page.locator('.sidebar .pane-header').filter({ has: page.getByText(view, { exact: true }) });
const row = (page: Page, text: string): Locator =>
  page.locator('.sidebar .tree-explorer-viewlet-tree-view .monaco-list-row', { hasText: text }).first();
/** What is told of another row while the mouse rests there would cover this one. */
const clickRow = async (page: Page, text: string): Promise<void> =>
  tryAgain(async () => {
    await page.mouse.move(900, 500);
    await row(page, text).click({ timeout: 5_000 });
  });
const toast = (page: Page, text: string): Locator =>
  page.locator('.notifications-toasts .notification-list-item', { hasText: text }).first();

/** What the status item says: it is a hover of the item for the language. */
async function status(page: Page, text: string): Promise<void> {
  const item = page.locator('[id="status.languageStatus"]');
  await tryAgain(async () => {
    await page.mouse.move(400, 400);
    await item.hover({ timeout: 5_000 });
    await page.locator('.hover-language-status', { hasText: text }).first().waitFor({ timeout: 5_000 });
  });
  // What it shows would cover what stands above it.
  await page.mouse.move(400, 400);
  await page.locator('.hover-language-status').first().waitFor({ state: 'hidden' });
}

/** Two projects in one folder. */
function prepareTwo(workspace: string): void {
  for (const name of ['bank', 'farm']) {
    mkdirSync(path.join(workspace, name));
    writeFileSync(path.join(workspace, name, 'throughline.json'), JSON.stringify({ name: `The ${name}` }));
    writeFileSync(path.join(workspace, name, `${name}.thru`), `portfolio ${name} "Portfolio of ${name}" {\n}\n`);
  }
}

/** The same as two folders of a workspace. */
function prepareTwoFolders(workspace: string): void {
  prepareTwo(workspace);
  const folders = ['bank', 'farm'].map((name) => ({ path: name }));
  writeFileSync(path.join(workspace, severalFolders), JSON.stringify({ folders }));
}

describe('the Organisation view', () => {
  it('shows the organisation when it is opened beside the text', async () => {
    const { page } = await keep(openStudio('kelpworks', 'kelpworks.thru'));
    await header(page, 'Organisation').click();
    await row(page, 'Kelpworks').waitFor();
    expect(await page.getByText('No organisation is described here yet', { exact: false }).count()).toBe(0);
  });

  it.each([
    ['one folder', prepareTwo],
    ['a workspace of two folders', prepareTwoFolders],
  ])(
    'shows the project of the text that is looked at in %s, and so do the status and the preview',
    async (_, prepare) => {
      const { page, open, command, preview } = await keep(openFolder(prepare, 'bank/bank.thru'));
      await header(page, 'Organisation').click();
      await row(page, 'Portfolio of bank').waitFor();
      await status(page, 'The bank: 1 element');
      await open('farm.thru');
      await row(page, 'Portfolio of farm').waitFor();
      await status(page, 'The farm: 1 element');
      await command('Throughline: Open Preview');
      await preview().locator('h1', { hasText: 'The farm' }).waitFor();
      await open('bank.thru');
      await row(page, 'Portfolio of bank').waitFor();
    },
  );

  it('tells a reader of the screen what each row is, and is worked with the keyboard alone', async () => {
    const text = 'value-stream farm "Farm" {\n  art grow "Grow" {\n  }\n}\n';
    const { page, command, goTo, preview } = await keep(
      openFolder((workspace) => writeFileSync(path.join(workspace, 'kelp.thru'), text), 'kelp.thru'),
    );
    await command('Explorer: Focus on Organisation View');
    await makeRoom(page, 'Organisation');
    await expect.poll(() => row(page, 'Farm').getAttribute('aria-label')).toMatch(/^Farm, value stream/);
    // What is opened while the tree is still being filled closes again.
    const openFarm = async (): Promise<void> =>
      tryAgain(async () => {
        if (await row(page, 'Grow').isVisible()) return;
        await clickRow(page, 'Farm');
        await page.keyboard.press('ArrowRight');
        await row(page, 'Grow').waitFor({ timeout: 5_000 });
      });
    await openFarm();
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('Enter');
    await page.locator('[id="status.editor.selection"]', { hasText: 'Ln 2, Col 11 (4 selected)' }).first().waitFor();
    expect(await row(page, 'Grow').getAttribute('aria-label')).toMatch(/^Grow, train, 2 errors, 1 note/);
    const choose = async (entry: string): Promise<void> => {
      await openFarm();
      await clickRow(page, 'Grow');
      await page.keyboard.press('Shift+F10');
      const chosen = page.locator('.monaco-menu .action-item.focused', { hasText: entry });
      await page.locator('.monaco-menu').first().waitFor();
      while (!(await chosen.isVisible())) await page.keyboard.press('ArrowDown');
      await page.keyboard.press('Enter');
    };
    await choose('Show in the Preview');
    await preview().locator('[role=treeitem][aria-selected=true][data-id="art:grow"]').first().waitFor();
    await choose('Open the Text');
    await page.locator('.monaco-editor.focused').first().waitFor();
    await goTo('Grow"');
    await page.keyboard.type('Now ');
    await row(page, 'Now Grow').waitFor();
  });

  it('says what to do where no organisation is written yet', async () => {
    const { page } = await keep(openFolder(() => undefined));
    await header(page, 'Organisation').click();
    const welcome = page.locator('.sidebar .welcome-view', { hasText: 'Write one in a file that ends in .thru' });
    await welcome.first().waitFor();
    await welcome.getByText('Get Started').first().click();
    await page.getByText('Get started with Throughline').first().waitFor();
  });

  it('says which file does not read where that is all there is, and asks nobody to start anew', async () => {
    const { page } = await keep(
      openFolder((workspace) => writeFileSync(path.join(workspace, 'half.thru'), '@@@ ::\n')),
    );
    await header(page, 'Organisation').click();
    await page.locator('.sidebar', { hasText: 'half.thru does not read' }).first().waitFor();
    expect(await page.getByText('No organisation is described here yet', { exact: false }).count()).toBe(0);
  });
});

describe('the preview', () => {
  it('opens with the folder where the setting says so', async () => {
    const { preview } = await keep(
      openFolder((workspace) => {
        mkdirSync(path.join(workspace, '.vscode'));
        const settings = { 'throughline.preview.openOnStart': true };
        writeFileSync(path.join(workspace, '.vscode', 'settings.json'), JSON.stringify(settings));
        writeFileSync(path.join(workspace, 'kelp.thru'), 'value-stream farm "Farm"\n');
      }),
    );
    await preview().getByRole('treeitem', { name: /^Farm/ }).waitFor();
  });

  it('in front is what commands are about, whatever text stands beside it', async () => {
    const { page, command, open, preview } = await keep(openFolder(prepareTwo, 'bank/bank.thru'));
    await command('Throughline: Open Preview to the Side');
    await preview()
      .getByRole('treeitem', { name: /^Portfolio of bank/ })
      .waitFor();
    await open('farm.thru');
    await preview()
      .getByRole('treeitem', { name: /^Portfolio of bank/ })
      .click();
    await command('Throughline: Export the Organisation as Data (JSON)');
    const name = page.locator('.quick-input-widget:visible input').first();
    await expect.poll(() => name.inputValue()).toMatch(/\/bank\/organisation\.json$/);
  });

  it('of a text that was never saved is enough to export it, and to look at it once more', async () => {
    // In a folder of its own: without one, VS Code would find the text again in the next test.
    const { page, command, preview } = await keep(openFolder(() => undefined));
    await command('Throughline: Get Started');
    await page.getByText('Write your own', { exact: true }).first().click();
    await page.getByRole('button', { name: 'New File', exact: true }).click();
    await page.locator('.monaco-editor.focused').first().waitFor();
    await page.keyboard.type('value-stream farm "Farm');
    await command('Throughline: Open Preview');
    await preview().getByRole('treeitem', { name: /^Farm/ }).waitFor();
    await command('Throughline: Export…');
    await page.locator('.quick-input-list .monaco-list-row', { hasText: 'Web page' }).first().waitFor();
    await page.keyboard.press('Escape');
    await command('Throughline: Get Started');
    await command('Throughline: Open Preview to the Side');
    await page.locator('.tab.active', { hasText: 'Map' }).first().waitFor();
    expect(await toast(page, 'Open a folder with .thru files first').count()).toBe(0);
  });
});

describe('the language server', () => {
  it('is started again when it ends; where it goes on ending that is told, and a person starts it again', async () => {
    const { page, line } = await keep(openStudio('kelpworks', 'kelpworks.thru'));
    await header(page, 'Organisation').click();
    await row(page, 'Kelpworks').waitFor();
    endServers();
    await status(page, 'Kelpworks: ');
    const told = toast(page, 'The language server of Throughline ended again and again');
    await tryAgain(async () => {
      endServers();
      await told.waitFor({ timeout: 2_000 });
    });
    await status(page, 'The language server does not run');
    await page.locator('.sidebar', { hasText: 'The language server does not run.' }).first().waitFor();
    await told.getByRole('button', { name: 'Start it again' }).click();
    await status(page, 'Kelpworks: ');
    await row(page, 'Kelpworks').waitFor();
    await line('portfolio farming').waitFor();
  });
});

describe('where there is no organisation', () => {
  it('commands offer a folder and the sample, and the sample says where it cannot be put', async () => {
    const { page, command, workspace } = await keep(openFolder((folder) => chmodSync(folder, 0o755)));
    for (const title of ['Open Preview', 'Export…', 'Compare with the Saved Version']) {
      await command(`Throughline: ${title}`);
      await toast(page, 'Open a folder with .thru files first').waitFor();
      await command('Notifications: Clear All Notifications');
    }
    mkdirSync(path.join(workspace, 'kelpworks'));
    await command('Throughline: Open Preview to the Side');
    await toast(page, 'Open a folder').getByRole('button', { name: 'Open the sample' }).click();
    await page.getByText('Put the sample here').first().click();
    await toast(page, 'There is already a folder "kelpworks" there').waitFor();
  });

  it('the walkthrough shows its words for the keyboard as such, and what is written in its new file stands in the Organisation view', async () => {
    const { page, command } = await keep(openFolder());
    await command('Throughline: Get Started');
    await page.getByText('Write your own', { exact: true }).first().click();
    const step = page.locator('.getting-started-step.expanded .step-description-container');
    expect(await step.innerText()).toContain('Make a file that ends in .thru. Type enterprise or portfolio');
    await page.getByRole('button', { name: 'New File', exact: true }).click();
    await page.locator('.tab.active', { hasText: 'Untitled-1' }).first().waitFor();
    await page.locator('[id="status.editor.mode"]', { hasText: 'Throughline' }).first().waitFor();
    await page.keyboard.type('portfolio mine "My own" {');
    await command('Explorer: Focus on Organisation View');
    await row(page, 'My own').waitFor();
  });
});
