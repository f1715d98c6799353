/** What comparing two revisions costs beside a cold check of one of them, as whole processes in a real repository. */
import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { gitIn } from '../testing/git.ts';
import { createRandom } from '../testing/random.ts';
import { root } from '../scripts/pinned-node.mjs';
import { generateOrganisation, type Organisation } from './generate.ts';
import { median, ms, row } from './measure.ts';

const elements = 20_000;
const edits = 50;

export function comparing(): void {
  const organisation = generateOrganisation({ elements, layout: 'many-files' });
  console.log(`\n# Comparing two revisions of ${organisation.elements} elements, ${edits} edits apart\n`);
  const folder = mkdtempSync(path.join(tmpdir(), 'throughline-bench-'));
  write(folder, organisation.files);
  gitIn(folder, 'init', '-q');
  gitIn(folder, 'add', '-A');
  gitIn(folder, 'commit', '-qm', 'before');
  write(folder, edited(organisation.files));
  gitIn(folder, 'commit', '-qam', 'after');
  // In turns, so that what else the machine does falls on both.
  const pairs = [1, 2, 3, 4, 5].map(() => ({
    check: run(folder, ['check', '--format', 'json']),
    diff: run(folder, ['diff', 'HEAD~1..HEAD']),
  }));
  const [check, diff] = [median(pairs.map((pair) => pair.check)), median(pairs.map((pair) => pair.diff))];
  row('cold check of the newer one', `${ms(check)} CPU`);
  row(
    'comparing the two',
    `${ms(diff)} CPU, ${(diff / check).toFixed(2)} × the check`,
    'twice the check',
    diff <= 2 * check,
  );
  rmSync(folder, { recursive: true, force: true });
}

function write(folder: string, files: Organisation['files']): void {
  for (const { path: name, text } of files) {
    mkdirSync(path.dirname(path.join(folder, name)), { recursive: true });
    writeFileSync(path.join(folder, name), text);
  }
  writeFileSync(path.join(folder, 'throughline.json'), '{}\n');
}

/** Titles, numbers, names and roles, spread over the files. */
function edited(files: Organisation['files']): Organisation['files'] {
  const random = createRandom(7);
  const texts = files.map(({ text }) => text.split('\n'));
  for (let done = 0; done < edits;) {
    const lines = texts[random(texts.length)] ?? [];
    const at = random(lines.length);
    const line = lines[at] ?? '';
    const next = [
      line.replace(/"(Team|Feature|Train) ([^"]*)"/, '"$1 $2 anew"'),
      line.replace(/members: (\d)/, 'members: 1$1'),
      line.replace(/\b(team|feature) ([\w-]+)/, '$1 $2-anew'),
      line.replace(/(product-owner|rte): @[\w-]+/, '$1: @somebody-else'),
    ][random(4)];
    if (next === undefined || next === line) continue;
    lines[at] = next;
    done += 1;
  }
  return files.map(({ path: name }, at) => ({ path: name, text: (texts[at] ?? []).join('\n') }));
}

function run(cwd: string, args: readonly string[]): number {
  const bundle = path.join(root, 'dist/cli/main.cjs');
  const program = `
    process.on('exit', () => {
      const { user, system } = process.cpuUsage();
      process.stderr.write('CPU ' + (user + system) / 1000);
    });
    process.argv = ${JSON.stringify([process.execPath, bundle, ...args])};
    require(${JSON.stringify(bundle)});`;
  const { stderr } = spawnSync(process.execPath, ['-e', program], { cwd, encoding: 'utf8', maxBuffer: 1 << 28 });
  return Number(/CPU ([\d.]+)/.exec(stderr)?.[1]);
}
