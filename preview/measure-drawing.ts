/// <reference types="node" preserve="true" />
/**
 * How the map moves in a real browser: `node preview/measure-drawing.ts [ELEMENTS …]`. Pans and zooms by the wheel, one step a frame,
 * and tells the median and the ninety-fifth percentile: of the work of a step (our program, styles, layout) and of the time
 * from frame to frame, in milliseconds.
 */
import type { Page } from 'playwright-core';
import { createLab, largeSnapshot } from './browser-testing.ts';

const sizes = process.argv.slice(2).map(Number);
const lab = await createLab();
try {
  for (const elements of sizes.length > 0 ? sizes : [2_000, 10_000, 50_000]) {
    for (const density of [1, 2]) {
      const page = await lab.openExport(largeSnapshot(elements), {
        viewport: { width: 1400, height: 900 },
        deviceScaleFactor: density,
      });
      await measureMap(page, `${elements} elements, ${density}x, as it opens`);
      if (elements <= 10_000) {
        await page.getByRole('button', { name: 'Open all' }).click();
        await measureMap(page, `${elements} elements, ${density}x, all open`);
      }
      await page.context().close();
    }
  }
} finally {
  await lab.close();
}

async function measureMap(page: Page, title: string): Promise<void> {
  const start = performance.now();
  await page.getByRole('tab', { name: 'Map', exact: true }).click();
  await page.locator('.drawing [role=treeitem]').first().waitFor();
  const opened = Math.round(performance.now() - start);
  const pan = await wheel(page, false);
  const zoom = await wheel(page, true);
  const drawn = await page.locator('.picture > g').count();
  console.log(`${title}: ${drawn} boxes drawn, shown after ${opened} ms; pan ${figures(pan)}; zoom ${figures(zoom)}`);
}

type Steps = { readonly work: readonly number[]; readonly frames: readonly number[] };

/** Half of the steps forth, half back. */
async function wheel(page: Page, isZoom: boolean): Promise<Steps> {
  return page.evaluate(async (ctrlKey) => {
    const drawing = document.querySelector('.drawing');
    const work: number[] = [];
    const frames: number[] = [];
    const frame = async (): Promise<number> => new Promise((resolve) => requestAnimationFrame(resolve));
    let last = await frame();
    for (let step = 0; step < 80; step += 1) {
      const started = performance.now();
      const deltaY = (step < 40 ? 1 : -1) * (ctrlKey ? 12 : 40);
      drawing?.dispatchEvent(
        new WheelEvent('wheel', { deltaY, ctrlKey, clientX: 700, clientY: 500, bubbles: true, cancelable: true }),
      );
      // The program draws in a microtask; asking for a place makes the browser compute styles and layout.
      await Promise.resolve();
      await new Promise((resolve) => queueMicrotask(() => resolve(undefined)));
      drawing?.querySelector('.world')?.getBoundingClientRect();
      work.push(performance.now() - started);
      const now = await frame();
      frames.push(now - last);
      last = now;
    }
    return { work, frames };
  }, isZoom);
}

function figures({ work, frames }: Steps): string {
  return `work ${at(work, 0.5)} (${at(work, 0.95)}), frame ${at(frames, 0.5)} (${at(frames, 0.95)})`;
}

function at(numbers: readonly number[], share: number): string {
  const sorted = numbers.toSorted((a, b) => a - b);
  return (sorted[Math.floor(sorted.length * share)] ?? 0).toFixed(1);
}
