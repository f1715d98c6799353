import stringWidth from 'string-width';
import { describe, expect, it } from 'vitest';
import { cliFolder } from './cli-testing.ts';
import { run } from './program.ts';

const model = `portfolio p "Retail" { value-stream s "Payments" { flow { load: max 1 }  art a { team falcon "Falcon" } } }
workflow w {
  waiting: "Ready"
  active: "In Dev"
  done: "Done"
}
`;
const table = `id,at,from,to,team
A,2026-01-05,,Ready,falcon
A,2026-03-07,Ready,Done,falcon
B,2026-03-06,,Ready,falcon
C,2026-03-30,,In Dev,falcon
`;
const files = { 'throughline.json': '{ "name": "Acme" }', 'main.thru': model, 'tracker.csv': table };

describe('throughline report', () => {
  it('tells the meeting what it needs, from the imported items', async () => {
    const folder = cliFolder(files);
    await folder.throughline('flow', 'import', 'tracker.csv');
    const { code, out } = await folder.throughline('report', 'quarterly', 's', '--level', 'story');
    expect(code).toBe(0);
    expect(out).toContain('Quarterly business review: Payments');
    expect(out).toContain('! 2 items are in progress; the target is at most 1. (B, C)');
  });

  it('writes every format, to files too', async () => {
    const folder = cliFolder(files);
    await folder.throughline('flow', 'import', 'tracker.csv');
    const args = ['--format', 'json', '--format', 'html=r.html', '--format', 'markdown=r.md'];
    const { code, out } = await folder.throughline('report', 'iteration', ...args);
    expect(code).toBe(0);
    expect(JSON.parse(out)).toMatchObject({ cadence: 'iteration', subject: { label: 'Acme' }, asOf: '2026-03-30' });
    expect(folder.read('r.html')).toContain("default-src 'none'");
    expect(folder.read('r.md')).toContain('# Iteration review: Acme');
  });

  it('names at most 300 items behind a figure in JSON, and says how many there are', async () => {
    // More than the picture of ages shows, where each dot is an item.
    const rows = Array.from({ length: 500 }, (_, index) => `I-${index + 1000},2026-03-01,,Ready,falcon\n`);
    const folder = cliFolder({ ...files, 'tracker.csv': `id,at,from,to,team\n${rows.join('')}` });
    await folder.throughline('flow', 'import', 'tracker.csv');
    const { out } = await folder.throughline('report', 'iteration', '--format', 'json');
    expect(out).toContain('"itemCount": 500');
    expect(out).toContain('"I-1299"');
    expect(out).not.toContain('"I-1300"');
  });

  it('parts thousands wherever it counts', async () => {
    const rows = Array.from(
      { length: 1500 },
      (_, index) => `I-${index},2026-03-01,,Ready,falcon\nI-${index},2026-03-05,Ready,Done,falcon\n`,
    );
    const folder = cliFolder({ ...files, 'tracker.csv': `id,at,from,to,team\n${rows.join('')}` });
    await folder.throughline('flow', 'import', 'tracker.csv');
    const outputs = ['text', 'markdown', 'html'].flatMap((format) => ['--format', `${format}=r.${format}`]);
    await folder.throughline('report', 'monthly', ...outputs);
    const written = ['text', 'markdown', 'html'].map((format) => folder.read(`r.${format}`).replaceAll(/\s+/g, ' '));
    for (const text of written) {
      expect(text).toContain('1,500 of 1,500 waited there');
      expect(text).toMatch(/and 1,\d{3} more/);
      expect(text).not.toMatch(/\b1500\b/);
    }
  });

  it.each([40, 60, 80, 120])('fits into %i columns, in every script', async (columns) => {
    const folder = cliFolder({
      ...files,
      'main.thru': model.replace('"Falcon"', '"決済チーム 🦅 of the very long name"'),
    });
    await folder.throughline('flow', 'import', 'tracker.csv');
    let out = '';
    const terminal = {
      cwd: folder.root,
      env: {},
      isTTY: true,
      columns,
      assets: folder.root,
      out: (text: string) => void (out += text),
      err: () => undefined,
      readStdin: () => Buffer.alloc(0),
    };
    for (const cadence of ['annual', 'quarterly', 'monthly']) await run(terminal, '1.2.3', ['report', cadence]);
    expect(Math.max(...out.split('\n').map((line) => stringWidth(line)))).toBeLessThanOrEqual(columns);
  });

  it('says how to import where nothing is imported yet', async () => {
    const { code, out } = await cliFolder(files).throughline('report', 'monthly');
    expect(code).toBe(0);
    expect(out).toContain('throughline flow import');
  });

  it.each([
    [['report', 'weekly'], 'annual, quarterly, monthly, iteration'],
    [['report', 'monthly', 'nobody'], 'No element is called `nobody`.'],
    [['report', 'monthly', '--from', '2026-13-01'], 'Write a day as in 2026-12-31.'],
    [['report', 'monthly', '--from', '2026-02-01', '--to', '2026-01-01'], 'The last day comes before the first.'],
  ])('stops with a sentence: %s', async (args, sentence) => {
    const { code, err } = await cliFolder(files).throughline(...args);
    expect(code).toBe(2);
    expect(err).toContain(sentence);
  });

  it('says which line of the imported file does not read', async () => {
    const folder = cliFolder({ ...files, 'flow.thruflow': 'not ours\n' });
    const { code, err } = await folder.throughline('report', 'monthly');
    expect([code, err.startsWith('flow.thruflow:1: ')]).toEqual([2, true]);
  });
});
