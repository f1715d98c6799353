import * as fc from 'fast-check';
import { createHash } from 'node:crypto';
import { expect, test } from 'vitest';
import { createProject } from '../project.ts';
import { toSnapshot } from '../views/to-snapshot.ts';
import { toHtml } from './html.ts';
import { exportAs, exporters } from './index.ts';
import { sha256 } from './sha256.ts';
import { wholeOf } from './subject.ts';
import { oneRule } from '#testing';

const page = { script: 'document.title = "</script><!--";', style: 'body { color: red }', title: 'Acme & <Sons>' };

function htmlOf(text: string): string {
  const project = createProject({ isIncremental: false, settings: oneRule });
  project.update([{ path: 'acme.thru', text }]);
  return toHtml(wholeOf(toSnapshot(project, { rev: 0 })), page);
}

test('a title that looks like markup stays text', () => {
  const html = htmlOf(
    'portfolio p "<img src=x onerror=alert(1)></script><script>alert(2)</script>" { value-stream v "a & \'b\'" }',
  );
  expect(html).not.toContain('<img');
  expect(html).not.toContain('<script>alert');
  expect(html).toContain('&lt;img src=x onerror=alert(1)&gt;');
  expect(html).toContain('<title>Acme &amp; &lt;Sons&gt;</title>');
  expect(html.match(/<script/g)).toHaveLength(2);
});

test('the policy of the page names its own script and style by their hashes', () => {
  const html = htmlOf('portfolio p');
  const script = /<script>([\s\S]*?)<\/script>/.exec(html)?.[1] ?? '';
  const style = /<style>([\s\S]*?)<\/style>/.exec(html)?.[1] ?? '';
  expect(html).toContain(`script-src 'sha256-${createHash('sha256').update(script).digest('base64')}'`);
  expect(html).toContain(`style-src 'sha256-${createHash('sha256').update(style).digest('base64')}'`);
  expect(script).toBe('document.title = "<\\/script><\\!--";');
});

test('the hash is that of the platform for every text', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary', maxLength: 300 }), (text) => {
      expect(sha256(text)).toBe(createHash('sha256').update(text, 'utf8').digest('base64'));
    }),
  );
});

test('without a script the page has the whole hierarchy as lists in lists', () => {
  const html = htmlOf('portfolio p "P" { value-stream v "V" { art a "A" } value-stream w "W" }\nportfolio q "Q"');
  const list = html
    .slice(html.indexOf('<ul>'), html.indexOf('<script'))
    .replaceAll(/<span.*?<\/span>|<br>|\n|<\/?b>|<\/?bdi>|<\/div>/g, '');
  expect(list.replaceAll(' ', '')).toBe(
    '<ul><li>P<ul><li>V<ul><li>A</li></ul></li><li>W</li></ul></li><li>Q</li></ul>',
  );
});

test('every exporter writes text, and the page carries the name that it was given', () => {
  const project = createProject({ isIncremental: false, settings: oneRule });
  project.update([{ path: 'acme.thru', text: 'enterprise acme "Acme Group"' }]);
  const texts = exporters.map(({ name }) => exportAs(name, project, { name: '', page }));
  for (const written of texts) expect(written).toMatchObject({ text: expect.stringContaining('Acme Group') });
  expect(texts[0]).toMatchObject({ text: expect.stringContaining('<title>Acme Group</title>') });
});
