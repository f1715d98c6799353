/** Committed files that are made from others say what their sources say now. */
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { Ajv } from 'ajv';
import { describe, expect, it, test } from 'vitest';
import { parseConfig } from '#language';
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

describe('the schema of throughline.json', () => {
  const accepts = new Ajv({ strict: false }).compile(
    // Our own file.
    JSON.parse(readFileSync(path.join(root, 'schemas/throughline.schema.json'), 'utf8')) as object,
  );

  it.each([
    '{}',
    '{ "profile": "guide", "vocabulary": "safe", "asOf": "2026-12-31" }',
    '{ "rules": { "art-too-large": { "max": 150, "severity": "error" }, "role-vacant": "off" } }',
    '{ "overrides": [{ "files": ["old/**"], "rules": { "product-orphan": { "home": "stream" } } }] }',
  ])('takes what is read: %s', (text) => {
    expect(accepts(JSON.parse(text))).toBe(true);
    expect(parseConfig(text).problems).toEqual([]);
  });

  it.each([
    '{ "profil": "guide" }',
    '{ "vocabulary": "scrum" }',
    '{ "rules": { "art-too-large": { "max": "many" } } }',
    '{ "rules": { "product-orphan": { "home": "nowhere" } } }',
    '{ "rules": { "value-stream-incomplete": { "require": ["peple"] } } }',
    '{ "overrides": [{ "files": ["old/**"], "rules": { "role-vacant": "never" } }] }',
    '{ "overrides": [{ "files": ["old/**"], "rules": { "role-vacant": { "dayz": 3 } } }] }',
  ])('refuses what is a problem: %s', (text) => {
    expect(accepts(JSON.parse(text))).toBe(false);
    expect(parseConfig(text).problems.length).toBe(1);
  });
});
