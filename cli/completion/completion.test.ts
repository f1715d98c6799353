/** Completion as a shell asks for it: the printed script in a real bash, which asks the built program for names. */
import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { gitIn } from '../../testing/git.ts';

const program = path.join(import.meta.dirname, '../../dist/cli/main.cjs');
const model = `enterprise acme "Acme" {
  art pay-core "Core"
  view board "The board" { shows: map }
  view map "A map of its own" { shows: map }
}
`;

let root = '';
beforeAll(() => {
  root = realpathSync(mkdtempSync(path.join(tmpdir(), 'throughline-completion-')));
  writeFileSync(path.join(root, 'a.thru'), model);
  writeFileSync(path.join(root, 'my notes.thru'), '');
  mkdirSync(path.join(root, 'two words'));
  git('init', '--quiet');
  git('add', '.');
  git('commit', '--quiet', '-m', 'A model');
  for (const branch of ['feature/cards', 'evil$(touch${IFS}owned)']) git('branch', branch);
  writeFileSync(path.join(root, 'completion.bash'), throughline('completion', 'bash'));
});
afterAll(() => rmSync(root, { recursive: true, force: true }));

function git(...args: readonly string[]): void {
  gitIn(root, ...args);
}

function throughline(...args: readonly string[]): string {
  return spawnSync(process.execPath, [program, ...args], { cwd: root, encoding: 'utf8' }).stdout;
}

/** What bash offers for a line, whose words are taken apart as bash does it: at spaces and at `=`. */
function offered(typed: string): readonly string[] {
  const words = ['throughline', ...typed.split(' ').flatMap((word) => word.split(/(=)/))];
  const list = words.map((word) => `'${word}'`).join(' ');
  const ask = `source ./completion.bash; COMP_WORDS=(${list}); COMP_CWORD=${words.length - 1}; _throughline '${program}'; printf '%s\\n' "\${COMPREPLY[@]}"`;
  const { stdout } = spawnSync('bash', ['--norc', '-c', ask], { cwd: root, encoding: 'utf8' });
  return stdout.split('\n').filter((line) => line !== '');
}

describe('bash completes', () => {
  it.each([
    ['ch', ['check']],
    ['check --max', ['--max-warnings']],
    ['check --profile g', ['guide']],
    ['check --profile=g', ['guide']],
    ['check --rule art-in', ['art-in-many-value-streams']],
    ['explain art-in', ['art-in-many-value-streams']],
    ['export --format htm', ['html']],
    ['export --format=', ['html', 'svg', 'markdown', 'mermaid', 'dot', 'csv', 'json', 'png']],
    ['diff --only st', ['structural']],
    ['review gi', ['github', 'gitlab']],
    ['setup gi', ['git']],
    ['help ex', ['explain', 'export']],
    ['rules ', ['--help']],
  ])('`throughline %s`', (typed, expected) => {
    expect(offered(typed)).toEqual(expected);
  });

  it('views: those that are built in, and those that the organisation declares', () => {
    expect(offered('export --view ')).toEqual(
      expect.arrayContaining(['map', 'tree', 'trace', 'funding', 'flow', 'board', 'view:map']),
    );
    expect(offered('export --view bo')).toEqual(['board']);
  });

  it.each(['show ', 'log ', 'export --of '])('elements by their name: `throughline %s`', (typed) => {
    expect(offered(typed)).toEqual(['acme', 'board', 'map', 'pay-core']);
  });

  it('branches, but none whose name the shell would run', () => {
    expect(offered('diff ')).toEqual(['feature/cards', 'main']);
  });

  it.each([
    ['check my', ['my notes.thru']],
    ['export -o my', ['my notes.thru']],
    ['check --baseline tw', ['two words']],
  ])('paths with spaces: `throughline %s`', (typed, expected) => {
    expect(offered(typed)).toEqual(expected);
  });

  it('nothing and without a word where there is no model', () => {
    const empty = path.join(root, 'two words');
    const { stdout, stderr } = spawnSync(process.execPath, [program, 'names', 'views'], {
      cwd: empty,
      encoding: 'utf8',
    });
    expect([stdout, stderr]).toEqual(['', '']);
  });
});

describe('the script', () => {
  it.each(['bash', 'zsh', 'fish'])('for %s knows options, rules, formats and who to ask for names', (shell) => {
    const script = throughline('completion', shell);
    for (const word of ['max-warnings', 'art-in-many-value-streams', 'recommended', 'concise', 'names views'])
      expect(script.replaceAll('names="views"', 'names views')).toContain(word);
  });
});
