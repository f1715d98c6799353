/** `throughline show` and `throughline rules`: an element with all that is known of it, the same as in the export; and what is checked. */
import { describe, expect, it } from 'vitest';
import { strategyModel } from '../testing/strategy-model.ts';
import { cliFolder } from './cli-testing.ts';

const { throughline } = cliFolder({ 'model.thru': strategyModel });

type Shown = {
  readonly computed: Readonly<Record<string, unknown>> & {
    readonly themes: readonly { readonly id: string }[];
    readonly streams: readonly { readonly id: string }[];
  };
  readonly problems: readonly { readonly rule: string }[];
};

const shown = async (name: string): Promise<string> => (await throughline('show', name)).out;
// What the command writes is its own JSON.
const data = async (name: string): Promise<Shown> =>
  JSON.parse((await throughline('show', name, '--format', 'json')).out) as Shown;
const ids = (elements: readonly { readonly id: string }[]): readonly string[] => elements.map(({ id }) => id);

describe('rules', () => {
  it('lists every rule with its severity under the configuration', async () => {
    const { throughline: run, write } = cliFolder({ 'throughline.json': '{ "rules": { "role-vacant": "error" } }' });
    const { out } = await run('rules');
    expect(out).toMatch(/^role-vacant +error +A role is vacant/m);
    // Only in the profile `all`.
    expect(out).toMatch(/^person-on-many-teams +off /m);
    write('throughline.json', '{ "profile": "all" }');
    expect((await run('rules')).out).toMatch(/^person-on-many-teams +info /m);
  });

  it('says what is broken in the configuration instead', async () => {
    const { throughline: run } = cliFolder({ 'throughline.json': '{ "profil": "all" }' });
    expect(await run('rules')).toMatchObject({
      code: 2,
      out: '',
      err: expect.stringContaining('did you mean `profile`'),
    });
  });
});

describe('show', () => {
  it('tells where a value stream stands, its people, its money and its products', async () => {
    const text = await shown('payments');
    expect(text).toContain('Payments, value stream (value-stream:payments)\n');
    expect(text).toMatch(/^ {2}in +Acme › Retail$/m);
    expect(text).toMatch(/^ {2}declared in +model\.thru:17$/m);
    expect(text).toMatch(/^ {2}people +10 in 2 teams$/m);
    expect(text).toMatch(/^ {2}given out +8M EUR per year of 12M EUR per year$/m);
    expect(text).toMatch(/^ {2}products +Wallet$/m);
  });

  it('tells the value streams that a solution spans, and its products', async () => {
    const text = await shown('omni');
    expect(text).toMatch(/^ {2}value streams +Payments, Cards$/m);
    expect(text).toMatch(/^ {2}products +Wallet, Plastic$/m);
  });

  it('tells the themes that a story serves, and the way up to them', async () => {
    const text = await shown('P-11');
    expect(text).toMatch(/^ {2}themes +Banking made easy$/m);
    expect(text).toMatch(/^ {2}strategy up +Tap at the till → Pay with a tap → Banking made easy → Acme$/m);
  });

  it('tells the teams that a theme reaches', async () => {
    expect(await shown('ease')).toMatch(/^ {2}reaches +Heron, Tern/m);
  });

  it('tells the problems of the element, those that others explain too', async () => {
    const { problems } = await data('solution:omni');
    expect(problems.map(({ rule }) => rule)).toContain('solution-spans-without-coordination');
    expect(await shown('solution:omni')).toContain('nobody coordinates it;');
  });

  it('gives the figures that the export gives', async () => {
    const { out } = await throughline('export', '--format', 'json');
    const { elements } = JSON.parse(out) as {
      readonly elements: readonly { readonly id: string; readonly computed?: Readonly<Record<string, unknown>> }[];
    };
    for (const id of ['value-stream:payments', 'solution:omni', 'story:P-11', 'theme:ease', 'art:hub']) {
      const { people, teams, budget, allocated, themes, streams } = (await data(id)).computed;
      const counted = { people, teams, budget, allocated };
      const linked = { themes: ids(themes), streams: ids(streams) };
      const isTold = (value: unknown): boolean => value !== undefined && (!Array.isArray(value) || value.length > 0);
      const told = Object.entries({ ...counted, ...linked }).filter(([, value]) => isTold(value));
      expect(elements.find((each) => each.id === id)?.computed).toEqual(Object.fromEntries(told));
    }
  });

  it('shows what steers a terminal or ends a line instead of doing it, and reads nobody ten thousand letters', async () => {
    const { throughline: run } = cliFolder({
      'a.thru': `value-stream claims "\u001B[31mred\u009B0m\u2028next\u202Eback" { need: "one\\ntwo" }
art sky "${'long '.repeat(2000)}" in claims { rte: @ann "${'a'.repeat(10_000)}" }
`,
    });
    const claims = await run('show', 'claims');
    expect(claims.out).toContain(String.raw`␛[31mred\u009b0m\u2028next\u202eback, value stream`);
    expect(claims.out).toMatch(/^ {2}need +one␊two$/m);
    const sky = await run('show', 'sky');
    const [title = '', ...lines] = sky.out.split('\n');
    expect(title).toMatch(/^(?:long )+long…, train \(art:sky\)$/);
    expect(Math.max(title.length - 100, ...lines.map(({ length }) => length - 100))).toBeLessThanOrEqual(2000);
    expect((await run('show', 'sky', '--format', 'json')).out).toContain('a'.repeat(10_000));
  });

  it('says which elements a name may mean, and ends with 2 where there is none', async () => {
    expect(await throughline('show', 'paymnts')).toMatchObject({ code: 2, err: expect.stringContaining('paymnts') });
  });
});
