/** `npm run pictures`: the README's pictures, taken from the real product. */
import { mkdirSync } from 'node:fs';
import path from 'node:path';
import { alignToLendingToo } from '../e2e/misalign.ts';
import { reorganise } from '../e2e/reorganise.ts';
import { makeRoom, openStudio, startStudios, stopStudios, tryAgain, type Studio } from '../e2e/vscode.ts';
import { packExtension } from './host/package-extension.ts';
import { root } from './pinned-node.mjs';
import { run } from './process.ts';

if ((await run(process.execPath, ['esbuild.mjs'])) !== 0) process.exit(1);
await packExtension();
mkdirSync(path.join(root, 'docs', 'pictures'), { recursive: true });

await startIn('Default Dark Modern');
await inOne(await openStudio('nordhaven-bank', 'payments.thru'), misaligned, 'editor-dark');
await inOne(await openStudio('nordhaven-bank', 'payments.thru', reorganise), whatChanges, 'changes-dark');
await stopStudios();
await startIn('Default Light Modern');
await inOne(await openStudio('nordhaven-bank', 'payments.thru'), misaligned, 'editor-light');
await inOne(await openStudio('nordhaven-bank', 'lending.thru'), flowOfLending, 'flow-light');
await stopStudios();

async function startIn(theme: string): Promise<void> {
  await startStudios({ settings: { 'workbench.colorTheme': theme, 'editor.minimap.enabled': false } });
}

async function inOne(studio: Studio, show: (studio: Studio) => Promise<void>, name: string): Promise<void> {
  await show(studio);
  // Nothing under the mouse says what it is.
  await studio.page.mouse.move(4, 600);
  await studio.page.screenshot({ path: path.join(root, 'docs', 'pictures', `${name}.png`) });
  await studio.close();
}

/** A train that serves a second value stream: underlined in the text, and seen on the map. */
async function misaligned(studio: Studio): Promise<void> {
  const { page, command, preview } = studio;
  await command('Throughline: Open Preview to the Side');
  await preview().locator('[role=treeitem]').first().waitFor();
  await command('View: Toggle Primary Side Bar Visibility');
  await alignToLendingToo(studio);
  for (let at = 0; at < 3; at += 1) await page.keyboard.press('ArrowLeft');
  // What is still being drawn takes a hover away.
  await tryAgain(async () => {
    await page.keyboard.press('Escape');
    await page.keyboard.press('Control+K');
    await page.keyboard.press('Control+I');
    await page.locator('.monaco-hover:visible', { hasText: 'two value streams' }).first().waitFor({ timeout: 8_000 });
  });
  await preview().locator('[role=treeitem][aria-selected=true]').first().waitFor();
}

/** What a portfolio manager brings to the meeting of the quarter. */
async function flowOfLending({ goTo, command, preview }: Studio): Promise<void> {
  await command('Throughline: Open Preview to the Side');
  await preview().getByRole('tab', { name: 'Flow', exact: true }).click();
  await command('View: Toggle Primary Side Bar Visibility');
  await goTo('value-stream lending');
  await preview().locator('.report-head h2', { hasText: 'Lending' }).waitFor();
}

/** A reorganisation that nobody has committed yet. */
async function whatChanges({ page, command, preview }: Studio): Promise<void> {
  await command('Throughline: Open Preview to the Side');
  await preview().locator('[role=treeitem]').first().waitFor();
  await command('Throughline: Compare the Organisation with the Last Commit');
  await preview().getByRole('tab', { name: 'Changes', selected: true }).waitFor();
  await makeRoom(page, 'Organisation Changes');
  await preview().locator('.change-row').first().waitFor();
}
