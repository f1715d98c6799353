/** An architect aligns the train Cards of Nordhaven Bank to a second value stream. */
import type { Studio } from './vscode.ts';

/** In `payments.thru`, which is open: until the second name is underlined. */
export async function alignToLendingToo({ page, goTo }: Pick<Studio, 'page' | 'goTo'>): Promise<void> {
  await goTo('"Cards" {');
  await page.keyboard.press('End');
  for (let at = 0; at < 2; at += 1) await page.keyboard.press('ArrowLeft');
  await page.keyboard.type(' in lending', { delay: 20 });
  await page.keyboard.press('Escape');
  await page.locator('.squiggly-error').first().waitFor();
}
