/** Mermaid itself reads and draws what is exported; it needs a browser. */
import { createRequire } from 'node:module';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { generateOrganisation } from '../../bench/generate.ts';
import { launch } from '../../testing/chromium.ts';
import { createProject, type Project } from '../project.ts';
import { hostileProject, hostileTitles } from '../../testing/hostile-organisation.ts';
import { exportAs } from './index.ts';
import { oneRule } from '#testing';

let browser: Browser;
let page: Page;

beforeAll(async () => {
  browser = await launch();
  page = await browser.newPage();
  await page.addScriptTag({ path: createRequire(import.meta.url).resolve('mermaid/dist/mermaid.min.js') });
});

afterAll(async () => browser.close());

function mermaidOf(project: Project, view: string): string {
  const written = exportAs('mermaid', project, { name: 'Acme', view });
  return 'text' in written ? written.text : written.problem;
}

/** The texts of the nodes as Mermaid drew them, and how many scripts came to be. */
async function drawn(text: string) {
  const svg = await page.evaluate(async (source) => {
    // What the page's own script tag has put there.
    const { mermaid } = globalThis as unknown as {
      mermaid: { render: (id: string, text: string) => Promise<{ svg: string }> };
    };
    return (await mermaid.render('drawing', source)).svg;
  }, text);
  const sheet = await browser.newPage();
  await sheet.setContent(svg);
  const nodes = await sheet.locator('.node .nodeLabel').allInnerTexts();
  const scripts = await sheet.locator('svg script').count();
  await sheet.close();
  return { nodes, scripts };
}

test('every title of a hostile organisation is drawn as it is written', async () => {
  const { nodes, scripts } = await drawn(mermaidOf(hostileProject(), 'tree'));
  const titles = nodes.map((text) => text.split('\n')[0]?.replaceAll('\u200B', ''));
  for (const title of [0, 1, 2, 3, 6, 7, 8, 10, 11] as const) expect(titles).toContain(hostileTitles[title]);
  expect(scripts).toBe(0);
});

test.each(['map', 'trace', 'funding'])('the %s is drawn, a node an element', async (view) => {
  const text = mermaidOf(hostileProject(), view);
  expect((await drawn(text)).nodes).toHaveLength(text.match(/^ {2}n\d+\[/gm)?.length ?? 0);
});

test('a large organisation loses its deepest levels, and says so, so that Mermaid still reads it', async () => {
  const project = createProject({ isIncremental: false, settings: oneRule });
  project.update(generateOrganisation({ elements: 3000, layout: 'many-files' }).files);
  const text = mermaidOf(project, 'tree');
  expect(text).toMatch(/%% \d+ elements of the deepest levels are left out/);
  expect(text.length).toBeLessThan(50_000);
  const type = await page.evaluate(async (source) => {
    const { mermaid } = globalThis as unknown as {
      mermaid: { parse: (text: string) => Promise<{ diagramType: string }> };
    };
    return (await mermaid.parse(source)).diagramType;
  }, text);
  expect(type).toBe('flowchart-v2');
});
