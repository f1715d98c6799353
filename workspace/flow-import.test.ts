// Over 300 lines: one import in all the forms that trackers write, over the same few items.
import { mkdtempSync, readFileSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { createProject, defaultConfig, type FlowConfig } from '#language';
import { flowFileText, joinFlow, sampleOf, type FlowData } from '#language/flow/index.ts';
import { FlowImportError, importFlow, readFlowData, writeFlowData, type FlowImport } from './index.ts';

const folder = realpathSync(mkdtempSync(path.join(tmpdir(), 'throughline-import-')));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const organisation = `
portfolio p { value-stream s {
  product quick "Quick Claim"
  art a {
    team falcon { aliases: "Falcon Squad" }
    team heron
  }
} }
workflow w {
  new: "Backlog"
  waiting: "Ready", "Review"
  active: "In Dev"
  done: "Done"
}
`;
const project = createProject();
project.update([{ path: 'main.thru', text: organisation }]);

let count = 0;
async function imported(
  files: Readonly<Record<string, string | Buffer>>,
  flow: Partial<FlowConfig> = {},
  timeZone = 'UTC',
): Promise<FlowImport> {
  count += 1;
  const paths = Object.entries(files).map(([name, text]) => {
    const file = path.join(folder, `${count}-${name}`);
    writeFileSync(file, text);
    return file;
  });
  return importFlow(paths, { model: project.model, flow: { ...defaultConfig.flow, ...flow }, timeZone });
}

/** The items in short: `A: Ready 01-05, Done 01-07 (falcon)`. */
function told({ itemCount, idOf, firstEvent, at, state, profile, states, profiles }: FlowData): readonly string[] {
  return Array.from({ length: itemCount }, (_none, item) => {
    const events = Array.from({ length: (firstEvent[item + 1] ?? 0) - (firstEvent[item] ?? 0) }, (_, n) => {
      const event = (firstEvent[item] ?? 0) + n;
      const when = new Date(at[event] ?? 0).toISOString();
      return `${states[state[event] ?? 0] ?? ''} ${when.slice(5, when.endsWith('T00:00:00.000Z') ? 10 : 16)}`;
    });
    const last = profiles[profile[(firstEvent[item + 1] ?? 1) - 1] ?? 0];
    return `${idOf(item)}: ${events.join(', ')} (${last?.team ?? ''})`;
  });
}

/** The problems in short, with the lines of their first places. */
function problems({ report }: FlowImport): readonly string[] {
  return report.problems.map(({ kind, name, count: many, places }) =>
    [kind, name, many, `lines ${places.map(({ line }) => line).join(' ')}`].filter((part) => part !== '').join(' '),
  );
}

describe('tables', () => {
  const expected = ['A: Ready 01-05, In Dev 01-07, Done 01-09 (falcon)', 'B: Ready 01-06 (heron)'];

  it('reads a row a transition', async () => {
    const text =
      'id,at,from,to,team\nA,2026-01-05,,Ready,falcon\nA,2026-01-07,Ready,In Dev,falcon\nB,2026-01-06,,Ready,heron\nA,2026-01-09,In Dev,Done,falcon\n';
    const { data, report } = await imported({ 'a.csv': text });
    expect(told(data)).toEqual(expected);
    expect(report.files).toMatchObject([
      { shape: 'transitions', rows: 4, used: ['id', 'at', 'from', 'to', 'team'], leftOut: [] },
    ]);
    expect(report.problems).toEqual([]);
  });

  it('reads a date column a state, with semicolons, a byte-order mark, quotes and CRLF', async () => {
    const text =
      '\ufeffKey;Team;Summary;Backlog;Ready;In Dev;Done;Assignee\r\nA;"falcon";"a ""quoted""; title\r\nover two lines";;2026-01-05;2026-01-07;2026-01-09;Jane Doe\r\nB;heron;b;;2026-01-06;;;Jo\r\n';
    const { data, report } = await imported({ 'b.csv': text });
    expect(told(data)).toEqual(expected);
    expect(report.files[0]).toMatchObject({ shape: 'states', leftOut: ['Summary', 'Assignee'] });
  });

  it('reads a packed column', async () => {
    const text =
      'id,team,history\nA,falcon,Ready@2026-01-05; In Dev@2026-01-07;Done@2026-01-09\nB,heron,2026-01-06 Ready\n';
    expect(told((await imported({ 'c.csv': text })).data)).toEqual(expected);
  });

  it('reads UTF-16, as Excel writes its Unicode text', async () => {
    const rows = '\ufeffid\tat\tto\tteam\nÄ-1\t2026-01-05\tReady\tfalcon\nÄ-1\t2026-01-09\tDone\tfalcon\n';
    const { data, report } = await imported({ 'unicode.txt': Buffer.from(rows, 'utf16le') });
    expect(told(data)).toEqual(['Ä-1: Ready 01-05, Done 01-09 (falcon)']);
    expect(report.problems).toEqual([]);
  });

  it('reads PI objectives beside the items, and headers that the project names', async () => {
    const flow = { columns: { team: 'Squad', id: 'No.' } };
    const files = {
      'items.csv': 'No.,at,to,Squad\nA,2026-01-05,Ready,Falcon Squad\n',
      'objectives.csv':
        'pi,squad,objective,committed,planned,actual\n2026.1,falcon,Refunds,yes,8,7\n2026.1,falcon,Photos,no,5,\n2026.1,Kestrel,X,yes,,1\n',
    };
    const result = await imported(files, flow);
    expect(result.data.objectives.map((each) => [each.team, each.isCommitted, each.planned, each.actual])).toEqual([
      ['falcon', true, 8, 7],
      ['falcon', false, 5, 0],
    ]);
    expect(problems(result)).toEqual(['no-number 1 lines 4']);
  });

  it('takes a date without a time in the zone of the project', async () => {
    const { data } = await imported({ 'd.csv': 'id,at,to,team\nA,2026-01-05,Ready,falcon\n' }, {}, 'Europe/Oslo');
    expect(told(data)).toEqual(['A: Ready 01-04T23:00 (falcon)']);
  });
});

describe('the report', () => {
  it('names what it excludes or leaves out, with the lines', async () => {
    const text = [
      'id,at,from,to,team,product',
      'A,2026-01-05,,Ready,Kestrel,',
      'B,2026-01-05,,Parking,falcon,',
      'C,2026-01-05,,Ready,falcon,Slow Claim',
      'C,2026-01-05,,Ready,falcon,Slow Claim',
      'D,2026-01-05,,Ready,falcon,',
      'D,2026-01-09,Ready,In Dev,falcon,',
      'D,2026-01-07,In Dev,Done,falcon,',
      'E,05/01/2026,,Ready,falcon,',
      ',2026-01-05,,Ready,falcon,',
      'F,2026-01-05,,,falcon,',
      '',
      'G,2026-01-05,,Ready,falcon,',
      'G,2026-01-07,Review,Done,falcon,',
    ].join('\n');
    const result = await imported({ 'e.csv': text });
    expect(problems(result)).toEqual([
      'unknown-team Kestrel 1 lines 2',
      'unknown-state Parking 1 lines 3',
      'out-of-order D 1 lines 8',
      'unknown-product Slow Claim 1 lines 4 5',
      'gap G 1 lines 14',
      'duplicate C 1 lines 5',
      'no-id 1 lines 10',
      'no-date 1 lines 9',
      'no-state 1 lines 11',
    ]);
    expect(result.report).toMatchObject({ items: 5, measured: 2 });
    const open = sampleOf(joinFlow(result.data, project.model), { level: 'story' }).open;
    expect(open.map(({ item }) => result.data.idOf(item))).toEqual(['C']);
  });

  it('sees in a date column a state that an item was done before it was worked on', async () => {
    const result = await imported({
      'f.csv': 'id,team,Ready,In Dev,Done\nA,falcon,2026-01-05,2026-01-09,2026-01-07\nB,falcon,,,\n',
    });
    expect(problems(result)).toEqual(['out-of-order A 1 lines 2', 'no-entry 1 lines 3']);
    expect(result.report.measured).toBe(0);
  });

  it('puts rows of one moment in the order in which they follow from each other', async () => {
    const text =
      'id,at,from,to,team\nA,2026-01-07,In Dev,Done,falcon\nA,2026-01-07,Ready,In Dev,falcon\nA,2026-01-07,Backlog,Ready,falcon\n';
    const result = await imported({ 'g.csv': text });
    expect(told(result.data)).toEqual(['A: Ready 01-07, In Dev 01-07, Done 01-07 (falcon)']);
    expect(result.report.problems).toEqual([]);
  });
});

const issue = {
  key: 'A',
  fields: {
    summary: 'Call Erika Mustermann back',
    issuetype: { name: 'Bug' },
    status: { name: 'Done' },
    created: '2026-01-05T00:00:00.000+0000',
    team: { name: 'heron' },
    parent: { key: 'F-1' },
    assignee: { displayName: 'Jane Doe', emailAddress: 'jane@acme.example' },
    reporter: { displayName: 'John Roe' },
    comment: { comments: [{ author: { displayName: 'Mia Poe' }, body: 'I am on it' }] },
  },
  changelog: {
    histories: [
      {
        created: '2026-01-09T00:00:00.000+0000',
        author: { displayName: 'Kim Loe' },
        items: [{ field: 'status', fromString: 'In Dev', toString: 'Done' }],
      },
      {
        created: '2026-01-07T00:00:00.000+0000',
        author: { displayName: 'Kim Loe' },
        items: [
          { field: 'status', fromString: 'Ready', toString: 'In Dev' },
          { field: 'assignee', fromString: 'Jane Doe', toString: 'Lee Zoe' },
        ],
      },
      { created: '2026-01-06T00:00:00.000+0000', items: [{ field: 'Team', fromString: 'falcon', toString: 'heron' }] },
    ],
  },
};

describe('change logs', () => {
  const layouts: Readonly<Record<string, string>> = {
    'page.json': JSON.stringify({ startAt: 0, issues: [issue] }, null, 2),
    'pages.json': `${JSON.stringify({ issues: [] })}\n${JSON.stringify({ issues: [issue] })}`,
    'list.json': JSON.stringify([issue]),
    'lines.jsonl': `${JSON.stringify(issue)}\n`,
    'capitals.json': JSON.stringify([{ ...issue, fields: { ...issue.fields, team: undefined, Team: 'heron' } }]),
  };
  it.each(Object.entries(layouts))('reads %s, with the team as it was at each time', async (name, text) => {
    const result = await imported({ [name]: text });
    expect(told(result.data)).toEqual(['A: Ready 01-05, Ready 01-06, In Dev 01-07, Done 01-09 (heron)']);
    const { data } = result;
    expect(Array.from(data.profile, (profile) => data.profiles[profile]?.team)).toEqual([
      'falcon',
      'heron',
      'heron',
      'heron',
    ]);
    expect([data.itemCount, data.parentOf(0), result.report.problems]).toEqual([1, 'F-1', []]);
  });

  it('says at which line a file stops being JSON', async () => {
    const broken = layouts['page.json']?.replace('"histories": [', '"histories": [[') ?? '';
    await expect(imported({ 'broken.json': broken })).rejects.toThrow(/is not JSON at line \d+\. Export it again/);
  });
});

describe('people', () => {
  it('stand nowhere in what is written, whichever file named them', async () => {
    const people = [
      'Jane',
      'Doe',
      'John',
      'Roe',
      'Mia',
      'Poe',
      'Kim',
      'Loe',
      'Lee',
      'Zoe',
      'Erika',
      'Mustermann',
      'jane@acme.example',
      'jd17',
    ];
    const rows =
      'id,at,to,team,assignee,reporter,owner,summary\nB,2026-01-05,Ready,falcon,Jane Doe,John Roe,jd17,Call Erika Mustermann\n';
    const states = 'id,team,assigned to,Ready,In Dev\nC,falcon,Kim Loe,2026-01-05,2026-01-06\n';
    const { data, report } = await imported({
      'page.json': JSON.stringify({ issues: [issue] }),
      'rows.csv': rows,
      'states.csv': states,
    });
    const file = path.join(folder, 'people.thruflow');
    await writeFlowData(file, data);
    const text = readFileSync(file, 'utf8');
    expect(data.itemCount).toBe(3);
    for (const person of people) {
      expect(text).not.toContain(person);
      expect(JSON.stringify(report)).not.toContain(person);
    }
  });
});

describe('the written file', () => {
  it('is the same for the same rows in any order of items', async () => {
    const lines = ['A,2026-01-05,,Ready,falcon', 'B,2026-01-06,,Ready,heron', 'A,2026-01-07,Ready,Done,falcon'];
    const bytes = async (rows: readonly string[]): Promise<string> =>
      [...flowFileText((await imported({ 'x.csv': `id,at,from,to,team\n${rows.join('\n')}\n` })).data)].join('');
    expect(await bytes([...lines].reverse())).toBe(await bytes(lines));
  });

  it('is read back from beside the model', async () => {
    const { data } = await imported({ 'y.csv': 'id,at,to,team\nA,2026-01-05,Ready,falcon\n' });
    await writeFlowData(path.join(folder, 'flow.thruflow'), data);
    const read = readFlowData(folder, defaultConfig);
    expect(read && 'data' in read && told(read.data)).toEqual(['A: Ready 01-05 (falcon)']);
    expect(readFlowData(path.join(folder, 'nowhere'), defaultConfig)).toBeUndefined();
    writeFileSync(path.join(folder, 'broken.thruflow'), 'nonsense\n');
    const config = { ...defaultConfig, flow: { ...defaultConfig.flow, data: 'broken.thruflow' } };
    expect(readFlowData(folder, config)).toMatchObject({ line: 1, problem: expect.stringContaining('flow import') });
  });
});

describe('what is no work item', () => {
  it.each([
    ['binary.csv', Buffer.from([0x50, 0x4b, 0, 0]), 'is no text'],
    ['wide.csv', Buffer.from('\ufeffid,at\n', 'utf16le').swap16(), 'Save it as UTF-8 (Excel: Save As, CSV UTF-8)'],
    [
      'open.csv',
      Buffer.from('id,at,to\nA,2026-01-05,Ready\n"B,2026-01-06,Ready\nC,2026-01-07,Ready\n'),
      'nothing closes a quotation mark in line 3',
    ],
    // What is behind it would be read anew with every part of a large file.
    [
      'open-long.csv',
      Buffer.from(`id,at,to\nA,2026-01-05,Ready\n"B,2026-01-06,Ready\n${'C,2026-01-07,Ready\n'.repeat(200_000)}`),
      'nothing closes a quotation mark in line 3',
    ],
  ])('refuses %s', async (name, bytes, why) => {
    await expect(imported({ [name]: bytes })).rejects.toThrow(FlowImportError);
    await expect(imported({ [name]: bytes })).rejects.toThrow(why);
  });

  it('understands nothing of an empty file, a file of another kind, or hostile names', async () => {
    const { report } = await imported({ 'empty.csv': '', 'other.csv': 'name,colour\nx,red\n' });
    expect(report.files.map(({ shape }) => shape)).toEqual(['none', 'none']);
    const { data } = await imported({
      'hostile.csv': 'id,at,to,team\n"A\u001b[31m\tx\n",2026-01-05,Ready,"fal\u202econ"\n',
    });
    expect([data.itemCount, data.idOf(0)]).toEqual([1, 'A [31m x']);
    expect(data.profiles.map(({ team }) => team)).toEqual(['fal con']);
  });

  it('says that a file is not there, or is a folder', async () => {
    const run = (file: string) =>
      importFlow([file], { model: project.model, flow: defaultConfig.flow, timeZone: 'UTC' });
    await expect(run(path.join(folder, 'nowhere.csv'))).rejects.toThrow('There is no file `nowhere.csv`.');
    await expect(run(folder)).rejects.toThrow('is a folder');
  });
});
