/** GitLab's report of code quality, by what its documentation asks. */
import { readFileSync } from 'node:fs';
import { Ajv } from 'ajv';
import { describe, expect, it } from 'vitest';
import { cliFolder } from '../cli-testing.ts';
import { gitlab } from './gitlab.ts';
import { hostileCount, hostileName, hostileText } from './hostile.ts';
import { problem, problems, rendered } from './reports-testing.ts';

type Entry = {
  readonly fingerprint: string;
  readonly description: string;
  readonly severity: string;
  readonly location: { readonly path: string };
};

const schema = JSON.parse(readFileSync(`${import.meta.dirname}/consumers/gitlab.schema.json`, 'utf8')) as object;
const validate = new Ajv({ strict: false }).compile<readonly Entry[]>(schema);

function entriesIn(text: string): readonly Entry[] {
  const entries: unknown = JSON.parse(text);
  if (!validate(entries)) throw new Error(JSON.stringify(validate.errors));
  return entries;
}

describe('gitlab', () => {
  it('lists each problem with its place and how grave it is', async () => {
    const { throughline } = cliFolder({ 'a.thru': 'art sky in claims\n' });
    const { out } = await throughline('check', '--format', 'gitlab', '--rule', 'unresolved-reference');
    expect(entriesIn(out)).toEqual([
      {
        description: 'No value stream is called `claims`; declare it, or correct the name.',
        check_name: 'unresolved-reference',
        fingerprint: expect.stringMatching(/^[0-9a-f]{32}:1$/),
        severity: 'critical',
        location: { path: 'a.thru', lines: { begin: 1, end: 1 } },
      },
    ]);
  });

  it('tells severities apart, and equal problems too', () => {
    const severities = (['error', 'warning', 'info', 'hint'] as const).map((severity, n) =>
      problem(n + 1, { severity }),
    );
    expect(entriesIn(rendered(gitlab, severities)).map(({ severity }) => severity)).toEqual([
      'critical',
      'major',
      'minor',
      'info',
    ]);
    const same = problems(3).map((each) => ({ ...each, identity: () => 'one' }));
    expect(new Set(entriesIn(rendered(gitlab, same)).map(({ fingerprint }) => fingerprint)).size).toBe(3);
  });

  it('takes the examples, hostile names, 25,001 problems and none', async () => {
    const { throughline } = cliFolder({ [hostileName]: hostileText });
    const hostile = entriesIn((await throughline('check', '--format', 'gitlab', '--rule', 'invalid-value')).out);
    expect(hostile.length).toBe(hostileCount);
    expect(hostile[0]?.location.path).toBe(hostileName);
    const examples = `${import.meta.dirname}/../../examples/misaligned`;
    const { out } = await cliFolder().throughline('check', examples, '--format', 'gitlab');
    expect(entriesIn(out).length).toBeGreaterThan(30);
    expect(entriesIn(rendered(gitlab, problems(25_001))).length).toBe(25_001);
    expect(entriesIn(rendered(gitlab, []))).toEqual([]);
  });
});
