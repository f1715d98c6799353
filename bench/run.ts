/**
 * `npm run bench [elements]`: what a check, an edit and an answer cost, as counts, CPU time, and the ratio to the floor:
 * reading and scanning the same bytes. Machines are noisy: compare ratios of things run together.
 */
import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { createProject, scan } from '#language';
import { root } from '../scripts/pinned-node.mjs';
import { generateOrganisation } from './generate.ts';

const elements = Number(process.argv[2] ?? 100_000);
const rows: (readonly [string, string])[] = [];

function cpu<R>(work: () => R): { readonly ms: number; readonly result: R } {
  const before = process.cpuUsage();
  const result = work();
  const { user, system } = process.cpuUsage(before);
  return { ms: (user + system) / 1000, result };
}

function median(values: readonly number[]): number {
  return [...values].sort((a, b) => a - b)[values.length >> 1] ?? 0;
}

function row(name: string, value: string): void {
  rows.push([name, value]);
  console.log(`${name.padEnd(64)} ${value}`);
}

const ms = (value: number): string => `${value.toFixed(value < 20 ? 1 : 0)} ms CPU`;

for (const layout of ['many-files', 'one-file'] as const) {
  const folder = mkdtempSync(path.join(tmpdir(), 'throughline-bench-'));
  const { files, elements: count } = generateOrganisation({ elements, layout });
  for (const { path: name, text } of files) {
    mkdirSync(path.dirname(path.join(folder, name)), { recursive: true });
    writeFileSync(path.join(folder, name), text);
  }
  writeFileSync(path.join(folder, 'throughline.json'), '{}\n');
  console.log(`\n# ${count} elements in ${files.length} files\n`);
  const floor = cpu(() => files.map(({ path: name }) => scan(readFileSync(path.join(folder, name), 'utf8')).count));
  row('floor: reading and scanning', ms(floor.ms));
  coldCheck(folder, floor.ms);
  edits(files);
  rmSync(folder, { recursive: true, force: true });
}

/** The bundled command line, as a whole process. */
function coldCheck(folder: string, floor: number): void {
  const program = `
    const before = process.cpuUsage();
    process.on('exit', () => {
      const { user, system } = process.cpuUsage(before);
      globalThis.gc?.();
      process.stderr.write('CPU ' + (user + system) / 1000 + ' HEAP ' + process.memoryUsage().heapUsed / 1e6);
    });
    process.argv = [process.argv[0], ${JSON.stringify(path.join(root, 'dist/cli/main.cjs'))}, 'check', '--format', 'json'];
    require(${JSON.stringify(path.join(root, 'dist/cli/main.cjs'))});`;
  const costs = [1, 2, 3].map(() => {
    const { stderr } = spawnSync(process.execPath, ['--expose-gc', '-e', program], {
      cwd: folder,
      encoding: 'utf8',
      maxBuffer: 1 << 28,
    });
    const found = /CPU ([\d.]+) HEAP ([\d.]+)/.exec(stderr);
    return { cpu: Number(found?.[1]), heap: Number(found?.[2]) };
  });
  const total = median(costs.map((cost) => cost.cpu));
  row('cold check, whole process', `${ms(total)}, ${(total / floor).toFixed(1)} × the floor`);
  row('heap at its end', `${median(costs.map((cost) => cost.heap)).toFixed(0)} MB`);
}

function edits(files: readonly { readonly path: string; readonly text: string }[]): void {
  const project = createProject();
  project.update(files);
  const [first] = files;
  const last = files.at(-1);
  const middle = files[1];
  if (!first || !last || !middle) {
    if (first) edit(project, first, 'a keystroke in the one file', '"Acme', '"Acmes');
    return;
  }
  edit(project, last, 'a keystroke in a leaf file (a title)', '"Team ', '"Teams ');
  edit(project, first, 'a keystroke in the file that everything refers to (a title)', '"Acme', '"Acmes');
  edit(project, first, 'renaming a theme without its uses', 'theme theme-1 ', 'theme theme-one ');
  edit(project, middle, 'renaming a portfolio without its uses', 'portfolio portfolio-0 ', 'portfolio portfolio-zero ');
}

/** The change and its way back, several times: CPU to problems of all files that may differ. */
function edit(
  project: ReturnType<typeof createProject>,
  { path: name, text }: { readonly path: string; readonly text: string },
  title: string,
  from: string,
  to: string,
): void {
  const changed = text.replace(from, to);
  if (changed === text) throw new Error(`${from} is not in ${name}.`);
  const costs: number[] = [];
  let counts = '';
  for (let round = 0; round < 7; round += 1) {
    for (const next of [changed, text]) {
      const { ms: cost, result } = cpu(() => {
        const update = project.update([{ path: name, text: next }]);
        for (const stale of update.stale) project.problems(stale);
        return update;
      });
      if (round > 1) costs.push(cost);
      if (next === changed)
        counts = `${result.relinkedFiles} files relinked, ${result.checkedElements} elements checked, ${result.stale.size} files to publish`;
    }
  }
  row(title, `${ms(median(costs))}; ${counts}`);
}

console.log('\n# Sizes\n');
for (const file of [
  'dist/cli/main.cjs',
  'dist/server/main.cjs',
  'dist/client/extension.cjs',
  'dist/preview/preview.js',
])
  row(file, `${(statSync(path.join(root, file)).size / 1024).toFixed(0)} KiB`);
const started = [1, 2, 3, 4, 5].map(() => {
  const child = spawnSync(
    '/bin/sh',
    ['-c', `"${process.execPath}" "${path.join(root, 'dist/cli/main.cjs')}" --version; times`],
    { encoding: 'utf8' },
  );
  const line = child.stdout.trim().split('\n').at(-1) ?? '';
  return [...line.matchAll(/(\d+)m([\d.]+)s/g)].reduce(
    (sum, match) => sum + Number(match[1]) * 60_000 + Number(match[2]) * 1000,
    0,
  );
});
row('start of the command line (--version)', ms(median(started)));
