/** A person in front of the packed extension: a real VS Code in a real browser. */
import {
  cpSync,
  existsSync,
  globSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { chromium as playwright, type Browser, type FrameLocator, type Locator, type Page } from 'playwright-core';
import { chromium, chromiumFlags } from '../scripts/host/chromium.ts';
import { startHost, type HostOptions, type RunningHost } from '../scripts/host/code-server.ts';
import { vsix } from '../scripts/host/package-extension.ts';
import { root } from '../scripts/pinned-node.mjs';

export type Studio = {
  readonly page: Page;
  readonly workspace: string;
  readonly open: (file: string) => Promise<void>;
  /** Puts the cursor before the first occurrence of a text in the active editor. */
  readonly goTo: (text: string) => Promise<void>;
  readonly command: (title: string) => Promise<void>;
  readonly line: (text: string) => Locator;
  readonly preview: () => FrameLocator;
  readonly close: () => Promise<void>;
};

let host: RunningHost | undefined;
let browser: Browser | undefined;

/** The language that nobody has written yet: VS Code asks the extension for its words by this name. */
const foreign = 'qps';
let language: string | undefined;

/** With the settings of somebody, without their trust, or with each of the extension's words translated, where that matters. */
export async function startStudios({
  translate,
  ...options
}: Pick<HostOptions, 'settings' | 'isRestricted'> & {
  readonly translate?: (text: string) => string;
} = {}): Promise<void> {
  host = await startHost({ extensions: [vsix], ...options });
  language = translate && foreign;
  if (translate)
    for (const extension of globSync(path.join(host.data, 'extensions', 'throughline.*'))) {
      writeWords(path.join(extension, 'package.nls'), translate);
      writeWords(path.join(extension, 'l10n', 'bundle.l10n'), translate);
    }
  browser = await playwright.launch({ executablePath: chromium(), args: [...chromiumFlags] });
}

function writeWords(file: string, translate: (text: string) => string): void {
  // As the extension ships them: a text for each key.
  const words = JSON.parse(readFileSync(`${file}.json`, 'utf8')) as Readonly<Record<string, string>>;
  const translated = Object.entries(words).map(([key, text]) => [key, translate(text)]);
  writeFileSync(`${file}.${foreign}.json`, JSON.stringify(Object.fromEntries(translated)));
}

export async function stopStudios(): Promise<void> {
  await browser?.close();
  await host?.stop();
}

/** Folds the other views of the side bar, so that one of them has their room: rows for which there is none are not there. */
export async function makeRoom(page: Page, view: string): Promise<void> {
  const title = page.getByText(view, { exact: true });
  const header = page.locator('.sidebar .pane-header').filter({ has: title }).first();
  await header.waitFor();
  const others = page.locator('.sidebar .pane-header.expanded').filter({ hasNot: title });
  while ((await others.count()) > 0) await others.first().click();
  // Folding moves what stands below: a click before it is at rest would meet another row.
  let before: number | undefined;
  await tryAgain(async () => {
    await page.waitForTimeout(400);
    const box = await header.boundingBox();
    const moved = box?.y !== before;
    before = box?.y;
    if (moved) throw new Error('The side bar still moves.');
  });
}

/** Opens a menu and chooses from it, through its menus within. */
export async function chooseFrom(page: Page, open: () => Promise<void>, ...entries: readonly string[]): Promise<void> {
  await tryAgain(async () => {
    // One that is open still would take the click.
    await page.keyboard.press('Escape');
    await open();
    for (const [at, name] of entries.entries()) {
      const entry = page.getByRole('menuitem', { name, exact: true }).last();
      if (at < entries.length - 1) await entry.hover({ timeout: 5_000 });
      else {
        // A menu that has just come up takes no button that is let go at once.
        await entry.click({ delay: 300, timeout: 5_000 });
        await entry.waitFor({ state: 'hidden', timeout: 5_000 });
      }
    }
  });
}

/** What a person tries again when it does not work the first time: for a minute and a half. */
export async function tryAgain(action: () => Promise<void>): Promise<void> {
  const end = Date.now() + 90_000;
  for (;;) {
    try {
      return await action();
    } catch (error) {
      if (Date.now() > end) throw error;
    }
  }
}

/** Opens a copy of an example, with one file; what is done to the folder before is done first. */
export async function openStudio(
  example: string,
  file: string,
  prepare: (workspace: string) => void = () => undefined,
): Promise<Studio> {
  const studio = await openFolder((workspace) => {
    cpSync(path.join(root, 'examples', example), workspace, { recursive: true });
    prepare(workspace);
  }, file);
  // The server has answered once a lens is there.
  await studio.page.locator('.codelens-decoration').first().waitFor();
  return studio;
}

/** The file that names the folders of a workspace, where it has several: a folder in which it is prepared is opened by it. */
export const severalFolders = 'several.code-workspace';

/** Opens a folder as it was prepared, with a file of it where one is named; without a folder where there is nothing to prepare. */
export async function openFolder(prepare?: (workspace: string) => void, file?: string): Promise<Studio> {
  if (!host || !browser) throw new Error('The studios were not started.');
  const folder = mkdtempSync(path.join(tmpdir(), 'throughline-studio-'));
  const workspace = path.join(folder, 'workspace');
  mkdirSync(workspace);
  prepare?.(workspace);
  const context = await browser.newContext({
    viewport: { width: 1500, height: 900 },
    permissions: ['clipboard-read', 'clipboard-write'],
  });
  // As the words of VS Code itself would say, where they were translated.
  if (language !== undefined)
    await context.addInitScript((name) => Object.assign(globalThis, { _VSCODE_NLS_LANGUAGE: name }), language);
  const page = await context.newPage();
  page.setDefaultTimeout(45_000);
  const several = path.join(workspace, severalFolders);
  const opened = !prepare
    ? 'ew=true'
    : existsSync(several)
      ? `workspace=${encodeURIComponent(several)}`
      : `folder=${encodeURIComponent(workspace)}`;
  const payload = JSON.stringify([['openFile', `vscode-remote://127.0.0.1:${host.port}${workspace}/${file ?? ''}`]]);
  const address = `${host.origin}/?${opened}${file === undefined ? '' : `&payload=${encodeURIComponent(payload)}`}`;
  const folders = page.locator('.explorer-folders-view .monaco-list-row');
  // At times VS Code reads the file of a workspace too early, and has none of its folders; a person opens it again.
  if (existsSync(several))
    await tryAgain(async () => {
      await page.goto(address);
      await folders.first().waitFor({ timeout: 15_000 });
    });
  else await page.goto(address);
  await page
    .locator(file === undefined ? '.monaco-workbench .statusbar-item' : '.monaco-editor .view-line')
    .first()
    .waitFor();

  const palette = async (text: string): Promise<void> => {
    const input = page.locator('.quick-input-widget:visible input').first();
    const wanted = page.locator('.quick-input-list .monaco-list-row', { hasText: text.replace(/^>/, '') }).first();
    // A workbench that is still being drawn swallows the key, or closes what it has opened; and what the palette offers is
    // settled when it opens, whatever the editor becomes meanwhile. A person opens it again.
    await tryAgain(async () => {
      if (await input.isVisible()) await page.keyboard.press('Escape');
      await page.keyboard.press('F1');
      await input.fill(text, { timeout: 5_000 });
      await wanted.click({ timeout: 15_000 });
    });
  };
  return {
    page,
    workspace,
    open: async (name) => {
      await palette(name);
      await page.locator('.tab.active', { hasText: name }).first().waitFor();
    },
    goTo: async (text) => {
      await page
        .locator('.monaco-editor')
        .first()
        .click({ position: { x: 300, y: 100 } });
      await page.keyboard.press('Control+Home');
      await page.keyboard.press('Control+F');
      const find = page
        .locator('.find-widget.visible textarea[aria-label="Find"], .find-widget.visible .find-part textarea')
        .first();
      await find.waitFor();
      await find.fill(text);
      // On a busy machine the keys would be faster than the search.
      await page.locator('.find-widget.visible .matchesCount', { hasText: ' of ' }).first().waitFor();
      await page.keyboard.press('Enter');
      await page.keyboard.press('Escape');
      await page.locator('.find-widget.visible').first().waitFor({ state: 'detached' });
      await page.keyboard.press('ArrowLeft');
    },
    command: (title) => palette(`>${title}`),
    line: (text) => page.locator('.monaco-editor .view-line', { hasText: text }).first(),
    preview: () => page.frameLocator('iframe.webview.ready').frameLocator('iframe#active-frame'),
    close: async () => {
      await context.close();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

/** Ends the language servers of the host that was started here, as a crash would. */
export function endServers(): void {
  const own = host?.data;
  if (own === undefined || !existsSync('/proc')) throw new Error('The processes of the host cannot be seen here.');
  for (const id of readdirSync('/proc').filter((each) => /^\d+$/.test(each))) {
    const command = commandOf(id);
    if (command.includes(own) && command.includes('dist/server/main.cjs')) process.kill(Number(id), 'SIGKILL');
  }
}

function commandOf(id: string): string {
  try {
    return readFileSync(`/proc/${id}/cmdline`, 'utf8');
  } catch {
    // It has ended meanwhile.
    return '';
  }
}
