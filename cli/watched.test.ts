/** What a person at a terminal sees: lines that fit, and the words that the project asks for. */
import { stripVTControlCharacters } from 'node:util';
import { describe, expect, it } from 'vitest';
import { rulePage, rules } from '#language';
import { cliFolder, runIn } from './cli-testing.ts';
import { pageText } from './page-text.ts';
import { widthOf } from './text-width.ts';

const model = `portfolio retail "Retail" { lpm: @ann }
value-stream claims "Claims of people who had an accident and of those who had none" in retail {
  customer: "All"
  budget: 3M EUR per year
  flow { load: max 5 }
  kpi days "Days until a claim is paid" { value: 30 }
}
team kite in claims { po: @bo }
`;

const folder = cliFolder({ 'a.thru': model });
const at = (columns: number | undefined, ...args: string[]): ReturnType<typeof runIn> =>
  runIn(folder.root, args, { columns, isTTY: columns !== undefined });

/** Lines of a model stand as they would be written. */
const isModel = (line: string): boolean => /^ {2}(?!\/\/ )|^ {2}\/\/ (?: *\^+$|throughline-ignore)/.test(line);

describe('explain', () => {
  it.each([80, 40])('fits every page into %i columns, but for lines of a model', (columns) => {
    const wide = rules.flatMap((rule) =>
      pageText(rulePage(rule), columns, false)
        .split('\n')
        .filter((line) => widthOf(line) > columns && !isModel(line))
        .map((line) => `${rule.name}: ${line}`),
    );
    expect(wide).toEqual([]);
  });

  it('sets headings off in bold, or in capitals alone where no colour is wanted', async () => {
    const { out } = await at(60, 'explain', 'role-missing');
    expect(out).toContain('\u001B[1mWHY\u001B[22m\n');
    const plain = await runIn(folder.root, ['explain', 'role-missing'], {
      columns: 60,
      isTTY: true,
      env: { NO_COLOR: '1' },
    });
    expect(plain.out).toBe(stripVTControlCharacters(out));
    expect(plain.out).not.toContain('```');
    expect(plain.out).not.toContain('| --- |');
  });

  it('stays Markdown where nobody watches', async () => {
    const [page] = rules.filter(({ name }) => name === 'role-missing').map((rule) => rulePage(rule));
    expect((await at(undefined, 'explain', 'role-missing')).out).toBe(page);
  });

  it.each([
    ['art-too-big', ' Did you mean art-too-large, art-too-small?'],
    ['budget too large', ' Did you mean art-too-large, team-too-large, feature-too-large-for-pi?'],
    ['without', expect.stringMatching(/(?:[a-z-]+-without-[a-z-]+, ){4}[a-z-]+-without-[a-z-]+, …\?/)],
    ['zzz', ''],
  ])('knows what %j may mean', async (word, meant) => {
    const { code, err } = await at(80, 'explain', word);
    const [, between = ''] = /^No rule is called .*?\.( .*?)? `throughline rules` lists them\.\n$/.exec(err) ?? [];
    expect([code, between]).toEqual([2, meant]);
  });
});

describe('check', () => {
  const wide = `team kite { /* ${'漢🚢'.repeat(40)} */ topology: x }
art sky { pi: "${'🚢'.repeat(60)}" }
${Array.from({ length: 3 }, (_each, index) => `team t${index} { po: @ann }`).join('\n')}
`;

  /** `<31>` stands for the sequence that turns red on. */
  const painted = (pattern: string): RegExp => new RegExp(pattern.replace(/<([^>]+)>/g, String.raw`\u001B\[$1m`), 'gm');

  it.each([100, 80, 40])('fits into %i columns, carets under the words that they are about', async (columns) => {
    const { root } = cliFolder({ 'a.thru': wide.replace(/漢/g, 'x') });
    const { out } = await runIn(root, ['check'], { columns, isTTY: true, env: { NO_COLOR: '1' } });
    const lines = out.split('\n');
    expect(lines.filter((line) => line.length > columns)).toEqual([]);
    expect(out).not.toMatch(/(?:^|[^\uD800-\uDBFF])[\uDC00-\uDFFF]|[\uD800-\uDBFF](?![\uDC00-\uDFFF])/);
    const caret = lines.findIndex(
      (line) => line.endsWith(' ^') && lines[lines.indexOf(line) - 1]?.includes('topology: x'),
    );
    expect(widthOf(lines[caret] ?? '')).toBe(widthOf((lines[caret - 1] ?? '').replace(/x \}$/, 'x')));
  });

  it('colours the place, how grave it is and the rule wherever they stand', async () => {
    const { root } = cliFolder({ 'a.thru': wide });
    const { out } = await runIn(root, ['check'], { columns: 60, isTTY: true });
    expect(out).toMatch(painted('^<1>a.thru:1:[0-9]+<22> <31>error<39> '));
    expect(out).toMatch(painted(' <90>role-overloaded<39>$'));
    const narrow = await runIn(root, ['check'], { columns: 18, isTTY: true });
    const gravity = painted('<3[13]>(?:error|warning)<39>');
    expect(narrow.out.match(gravity)?.length).toBe(out.match(gravity)?.length);
    expect(stripVTControlCharacters(out)).toBe(
      (await runIn(root, ['check'], { columns: 60, isTTY: true, env: { NO_COLOR: '1' } })).out,
    );
  });

  it('has each problem on one line where nobody watches', async () => {
    const { root } = cliFolder({ 'a.thru': wide });
    const [text, concise] = [await runIn(root, ['check']), await runIn(root, ['check', '--format', 'concise'])];
    const rowsOf = (told: string): number => told.split('\n').filter((line) => line.startsWith('a.thru:')).length;
    expect(rowsOf(text.out)).toBe(rowsOf(concise.out));
  });
});

describe('rules', () => {
  it.each([80, 40])('fits into %i columns', async (columns) => {
    const { out } = await at(columns, 'rules');
    expect(out.split('\n').filter((line) => widthOf(line) > columns)).toEqual([]);
    for (const { name } of rules) expect(out).toContain(name);
  });

  it('has one line a rule where nobody watches', async () => {
    const lines = (await at(undefined, 'rules')).out.trimEnd().split('\n');
    expect(lines.map((line) => line.split(' ')[0])).toEqual(rules.map(({ name }) => name));
  });

  it('says where the configuration sets a rule otherwise', async () => {
    const overrides = [
      { files: ['old/**', 'a.thru'], rules: { 'role-vacant': 'off', 'art-too-large': { max: 150 } } },
      { files: ['b.thru'], rules: { 'role-vacant': { severity: 'error' }, 'role-missing': 'error' } },
    ];
    const { root } = cliFolder({ 'throughline.json': JSON.stringify({ overrides }) });
    const { out } = await runIn(root, ['rules']);
    expect(out).toMatch(
      /^role-vacant +info +A role is vacant\..*\n +off {6}in old\/\*\*, a\.thru\n +error {4}in b\.thru\n[a-z]/m,
    );
    expect(out).toMatch(/^art-too-large +warning +[^\n]*\n[a-z]/m);
  });
});

describe('show', () => {
  it.each([80, 40])('fits into %i columns, what belongs to a word beside it', async (columns) => {
    const { out } = await at(columns, 'show', 'claims');
    expect(out.split('\n').filter((line) => widthOf(line) > columns)).toEqual([]);
  });

  it('shows each element by the identity that our outputs tell', async () => {
    const { out } = await at(undefined, 'export', '--format', 'json');
    const { elements } = JSON.parse(out) as { readonly elements: readonly { readonly id: string }[] };
    expect(elements.map(({ id }) => id)).toEqual(
      expect.arrayContaining(['value-stream:claims/flow', 'value-stream:claims/kpi:days']),
    );
    for (const { id } of elements) {
      const shown = await at(undefined, 'show', id, '--format', 'json');
      expect([shown.err, (JSON.parse(shown.out) as { readonly id: string }).id]).toEqual(['', id]);
    }
    expect((await at(undefined, 'show', 'days')).out).toContain('KPI (value-stream:claims/kpi:days)');
  });

  it('tells the identities of parts that share a name', async () => {
    const { root } = cliFolder({
      'a.thru': 'portfolio a { cadence annual { } }\nportfolio b { cadence annual { } }\n',
    });
    expect((await runIn(root, ['show', 'annual'])).err).toBe(
      '`annual` is the name of several elements. Say which: `portfolio:a/cadence:annual`, `portfolio:b/cadence:annual`.\n',
    );
  });
});

describe('the words of SAFe', () => {
  const told = async (vocabulary: string): Promise<string> => {
    const { root } = cliFolder({ 'a.thru': model, 'throughline.json': JSON.stringify({ vocabulary }) });
    const runs = await Promise.all(
      [
        ['check', '--profile', 'all', '--no-fold'],
        ['check', '--format', 'sarif'],
        ['show', 'kite'],
        ['explain', 'role-missing'],
        ['explain', 'conflicting-roles'],
        ['report', 'iteration'],
      ].map((args) => runIn(root, args)),
    );
    return runs.map(({ out, err }) => `${out}${err}`).join('');
  };

  it('are those of each output, and the guide’s of none', async () => {
    const [guide, safe] = [await told('guide'), await told('safe')];
    expect(guide).toContain('Scrum Master');
    expect(guide).not.toContain('Team Coach');
    expect(safe).not.toContain('Scrum Master');
    expect(safe).toContain('has no Team Coach');
    expect(safe).toContain('For Team Coaches, team leads and engineers');
  });
});
