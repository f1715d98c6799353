/** Moving a train and suppressing a problem, chosen from the light bulb as an architect does: several files, taken back, nothing lost. */
import { readFileSync, readdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { openStudio, startStudios, stopStudios, tryAgain, type Studio } from './vscode.ts';

beforeAll(async () => startStudios());
afterAll(stopStudios);

let studio: Studio | undefined;
const start = async (...of: Parameters<typeof openStudio>): Promise<Studio> => (studio = await openStudio(...of));
afterEach(async () => {
  await studio?.close();
  studio = undefined;
});

/** Opens the light bulb at a text and picks an entry of it. */
async function pick({ page, goTo }: Studio, at: string, entry: string): Promise<void> {
  await goTo(at);
  await tryAgain(async () => {
    await page.keyboard.press('Control+.');
    await page.locator('.action-widget .monaco-list-row', { hasText: entry }).first().click({ timeout: 8_000 });
  });
}

const texts = (workspace: string): Readonly<Record<string, string>> =>
  Object.fromEntries(
    readdirSync(workspace)
      .filter((name) => name.endsWith('.thru'))
      .map((name) => [name, readFileSync(path.join(workspace, name), 'utf8')]),
  );

describe('the light bulb', () => {
  it('moves a train to another file, with what is not saved, in the line ends there, and takes it back in one step', async () => {
    const here = await start('nordhaven-bank', 'payments.thru', (folder) => {
      const file = path.join(folder, 'lending.thru');
      writeFileSync(file, readFileSync(file, 'utf8').replaceAll('\n', '\r\n'));
    });
    const { page, goTo, command, workspace, open } = here;
    const before = texts(workspace);
    await goTo('rte: @hugo');
    await page.keyboard.press('End');
    await page.keyboard.type(' // since May');
    await pick(here, 'cards "Cards"', 'value stream `lending`');
    await command('File: Save All Files');
    const lending = (): string => texts(workspace)['lending.thru'] ?? '';
    await expect.poll(lending).toContain('rte: @hugo.duarte "Hugo Duarte" // since May\r\n');
    expect(lending()).not.toMatch(/[^\r]\n/);
    expect(texts(workspace)['payments.thru']).not.toContain('art cards');
    await open('lending.thru');
    await goTo('art cards');
    await page.keyboard.press('Control+z');
    await page.locator('.tab.dirty', { hasText: 'payments.thru' }).waitFor();
    await command('File: Save All Files');
    await expect.poll(lending).toBe(before['lending.thru']);
    expect(texts(workspace)['payments.thru']?.replace(' // since May', '')).toBe(before['payments.thru']);
  });

  it('writes above a problem that it is ignored, until a day, and the problem is gone', async () => {
    const here = await start('nordhaven-bank', 'payments.thru');
    const { page, goTo, command, workspace, line } = here;
    await goTo('members: 10');
    await page.keyboard.press('End');
    await page.keyboard.press('Backspace');
    await page.keyboard.press('Backspace');
    await page.keyboard.type('42');
    await page.locator('.squiggly-warning, .squiggly-error').first().waitFor();
    await pick(here, 'members: 42', 'here until');
    await line('say why it is all right here (until').waitFor();
    await command('File: Save All Files');
    await expect
      .poll(() => texts(workspace)['payments.thru'])
      .toMatch(/^ {6}\/\/ throughline-ignore \S+: .*\n {6}members: 42$/m);
  });
});
