/** The built program, as somebody leaves it running beside an editor. */
import { spawn, type ChildProcess } from 'node:child_process';
import { renameSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import { cliFolder } from './cli-testing.ts';

let child: ChildProcess | undefined;
afterEach(() => {
  child?.kill();
  child = undefined;
});

/** It looks whether the folder is there when it is told to, and says so, not after a time. */
const lookByHand = `const { setInterval: begin } = globalThis;
globalThis.setInterval = (look) => {
  process.on('SIGUSR2', () => {
    look();
    // After what that may bring about: timers of one program come in the order of their times.
    setTimeout(() => process.stderr.write('looked\\n'), 300);
  });
  return begin(() => undefined, 2 ** 31 - 1);
};`;

/** Starts it, and gives what is told from now on. */
async function watching(root: string): Promise<() => string> {
  const program = path.join(import.meta.dirname, '../dist/cli/main.cjs');
  const words = ['check', '--watch', '--format', 'concise', '--rule', 'unresolved-reference'];
  const preload = ['--import', `data:text/javascript,${encodeURIComponent(lookByHand)}`];
  const started = (child = spawn(process.execPath, [...preload, program, ...words], { cwd: root }));
  let told = '';
  for (const stream of [started.stdout, started.stderr])
    stream.on('data', (chunk: Buffer) => (told += chunk.toString('utf8')));
  await expect.poll(() => told, { timeout: 60_000 }).toContain('Watching for changes.');
  const before = told.length;
  return () => told.slice(before);
}

const missing = (name: string): string =>
  `a.thru:1:15: error unresolved-reference No train or value stream is called \`${name}\`; declare it, or correct the name.\n`;

describe('check --watch', () => {
  it('goes on when the folder comes back, and tells once of what is in it then', async () => {
    const { root } = cliFolder({ 'a.thru': 'team heron in sky\n' });
    const told = await watching(root);
    renameSync(root, `${root}-away`);
    await expect.poll(told, { timeout: 60_000 }).toContain('There is no file or folder `.`.');
    // It looks while the folder is away, and when it is there again.
    child?.kill('SIGUSR2');
    await expect.poll(told, { timeout: 60_000 }).toContain('looked');
    writeFileSync(path.join(`${root}-away`, 'a.thru'), 'team heron in sea\n');
    renameSync(`${root}-away`, root);
    child?.kill('SIGUSR2');
    await expect.poll(told, { timeout: 60_000 }).toMatch(/looked[^]*`sea`[^]*looked/);
    writeFileSync(path.join(root, 'a.thru'), 'team heron in air\n');
    await expect.poll(told, { timeout: 60_000 }).toContain('`air`');
    expect(told()).toBe(
      `\nThere is no file or folder \`.\`. Give the path of a folder with .thru files, or of one of them.\nlooked\n\n${missing('sea')}looked\n\n${missing('air')}`,
    );
  });

  it('checks again when the imported work items come, change and go', async () => {
    const { root } = cliFolder({
      'a.thru': 'team heron in sky\n',
      'throughline.json': '{ "flow": { "data": "items.thruflow" } }',
    });
    const told = await watching(root);
    const items = path.join(root, 'items.thruflow');
    writeFileSync(items, 'no items');
    await expect.poll(told, { timeout: 60_000 }).toContain('items.thruflow:1:1');
    const before = told().length;
    rmSync(items);
    await expect.poll(() => told().slice(before), { timeout: 60_000 }).toBe(`\n${missing('sky')}`);
  });
});
