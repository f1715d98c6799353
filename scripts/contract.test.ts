/** What the customer fixed, and what is made from other files, stays so. */
import { existsSync, globSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { commands } from '../client/commands/names.ts';
import { root } from './pinned-node.mjs';

type Manifest = {
  readonly dependencies?: Readonly<Record<string, string>>;
  readonly devDependencies: Readonly<Record<string, string>>;
  readonly contributes: {
    readonly commands: readonly { readonly command: string; readonly title: string; readonly category: string }[];
    readonly menus: Readonly<Record<string, readonly { readonly command?: string; readonly submenu?: string }[]>>;
    readonly submenus: readonly { readonly id: string }[];
    readonly configuration: { readonly properties: Readonly<Record<string, { readonly markdownDescription: string }>> };
  };
};

const shown: readonly string[] = commands.shown;
const read = (file: string): string => readFileSync(path.join(root, file), 'utf8');
// Our own manifest, whose shape this test is about.
const manifest = JSON.parse(read('package.json')) as Manifest;
const words = JSON.parse(read('package.nls.json')) as Readonly<Record<string, string>>;

describe('what the customer fixed', () => {
  it.each(['client', 'server', 'language', 'syntaxes', 'package.json', 'tsconfig.json', 'esbuild.mjs', 'README.md'])(
    '%s stands at the top',
    (name) => {
      expect(existsSync(path.join(root, name))).toBe(true);
    },
  );

  it.each([
    ['langium', 'language/syntax/parser.ts'],
    ['vscode-languageserver', 'server/index.ts'],
    ['vscode-languageclient', 'client/client.ts'],
    ['esbuild', 'esbuild.mjs'],
    ['@vscode/test-electron', 'scripts/test-electron.ts'],
  ])('%s is in use in %s', (name, file) => {
    expect(manifest.devDependencies).toHaveProperty([name]);
    expect(read(file)).toMatch(new RegExp(`from '${name}['/]`));
  });

  it('what ships installs nothing', () => {
    expect(manifest.dependencies ?? {}).toEqual({});
  });
});

describe('a file of the source', () => {
  const rooms = '{language,workspace,protocol,server,client,markdown,preview,cli,testing,bench,scripts,e2e,syntaxes}';
  const files = globSync(`${rooms}/**/*.{ts,tsx,mjs,css}`, { cwd: root }).filter((file) => !file.includes('generated'));

  it('says in its first line why it is long, where it has over 300 lines', () => {
    const long = files.filter((file) => read(file).trimEnd().split('\n').length > 300);
    expect(long.filter((file) => !/^(\/\/|\/\*) .*[Oo]ver 300 lines/.test(read(file)))).toEqual([]);
    expect(long.length).toBeGreaterThan(10);
  });
});

describe('the extension', () => {
  it('registers each command that the manifest names, and the other way round', () => {
    const titled = manifest.contributes.commands.map(({ command }) => command);
    expect(titled.filter((command) => !shown.includes(command))).toEqual([]);
    expect(shown.filter((command) => !titled.includes(command))).toEqual([]);
  });

  it('introduces itself without the folder of the project: a page with neither pictures nor links that lead there', () => {
    expect(read('.vscodeignore')).toContain('!client/README.md');
    expect(read('client/README.md')).not.toMatch(/\]\(|<img|npm (?:start|test)/);
  });

  it('has words for every title and setting, under one category', () => {
    for (const { title, category } of manifest.contributes.commands) {
      expect(category).toBe('Throughline');
      expect(words[title.replaceAll('%', '')]).toBeDefined();
    }
    for (const { markdownDescription } of Object.values(manifest.contributes.configuration.properties))
      expect(words[markdownDescription.replaceAll('%', '')]).toBeDefined();
  });

  it('has a word for every key of the manifest, and none that nobody asks for', () => {
    const asked = new Set([...read('package.json').matchAll(/"%([\w.]+)%"/g)].map(([, key = '']) => key));
    expect(Object.keys(words).sort()).toEqual([...asked].sort());
  });

  it('links only to commands that there are', () => {
    const own = [
      ...Object.values(words)
        .join('\n')
        .matchAll(/command:(throughline\.\w+)/g),
    ].map(([, id = '']) => id);
    expect(own.filter((id) => !shown.includes(id))).toEqual([]);
    expect(own.length).toBeGreaterThan(4);
  });

  it('puts only its own commands into menus', () => {
    const titled = new Set(manifest.contributes.commands.map(({ command }) => command));
    const submenus = new Set(manifest.contributes.submenus.map(({ id }) => id));
    for (const { command, submenu } of Object.values(manifest.contributes.menus).flat())
      expect(submenu === undefined ? titled : submenus).toContain(submenu ?? command);
  });
});
