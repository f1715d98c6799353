/**
 * Builds all that ships into dist/, each program as one file with everything in it: nothing is installed beside it.
 *
 *     node esbuild.mjs                 what ships
 *     node esbuild.mjs --host-tests    the suite that runs inside VS Code, into dist-test/
 */
import { build } from 'esbuild';
import { chmodSync, copyFileSync, existsSync, mkdirSync, readFileSync, rmSync, statSync } from 'node:fs';
import { builtinModules } from 'node:module';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

const root = path.dirname(fileURLToPath(import.meta.url));

/**
 * Small, but with every name kept, so that a stack trace in a bug report can be read.
 * @type {import('esbuild').BuildOptions}
 */
const small = { minifyWhitespace: true, minifySyntax: true, legalComments: 'eof' };

/**
 * The oldest Node that the command line runs on; VS Code's own runtime is newer.
 * @type {import('esbuild').BuildOptions}
 */
const node = {
  platform: 'node',
  target: 'node20',
  format: 'cjs',
  outExtension: { '.js': '.cjs' },
  // The universal modules of some packages find their parts by path, which a bundle does not have; the others are smaller.
  mainFields: ['module', 'main'],
};

/** @type {readonly import('esbuild').BuildOptions[]} */
const shipped = [
  {
    ...node,
    entryPoints: [{ in: 'cli/start.ts', out: 'dist/cli/main' }],
    banner: { js: '#!/usr/bin/env node' },
  },
  { ...node, ...small, entryPoints: [{ in: 'cli/main.ts', out: 'dist/cli/throughline' }] },
  { ...node, ...small, entryPoints: [{ in: 'server/main.ts', out: 'dist/server/main' }] },
  {
    ...node,
    ...small,
    entryPoints: [{ in: 'client/extension.ts', out: 'dist/client/extension' }],
    external: ['vscode', './markdown.cjs'],
  },
  { ...node, ...small, entryPoints: [{ in: 'markdown/plugin.ts', out: 'dist/client/markdown' }] },
  {
    ...small,
    platform: 'browser',
    target: 'es2022',
    format: 'iife',
    jsx: 'automatic',
    jsxImportSource: 'preact',
    entryPoints: [{ in: 'preview/main.tsx', out: 'dist/preview/preview' }],
  },
];

/** @type {readonly import('esbuild').BuildOptions[]} */
const hostTests = [
  // Mocha has no bundle for Node and finds its own parts by path, so it stays in node_modules.
  {
    ...node,
    sourcemap: 'inline',
    entryPoints: [{ in: 'e2e/host/index.ts', out: 'dist-test/index' }],
    external: ['vscode', 'mocha'],
  },
];

const testsOnly = process.argv.includes('--host-tests');
if (!testsOnly) rmSync(path.join(root, 'dist'), { recursive: true, force: true });
if (!testsOnly) copyPictureParts();
const results = await Promise.all((testsOnly ? hostTests : shipped).map(buildOne));
if (results.includes(false)) process.exitCode = 1;

/** What the command line makes pixels with: the rasteriser as WASM, and a font, each with its license. */
function copyPictureParts() {
  const target = path.join(root, 'dist/cli/png');
  mkdirSync(target, { recursive: true });
  const parts = {
    'resvg.wasm': '@resvg/resvg-wasm/index_bg.wasm',
    'resvg-README.md': '@resvg/resvg-wasm/README.md',
    'Inter-Regular.woff2': 'inter-ui/web/Inter-Regular.woff2',
    'Inter-Medium.woff2': 'inter-ui/web/Inter-Medium.woff2',
    'Inter-SemiBold.woff2': 'inter-ui/web/Inter-SemiBold.woff2',
    'Inter-Bold.woff2': 'inter-ui/web/Inter-Bold.woff2',
    'Inter-LICENSE.txt': 'inter-ui/LICENSE.txt',
  };
  for (const [name, from] of Object.entries(parts))
    copyFileSync(path.join(root, 'node_modules', from), path.join(target, name));
}

/**
 * @param {import('esbuild').BuildOptions} options
 * @returns {Promise<boolean>} whether it succeeded; why not has been printed.
 */
async function buildOne(options) {
  const [entry] = /** @type {{ in: string, out: string }[]} */ (options.entryPoints);
  if (!entry) throw new Error('A build without an entry.');
  if (!existsSync(path.join(root, entry.in))) {
    console.error(`${entry.in} does not exist, so ${entry.out} was not built.`);
    return false;
  }
  try {
    const { metafile = { inputs: {}, outputs: {} } } = await build({
      bundle: true,
      outdir: '.',
      absWorkingDir: root,
      logLevel: 'warning',
      metafile: true,
      define: { 'process.env.NODE_ENV': '"production"' },
      ...options,
    });
    const left = outsiders(metafile, options.external ?? []);
    for (const name of left) console.error(`${entry.out} would need the package ${name} at run time.`);
    report(metafile);
    return left.length === 0;
  } catch {
    // esbuild has printed what is wrong.
    return false;
  }
}

/**
 * What a bundle still imports that neither Node nor its host provides.
 * @param {import('esbuild').Metafile} metafile
 * @param {readonly string[]} provided
 * @returns {string[]}
 */
function outsiders(metafile, provided) {
  return Object.values(metafile.outputs)
    .flatMap((output) => output.imports)
    .filter((it) => it.external && !it.path.startsWith('node:') && !builtinModules.includes(it.path))
    .map((it) => it.path)
    .filter((name) => !provided.includes(name));
}

/** @param {import('esbuild').Metafile} metafile */
function report(metafile) {
  for (const file of Object.keys(metafile.outputs)) {
    const { size } = statSync(path.join(root, file));
    if (file.endsWith('cli/throughline.cjs')) warnBeyondAscii(file);
    if (file.endsWith('cli/main.cjs')) chmodSync(path.join(root, file), 0o755);
    console.log(`${file.padEnd(28)} ${(size / 1024).toFixed(0).padStart(6)} KiB`);
  }
}

/**
 * One sign beyond ASCII makes V8 keep two bytes for each of millions, at every start. esbuild escapes them but in regular
 * expressions, where the source has to.
 * @param {string} file
 */
function warnBeyondAscii(file) {
  const [found] = /.{0,40}[^\0-\x7f].{0,40}/u.exec(readFileSync(path.join(root, file), 'utf8')) ?? [];
  if (found === undefined) return;
  console.error(`${file} is not in ASCII. Write the sign as \\u and its number: ${found}`);
  process.exitCode = 1;
}
