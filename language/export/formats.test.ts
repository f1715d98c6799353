/** Each format holds the same small hostile organisation, and the format's own reader reads it as it was written. */
import { Graphviz } from '@hpcc-js/wasm-graphviz';
import { parse } from 'csv-parse/sync';
import MarkdownIt from 'markdown-it';
import { expect, test } from 'vitest';
import { validateXML } from 'xmllint-wasm';
import { createProject } from '#language';
import { hostileProject, hostileTitles } from '../../testing/hostile-organisation.ts';
import { exportAs, type ExportFormat, type ExportOptions } from './index.ts';

function exported(format: ExportFormat, options: Partial<ExportOptions> = {}): string {
  const written = exportAs(format, hostileProject(), { name: 'Acme & <Sons>', ...options });
  if ('problem' in written) throw new Error(written.problem);
  return written.text;
}

test.each([
  ['svg', 'svg'],
  ['markdown', 'md'],
  ['mermaid', 'mmd'],
  ['dot', 'dot'],
  ['csv', 'csv'],
] as const)('%s is what it was, byte for byte, on each run', async (format, extension) => {
  const text = exported(format);
  expect(exported(format)).toBe(text);
  await expect(text).toMatchFileSnapshot(`golden/hostile.${extension}`);
});

test.each(['map', 'tree', 'trace', 'funding', 'alignment', 'people', 'cadence'])(
  'the %s as a picture is well-formed in each theme, loads nothing and runs nothing',
  async (view) => {
    for (const theme of ['light', 'dark'] as const) {
      const svg = exported('svg', { view, theme });
      expect(await validateXML({ xml: svg, normalization: 'format' })).toMatchObject({ valid: true });
      expect(svg).not.toMatch(/<script|href=|url\(|<foreignObject|on\w+=/i);
    }
  },
);

test('a kept view is drawn under its title, of its part and no deeper than it says', () => {
  const dot = exported('dot', { view: 'glance' });
  expect(dot).toContain('label="<script>alert(1)</script>"');
  // The other value stream of its train is there by its name.
  expect(dot.match(/^ {2}n\d+ \[/gm)).toHaveLength(5);
  expect(dot).not.toContain('team');
  expect(exported('dot', { view: 'view:glance' })).toBe(dot);
});

test('a kept view of what is not there is refused: of everything it would show more than it was kept for', () => {
  const project = createProject({ isIncremental: false });
  project.update([{ path: 'a.thru', text: 'portfolio retail\nview v { shows: map of: retial }\n' }]);
  const refused = exportAs('svg', project, { name: 'a', view: 'v' });
  expect(refused).toEqual({
    problem: 'The view `v` is of `retial`, which is not the name of one element. Correct its `of`.',
  });
});

test('Graphviz draws the graph, and shows every title as it is written', async () => {
  const graphviz = await Graphviz.load();
  const svg = graphviz.dot(exported('dot', { view: 'tree' }));
  const shown = [...svg.matchAll(/<text[^>]*>([^<]*)<\/text>/g)].map(([, text = '']) => decoded(text));
  for (const title of [0, 1, 2, 3, 6, 7, 8, 10, 11] as const) expect(shown).toContain(hostileTitles[title]);
});

function decoded(text: string): string {
  const names: Readonly<Record<string, string>> = { lt: '<', gt: '>', quot: '"', amp: '&' };
  return text
    .replaceAll(/&#(\d+);/g, (_, code: string) => String.fromCodePoint(Number(code)))
    .replaceAll('\u00a0', ' ')
    .replaceAll(/&(lt|gt|quot|amp);/g, (_, name: string) => names[name] ?? '');
}

test('a reader of Markdown finds headings, lists and tables of ours and none of the model', () => {
  const reader = new MarkdownIt({ html: true, linkify: true });
  const tokens = reader.parse(exported('markdown'), {});
  const inline = tokens.flatMap(({ children }) => children ?? []);
  expect(tokens.filter(({ type }) => ['html_block', 'fence', 'code_block'].includes(type))).toEqual([]);
  expect(inline.filter(({ type }) => !['text', 'strong_open', 'strong_close'].includes(type))).toEqual([]);
  expect(tokens.filter(({ type }) => type === 'heading_open')).toHaveLength(6);
  const read = inline.map(({ content }) => content.replaceAll('\u200B', '')).join('\n');
  for (const title of [0, 1, 2, 3, 6, 7, 8, 10, 11] as const) expect(read).toContain(hostileTitles[title]);
  const cells = tokens.filter(({ type }) => type === 'td_open').length;
  const rows = tokens.filter(({ type }) => type === 'tr_open').length;
  expect(cells).toBeGreaterThan(rows);
});

test('a spreadsheet reads a row an element, and no cell begins a formula', () => {
  const text = exported('csv');
  const rows = parse(text, { bom: true, record_delimiter: '\r\n' }) as readonly (readonly string[])[];
  const [head = [], ...body] = rows;
  const titles = body.map((row) => row[head.indexOf('title')]);
  expect(titles).toContain(hostileTitles[1]);
  expect(titles).toContain(`'${hostileTitles[4]}`);
  expect(body.flat()).toContain(`'${hostileTitles[5]}`);
  for (const cell of rows.flat()) expect(cell).not.toMatch(/^\s*[=+\-@\t\r|＝＋－＠]/u);
});

test('a view that is a table is that table in CSV and Markdown, and no graph', () => {
  const rows = parse(exported('csv', { view: 'people' }), { bom: true }) as readonly (readonly string[])[];
  expect(rows.map((row) => row.slice(1, 2))).toEqual([
    ['Role'],
    ['Executive'],
    ['Release Train Engineer'],
    ['Product Owner'],
  ]);
  expect(exported('markdown', { view: 'cadence' })).toContain('| --- |');
  expect(exportAs('mermaid', hostileProject(), { name: '', view: 'people' })).toEqual({
    problem: 'The view people is a table, and mermaid draws graphs. Take the format markdown, csv, svg or html.',
  });
});

test('what does not exist is answered by what was meant', () => {
  const problem = (options: Partial<ExportOptions>) => exportAs('svg', hostileProject(), { name: '', ...options });
  expect(problem({ view: 'fundng' })).toEqual({ problem: 'There is no view `fundng`. Did you mean `funding`?' });
  expect(problem({ view: 'glanse' })).toEqual({ problem: 'There is no view `glanse`. Did you mean `glance`?' });
  expect(problem({ of: 'paymnts' })).toEqual({ problem: 'No element is called `paymnts`. Did you mean `payments`?' });
  expect(exportAs('json', hostileProject(), { name: '', view: 'map' })).toEqual({
    problem: 'The format json holds the whole organisation; leave the view and the element out.',
  });
});
