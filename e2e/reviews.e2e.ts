/** The action, the template and the hooks of docs/guide/reviews.md: their own steps, run with the packed command line. */
import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { root } from '../scripts/pinned-node.mjs';
import { installPacked, packed, run, type Ran } from './packed-cli.ts';

let folder = '';
let file = '';
beforeAll(() => ({ folder, file } = packed()));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const wrong = 'portfolio retail {\n  lpm: @ann\n  ea: @bo\n}\nart sky in claims {\n  rte: @a\n  pm: @b\n  bo: @c\n}\n';

/** A new repository with a model in it. */
function repository(name: string, model = wrong): string {
  const at = path.join(folder, name);
  mkdirSync(path.join(at, 'model'), { recursive: true });
  writeFileSync(path.join(at, 'model', 'a.thru'), model);
  return at;
}

type Step = {
  readonly shell: string;
  readonly run: string;
  readonly env: Readonly<Record<string, string>>;
};
// Our own file; a test below says that its steps have this shape.
const action = parse(readFileSync(path.join(root, 'action.yml'), 'utf8')) as {
  readonly inputs: Readonly<Record<string, { readonly default: string }>>;
  readonly runs: { readonly steps: readonly Step[] };
};

/** Runs the steps as the runner does: bash that stops at the first failure, inputs as variables. */
function runAction(at: string, inputs: Readonly<Record<string, string>>): Ran & { readonly summary: string } {
  const temporary = path.join(at, '.runner');
  mkdirSync(temporary, { recursive: true });
  const summaryFile = path.join(temporary, 'step-summary.md');
  writeFileSync(summaryFile, '');
  const given = { ...Object.fromEntries(Object.entries(action.inputs).map(([key, input]) => [key, input.default])) };
  const valueOf = (text: string): string =>
    text.replace(/\$\{\{ inputs\.([a-z-]+) \}\}/g, (_, name: string) => inputs[name] ?? given[name] ?? '');
  let last: Ran = { status: 0, stdout: '', stderr: '' };
  for (const step of action.runs.steps) {
    const script = path.join(temporary, 'step.sh');
    writeFileSync(script, step.run);
    last = run('bash', ['--noprofile', '--norc', '-eo', 'pipefail', script], at, {
      ...process.env,
      RUNNER_TEMP: temporary,
      GITHUB_STEP_SUMMARY: summaryFile,
      GITHUB_ACTION_PATH: root,
      ...Object.fromEntries(Object.entries(step.env).map(([key, value]) => [key, valueOf(value)])),
    });
    if (last.status !== 0) break;
  }
  return { ...last, summary: readFileSync(summaryFile, 'utf8') };
}

describe('the action', () => {
  it('annotates, writes its files and its summary, and fails', () => {
    const at = repository('action');
    const { status, stdout, summary } = runAction(at, { version: file, format: 'sarif=out.sarif\njunit=out.xml' });
    expect(status).toBe(1);
    expect(stdout).toContain(
      '::error file=model/a.thru,line=5,endLine=5,col=12,endColumn=18,title=unresolved-reference::',
    );
    expect(summary).toContain('### Throughline: 1 error');
    expect(JSON.parse(readFileSync(path.join(at, 'out.sarif'), 'utf8'))).toMatchObject({ version: '2.1.0' });
    expect(readFileSync(path.join(at, 'out.xml'), 'utf8')).toContain('<testsuites');
  });

  it('fails on what it is told to fail on', () => {
    const at = repository('fail-on');
    expect(runAction(at, { version: file, 'fail-on': 'never' }).status).toBe(0);
    expect(runAction(at, { version: file, 'fail-on': 'never', paths: 'nowhere' }).status).toBe(2);
    expect(runAction(at, { version: file, 'fail-on': 'sometimes' }).status).toBe(2);
    const warned =
      'value-stream qa "Quality Assurance" {\n  budget: 1M EUR per year\n  customer: "All"\n  lpm: @ann\n}\n';
    const other = repository('warned', warned);
    expect(runAction(other, { version: file }).status).toBe(0);
    expect(runAction(other, { version: file, 'fail-on': 'warning', summary: 'false' })).toMatchObject({
      status: 1,
      summary: '',
    });
  });

  it('takes no input for a command', () => {
    const at = repository('hostile');
    const bad = '"; touch owned; echo "$(touch owned)`touch owned`';
    for (const name of ['version', 'paths', 'profile', 'fail-on', 'format'])
      expect(runAction(at, { version: file, [name]: bad }).status).not.toBe(0);
    expect(run('ls', ['-R'], at).stdout).not.toMatch(/owned/);
  });

  it('takes a path that looks like an option, and a space in it', () => {
    const at = repository('-- a b');
    expect(runAction(at, { version: file, paths: 'model/a.thru\nmodel' }).status).toBe(1);
    expect(runAction(at, { version: file, paths: '--watch' }).status).toBe(2);
  });
});

describe('the template of GitLab', () => {
  // Our own file.
  const { throughline: job } = parse(readFileSync(path.join(root, 'templates', 'gitlab-ci.yml'), 'utf8')) as {
    readonly throughline: {
      readonly variables: Readonly<Record<string, string>>;
      readonly script: readonly string[];
      readonly artifacts: { readonly reports: Readonly<Record<string, string>> };
    };
  };
  const runJob = (at: string, variables: Readonly<Record<string, string>>): Ran =>
    run('sh', ['-e', '-c', job.script.join('\n')], at, { ...process.env, ...job.variables, ...variables });

  it('writes the reports that it hands over, and fails', () => {
    const at = repository('gitlab');
    const { status, stdout } = runJob(at, { THROUGHLINE_PACKAGE: file });
    expect(status).toBe(1);
    expect(stdout).toContain('model/a.thru:5:12 error');
    const { codequality = '', junit = '' } = job.artifacts.reports;
    expect(JSON.parse(readFileSync(path.join(at, codequality), 'utf8'))).toMatchObject([
      { check_name: 'unresolved-reference', location: { path: 'model/a.thru' } },
    ]);
    expect(readFileSync(path.join(at, junit), 'utf8')).toContain('failures="1"');
  });

  it('fails on what it is told to fail on, and takes no variable for a command', () => {
    const at = repository('gitlab-hostile');
    expect(runJob(at, { THROUGHLINE_PACKAGE: file, THROUGHLINE_FAIL_ON: 'never' }).status).toBe(0);
    const bad = '$(touch owned)`touch owned`"; touch owned';
    for (const name of ['THROUGHLINE_PATHS', 'THROUGHLINE_PROFILE', 'THROUGHLINE_FAIL_ON'])
      expect(runJob(at, { THROUGHLINE_PACKAGE: file, [name]: bad }).status).toBe(2);
    expect(run('ls', ['-R'], at).stdout).not.toMatch(/owned/);
  });
});

describe('the hooks of pre-commit', () => {
  // Our own file.
  const hooks = parse(readFileSync(path.join(root, '.pre-commit-hooks.yaml'), 'utf8')) as readonly {
    readonly id: string;
    readonly entry: string;
  }[];
  const entryOf = (id: string): string => hooks.find((hook) => hook.id === id)?.entry ?? 'false';

  it('keeps a broken model out of a repository', () => {
    const at = repository('hooks');
    installPacked(file, at);
    const git = (...args: string[]): Ran =>
      run('git', ['-c', 'user.name=Ann', '-c', 'user.email=ann@example.com', ...args], at);
    git('init', '-q');
    writeFileSync(
      path.join(at, '.git', 'hooks', 'pre-commit'),
      `#!/bin/sh\nset -e\n${entryOf('throughline-format')} model/a.thru\n${entryOf('throughline-check')}\n`,
      { mode: 0o755 },
    );
    git('add', 'model');
    expect(git('commit', '-q', '-m', 'Broken').status).not.toBe(0);
    writeFileSync(path.join(at, 'model', 'a.thru'), wrong.replace(' in claims', '').replace('pm: @b', 'pm:   @b'));
    writeFileSync(path.join(at, 'throughline.json'), '{ "rules": { "art-without-value-stream": "off" } }\n');
    git('add', 'model');
    expect(git('commit', '-q', '-m', 'Sound')).toMatchObject({ status: 0 });
    expect(git('log', '--format=%s').stdout).toBe('Sound\n');
    expect(readFileSync(path.join(at, 'model', 'a.thru'), 'utf8')).toContain('pm: @b\n');
  });

  it('says what is missing where Throughline is not installed', () => {
    const at = repository('no-hooks');
    expect(run('sh', ['-c', entryOf('throughline-check')], at).status).not.toBe(0);
  });
});
