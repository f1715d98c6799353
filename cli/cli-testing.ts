/** For tests: a real folder on disk, and the command line run in it as it is. */
import { copyFileSync, mkdirSync, mkdtempSync, readFileSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { atTheEnd } from '../testing/at-the-end.ts';
import { run } from './program.ts';
import type { Terminal } from './terminal.ts';

export type CliResult = { readonly code: number | undefined; readonly out: string; readonly err: string };

export type CliFolder = {
  readonly root: string;
  readonly write: (name: string, content: string | Uint8Array) => void;
  readonly read: (name: string) => string;
  readonly throughline: (...args: readonly string[]) => Promise<CliResult>;
};

/** A new folder, gone when the tests of the file are done. */
export function cliFolder(files: Readonly<Record<string, string>> = {}, homepage?: string): CliFolder {
  const root = realpathSync(mkdtempSync(path.join(tmpdir(), 'throughline-reports-')));
  atTheEnd(() => rmSync(root, { recursive: true, force: true }));
  const write = (name: string, content: string | Uint8Array): void => {
    mkdirSync(path.dirname(path.join(root, name)), { recursive: true });
    writeFileSync(path.join(root, name), content);
  };
  for (const [name, text] of Object.entries(files)) write(name, text);
  return {
    root,
    write,
    read: (name) => readFileSync(path.join(root, name), 'utf8'),
    throughline: (...args) => runIn(root, args, { homepage }),
  };
}

/** Nothing is closed to whoever may do everything, so that one becomes nobody for a moment. */
export async function asSomebodyElse<R>(work: () => Promise<R>): Promise<R> {
  if (process.geteuid?.() !== 0 || !process.seteuid) return work();
  process.seteuid('nobody');
  try {
    return await work();
  } finally {
    process.seteuid(0);
  }
}

/** What draws pictures of pixels, beside the command line, as the build puts it there. */
export function installPictures(root: string): void {
  const { resolve } = createRequire(import.meta.url);
  const folder = path.join(root, 'cli', 'png');
  mkdirSync(folder, { recursive: true });
  copyFileSync(resolve('@resvg/resvg-wasm/index_bg.wasm'), path.join(folder, 'resvg.wasm'));
  for (const weight of ['Regular', 'Medium', 'SemiBold', 'Bold'])
    copyFileSync(resolve(`inter-ui/web/Inter-${weight}.woff2`), path.join(folder, `Inter-${weight}.woff2`));
}

/** The command line in a folder that is there already. */
export function cliFolderAt(root: string): CliFolder['throughline'] {
  return (...args) => runIn(root, args);
}

/** What a terminal has that is not that of a person; the folder itself stands for what ships beside the program. */
type Given = Partial<Pick<Terminal, 'env' | 'assets' | 'homepage' | 'isTTY' | 'columns'>> & {
  readonly stdin?: string | Uint8Array;
};

/** Runs the command line in a folder, and gives all that it said. */
export async function runIn(
  cwd: string,
  args: readonly string[],
  { stdin = '', ...given }: Given = {},
): Promise<CliResult> {
  let [out, err] = ['', ''];
  const terminal: Terminal = {
    cwd,
    env: {},
    isTTY: false,
    assets: cwd,
    ...given,
    out: (text) => void (out += text),
    err: (text) => void (err += text),
    readStdin: () => Buffer.from(stdin),
  };
  const code = await run(terminal, '1.2.3', args);
  return { code, out, err };
}
