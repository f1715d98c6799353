/// <reference types="node" preserve="true" />
/** A real browser for the tests of the page: Chromium, the page's own bundle, and pages made of any text. */
import { build } from 'esbuild';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Browser, BrowserContextOptions, Page } from 'playwright-core';
import { generateOrganisation } from '../bench/generate.ts';
import { launch } from '../testing/chromium.ts';
import { createProject, toHtml, toSnapshot, wholeOf, type Snapshot } from '#language';
import { oneRule } from '#testing';

const root = path.join(import.meta.dirname, '..');

export type Bundle = { readonly script: string; readonly style: string };

/** The page's program as it ships. */
async function buildBundle(): Promise<Bundle> {
  const { outputFiles } = await build({
    absWorkingDir: root,
    entryPoints: ['preview/main.tsx'],
    bundle: true,
    write: false,
    outdir: 'out',
    platform: 'browser',
    target: 'es2022',
    format: 'iife',
    jsx: 'automatic',
    jsxImportSource: 'preact',
    minifySyntax: true,
    minifyWhitespace: true,
    define: { 'process.env.NODE_ENV': '"production"' },
  });
  const textOf = (extension: string): string => outputFiles.find((file) => file.path.endsWith(extension))?.text ?? '';
  return { script: textOf('.js'), style: textOf('.css') };
}

/** A small organisation with a bit of everything, and one error. */
export const acme = `enterprise acme "Acme Group" { theme digital "Digital first" }
portfolio retail "Retail Banking" in acme {
  budget: 42M EUR per year
  value-stream payments "Payments" {
    art core "Core" {
      rte: @ava
      team falcon "Falcon" { members: 7 }
      team osprey "Osprey" { product-owner: vacant }
      backlog { feature f1 "Refund" }
    }
  }
  value-stream cards "Cards"
}
art shared "Shared" in cards, payments
person @ava "Ava Lindqvist"
`;

export function largeSnapshot(elements = 10_000): Snapshot {
  const project = createProject({ isIncremental: false, settings: oneRule });
  project.update(generateOrganisation({ elements, layout: 'many-files' }).files);
  return toSnapshot(project, { rev: 1 });
}

/** Goes to a view by its name on the switch. */
async function showView(page: Page, title: string): Promise<void> {
  await page.getByRole('tab', { name: title, exact: true }).click();
}

/** What VS Code does: it posts to the page. */
export async function post(page: Page, message: unknown): Promise<void> {
  await page.evaluate(`window.postMessage(${JSON.stringify(message)}, '*')`);
}

export function snapshotOf(text: string, rev = 1): Snapshot {
  const project = createProject({ isIncremental: false, settings: oneRule });
  project.update([{ path: 'acme.thru', text }]);
  return toSnapshot(project, { rev });
}

export type Lab = {
  readonly bundle: Bundle;
  /** Opens an exported page of a snapshot, in its tree. */
  readonly openExport: (snapshot: Snapshot, options?: BrowserContextOptions) => Promise<Page>;
  /** Opens any page that was exported. */
  readonly openHtml: (html: string, options?: BrowserContextOptions) => Promise<Page>;
  /** Opens a page as VS Code would, with what it posts and what it is sent; in its tree where no state says otherwise. */
  readonly openPanel: (options?: PanelOptions) => Promise<Page>;
  /**
   * Throws where a page had an error, violated its security policy, or asked for anything but itself: no test may end
   * well with that.
   */
  readonly close: () => Promise<void>;
};

export type PanelOptions = BrowserContextOptions & {
  readonly state?: unknown;
  readonly bodyClass?: string;
  readonly variables?: Readonly<Record<string, string>>;
};

declare global {
  // What the stand-in of VS Code keeps in the page.
  var posted: unknown[];
  var rememberedState: unknown;
}

export async function createLab(): Promise<Lab> {
  const bundle = await buildBundle();
  const folder = await mkdtemp(path.join(tmpdir(), 'throughline-preview-'));
  const browser = await launch();
  const complaints: string[] = [];
  let pages = 0;
  const open = async (html: string, options: BrowserContextOptions, start?: string): Promise<Page> => {
    pages += 1;
    const file = path.join(folder, `page-${pages}.html`);
    await writeFile(file, html);
    return openWatched(browser, pathToFileURL(file).href, { options, start, complaints });
  };
  return {
    bundle,
    openExport: async (snapshot, options = {}) => {
      const page = await open(toHtml(wholeOf(snapshot), { ...bundle, title: 'Acme' }), options);
      if (options.javaScriptEnabled === false) return page;
      await page.locator('[role=treeitem]').first().waitFor();
      await showView(page, 'Tree');
      return page;
    },
    openHtml: async (html, options = {}) => open(html, options),
    openPanel: async ({ state, bodyClass = 'vscode-dark', variables = {}, ...options } = {}) =>
      open(
        panelHtml(bundle, bodyClass, variables),
        options,
        `globalThis.rememberedState = ${JSON.stringify(state ?? { v: 1, view: 'tree' })};${codeApi}`,
      ),
    close: async () => {
      await browser.close();
      await rm(folder, { recursive: true, force: true });
      if (complaints.length > 0) throw new Error(complaints.join('\n'));
    },
  };
}

type Watch = {
  readonly options: BrowserContextOptions;
  readonly start: string | undefined;
  readonly complaints: string[];
};

async function openWatched(browser: Browser, url: string, { options, start, complaints }: Watch): Promise<Page> {
  const context = await browser.newContext({ viewport: { width: 900, height: 700 }, ...options });
  const page = await context.newPage();
  page.on('pageerror', (error) => complaints.push(error.message));
  page.on('console', (message) => {
    const text = message.text();
    if (message.type() === 'error' || text.includes('Content Security Policy')) complaints.push(text);
  });
  page.on('request', (request) => {
    if (request.url() !== url) complaints.push(`The page asked for ${request.url()}.`);
  });
  if (start !== undefined) await page.addInitScript(start);
  await page.goto(url);
  return page;
}

/** What VS Code gives to a webview: it keeps a state, and passes messages. */
const codeApi = `
globalThis.posted = [];
globalThis.acquireVsCodeApi = () => ({
  postMessage: (message) => globalThis.posted.push(message),
  getState: () => globalThis.rememberedState,
  setState: (state) => { globalThis.rememberedState = state; },
});`;

/** The host's page: a script and a style sheet that a nonce allows, and nothing else. */
function panelHtml({ script, style }: Bundle, bodyClass: string, variables: Readonly<Record<string, string>>): string {
  const nonce = 'bm9uY2Utb2YtYS10ZXN0';
  const declared = Object.entries(variables).map(([name, value]) => `${name}: ${value};`);
  return `<!doctype html><html lang="en"><head><meta charset="utf-8"><title>Preview</title>
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; img-src data:; style-src 'nonce-${nonce}'; script-src 'nonce-${nonce}'">
<style nonce="${nonce}">:root { ${declared.join(' ')} } ${style}</style></head>
<body class="${bodyClass}"><script nonce="${nonce}">${script.replaceAll('</script', '<\\/script')}</script></body></html>`;
}
