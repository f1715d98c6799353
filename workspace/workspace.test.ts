/** Projects and files on a real disk, the awkward ones included. */
import { execFileSync } from 'node:child_process';
import { chmodSync, mkdirSync, mkdtempSync, realpathSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { defaultConfig } from '#language';
import { findRoot, flowDataPath, listModelFiles, loadProject, readConfig, readText, rootsWithin } from './index.ts';

let root = '';
beforeEach(() => (root = realpathSync(mkdtempSync(path.join(tmpdir(), 'throughline-disk-')))));
afterEach(() => rmSync(root, { recursive: true, force: true }));

const write = (name: string, content: string | Uint8Array): void => {
  mkdirSync(path.dirname(path.join(root, name)), { recursive: true });
  writeFileSync(path.join(root, name), content);
};

/** Nothing is closed to whoever may do everything, so that one becomes nobody for a moment. */
function asSomebodyElse<R>(work: () => R): R {
  if (process.geteuid?.() !== 0 || !process.seteuid) return work();
  process.seteuid('nobody');
  try {
    return work();
  } finally {
    process.seteuid(0);
  }
}

describe('finding a project', () => {
  it('takes the nearest configuration upwards, else what it is given', () => {
    write('a/throughline.json', '{}');
    mkdirSync(path.join(root, 'a/b/c'), { recursive: true });
    expect(findRoot(path.join(root, 'a/b/c'), root)).toBe(path.join(root, 'a'));
    expect(findRoot(root, '/elsewhere')).toBe('/elsewhere');
  });

  it('lists model files in order, without hidden folders, dependencies and projects inside', () => {
    for (const name of [
      'b.thru',
      'a.thru',
      'deep/c.thru',
      '.git/d.thru',
      'node_modules/e.thru',
      'inner/f.thru',
      'notes.md',
    ])
      write(name, '');
    write('inner/throughline.json', '{}');
    expect(listModelFiles(root, [], []).paths).toEqual(['a.thru', 'b.thru', 'deep/c.thru']);
    expect(listModelFiles(root, ['deep/**'], []).paths).toEqual(['deep/c.thru']);
    expect(listModelFiles(root, [], ['deep']).paths).toEqual(['a.thru', 'b.thru']);
  });

  it('finds every project in a folder, those inside others included, and ends in a loop of links', () => {
    for (const name of ['a', 'a/deep/b', 'c']) write(`${name}/throughline.json`, '{}');
    write('node_modules/d/throughline.json', '{}');
    symlinkSync(path.join(root, 'a'), path.join(root, 'a/deep/b/loop'));
    const inside = (folder: string): readonly string[] =>
      rootsWithin(path.join(root, folder), root).map((each) => path.relative(root, each));
    expect(inside('.')).toEqual(['', 'a', path.join('a', 'deep', 'b'), 'c']);
    expect(inside('a/deep')).toEqual(['a', path.join('a', 'deep', 'b')]);
  });

  it('knows a file by its own path, though a link to its folder stands before it', () => {
    write('teams/deep/x.thru', '');
    symlinkSync(path.join(root, 'teams'), path.join(root, 'alias'));
    expect(listModelFiles(root, [], []).paths).toEqual(['teams/deep/x.thru']);
    expect(listModelFiles(root, [], ['teams/**', 'teams']).paths).toEqual(['alias/deep/x.thru']);
  });

  it('ends in a loop of links', () => {
    write('a/x.thru', '');
    symlinkSync(root, path.join(root, 'a/loop'));
    expect(listModelFiles(root, [], []).paths).toEqual(['a/x.thru']);
  });
});

describe('the file of imported work items', () => {
  it.each([
    ['flow.thruflow', 'flow.thruflow'],
    ['items/of-ours.thruflow', 'items/of-ours.thruflow'],
    ['..items/flow.thruflow', '..items/flow.thruflow'],
    ['../items/flow.thruflow', 'flow.thruflow'],
  ])('named %s is %s, and never outside the project', (data, file) => {
    const config = { ...defaultConfig, flow: { ...defaultConfig.flow, data } };
    expect(flowDataPath(root, config)).toBe(path.join(root, file));
  });
});

describe('reading a file', () => {
  it.each([
    ['UTF-16', Uint8Array.from([0xff, 0xfe, 0x61, 0x00]), 'UTF-16'],
    ['a zero byte', Buffer.from('team\nki\0te'), 'zero byte in line 2'],
    ['UTF-16 without a mark, small end first', Buffer.from('team kite', 'utf16le'), 'UTF-16'],
    ['UTF-16 without a mark, big end first', Buffer.from('team kite', 'utf16le').swap16(), 'UTF-16'],
    ['bytes that are no UTF-8', Uint8Array.from([0x61, 0xff, 0xc3]), 'not text in UTF-8: line 1'],
    [
      'Latin-1 in a later line',
      Buffer.from('// \u00fc\nteam a "\u00e9"\nteam b', 'latin1').fill('u', 3, 4),
      'line 2 does not read',
    ],
    [
      'a character that the end of the file cuts off',
      Buffer.from('team a\n\u00e9').subarray(0, 8),
      'line 2 does not read',
    ],
  ])('says what to do about %s', (_name, bytes, words) => {
    write('a.thru', bytes);
    expect(readText(path.join(root, 'a.thru'))).toEqual({ problem: expect.stringContaining(words) });
  });

  it('keeps a byte-order mark and every line end', () => {
    write('a.thru', '\uFEFFportfolio a\r\n');
    expect(readText(path.join(root, 'a.thru'))).toEqual({ text: '\uFEFFportfolio a\r\n' });
  });

  it('says that a file is gone, that it is a folder, that a link leads nowhere', () => {
    mkdirSync(path.join(root, 'folder.thru'));
    symlinkSync(path.join(root, 'nowhere'), path.join(root, 'link.thru'));
    expect(readText(path.join(root, 'gone.thru'))).toEqual({ problem: expect.stringContaining('gone') });
    expect(readText(path.join(root, 'folder.thru'))).toEqual({ problem: expect.stringContaining('folder') });
    expect(readText(path.join(root, 'link.thru'))).toEqual({ problem: expect.stringContaining('link leads to') });
  });
});

describe('loading a project', () => {
  it('reads what can be read, and says what cannot', () => {
    write('good.thru', 'portfolio retail { lpm: @ann }\n');
    write('bad.thru', Uint8Array.from([0, 1, 2, 3]));
    mkdirSync(path.join(root, 'folder.thru'));
    const { project, unreadable } = loadProject(root);
    expect(project.paths()).toEqual(['good.thru']);
    expect(unreadable.map((each) => each.path)).toEqual(['bad.thru', 'folder.thru']);
  });

  it('waits for no pipe, and reads the rest', () => {
    write('good.thru', 'portfolio retail\n');
    execFileSync('mkfifo', [path.join(root, 'pipe.thru')]);
    const { project, unreadable } = loadProject(root);
    expect(project.paths()).toEqual(['good.thru']);
    expect(unreadable).toEqual([{ path: 'pipe.thru', message: expect.stringContaining('This is a pipe') }]);
  });

  it('says that a file has vanished between finding and reading it, and reads the rest', () => {
    write('a.thru', 'portfolio retail\n');
    write('b.thru', 'portfolio other\n');
    // It is asked after the files are listed, and before each is read.
    const isForeign = (file: string): boolean => {
      if (file === 'b.thru') rmSync(path.join(root, file));
      return false;
    };
    const { project, unreadable } = loadProject(root, { isForeign });
    expect(project.paths()).toEqual(['a.thru']);
    expect(unreadable).toEqual([{ path: 'b.thru', message: expect.stringContaining('is gone now') }]);
  });

  it('says whose permission is missing, and reads the rest', () => {
    write('good.thru', 'portfolio retail { lpm: @ann }\n');
    write('closed.thru', 'portfolio other\n');
    write('locked/inner.thru', 'portfolio third\n');
    chmodSync(root, 0o755);
    chmodSync(path.join(root, 'closed.thru'), 0o000);
    chmodSync(path.join(root, 'locked'), 0o000);
    const { project, unreadable } = asSomebodyElse(() => loadProject(root));
    expect(project.paths()).toEqual(['good.thru']);
    expect(unreadable).toEqual([
      { path: 'locked/', message: expect.stringContaining('Ask its owner for permission') },
      { path: 'closed.thru', message: expect.stringContaining('Ask its owner for permission') },
    ]);
  });

  it('takes the defaults where the configuration does not read, and says so', () => {
    write('throughline.json', '{ "profile": ');
    const { config, problems } = readConfig(root);
    expect(config.profile).toBe('recommended');
    expect(problems).toHaveLength(1);
  });

  it('says of a configuration that it is no file, and takes its folder for a project all the same', () => {
    mkdirSync(path.join(root, 'b/throughline.json'), { recursive: true });
    mkdirSync(path.join(root, 'a'));
    symlinkSync('nowhere.json', path.join(root, 'a/throughline.json'));
    const told = (folder: string): readonly string[] =>
      readConfig(path.join(root, folder)).problems.map(({ message }) => message);
    expect(told('a')).toEqual([expect.stringContaining('This link leads to a file that is not there')]);
    expect(told('b')).toEqual([expect.stringContaining('This is a folder with the name of a file')]);
    expect(findRoot(path.join(root, 'a'), root)).toBe(path.join(root, 'a'));
    expect(listModelFiles(root, [], []).projects).toEqual(['a', 'b']);
  });
});
