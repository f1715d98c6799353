/**
 * How the map moves in a real browser: panned and magnified by the wheel, one step a frame. The time from frame to frame is
 * what a person sees; the CPU that all processes of the browser take for a step does not depend on what else the machine does.
 */
import type { CDPSession, Page } from 'playwright-core';
import { createLab, largeSnapshot } from '../preview/browser-testing.ts';
import { median, ms, row } from './measure.ts';

/** As a screen of sixty pictures a second has them, with what a clock is off. */
const fluid = 17;
const steps = 80;

export async function drawing(elements: number): Promise<void> {
  console.log(`\n# The map of ${elements} elements in a real browser\n`);
  const lab = await createLab();
  try {
    const page = await lab.openExport(largeSnapshot(elements), { viewport: { width: 1400, height: 900 } });
    const session = await page.context().browser()?.newBrowserCDPSession();
    if (!session) return;
    const started = performance.now();
    await page.getByRole('tab', { name: 'Map', exact: true }).click();
    await page.locator('.drawing [role=treeitem]').first().waitFor();
    row('shown after', `${ms(performance.now() - started)} of waiting`);
    await moves({ page, session }, 'as it opens');
    const opened = performance.now();
    await page.getByRole('button', { name: 'Open all' }).click();
    // Trains show their teams once everything is open; how many cards that puts into the window depends on the organisation.
    await page.locator('.drawing [role=treeitem][data-id^="team:"]').first().waitFor({ state: 'attached' });
    row('everything opened after', `${ms(performance.now() - opened)} of waiting`);
    await moves({ page, session }, 'all open');
  } finally {
    await lab.close();
  }
}

type Opened = { readonly page: Page; readonly session: CDPSession };

async function moves(opened: Opened, state: string): Promise<void> {
  for (const isZoom of [false, true]) {
    const before = await cpuOfAll(opened.session);
    const frames = (await wheel(opened.page, isZoom)).toSorted((a, b) => a - b);
    const cpu = ((await cpuOfAll(opened.session)) - before) / steps;
    const late = frames[Math.floor(steps * 0.95)] ?? Number.NaN;
    const figures = `${ms(median(frames))} a frame (19 of 20 within ${ms(late)}), ${ms(cpu)} CPU`;
    row(`${isZoom ? 'zooming' : 'panning'}, ${state}`, figures, `${fluid} ms a frame`, median(frames) <= fluid);
  }
}

/** In milliseconds, of the browser with all its processes. */
async function cpuOfAll(session: CDPSession): Promise<number> {
  const { processInfo } = await session.send('SystemInfo.getProcessInfo');
  return processInfo.reduce((sum, { cpuTime }) => sum + cpuTime * 1000, 0);
}

/**
 * The times from frame to frame; half of the steps forth, half back. The program is a text, since the benchmarks are compiled
 * for Node, which knows no windows.
 */
async function wheel(page: Page, isZoom: boolean): Promise<readonly number[]> {
  return page.evaluate(`(async () => {
    const view = document.querySelector('.drawing');
    const frame = () => new Promise((resolve) => requestAnimationFrame(resolve));
    const frames = [];
    let last = await frame();
    for (let step = 0; step < ${steps}; step += 1) {
      const deltaY = (step < ${steps / 2} ? 1 : -1) * ${isZoom ? 12 : 40};
      const place = { clientX: 700, clientY: 500, bubbles: true, cancelable: true };
      view.dispatchEvent(new WheelEvent('wheel', { deltaY, ctrlKey: ${isZoom}, ...place }));
      const now = await frame();
      frames.push(now - last);
      last = now;
    }
    return frames;
  })()`);
}
