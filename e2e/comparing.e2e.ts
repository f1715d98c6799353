/** Comparing versions as a person does: in a real repository, with the git extension, without it, and without trust. */
import type { Locator } from 'playwright-core';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { branchOff, rearrange, reorganise } from './reorganise.ts';
import { chooseFrom, makeRoom, openStudio, startStudios, stopStudios, tryAgain, type Studio } from './vscode.ts';

let studio: Studio | undefined;
afterEach(async () => {
  await studio?.close();
  studio = undefined;
});

const start = async (): Promise<Studio> => (studio = await openStudio('nordhaven-bank', 'payments.thru', reorganise));

const changes = ({ page }: Studio): Locator => page.locator('.pane', { hasText: 'Organisation Changes' });

const rows = (here: Studio, text: string | RegExp): Locator =>
  changes(here).locator('.monaco-list-row', { hasText: text });

/** Chooses from the list of revisions, the one with a title where one follows another. */
async function choose({ page }: Studio, revision: string, title = ''): Promise<void> {
  await page.locator('.quick-input-widget:visible', { hasText: title }).first().waitFor();
  const input = page.locator('.quick-input-widget:visible input').first();
  await input.waitFor();
  await input.fill(revision);
  await page.locator('.quick-input-list .monaco-list-row', { hasText: revision }).first().click();
}

/** A workbench that is busy swallows a click now and then: whoever sees nothing come of it chooses again. */
async function choosing(comes: Locator, chooseOne: () => Promise<void>): Promise<void> {
  await tryAgain(async () => {
    await chooseOne();
    await comes.first().waitFor({ timeout: 25_000 });
  });
}

/** Compares with the organisation as it was, and gives the tree of changes the room that it needs. */
async function compareWithTag(here: Studio): Promise<void> {
  await here.command('Throughline: Compare with Branch, Tag or Commit');
  await choose(here, 'fy26');
  await makeRoom(here.page, 'Organisation Changes');
}

/** Opens both texts of the team that splits, from the tree. */
async function openAlder(here: Studio): Promise<void> {
  const sentence = rows(here, 'Team Alder splits').first();
  const team = rows(here, /^team Alder/).first();
  await choosing(team, async () => {
    // One that is open already would close.
    if (!(await team.isVisible())) await sentence.click();
  });
  await team.click();
}

const sentences = [
  'Train Consumer Credit becomes a part of train Mortgages',
  'Train Transaction Monitoring moves from value stream Financial Crime to value stream Payments',
  'Team Alder splits: the new team Aspen takes 5 of its 10 people.',
  'Value stream everyday-banking (Everyday Banking) is called daily-banking (Daily Banking) now.',
  '3M EUR per year of the budget goes from value stream Wealth to value stream Lending.',
  'Marc Vidal, release train engineer of train Advisory until now',
];

describe('with the git extension', () => {
  beforeAll(async () => startStudios());
  afterAll(stopStudios);

  it('a reorganisation is read as a sentence each, and each leads to both texts', async () => {
    const here = await start();
    const { page } = here;
    await compareWithTag(here);
    for (const sentence of sentences) await rows(here, sentence).first().waitFor();
    await openAlder(here);
    await page.locator('.tab.active', { hasText: /fy26/ }).first().waitFor();
    await page.locator('.monaco-diff-editor .original').first().waitFor();
  });

  it('where only the files are rearranged, nothing changed', async () => {
    const here = (studio = await openStudio('nordhaven-bank', 'streams/payments.thru', rearrange));
    await here.command('Throughline: Compare the Organisation with the Last Commit');
    await changes(here)
      .getByText('Nothing changed in the organisation between the last commit and the files in the editor.')
      .first()
      .waitFor();
    expect(await rows(here, /./).count()).toBe(0);
    expect(await here.page.locator('.codelens-decoration', { hasText: /→|gone|new/ }).count()).toBe(0);
  });

  it('two revisions are compared, and a branch with what it has in common with another', async () => {
    const here = (studio = await openStudio('nordhaven-bank', 'payments.thru', branchOff));
    const verdict = (text: RegExp): Promise<void> => changes(here).getByText(text).first().waitFor();
    await here.command('Throughline: Compare Two Revisions');
    await choose(here, 'main', 'The older version');
    await choose(here, 'plan', 'The newer version');
    await makeRoom(here.page, 'Organisation Changes');
    await verdict(/changes between main and plan/);
    await rows(here, 'Wealth & Savings').first().waitFor();
    await here.command('Throughline: Compare with Merge Base');
    await choose(here, 'main');
    await rows(here, 'Wealth & Savings').first().waitFor({ state: 'hidden' });
    for (const sentence of sentences) await rows(here, sentence).first().waitFor();
  });

  it('what is copied for a pull request has the same sentences', async () => {
    const here = await start();
    const { page, command } = here;
    await command('Throughline: Compare the Organisation with the Last Commit');
    await makeRoom(page, 'Organisation Changes');
    await tryAgain(async () => {
      await changes(here).locator('.pane-header').hover({ timeout: 5_000 });
      await changes(here)
        .getByRole('button', { name: 'Copy Changes for a Pull Request (Markdown)' })
        .click({ timeout: 5_000 });
      await page.locator('.notification-toast', { hasText: 'Copied' }).first().waitFor({ timeout: 20_000 });
    });
    const text = String(await page.evaluate('navigator.clipboard.readText()'));
    // What stands around names is escaped for Markdown.
    for (const sentence of sentences) expect(text.replaceAll('\\', '')).toContain(sentence);
    expect(text).toContain('throughline diff');
  });

  it('an entry of the menus of source control, of a changed file in it and of an editor’s title compares', async () => {
    const here = await start();
    const { page, command } = here;
    const verdict = changes(here).getByText(/changes between the last commit and the files in the editor/);
    const source = page.locator('.pane', { hasText: 'payments.thru' }).first();
    await choosing(verdict, async () => {
      await command('Source Control: Focus on Changes View');
      const header = source.locator('.pane-header');
      const open = async (): Promise<void> => {
        await header.hover({ timeout: 5_000 });
        await header.getByRole('button', { name: /^More Actions/ }).click({ timeout: 5_000 });
      };
      await chooseFrom(page, open, 'Compare the Organisation', 'Compare the Organisation with the Last Commit');
    });
    await command('Throughline: End Comparison');
    await verdict.first().waitFor({ state: 'hidden' });
    await choosing(verdict, async () => {
      await command('Source Control: Focus on Changes View');
      const file = source.locator('.monaco-list-row', { hasText: 'payments.thru' });
      const open = async (): Promise<void> => file.click({ button: 'right', timeout: 5_000 });
      await chooseFrom(page, open, 'Compare the Organisation with the Last Commit');
    });
    await choosing(changes(here).getByText(/^Nothing changed in the organisation/), async () => {
      const more = page.locator('.editor-group-container .title').getByRole('button', { name: /^More Actions/ });
      const open = async (): Promise<void> => more.first().click({ timeout: 5_000 });
      await chooseFrom(page, open, 'Compare the Organisation', 'Compare with the Saved Version');
    });
  });

  it('an entry of the timeline compares with its commit', async () => {
    const here = await start();
    const { page, command } = here;
    await command('Explorer: Focus on Timeline View');
    await makeRoom(page, 'Timeline');
    const entry = page.locator('.pane', { hasText: 'Timeline' }).locator('.monaco-list-row', { hasText: 'As is' });
    const open = async (): Promise<void> => entry.click({ button: 'right', timeout: 20_000 });
    await choosing(changes(here).getByText(/changes between [0-9a-f]{7,} and the files in the editor/), async () =>
      chooseFrom(page, open, 'Compare the Organisation with This Version'),
    );
  });

  it('what changed is told above it and marked beside it', async () => {
    const here = await start();
    const { page, command, goTo } = here;
    await command('Throughline: Compare the Organisation with the Last Commit');
    await rows(here, 'Train Consumer Credit').first().waitFor();
    await goTo('team aspen');
    await page.locator('.codelens-decoration', { hasText: 'members 10 → 5' }).first().waitFor();
    await page.locator('.monaco-editor .glyph-margin-widgets .cgmr').first().waitFor();
  });

  it('the preview lays both versions over each other, and a click there goes to the text', async () => {
    const here = await start();
    const { page, command, preview } = here;
    await command('Throughline: Open Preview to the Side');
    await preview().locator('[role=treeitem]').first().waitFor();
    await command('Throughline: Compare the Organisation with the Last Commit');
    await preview().getByRole('tab', { name: 'Changes', selected: true }).waitFor();
    await preview().locator('[data-id="was:art:consumer-credit"]').waitFor();
    await preview().getByText('As is', { exact: true }).click();
    await preview()
      .getByRole('treeitem', { name: /^Everyday Banking/ })
      .waitFor();
    await preview().getByText('To be', { exact: true }).click();
    await preview()
      .getByRole('treeitem', { name: /^Daily Banking/ })
      .waitFor();
    await preview().locator('.change-row', { hasText: 'Aspen' }).click();
    await expect
      .poll(async () => page.locator('.monaco-editor .current-line').count(), { timeout: 20_000 })
      .toBeGreaterThan(0);
    await page.locator('.view-line', { hasText: 'team aspen' }).first().waitFor();
  });
});

describe('without the git extension', () => {
  beforeAll(async () => startStudios({ settings: { 'git.enabled': false } }));
  afterAll(stopStudios);

  it('git is asked all the same, and both texts open', async () => {
    const here = await start();
    const { page } = here;
    await compareWithTag(here);
    await openAlder(here);
    await page.locator('.monaco-diff-editor .original .view-line', { hasText: 'team alder' }).first().waitFor();
  });
});

describe('in a folder that is not trusted', () => {
  beforeAll(async () => startStudios({ isRestricted: true }));
  afterAll(stopStudios);

  it('git is not run, which is said; what is not saved is compared with what is', async () => {
    const here = await start();
    const { page, command, goTo } = here;
    await command('Throughline: Compare the Organisation with the Last Commit');
    const notice = page.locator('.notification-toast', { hasText: 'Trust this folder first' }).first();
    await notice.waitFor();
    // All of it is read, and its button leads where that is done.
    await notice.getByRole('button', { name: 'Trust this folder…' }).click();
    await page.getByText('You are in Restricted Mode').first().waitFor();
    await tryAgain(async () => {
      await page.keyboard.press('Escape');
      await page.getByText('You are in Restricted Mode').first().waitFor({ state: 'hidden', timeout: 3_000 });
    });
    await goTo('"Alder"');
    await page.keyboard.press('ArrowRight');
    await page.keyboard.type('New ');
    await command('Throughline: Compare with the Saved Version');
    await rows(here, 'Alder').first().waitFor();
  });
});
