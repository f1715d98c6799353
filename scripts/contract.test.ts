/** What this project promised about itself: its top-level names, and the packages that it is built with. */
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import { root } from './pinned-node.mjs';

const names = [
  'client',
  'server',
  'language',
  'syntaxes',
  'package.json',
  'tsconfig.json',
  'esbuild.mjs',
  'README.md',
] as const;

/** Where each package is put to use. */
const packages = {
  langium: 'language',
  'vscode-languageserver': 'server',
  'vscode-languageclient': 'client',
  esbuild: 'esbuild.mjs',
  '@vscode/test-electron': 'scripts',
} as const;

const manifest = JSON.parse(readFileSync(path.join(root, 'package.json'), 'utf8')) as {
  readonly devDependencies: Readonly<Record<string, string>>;
  readonly dependencies?: Readonly<Record<string, string>>;
};

test.each(names)('%s stands at the top', (name) => {
  expect(readdirSync(root)).toContain(name);
});

test.each(Object.entries(packages))('%s is in use in %s', (name, place) => {
  expect(Object.keys(manifest.devDependencies)).toContain(name);
  const imported = new RegExp(`^\\s*(?:import|export)\\b(?! type)[^;]*?from '${name}(?:/[^']*)?'`, 'm');
  expect(sourcesIn(place).filter((file) => imported.test(readFileSync(file, 'utf8')))).not.toEqual([]);
});

test('what ships needs no package at run time', () => {
  expect(manifest.dependencies).toBeUndefined();
});

function sourcesIn(place: string): readonly string[] {
  const absolute = path.join(root, place);
  if (place.endsWith('.mjs')) return [absolute];
  return readdirSync(absolute, { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.ts') && !file.endsWith('.test.ts'))
    .map((file) => path.join(absolute, file));
}
