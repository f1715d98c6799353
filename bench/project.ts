/** A whole project: what a cold check costs beside the floor, and what edits cost, in one process. */
import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { createProject, scan } from '#language';
import { root } from '../scripts/pinned-node.mjs';
import { cpu, median, ms, row } from './measure.ts';
import type { Organisation } from './generate.ts';

export function benchProject({ files, elements: count }: Organisation): void {
  const folder = mkdtempSync(path.join(tmpdir(), 'throughline-bench-'));
  for (const { path: name, text } of files) {
    mkdirSync(path.dirname(path.join(folder, name)), { recursive: true });
    writeFileSync(path.join(folder, name), text);
  }
  writeFileSync(path.join(folder, 'throughline.json'), '{}\n');
  console.log(`\n# ${count} elements in ${files.length} files\n`);
  const floor = cpu(() => files.map(({ path: name }) => scan(readFileSync(path.join(folder, name), 'utf8')).count));
  row('floor: reading and scanning', `${ms(floor.ms)} CPU`);
  coldCheck(folder, floor.ms, count);
  memory(files, count);
  ruleShare(folder);
  edits(files);
  rmSync(folder, { recursive: true, force: true });
}

/**
 * What all rules add to a cold check, as whole processes in turns: beside one with a single rule that finds nothing, so
 * that telling what they find counts as well.
 */
function ruleShare(folder: string): void {
  const pairs = [1, 2, 3, 4, 5].map(() => ({
    without: checked(folder, '--rule', 'containment-cycle'),
    judged: checked(folder, '--profile', 'all'),
  }));
  const [without, judged] = [median(pairs.map((pair) => pair.without)), median(pairs.map((pair) => pair.judged))];
  const share = ((judged - without) / without) * 100;
  row(
    'a cold check with all rules, beside one with one rule',
    `${ms(judged)} and ${ms(without)} CPU: ${share.toFixed(0)} % more`,
    'at most half more',
    share <= 50,
  );
}

/** The bundled command line, as a whole process. */
function coldCheck(folder: string, floor: number, elements: number): void {
  const total = median([1, 2, 3].map(() => checked(folder, '--format', 'json')));
  const text = `${ms(total)} CPU, ${(total / floor).toFixed(1)} × the floor`;
  if (elements >= 100_000) row('cold check, whole process', text, '2,000 ms of CPU', total <= 2000);
  else row('cold check, whole process', text);
}

/** The CPU time of a check in a process of its own, in milliseconds. */
function checked(folder: string, ...options: readonly string[]): number {
  const bundle = path.join(root, 'dist/cli/main.cjs');
  const program = `
    process.on('exit', () => {
      const { user, system } = process.cpuUsage();
      process.stderr.write('CPU ' + (user + system) / 1000);
    });
    process.argv = ${JSON.stringify([process.execPath, bundle, 'check', ...options])};
    require(${JSON.stringify(bundle)});`;
  const { stderr } = spawnSync(process.execPath, ['-e', program], {
    cwd: folder,
    encoding: 'utf8',
    maxBuffer: 1 << 28,
  });
  return Number(/CPU ([\d.]+)/.exec(stderr)?.[1]);
}

/** What a project holds once it is loaded, without what loading leaves behind. */
function memory(files: Organisation['files'], elements: number): void {
  const before = heapUsed();
  const project = createProject({ isIncremental: false });
  project.update([...files]);
  const bytes = heapUsed() - before;
  // The project is asked once more, so that it is still there when the heap is measured.
  const text = `${(bytes / 1e6).toFixed(0)} MB, ${(bytes / project.model.count()).toFixed(0)} bytes an element`;
  if (elements >= 100_000) row('heap that a loaded project holds', text, '300 MB', bytes <= 300e6);
  else row('heap that a loaded project holds', text);
}

function heapUsed(): number {
  setFlagsFromString('--expose-gc');
  // With that flag a new context has this function.
  const collect = runInNewContext('gc') as () => void;
  collect();
  return process.memoryUsage().heapUsed;
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
  const told = `${ms(median(costs))} CPU; ${counts}`;
  if (title.startsWith('renaming')) row(title, told, '500 ms of CPU', median(costs) <= 500);
  else row(title, told);
}
