/** Exports as files: which views, where they are written, and what is said where that cannot be. */
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { cliFolder, installPictures } from './cli-testing.ts';

const { root, write, throughline } = cliFolder({
  'a.thru': `portfolio retail "Retail" { lpm: @ann "Ann Bell"
  value-stream pay "Payments" { art core "Core" { team owl "Owl" } }
  value-stream cards "Cards"
  view glance "At a glance" { shows: map  of: pay }
  view money { shows: funding }
  view later { shows: changes }
}
`,
});

/** The size in the header of a PNG. */
function sizeOf(file: string): { readonly width: number; readonly height: number } {
  const bytes = readFileSync(path.join(root, file));
  expect(bytes.subarray(1, 4).toString('latin1')).toBe('PNG');
  return { width: bytes.readUInt32BE(16), height: bytes.readUInt32BE(20) };
}

describe('export', () => {
  it('writes a kept view under its name, and a part alone', async () => {
    const kept = await throughline('export', '--format', 'svg', '--view', 'glance');
    expect(kept.out).toContain('<title>At a glance</title>');
    expect(kept.out).not.toContain('Cards');
    expect((await throughline('export', '--format', 'markdown', '--of', 'pay', '--view', 'tree')).out).toContain('Owl');
  });

  it('writes every view into a folder, the own ones with a prefix', async () => {
    expect(await throughline('export', '--format', 'svg', '--all-views', '-o', 'all')).toMatchObject({ code: 0 });
    expect(readdirSync(path.join(root, 'all'))).toEqual(
      expect.arrayContaining(['map.svg', 'people.svg', 'trace.svg', 'view-glance.svg', 'view-money.svg']),
    );
    await throughline('export', '--format', 'dot', '--all-views', '-o', 'graphs');
    expect(readdirSync(path.join(root, 'graphs'))).not.toContain('people.dot');
  });

  it('draws pixels without a browser: the same bytes each time, twice as many as the picture has', async () => {
    installPictures(root);
    for (const name of ['one.png', 'two.png'])
      expect(await throughline('export', '--format', 'png', '-o', name)).toMatchObject({ code: 0 });
    const { out } = await throughline('export', '--format', 'svg');
    const [, width, height] = /viewBox="0 0 (\d+) (\d+)"/.exec(out) ?? [];
    expect(sizeOf('one.png')).toEqual({ width: Number(width) * 2, height: Number(height) * 2 });
    expect(readFileSync(path.join(root, 'one.png'))).toEqual(readFileSync(path.join(root, 'two.png')));
    await throughline('export', '--format', 'png', '--theme', 'dark', '-o', 'dark.png');
    expect(readFileSync(path.join(root, 'dark.png'))).not.toEqual(readFileSync(path.join(root, 'one.png')));
  });

  it('leaves people out', async () => {
    const { out } = await throughline('export', '--format', 'csv', '--redact', 'people,money');
    expect(out).toContain('Person 1');
    expect(out).not.toContain('Bell');
  });

  it.each([
    [['--format', 'png'], 'A picture made of pixels is no text for a terminal. Name its file with `-o picture.png`.'],
    [['--format', 'svg', '--view', 'later'], 'The view `later` shows `changes`'],
    [['--format', 'svg', '--view', 'glanse'], 'Did you mean `glance`?'],
    [['--format', 'svg', '--all-views'], 'Several files need a folder. Name it with `-o pictures`.'],
    [['--format', 'json', '--all-views', '-o', 'x'], 'The format json holds the whole organisation at once'],
    [['--format', 'svg', '-o', 'a.thru/x.svg'], '`a.thru/x.svg` cannot be written: a file has the name of its folder.'],
    [['--format', 'svg', '-o', '.'], '`.` cannot be written: a folder has this name.'],
    [['--format', 'json', '--as-of', '2026-02-30'], 'Give a day of the calendar, such as 2026-12-31.'],
    [['--format', 'csv', '--redact', 'names'], 'What can be left out: people, money.'],
  ])('%s: says what to do instead', async (args, message) => {
    const { code, err } = await throughline('export', ...args);
    expect(err).toContain(message);
    expect(code).toBe(2);
  });

  it('does not run a title of a model on the terminal', async () => {
    write('b.thru', 'portfolio x "a\u001b[31m"\n');
    const { out } = await throughline('export', '--format', 'markdown');
    expect(out).not.toContain('\u001b');
  });

  it('puts the reports of flow into the page, and says where a picture of them is none', async () => {
    write('preview/preview.js', '');
    write('preview/preview.css', '');
    const page = await throughline('export', '--format', 'html', '--view', 'flow');
    expect(page.out).toContain('data-view="flow"');
    expect(page.out).toContain('id="throughline-reports">{"reports":[{"cadence":"annual"');
    expect(page.out).toContain('<p class="kicker">Quarterly business review</p>');
    const picture = await throughline('export', '--format', 'svg', '--view', 'flow');
    expect(picture).toMatchObject({ code: 2, err: expect.stringContaining('Take the format html') });
  });
});
