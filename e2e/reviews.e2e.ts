// Over 300 lines: one pipeline of each service, from its own file to the comment that it leaves.
/** The action, the template and the hooks of docs/guide/reviews.md: their own steps, run with the packed command line. */
import { execFileSync } from 'node:child_process';
import { copyFileSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { root } from '../scripts/pinned-node.mjs';
import { standIn, token } from '../testing/comments-stand-in.ts';
import { asNobody } from '../testing/git.ts';
import { pullRequestEvent, workflowDispatchEvent } from '../testing/github-events.ts';
import { pullRequest } from '../testing/pull-request.ts';
import { installPacked, packed, run, runAside, type Ran } from './packed-cli.ts';

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
  readonly id?: string;
  readonly name: string;
  readonly if?: string;
  readonly run?: string;
  readonly uses?: string;
  readonly with?: Readonly<Record<string, string>>;
  readonly env?: Readonly<Record<string, string>>;
};
// Our own file; a test beside the guide says that its steps have this shape.
const action = parse(readFileSync(path.join(root, 'action.yml'), 'utf8')) as {
  readonly inputs: Readonly<Record<string, { readonly default: string }>>;
  readonly runs: { readonly steps: readonly Step[] };
};

type Acted = Ran & { readonly summary: string; readonly outputs: string };

/** Runs the steps as the runner does: bash that stops at the first failure, inputs as variables; `uses` is left to GitHub. */
async function runAction(
  at: string,
  inputs: Readonly<Record<string, string>>,
  {
    event = workflowDispatchEvent(),
    env = {},
  }: { readonly event?: unknown; readonly env?: Readonly<Record<string, string>> } = {},
): Promise<Acted> {
  const temporary = mkdtempSync(path.join(folder, 'runner-'));
  const files = { summary: path.join(temporary, 'step-summary.md'), outputs: path.join(temporary, 'outputs') };
  for (const made of Object.values(files)) writeFileSync(made, '');
  writeFileSync(path.join(temporary, 'event.json'), JSON.stringify(event));
  const outcomes = new Map<string, number | null>();
  const told: Ran[] = [];
  for (const step of action.runs.steps) {
    if (step.run === undefined || !isWanted(step, inputs, outcomes)) continue;
    const script = path.join(temporary, 'step.sh');
    writeFileSync(script, step.run);
    const ran = await runAside('bash', ['--noprofile', '--norc', '-eo', 'pipefail', script], at, {
      ...process.env,
      RUNNER_TEMP: temporary,
      GITHUB_STEP_SUMMARY: files.summary,
      GITHUB_OUTPUT: files.outputs,
      GITHUB_EVENT_PATH: path.join(temporary, 'event.json'),
      GITHUB_REPOSITORY: 'acme/model',
      GITHUB_ACTION_PATH: root,
      ...env,
      ...valuesOf(step, inputs, readFileSync(files.outputs, 'utf8')),
    });
    outcomes.set(step.id ?? step.name, ran.status);
    told.push(ran);
  }
  return {
    // One failure fails the whole.
    status: [...outcomes.values()].find((status) => status !== 0) ?? 0,
    stdout: told.map(({ stdout }) => stdout).join(''),
    stderr: told.map(({ stderr }) => stderr).join(''),
    summary: readFileSync(files.summary, 'utf8'),
    outputs: readFileSync(files.outputs, 'utf8'),
  };
}

/** The conditions of our own steps, as the runner reads them; one that is not known here fails the test. */
function isWanted(
  { if: condition }: Step,
  inputs: Readonly<Record<string, string>>,
  outcomes: ReadonlyMap<string, number | null>,
): boolean {
  switch (condition) {
    case undefined:
      return [...outcomes.values()].every((status) => status === 0);
    case "${{ inputs.compare == 'true' }}":
      return outcomes.get('install') === 0 && (inputs['compare'] ?? 'true') === 'true';
    case "${{ !cancelled() && steps.install.outcome == 'success' }}":
      return outcomes.get('install') === 0;
    default:
      throw new Error(`No test knows the condition ${condition}.`);
  }
}

function valuesOf(
  { env = {} }: Step,
  inputs: Readonly<Record<string, string>>,
  outputs: string,
): Readonly<Record<string, string>> {
  const given = Object.fromEntries(Object.entries(action.inputs).map(([key, input]) => [key, input.default]));
  const valueOf = (text: string): string =>
    text
      .replace(/\$\{\{ inputs\.([a-z-]+) \}\}/g, (_, name: string) => inputs[name] ?? given[name] ?? '')
      .replace(
        /\$\{\{ steps\.compare\.outputs\.([a-z-]+) \}\}/g,
        (_, name: string) => new RegExp(`^${name}=(.*)$`, 'm').exec(outputs)?.[1] ?? '',
      );
  return Object.fromEntries(Object.entries(env).map(([key, value]) => [key, valueOf(value)]));
}

describe('the action', () => {
  it('annotates, writes its files and its summary, and fails', async () => {
    const at = repository('action');
    const { status, stdout, summary } = await runAction(at, {
      version: file,
      format: 'sarif=out.sarif\njunit=out.xml',
    });
    expect(status).toBe(1);
    expect(stdout).toContain(
      '::error file=model/a.thru,line=5,endLine=5,col=12,endColumn=18,title=unresolved-reference::',
    );
    expect(summary).toContain('### Throughline: 1 error');
    expect(JSON.parse(readFileSync(path.join(at, 'out.sarif'), 'utf8'))).toMatchObject({ version: '2.1.0' });
    expect(readFileSync(path.join(at, 'out.xml'), 'utf8')).toContain('<testsuites');
  });

  it('fails on what it is told to fail on', async () => {
    const at = repository('fail-on');
    expect((await runAction(at, { version: file, 'fail-on': 'never' })).status).toBe(0);
    expect((await runAction(at, { version: file, 'fail-on': 'never', paths: 'nowhere' })).status).toBe(2);
    expect((await runAction(at, { version: file, 'fail-on': 'sometimes' })).status).toBe(2);
    const warned =
      'value-stream qa "Quality Assurance" {\n  budget: 1M EUR per year\n  customer: "All"\n  lpm: @ann\n}\n';
    const other = repository('warned', warned);
    expect((await runAction(other, { version: file })).status).toBe(0);
    expect(await runAction(other, { version: file, 'fail-on': 'warning', summary: 'false' })).toMatchObject({
      status: 1,
      summary: '',
    });
  });

  it('installs the packed one that stands beside the model, and says where there is none', async () => {
    const at = repository('action packed');
    mkdirSync(path.join(at, 'my tools'));
    copyFileSync(file, path.join(at, 'my tools', 'throughline.tgz'));
    expect((await runAction(at, { version: 'my tools/throughline.tgz' })).status).toBe(1);
    expect(await runAction(at, { version: 'tools/throughline.tgz' })).toMatchObject({
      status: 2,
      stderr: expect.stringContaining('There is no file tools/throughline.tgz.'),
    });
  });

  it('takes no input for a command', async () => {
    const at = repository('hostile');
    const bad = '"; touch owned; echo "$(touch owned)`touch owned`';
    for (const name of ['version', 'paths', 'profile', 'fail-on', 'format'])
      expect((await runAction(at, { version: file, [name]: bad })).status).not.toBe(0);
    expect(run('ls', ['-R'], at).stdout).not.toMatch(/owned/);
  });

  it('takes a path that looks like an option, and a space in it', async () => {
    const at = repository('-- a b');
    expect((await runAction(at, { version: file, paths: 'model/a.thru\nmodel' })).status).toBe(1);
    expect((await runAction(at, { version: file, paths: '--watch' })).status).toBe(2);
  });

  it('says in a pull request what it changes, keeps it, and annotates what is new alone', async () => {
    const [pull, api] = [
      pullRequest(
        { 'old.thru': wrong },
        { 'new.thru': 'portfolio other {\n  lpm: @nobody-yet\n  value-stream one in nowhere\n}\n' },
      ),
      await standIn('github'),
    ];
    // A checkout of one commit, as the runner has it unless it is told otherwise.
    pull.git('branch', 'merge');
    const at = mkdtempSync(path.join(folder, 'checkout-'));
    execFileSync('git', ['clone', '-q', '--depth', '1', '--branch', 'merge', `file://${pull.root}`, at]);
    const env = { GITHUB_API_URL: api.url };
    const acted = await runAction(
      at,
      { version: file, token, 'fail-on': 'never' },
      { event: pullRequestEvent(pull), env },
    );
    expect(acted.status).toBe(0);
    expect(api.rows[0]?.body).toContain('between main and this pull request');
    expect(acted.summary).toContain('between main and this pull request');
    expect(acted.summary).toContain('### Throughline: ');
    expect(acted.outputs).toMatch(/^changes=[1-9]/);
    expect(acted.stdout).toMatch(/^::error file=new\.thru,/m);
    expect(acted.stdout).not.toMatch(/^::error file=old\.thru,/m);
    expect(acted.stdout).toMatch(/^old\.thru:5:12 error/m);
    expect(JSON.stringify(acted)).not.toContain(token);
    const strict = await runAction(
      at,
      { version: file, token, 'fail-on': 'never', 'fail-on-new-problems': 'true', comment: 'false' },
      { event: pullRequestEvent(pull), env },
    );
    expect([strict.status, api.rows.length]).toEqual([1, 1]);
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
    run('sh', ['-e', '-c', job.script.join('\n')], at, {
      ...process.env,
      GITLAB_CI: 'true',
      ...job.variables,
      ...variables,
    });

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

  it('installs the packed one that stands beside the model, and says where there is none', () => {
    const at = repository('gitlab packed');
    mkdirSync(path.join(at, 'my tools'));
    copyFileSync(file, path.join(at, 'my tools', 'throughline.tgz'));
    for (const name of ['my tools/throughline.tgz', './my tools/throughline.tgz'])
      expect(runJob(at, { THROUGHLINE_PACKAGE: name })).toMatchObject({
        status: 1,
        stdout: expect.stringContaining('model/a.thru:5:12 error'),
      });
    expect(runJob(at, { THROUGHLINE_PACKAGE: 'tools/throughline.tgz' })).toMatchObject({
      status: 2,
      stderr: expect.stringContaining('There is no file tools/throughline.tgz.'),
    });
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
    const git = (...args: string[]): Ran => run('git', [...asNobody, ...args], at);
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
