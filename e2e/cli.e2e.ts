/** The packed command line, installed into an empty folder as anybody would. */
import { spawn } from 'node:child_process';
import { cpSync, mkdirSync, readFileSync, readdirSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { installPacked, packed, run } from './packed-cli.ts';

let folder = '';

beforeAll(() => {
  const made = packed();
  ({ folder } = made);
  installPacked(made.file, folder);
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const throughline = (args: readonly string[], cwd = folder, env = process.env) =>
  run(path.join(folder, 'node_modules', '.bin', 'throughline'), args, cwd, env);

describe('the packed command line', () => {
  it('installs nothing but itself', () => {
    const installed = readdirSync(path.join(folder, 'node_modules')).filter((name) => !name.startsWith('.'));
    expect(installed).toEqual(['throughline']);
  });

  it('writes a model that checks clean', () => {
    const model = path.join(folder, 'model');
    mkdirSync(model);
    expect(throughline(['init'], model).status).toBe(0);
    const { status, stdout } = throughline(['check'], model);
    expect(stdout).toBe('No problems in 1 file.\n');
    expect(status).toBe(0);
    expect(throughline(['format', '--check'], model).status).toBe(0);
    expect(throughline(['export', '--format', 'html'], model).stdout).toContain('My Organisation');
  });

  it('says what is wrong, with exit code 1', () => {
    const model = path.join(folder, 'wrong');
    mkdirSync(model);
    writeFileSync(
      path.join(model, 'a.thru'),
      'portfolio p { lpm: @ann }\nvalue-stream s in p {\n  budget: 1M EUR per year\n  customer: "All"\n}\nart x in s, t\n',
    );
    const { status, stdout } = throughline(['check', '--no-color'], model);
    expect(status).toBe(1);
    expect(stdout).toContain('a.thru:6:13 error No value stream is called `t`; declare it, or correct the name.');
  });

  it('keeps what it compiled for the next time, and does without where that is broken or cannot be kept', () => {
    const caches = path.join(folder, 'caches');
    const env = { ...process.env, XDG_CACHE_HOME: caches };
    const model = path.join(folder, 'wrong');
    const kept = () => {
      const names = readdirSync(path.join(caches, 'throughline'));
      expect(names).toEqual([`check-${process.version}-${process.arch}.bin`]);
      return readFileSync(path.join(caches, 'throughline', names[0] ?? ''));
    };
    const first = throughline(['check', '--no-color'], model, env);
    const before = kept();
    expect(throughline(['check', '--no-color'], model, env)).toEqual(first);
    expect(kept().equals(before)).toBe(true);
    writeFileSync(path.join(caches, 'throughline', `check-${process.version}-${process.arch}.bin`), before.fill(1, 64));
    expect(throughline(['check', '--no-color'], model, env)).toEqual(first);
    expect(kept().subarray(64).equals(before.subarray(64))).toBe(false);
    expect(throughline(['no-command'], model, env).status).toBe(2);
    kept();
    const nowhere = { ...env, XDG_CACHE_HOME: path.join(model, 'a.thru') };
    expect(throughline(['check', '--no-color'], model, nowhere)).toEqual(first);
  });

  it('says the same of much text, which it reads in a room of its own, and ends with whoever reads it', () => {
    const wrong = path.join(folder, 'wrong');
    const much = path.join(folder, 'much');
    mkdirSync(much);
    cpSync(path.join(wrong, 'a.thru'), path.join(much, 'a.thru'));
    const told = throughline(['check', '--no-color'], wrong);
    // Enough for a room, and nothing that anybody would have to say anything about.
    writeFileSync(path.join(much, 'b.thru'), '// A remark that says nothing.\n'.repeat(120_000));
    const caches = path.join(folder, 'caches-of-rooms');
    const env = { ...process.env, XDG_CACHE_HOME: caches };
    const { status, stdout, stderr } = throughline(['check', '--no-color'], much, env);
    const kept = path.join(caches, 'throughline', `check-in-room-${process.version}-${process.arch}.bin`);
    const before = readFileSync(kept);
    // The room for all rules is larger, and what was compiled in one is not taken up in the other.
    throughline(['check', '--no-color', '--profile', 'all'], much, env);
    expect(readFileSync(kept).equals(before)).toBe(true);
    throughline(['check', '--no-color'], much, env);
    expect(readFileSync(kept).equals(before)).toBe(true);
    expect({ status, stdout: stdout.replaceAll('of 2 files', 'of 1 file'), stderr }).toEqual({
      ...told,
      stdout: told.stdout.replaceAll('in 1 file.', 'in 1 of 1 file.'),
    });
    expect(throughline(['check', '--format', 'none'], much).status).toBe(2);
    const program = path.join(folder, 'node_modules', '.bin', 'throughline');
    const piped = run('sh', ['-c', `"${program}" check | head -1`], much);
    expect(piped.stderr).toBe('');
    expect(piped.stdout).toContain('a.thru:');
  });

  it('draws a picture of pixels with what it brings along', () => {
    const model = path.join(folder, 'drawn');
    mkdirSync(model);
    writeFileSync(path.join(model, 'a.thru'), 'portfolio p "Retail" { value-stream s "Payments" { art a "Core" } }\n');
    const options = ['--format', 'png', '--view', 'map', '--theme', 'high-contrast', '-o', 'map.png'];
    const { status, stderr } = throughline(['export', ...options], model);
    expect([status, stderr]).toEqual([0, 'Wrote map.png.\n']);
    const bytes = readFileSync(path.join(model, 'map.png'));
    expect(bytes.subarray(0, 8).toString('latin1')).toBe('\x89PNG\r\n\x1a\n');
    expect(bytes.readUInt32BE(16)).toBeGreaterThan(400);
  });

  it('rebuilds the newer of two versions from the older one and their comparison', () => {
    for (const [name, members] of [
      ['old', 7],
      ['new', 8],
    ] as const) {
      mkdirSync(path.join(folder, name));
      writeFileSync(path.join(folder, name, 'a.thru'), `portfolio p\nteam kite { members: ${members} }\n`);
    }
    expect(throughline(['diff', '--dir', 'old', 'new', '--format', 'json=changes.json']).status).toBe(0);
    expect(throughline(['diff', '--dir', 'new', 'new', '--format', 'json=nothing.json']).status).toBe(0);
    const { status, stdout } = throughline(['apply', 'changes.json', '--dir', 'old']);
    expect([status, stdout]).toEqual([0, throughline(['apply', 'nothing.json', '--dir', 'new']).stdout]);
    expect(stdout).toContain('"text": "8"');
    const wrong = throughline(['apply', 'changes.json', '--dir', 'new']);
    expect(wrong.status).toBe(2);
    expect(wrong.stderr).toContain('Of `team:kite` it expects `members` to be another.');
  });

  it('checks again whenever a file changes, until it is ended', async () => {
    const model = path.join(folder, 'watched');
    mkdirSync(model);
    const write = (text: string): void => {
      // As editors save: the new text takes the place of the old file.
      writeFileSync(path.join(model, 'a.new'), text);
      renameSync(path.join(model, 'a.new'), path.join(model, 'a.thru'));
    };
    write('team heron in sky\n');
    const child = spawn(
      path.join(folder, 'node_modules', '.bin', 'throughline'),
      ['check', '--watch', '--rule', 'unresolved-reference'],
      { cwd: model },
    );
    let told = '';
    child.stdout.on('data', (chunk: Buffer) => (told += chunk.toString('utf8')));
    child.stderr.on('data', (chunk: Buffer) => (told += chunk.toString('utf8')));
    await expect.poll(() => told, { timeout: 60_000 }).toContain('Watching for changes.');
    expect(told).toContain('is called `sky`');
    write('art sky\nteam heron in sky\n');
    await expect.poll(() => told, { timeout: 60_000 }).toContain('No problems in 1 file.');
    write('art sky\nteam heron in sea\n');
    await expect.poll(() => told, { timeout: 60_000 }).toContain('is called `sea`');
    const ended = new Promise((resolve) => child.once('exit', resolve));
    child.kill('SIGINT');
    await ended;
  });

  it('says what it cannot do, with exit code 2', () => {
    const empty = path.join(folder, 'empty');
    mkdirSync(empty);
    expect(throughline(['check'], empty)).toMatchObject({
      status: 2,
      stderr: expect.stringContaining('no .thru files'),
    });
    expect(throughline(['check', 'nowhere'], empty).status).toBe(2);
    expect(throughline(['chekc'], empty).status).toBe(2);
  });
});
