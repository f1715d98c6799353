/** What the suites of the page share: a browser for their time, what the page posted, and an audit of its accessibility. */
import type axeCore from 'axe-core';
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { Locator, Page } from 'playwright-core';
import { afterAll, beforeAll, vi } from 'vitest';
import { acme, snapshotOf } from '#language/views/scene-testing.ts';
import { createLab, post, type Lab, type PanelOptions } from './browser-testing.ts';

declare global {
  // Put into the page by the audit.
  var axe: typeof axeCore;
}

/** A browser on a busy machine takes its time. */
const patience = 120_000;

/** There once the tests of the suite run, and gone after them. */
export function labOfSuite(): Pick<Lab, 'openExport' | 'openHtml' | 'openPanel'> & {
  readonly bundle: () => Lab['bundle'];
} {
  vi.setConfig({ testTimeout: patience });
  let lab: Lab | undefined;
  const running = (): Lab => {
    if (!lab) throw new Error('The browser was not started.');
    return lab;
  };
  beforeAll(async () => {
    lab = await createLab();
  }, patience);
  afterAll(async () => lab?.close());
  return {
    bundle: () => running().bundle,
    openExport: async (...of) => running().openExport(...of),
    openHtml: async (...of) => running().openHtml(...of),
    openPanel: async (...of) => running().openPanel(...of),
  };
}

export const posted = async (page: Page): Promise<readonly unknown[]> => page.evaluate(() => globalThis.posted);

export const focusedId = async (page: Page): Promise<string | null> =>
  page.evaluate(() => document.activeElement?.getAttribute('data-id') ?? null);

export const spot = (page: Page, id: string): Locator => page.locator(`[data-id="${id}"]`);

/** The panel as each sort of theme shows it. */
export const themes = {
  light: { bodyClass: 'vscode-light', colorScheme: 'light' },
  dark: { bodyClass: 'vscode-dark', colorScheme: 'dark' },
  'high contrast': { bodyClass: 'vscode-high-contrast', colorScheme: 'dark' },
  // With the colours, and the two names, that VS Code gives to a page in it.
  'high contrast light': {
    bodyClass: 'vscode-high-contrast-light vscode-high-contrast',
    colorScheme: 'light',
    variables: {
      '--vscode-editor-background': '#ffffff',
      '--vscode-editor-foreground': '#292929',
      '--vscode-sideBar-background': '#ffffff',
      '--vscode-contrastBorder': '#0f4a85',
      '--vscode-contrastActiveBorder': '#006bbd',
    },
  },
  'forced colours': { bodyClass: 'vscode-dark', colorScheme: 'dark', forcedColors: 'active' },
} as const satisfies Readonly<Record<string, PanelOptions>>;

/** A panel with a small organisation that has a bit of everything. */
export async function openAcme(lab: Pick<Lab, 'openPanel'>, view: string, more: PanelOptions = {}): Promise<Page> {
  const page = await lab.openPanel({ viewport: { width: 1200, height: 800 }, state: { v: 1, view }, ...more });
  await post(page, { v: 1, type: 'snapshot', snapshot: snapshotOf(acme), uri: 'file:///acme.thru' });
  await page.locator('[role=treeitem], [role=grid]').first().waitFor();
  return page;
}

/** Goes to a view by its name on the switch. */
export async function showView(page: Page, title: string): Promise<void> {
  await page.getByRole('tab', { name: title, exact: true }).click();
}

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core'), 'utf8');

/** What axe finds wrong, each with the element. */
export async function audit(page: Page): Promise<readonly string[]> {
  // A program of a tool that inspects the page, not of the page: it is put in from outside of its security policy.
  await page.evaluate(axe);
  return page.evaluate(async () => {
    const { violations } = await globalThis.axe.run({ resultTypes: ['violations'] });
    return violations.flatMap(({ id, nodes }) =>
      nodes.map((node) => `${id}: ${node.html.slice(0, 200)} ${node.failureSummary ?? ''}`),
    );
  });
}
