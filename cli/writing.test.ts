/** Where files cannot be read or written: a sentence with the file and what to do, and 2 at the end. */
import { execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import { chmodSync, lstatSync, readdirSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { asSomebodyElse, cliFolder } from './cli-testing.ts';

const untidy = 'portfolio   retail\n';

describe('what cannot be written', () => {
  it.each([
    ['init', [], 'organisation.thru'],
    ['init', ['inner'], 'inner'],
    ['export', ['--format', 'json', '-o', 'x/model.json'], 'x/model.json'],
    ['check', ['--format', 'junit=report.xml'], 'report.xml'],
    ['check', ['--write-baseline'], 'throughline.baseline.json'],
    ['format', [], 'a.thru'],
  ])('%s %j says so of the file', async (command, args, name) => {
    const files: Readonly<Record<string, string>> = command === 'init' ? {} : { 'a.thru': untidy };
    const { root, throughline, read } = cliFolder(files);
    chmodSync(root, 0o555);
    const { code, err } = await asSomebodyElse(() => throughline(command, ...args));
    chmodSync(root, 0o755);
    expect(err).toBe(
      `\`${name}\` cannot be written: you have no permission. Give yourself permission, or choose another place.\n`,
    );
    expect(code).toBe(2);
    expect(Object.fromEntries(readdirSync(root).map((left) => [left, read(left)]))).toEqual(files);
  });

  it('is not replaced where it may only be read, though its folder may be written to', async () => {
    const { root, throughline, read } = cliFolder({ 'a.thru': untidy });
    chmodSync(path.join(root, 'a.thru'), 0o444);
    chmodSync(root, 0o777);
    const { code, err } = await asSomebodyElse(() => throughline('format'));
    expect([code, err]).toEqual([2, expect.stringContaining('`a.thru` cannot be written: you have no permission.')]);
    expect(read('a.thru')).toBe(untidy);
  });

  it('is not replaced where it is no file: a pipe stays one, and gets the text', async () => {
    const { root, throughline } = cliFolder({ 'a.thru': untidy });
    execFileSync('mkfifo', [path.join(root, 'pipe')]);
    const reader = spawn('cat', [path.join(root, 'pipe')]);
    let text = '';
    reader.stdout.on('data', (part: Buffer) => (text += part.toString()));
    await throughline('export', '--format', 'json', '-o', 'pipe');
    await once(reader, 'close');
    expect(JSON.parse(text)).toHaveProperty('formatVersion');
    expect(lstatSync(path.join(root, 'pipe')).isFIFO()).toBe(true);
  });
});

describe('format', () => {
  it('changes nothing by a configuration that does not read', async () => {
    const { throughline, read } = cliFolder({ 'a.thru': untidy, 'throughline.json': '{ "exclude": "a.thru" }' });
    const { code, err } = await throughline('format');
    expect({ code, text: read('a.thru') }).toEqual({ code: 2, text: untidy });
    expect(err).toContain('throughline.json:1:14 error `exclude` takes a list, not `a.thru`.');
  });

  it('says of a folder that is closed that it was not looked into', async () => {
    const { root, throughline } = cliFolder({ 'a.thru': 'portfolio retail\n', 'closed/b.thru': untidy });
    chmodSync(root, 0o755);
    chmodSync(path.join(root, 'closed'), 0o000);
    const { code, err } = await asSomebodyElse(() => throughline('format', '--check'));
    chmodSync(path.join(root, 'closed'), 0o755);
    expect(code).toBe(2);
    expect(err).toContain('closed: This folder cannot be read. Ask its owner for permission');
  });
});

it('a folder that is closed is named, the current one too', async () => {
  const { root, throughline } = cliFolder({ 'a.thru': untidy });
  chmodSync(root, 0o000);
  const { code, out } = await asSomebodyElse(() => throughline('check', '--format', 'concise'));
  chmodSync(root, 0o755);
  expect(code).toBe(1);
  expect(out).toContain('.:1:1: error syntax This folder cannot be read.');
});

describe('measured flow', () => {
  const rows = 'id,at,from,to\nA-1,2026-01-02,Backlog,Ready\n';

  it('says where items cannot be written that they cannot, by the name of the file', async () => {
    const { root, throughline } = cliFolder({ 'a.thru': 'portfolio retail\n', 'rows.csv': rows });
    chmodSync(root, 0o555);
    const { code, err } = await asSomebodyElse(() => throughline('flow', 'import', 'rows.csv'));
    chmodSync(root, 0o755);
    expect(code).toBe(2);
    expect(err).toContain('`flow.thruflow` cannot be written: you have no permission.');
  });

  it('is not reported of a folder that is closed, or that holds nothing', async () => {
    const { root, throughline } = cliFolder({ 'a.thru': 'portfolio retail\n', 'empty/rows.csv': rows });
    chmodSync(root, 0o000);
    const closed = await asSomebodyElse(() => throughline('report', 'quarterly'));
    chmodSync(root, 0o755);
    expect(closed).toMatchObject({ code: 2, err: expect.stringContaining('This folder cannot be read.') });
    const empty = await cliFolder({ 'rows.csv': rows }).throughline('report', 'quarterly');
    expect(empty).toMatchObject({ code: 2, err: expect.stringContaining('There are no .thru files here.') });
  });
});
