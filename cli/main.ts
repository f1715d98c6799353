import { readFileSync, realpathSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { run } from './program.ts';
import { endWithReader, screenOf } from './screen.ts';
import type { Terminal } from './terminal.ts';

/** The folder of what ships beside the command line: `dist/`. */
const assets = join(dirname(realpathSync(process.argv[1] ?? '.')), '..');

// Our own manifest, which ships beside us.
const manifest = JSON.parse(readFileSync(join(assets, '..', 'package.json'), 'utf8')) as {
  readonly version: string;
  readonly homepage?: string;
};

const terminal: Terminal = {
  cwd: process.cwd(),
  env: process.env,
  ...screenOf(),
  assets,
  homepage: manifest.homepage,
  out: (text) => void process.stdout.write(text),
  err: (text) => void process.stderr.write(text),
  readStdin: () => readFileSync(0),
};

endWithReader();

void run(terminal, manifest.version, process.argv.slice(2)).then((code) => {
  if (code !== undefined) process.exitCode = code;
});
