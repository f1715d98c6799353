/**
 * `npm run bench [elements] [comparing] [merging] [drawing] [--json FILE]`, the words for that part alone: what a check, an
 * edit, an answer, measured flow, a comparison, a merge and a move of the map cost, as counts, CPU time, and the ratio to the floor. Machines are
 * noisy: compare ratios of things run together. See README.md beside this file.
 */
import { execFileSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { root } from '../scripts/pinned-node.mjs';
import { comparing } from './comparing.ts';
import { drawing } from './drawing.ts';
import { editor } from './editor.ts';
import { benchFlow } from './flow.ts';
import { generateOrganisation } from './generate.ts';
import { allRows } from './measure.ts';
import { merging } from './merging.ts';
import { benchProject } from './project.ts';
import { sizes } from './sizes.ts';

const args = process.argv.slice(2);
const json = args.includes('--json') ? args[args.indexOf('--json') + 1] : undefined;
const elements = Number(args.find((arg) => /^\d+$/.test(arg)) ?? 100_000);
const alone = args.filter((arg) => ['comparing', 'merging', 'drawing'].includes(arg));

// Whole processes run what was built: a bundle of yesterday would tell yesterday's figures.
execFileSync(process.execPath, ['esbuild.mjs'], { cwd: root, stdio: ['ignore', 'ignore', 'inherit'] });

if (alone.length === 0) {
  for (const layout of ['many-files', 'one-file'] as const) benchProject(generateOrganisation({ elements, layout }));
  const organisation = generateOrganisation({ elements, layout: 'many-files' });
  await editor(organisation.files, organisation.elements);
  await sizes();
  await benchFlow(elements * 10);
}
if (alone.length === 0 || alone.includes('comparing')) comparing();
if (alone.length === 0 || alone.includes('merging')) merging();
if (alone.length === 0 || alone.includes('drawing')) for (const size of [10_000, 50_000]) await drawing(size);
if (json !== undefined) writeFileSync(json, `${JSON.stringify(allRows(), null, 2)}\n`);
