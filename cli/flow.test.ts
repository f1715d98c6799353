import { describe, expect, it } from 'vitest';
import { cliFolder } from './cli-testing.ts';
import { run } from './program.ts';

const model = `portfolio p { value-stream s { art a { team falcon } } }
workflow w {
  waiting: "Ready"
  active: "In Dev"
  done: "Done"
}
`;
const table = `id,at,from,to,team,assignee
A,2026-01-05,,Ready,falcon,Jane Doe
A,2026-01-07,Ready,Done,falcon,Jane Doe
B,2026-01-06,,Ready,Kestrel,Jo
`;

describe('throughline flow import', () => {
  it('writes one file beside the model and says what it understood', async () => {
    const folder = cliFolder({ 'throughline.json': '{}', 'main.thru': model, 'tracker.csv': table });
    const { code, out, err } = await folder.throughline('flow', 'import', 'tracker.csv');
    expect([code, err]).toEqual([0, 'Wrote flow.thruflow.\n']);
    expect(out).toBe(`tracker.csv: a row a transition; 3 rows. Read: id, at, from, to, team. Left out: assignee.
Understood 2 items with 3 changes of state, from 2026-01-05 to 2026-01-07; 1 of them can be measured.

Not measured:
  1 item: no team is called \`Kestrel\`. Add it to the \`aliases\` of a team, and they count; no new import is needed. (tracker.csv:4)
`);
    const written = folder.read('flow.thruflow');
    expect(written).not.toContain('Jane');
    expect((await folder.throughline('flow', 'import', 'tracker.csv', '-o', 'again.thruflow')).code).toBe(0);
    expect(folder.read('again.thruflow')).toBe(written);
  });

  it('writes where the project says, and reports as JSON', async () => {
    const folder = cliFolder({
      'throughline.json': '{ "flow": { "data": "data/items.thruflow", "columns": { "team": "Squad" } } }',
      'data/keep.txt': '',
      'main.thru': model,
      'tracker.csv': table.replace('team', 'Squad'),
    });
    const { code, out } = await folder.throughline('flow', 'import', 'tracker.csv', '--format', 'json');
    expect(code).toBe(0);
    expect(JSON.parse(out)).toMatchObject({
      items: 2,
      measured: 1,
      problems: [{ kind: 'unknown-team', name: 'Kestrel' }],
    });
    expect(folder.read('data/items.thruflow')).toContain('throughline-flow 1');
  });

  it.each([
    [['flow', 'import', 'nowhere.csv'], 'There is no file `nowhere.csv`.\n'],
    [
      ['flow', 'import', 'tracker.csv', '-o', 'tracker.csv'],
      'The file to write is one of those to read. Give it another name.\n',
    ],
    [['flow', 'import', 'other.csv'], 'Nothing was understood, so nothing was written.\n'],
  ])('stops with a sentence: %s', async (args, sentence) => {
    const folder = cliFolder({
      'throughline.json': '{}',
      'main.thru': model,
      'tracker.csv': table,
      'other.csv': 'a,b\n1,2\n',
    });
    const { code, err } = await folder.throughline(...args);
    expect([code, err]).toEqual([2, sentence]);
  });

  it('says that several teams have a name', async () => {
    const two = model.replace(
      'team falcon',
      'team falcon\n team gull { aliases: "Kestrel" }\n team kite { aliases: "KESTREL" }\n',
    );
    const files = { 'throughline.json': '{}', 'main.thru': two, 'tracker.csv': table };
    const { out } = await cliFolder(files).throughline('flow', 'import', 'tracker.csv');
    expect(out).toContain(
      '1 item: `gull` and `kite` are called `Kestrel`. Leave the name to the one whose work it is; no new import is needed. (tracker.csv:4)',
    );
  });

  it('says that a date lies years after all others', async () => {
    const late = `${table}C,2999-01-01,,Ready,falcon,Jo\n`;
    const files = { 'throughline.json': '{}', 'main.thru': model, 'tracker.csv': late };
    const { out } = await cliFolder(files).throughline('flow', 'import', 'tracker.csv');
    expect(out).toContain('Noted:\n  1 item changed last in 2999, years after all others.');
  });

  it('says that letters of another encoding do not read', async () => {
    const files = {
      'throughline.json': '{}',
      'main.thru': model,
      'tracker.csv': table.replace('Kestrel', 'K\ufffdstrel'),
    };
    const { out } = await cliFolder(files).throughline('flow', 'import', 'tracker.csv');
    expect(out).toContain(
      '1 item: `K\ufffdstrel` has letters that do not read. Save the file as UTF-8 (Excel: Save As, CSV UTF-8), and import it again.',
    );
  });

  it('counts up on standard error where a person watches', async () => {
    const folder = cliFolder({ 'throughline.json': '{}', 'main.thru': model, 'tracker.csv': table });
    let err = '';
    const terminal = {
      cwd: folder.root,
      env: {},
      isTTY: true,
      isErrTTY: true,
      assets: folder.root,
      out: () => undefined,
      err: (text: string) => void (err += text),
      readStdin: () => Buffer.alloc(0),
    };
    expect(await run(terminal, '1.2.3', ['flow', 'import', 'tracker.csv'])).toBe(0);
    expect(err).toContain('Reading tracker.csv 100 %');
    expect(err.endsWith('\r\u001b[KWrote flow.thruflow.\n')).toBe(true);
  });
});

describe('throughline check', () => {
  it('judges measured flow once items are imported, and names them', async () => {
    const folder = cliFolder({ 'throughline.json': '{}', 'main.thru': model, 'tracker.csv': table });
    expect((await folder.throughline('check')).out).not.toContain('flow-data');
    await folder.throughline('flow', 'import', 'tracker.csv');
    const { out } = await folder.throughline('check');
    expect(out).toContain('The model has no team called `Kestrel`, so one work item is not measured: `B`.');
    folder.write('flow.thruflow', 'not ours\n');
    expect((await folder.throughline('check')).code).toBe(1);
  });

  it('names the items, at most ten of them, in JSON and on the terminal', async () => {
    const rows = Array.from({ length: 14 }, (_, index) => `I-${index + 10},2026-01-${index + 10},,Ready,falcon,\n`);
    const folder = cliFolder({
      'throughline.json': '{}',
      'main.thru': model.replace('art a', '\n  flow { load: max 2 }\n  art a'),
      'tracker.csv': `id,at,from,to,team,assignee\n${rows.join('')}`,
    });
    await folder.throughline('flow', 'import', 'tracker.csv');
    const told = async (...options: readonly string[]): Promise<string> =>
      (await folder.throughline('check', '--rule', 'flow-load-over-target', ...options)).out;
    // The form that schemas/check.schema.json publishes.
    const { problems } = JSON.parse(await told('--format', 'json')) as {
      readonly problems: readonly { readonly message: string; readonly related: readonly { message: string }[] }[];
    };
    expect(problems[0]?.message).toContain('`I-10`, `I-11`, `I-12`, `I-13`, `I-14` and 9 more');
    expect(problems[0]?.related).toHaveLength(10);
    expect(problems[0]?.related[0]?.message).toBe('`I-10`: in progress for 13 days, now in `Ready`');
    expect(await told()).toContain('`I-19`: in progress for 4 days');
    expect(await told('--as-of', '2026-01-11')).not.toContain('`I-12`');
  });
});
