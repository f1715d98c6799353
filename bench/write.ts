/** Writes a synthetic organisation into a folder: `node bench/write.ts FOLDER ELEMENTS [one-file|many-files] [SEED]`. */
import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { generateOrganisation } from './generate.ts';

const [folder, elements = '1000', layout = 'many-files', seed = '1'] = process.argv.slice(2);
if (folder === undefined || (layout !== 'one-file' && layout !== 'many-files')) {
  console.error('Usage: node bench/write.ts FOLDER ELEMENTS [one-file|many-files] [SEED]');
  process.exit(2);
}
const made = generateOrganisation({ elements: Number(elements), layout, seed: Number(seed) });
for (const { path, text } of made.files) {
  mkdirSync(dirname(join(folder, path)), { recursive: true });
  writeFileSync(join(folder, path), text);
}
writeFileSync(join(folder, 'throughline.json'), '{ "name": "Synthetic", "currency": "EUR" }\n');
console.log(`${made.elements} elements in ${made.files.length} files`);
