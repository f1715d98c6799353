/** `npm run pictures`: the README's pictures, taken from the real product. */
import { cpSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { chromium as playwright } from 'playwright-core';
import { chromium, chromiumFlags } from './host/chromium.ts';
import { startHost } from './host/code-server.ts';
import { packExtension, vsix } from './host/package-extension.ts';
import { root } from './pinned-node.mjs';
import { run } from './process.ts';

const themes = { dark: 'Default Dark Modern', light: 'Default Light Modern' };

if ((await run(process.execPath, ['esbuild.mjs'])) !== 0) process.exit(1);
await packExtension();
mkdirSync(path.join(root, 'docs', 'pictures'), { recursive: true });
for (const [name, theme] of Object.entries(themes)) {
  const folder = mkdtempSync(path.join(tmpdir(), 'throughline-pictures-'));
  const workspace = path.join(folder, 'nordhaven-bank');
  cpSync(path.join(root, 'examples', 'nordhaven-bank'), workspace, { recursive: true });
  const settings = {
    'throughline.preview.openOnStart': true,
    'workbench.colorTheme': theme,
    'editor.minimap.enabled': false,
  };
  const host = await startHost({ extensions: [vsix], settings });
  const browser = await playwright.launch({ executablePath: chromium(), args: [...chromiumFlags] });
  try {
    const page = await browser.newPage({ viewport: { width: 1480, height: 900 } });
    const payload = JSON.stringify([['openFile', `vscode-remote://127.0.0.1:${host.port}${workspace}/payments.thru`]]);
    await page.goto(`${host.origin}/?folder=${encodeURIComponent(workspace)}&payload=${encodeURIComponent(payload)}`);
    await page.locator('.codelens-decoration').first().waitFor({ timeout: 60_000 });
    const preview = page.frameLocator('iframe.webview.ready').frameLocator('iframe#active-frame');
    await preview.locator('[role=treeitem]').first().waitFor({ timeout: 60_000 });
    await page.keyboard.press('Control+B');
    const editor = page.locator('.monaco-editor').first();
    await editor.click({ position: { x: 300, y: 60 } });
    await page.keyboard.press('Control+F');
    await page.locator('.find-widget.visible textarea').first().fill('art cards "Cards" {');
    await page.keyboard.press('Enter');
    await page.keyboard.press('Escape');
    await page.keyboard.press('ArrowRight');
    await page.keyboard.press('ArrowLeft');
    await page.keyboard.press('ArrowLeft');
    await page.keyboard.type(' in lending');
    await page.keyboard.press('Escape');
    await page.locator('.suggest-widget.visible').first().waitFor({ state: 'hidden' });
    await preview
      .getByRole('treeitem', { name: /^Lending/, selected: true })
      .first()
      .waitFor({ timeout: 60_000 });
    for (let at = 0; at < 3; at += 1) await page.keyboard.press('ArrowLeft');
    await page.keyboard.press('Control+K');
    await page.keyboard.press('Control+I');
    await page.locator('.monaco-hover:visible', { hasText: 'two value streams' }).first().waitFor({ timeout: 60_000 });
    await preview.locator('[role=treeitem][aria-selected=true]').first().waitFor({ timeout: 60_000 });
    await page.screenshot({ path: path.join(root, 'docs', 'pictures', `editor-${name}.png`) });
  } finally {
    await browser.close();
    await host.stop();
    rmSync(folder, { recursive: true, force: true });
  }
}
