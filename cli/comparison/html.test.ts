/** The page and the picture of a comparison, from a real repository and in a real browser. */
import { createHash } from 'node:crypto';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { describe, expect, it } from 'vitest';
import { launch } from '../../testing/chromium.ts';
import { gitFolder, type GitFolder } from '../git-testing.ts';

const model = `enterprise e "Bank" {
  portfolio p "Retail" {
    value-stream pay "Payments" {
      art core "Core" {
        team kite "Kite"
        team hawk "Hawk"
      }
    }
    value-stream cards "Cards" {
      art issue "Issuing" { team wren "Wren" }
    }
  }
}
`;

function changed(title = '"Hawk"'): GitFolder {
  const folder = gitFolder({ 'model.thru': model });
  folder.edit('model.thru', '        team hawk "Hawk"\n', '');
  folder.edit('model.thru', 'team wren "Wren" }', `team wren "Wren"\n        team hawk ${title}\n      }`);
  return folder;
}

describe('the page of a comparison', () => {
  it('shows one version, the other, or what changes, and runs nothing', async () => {
    const folder = changed();
    await folder.throughline('diff', '--format', 'html=c.html');
    const browser = await launch();
    try {
      const page = await browser.newPage();
      const complaints: string[] = [];
      page.on('console', (message) => complaints.push(message.text()));
      await page.goto(pathToFileURL(path.join(folder.root, 'c.html')).href);
      const ghost = page.locator('.picture-both text', { hasText: 'to Issuing' });
      const old = page.locator('.picture-before text', { hasText: 'Hawk' });
      expect(await page.locator('h1').textContent()).toContain('1 change between HEAD and the files on disk');
      expect([await ghost.isVisible(), await old.isVisible()]).toEqual([true, false]);
      await page.locator('label[for=mode-before]').click();
      expect([await ghost.isVisible(), await old.isVisible()]).toEqual([false, true]);
      // The style sheet is the one that its policy allows, and nothing else was tried.
      expect(complaints).toEqual([]);
    } finally {
      await browser.close();
    }
  });

  it('allows its own style sheet alone, and makes no markup of what a model says', async () => {
    const folder = changed('"<img src=x onerror=alert(1)>&amp; `a`"');
    const { out } = await folder.throughline('diff', '--format', 'html');
    const style = /<style>([^]*?)<\/style>/.exec(out)?.[1] ?? '';
    const hash = createHash('sha256').update(style).digest('base64');
    expect(out).toContain(
      `content="default-src 'none'; style-src 'sha256-${hash}'; base-uri 'none'; form-action 'none'"`,
    );
    expect(out).not.toMatch(/<script|<img| style="| on\w+="/);
    expect(out).toContain('&lt;img src=x');
  });

  it('says that nothing changed, without a picture', async () => {
    const { out } = await gitFolder({ 'model.thru': model }).throughline('diff', '--format', 'html');
    expect(out).toContain('<h1>Nothing changed in the organisation between HEAD and the files on disk.</h1>');
    expect(out).not.toContain('<svg');
  });
});

describe('the picture of a comparison', () => {
  it('is an image of its own', async () => {
    const { out } = await changed().throughline('diff', '--format', 'svg');
    expect(out).toMatch(/^<svg xmlns="http:\/\/www\.w3\.org\/2000\/svg"/);
    expect(out).toContain('>from Core<');
    expect(out).toContain('<title>1 change between HEAD and the files on disk: 1 in structure.');
  });
});
