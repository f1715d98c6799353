/** Fenced blocks through markdown-it itself, as VS Code's preview sends them. */
import MarkdownIt from 'markdown-it';
import { expect, test } from 'vitest';
import { hostileProject } from '../testing/hostile-organisation.ts';
import { extendMarkdownIt } from './plugin.ts';

const markdown = extendMarkdownIt(new MarkdownIt({ html: false }));
const block = (text: string, info = 'thru'): string => markdown.render(`\`\`\`\`\`\`${info}\n${text}\n\`\`\`\`\`\`\n`);
const stream = 'value-stream pay "Payments" {\n  art core "Core" { team owl "Owl" }\n}';

test('a block is a picture with the titles of its elements, in colours that the page may set', () => {
  for (const info of ['thru', 'throughline', 'THRU']) {
    const html = block(stream, info);
    expect(html).toContain('<figure class="throughline-picture"><svg');
    for (const title of ['Payments', 'Core', 'Owl']) expect(html).toContain(`>${title}</text>`);
    expect(html).toContain('var(--throughline-k-art, #8a3300)');
  }
});

test('other blocks stay as they are, and so does one in which nothing is declared', () => {
  expect(block('a < b', 'js')).toBe('<pre><code class="language-js">a &lt; b\n</code></pre>\n');
  expect(block('// nothing <b>')).toBe('<pre><code class="language-thru">// nothing &lt;b&gt;\n</code></pre>\n');
});

test('the fence names a view, or the block keeps one', () => {
  expect(
    block('portfolio p { budget: 2M EUR per year\n value-stream v "V" { budget: 1M EUR per year } }', 'thru funding'),
  ).toContain('Value streams');
  const kept = block(`${stream}\nvalue-stream cards "Cards"\nview v "Only payments" { of: pay }`);
  expect(kept).toContain('<title>Only payments</title>');
  expect(kept).not.toContain('Cards');
  expect(block(stream, 'thru fundng')).toContain('<figcaption>There is no view `fundng`. Did you mean `funding`?');
});

test('a text that tries to be markup stays text, in the picture and in what is said of it', () => {
  const project = hostileProject();
  const text = project.file('acme.thru')?.text ?? '';
  for (const view of ['map', 'tree', 'trace', 'people']) {
    const html = block(text, `thru ${view}`);
    expect(html).not.toMatch(/<script|<b>|<img| on\w+="/i);
    expect(html.match(/<svg/g)).toHaveLength(1);
  }
  expect(block(text, 'thru tree')).toContain('&lt;script&gt;');
  expect(block('portfolio p "P" {', 'thru <img/src=x>')).not.toContain('<img');
});

test('a block that does not read is drawn as far as it does, and says where it does not', () => {
  const html = block('portfolio p "P" {\n  value-stream v "V" {\n');
  expect(html).toContain('>V</text>');
  expect(html).toMatch(/<figcaption>Line \d+: /);
});

test('the place in the text goes with the picture, so that the preview scrolls with the editor', () => {
  const marked = new MarkdownIt();
  marked.core.ruler.push('lines', (state) => {
    for (const token of state.tokens) token.attrSet('data-line', String(token.map?.[0] ?? 0));
  });
  expect(extendMarkdownIt(marked).render(`# A\n\n\`\`\`thru\n${stream}\n\`\`\`\n`)).toContain(
    '<div data-line="2"><figure',
  );
});
