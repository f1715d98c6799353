/** Repairs that are written while others write, too. */
import { describe, expect, it } from 'vitest';
import { loadProject } from '#workspace';
import { cliFolder } from './cli-testing.ts';
import { fixProjects } from './fixing.ts';
import type { Terminal } from './terminal.ts';

const suppression = '// throughline-ignore art-in-many-value-streams: shared until the split\n';
const needless = `portfolio retail\n\n${suppression}value-stream claims in retail\n`;

describe('a file that somebody saves between reading and repairing', () => {
  it('is left as it is, and told of', () => {
    const { root, write, read } = cliFolder({ 'a.thru': needless });
    const loaded = loadProject(root);
    const saved = `${needless}// What somebody added.\n`;
    write('a.thru', saved);
    expect(() => fix(root, loaded)).toThrow(
      '`a.thru` has changed while it was checked, and is left as it is. Check again.',
    );
    expect(read('a.thru')).toBe(saved);
  });

  it('is not filled again where it has been emptied', () => {
    const { root, write, read } = cliFolder({ 'a.thru': needless });
    const loaded = loadProject(root);
    write('a.thru', '');
    expect(() => fix(root, loaded)).toThrow('has changed while it was checked');
    expect(read('a.thru')).toBe('');
  });

  it('and one that nobody touched is repaired, with its byte order mark', () => {
    const { root, read } = cliFolder({ 'a.thru': `\uFEFF${needless}` });
    fix(root, loadProject(root));
    expect(read('a.thru')).toBe(`\uFEFF${needless.replace(suppression, '')}`);
  });
});

function fix(root: string, loaded: ReturnType<typeof loadProject>): void {
  const terminal: Terminal = {
    cwd: root,
    env: {},
    isTTY: false,
    assets: root,
    out: () => undefined,
    err: () => undefined,
    readStdin: () => Buffer.alloc(0),
  };
  fixProjects(terminal, [loaded], () => ({ within: [root], asOf: undefined, isDiff: false, isColoured: false }));
}
