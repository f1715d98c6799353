/** Committed files that are made from others say what their sources say now. */
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import { generated } from './generated.ts';
import { root } from './pinned-node.mjs';

const made = await generated();

test.each(made)('$file is fresh: else run `npm run generate`', ({ file, text }) => {
  expect(readFileSync(path.join(root, file), 'utf8')).toBe(text);
});

test('no page is left of a rule that is gone', () => {
  const pages = readdirSync(path.join(root, 'docs', 'rules')).map((name) => `docs/rules/${name}`);
  expect(pages.filter((page) => !made.some(({ file }) => file === page))).toEqual([]);
});
