#!/usr/bin/env node
/**
 * The first file behind `npm start`, `npm test` and every other command of this project. Plain JavaScript that any
 * Node from 20 on runs: it brings what is missing (the packages, a newer Node for the tools), then hands over to the
 * step's own TypeScript file.
 */
import { spawn } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { constants } from 'node:os';
import path from 'node:path';
import { nodeIsAtLeast, npm, pinnedNode, root } from './pinned-node.mjs';

/** Each step is `scripts/<file>.ts`. */
const steps = {
  build: 'build.ts',
  test: 'test.ts',
  start: 'start.ts',
  check: 'check.ts',
  unit: 'unit.ts',
  generate: 'generate.ts',
  e2e: 'e2e.ts',
  'test:electron': 'test-electron.ts',
  bench: '../bench/run.ts',
  pictures: 'pictures.ts',
};

try {
  main();
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 2;
}

function main() {
  const [step = '', ...args] = process.argv.slice(2);
  const file = Object.hasOwn(steps, step) ? steps[/** @type {keyof typeof steps} */ (step)] : undefined;
  if (!file) throw new Error(`There is no step "${step}". The steps are: ${Object.keys(steps).join(', ')}.`);
  if (!nodeIsAtLeast(20, 0)) throw new Error(`Node 20 or newer is needed; this is ${process.version}.`);
  bringPackages();
  handOver(path.join(root, 'scripts', file), args);
}

/** Installs the packages where they are missing or are not those that the lock file names. */
function bringPackages() {
  if (packagesAreFresh()) return;
  console.log(
    'Installing the packages that package-lock.json names (needed once, and after each change of that file).',
  );
  npm(['ci', '--ignore-scripts'], root);
}

/**
 * npm leaves a list of what it installed; it is compared with the lock file rather than their dates, because a fresh
 * clone gives both the same date.
 * @returns {boolean}
 */
function packagesAreFresh() {
  const list = path.join(root, 'node_modules', '.package-lock.json');
  if (!existsSync(list)) return false;
  const installed = JSON.parse(readFileSync(list, 'utf8')).packages;
  const wanted = JSON.parse(readFileSync(path.join(root, 'package-lock.json'), 'utf8')).packages;
  return Object.keys(wanted).every(
    // The empty key is this project itself; an optional package may belong to another platform.
    (key) => key === '' || wanted[key].optional || installed[key]?.version === wanted[key].version,
  );
}

/**
 * Runs a step on a Node that strips types (22.18 and 24 do), with that Node first in the PATH of whatever it starts.
 * @param {string} file
 * @param {string[]} args
 */
function handOver(file, args) {
  const node = nodeIsAtLeast(22, 18) ? process.execPath : pinnedNode();
  const newPath = [path.dirname(node), process.env.PATH].join(path.delimiter);
  const child = spawn(node, ['--disable-warning=ExperimentalWarning', file, ...args], {
    cwd: root,
    stdio: 'inherit',
    env: { ...process.env, PATH: newPath },
  });
  // A terminal sends Ctrl+C to the step as well, which then ends in its own way; this process only waits for it.
  process.on('SIGINT', () => undefined);
  process.on('SIGTERM', () => child.kill('SIGTERM'));
  process.on('SIGHUP', () => child.kill('SIGHUP'));
  // A shell between npm and this process keeps the signal to itself: then npm's end is all that is seen of it.
  const parent = process.ppid;
  setInterval(() => {
    if (process.ppid !== parent) child.kill('SIGTERM');
  }, 500).unref();
  child.on('exit', (code, signal) => {
    process.exitCode = code ?? 128 + (signal ? constants.signals[signal] : 0);
  });
}
