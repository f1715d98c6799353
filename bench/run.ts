/**
 * `npm run bench [elements] [--json FILE]`: what a check, an edit, an answer and measured flow cost, as counts, CPU time, and the ratio to
 * the floor. Machines are noisy: compare ratios of things run together. See README.md beside this file.
 */
import { writeFileSync } from 'node:fs';
import { editor } from './editor.ts';
import { benchFlow } from './flow.ts';
import { generateOrganisation } from './generate.ts';
import { allRows } from './measure.ts';
import { benchProject } from './project.ts';
import { sizes } from './sizes.ts';

const args = process.argv.slice(2);
const json = args.includes('--json') ? args[args.indexOf('--json') + 1] : undefined;
const elements = Number(args.find((arg) => /^\d+$/.test(arg)) ?? 100_000);

for (const layout of ['many-files', 'one-file'] as const) benchProject(generateOrganisation({ elements, layout }));
const organisation = generateOrganisation({ elements, layout: 'many-files' });
await editor(organisation.files, organisation.elements);
await sizes();
await benchFlow(elements * 10);
if (json !== undefined) writeFileSync(json, `${JSON.stringify(allRows(), null, 2)}\n`);
