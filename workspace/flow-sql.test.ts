/** The SQL of docs/guide/sql.md, run in a real analytical database over the same items as our own measures. */
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { DuckDBInstance, type DuckDBConnection } from '@duckdb/node-api';
import { afterAll, describe, expect, it } from 'vitest';
import { day, flowCase } from '#testing';
import {
  categories,
  loadByDay,
  measuresOf,
  sampleOf,
  weeklySeries,
  type Category,
  type FlowMeasures,
  type PiObjective,
  type PlainItem,
  type Window,
} from '#language/flow/index.ts';
import { drawn, meaning, odd } from './flow-sql-testing.ts';

const page = readFileSync(path.join(import.meta.dirname, '../docs/guide/sql.md'), 'utf8');

/** The statements of the page by the heading above them. */
const statements = new Map<string, string>();
for (const section of page.split(/^## /m).slice(1)) {
  const heading = section.slice(0, section.indexOf('\n'));
  const [, sql] = /^```sql\n([^]*?)^```$/m.exec(section) ?? [];
  if (sql !== undefined) statements.set(heading, sql);
}

const organisation = `
portfolio p { value-stream claims { art core {
  team falcon
  team heron
} } }
workflow w {
  new: "Backlog"
  waiting: "Ready", "Review", "Blocked"
  active: "Dev", "Test"
  done: "Done", "Closed"
  canceled: "Canceled"
  ignore: "Triage"
}
item-types { feature: "Story"  defect: "Bug"  debt: "Tech" }
`;

const objectives: readonly PiObjective[] = [
  { pi: '2026.1', team: 'falcon', objective: 'A', isCommitted: true, planned: 8, actual: 7 },
  { pi: '2026.1', team: 'heron', objective: 'B', isCommitted: true, planned: 10, actual: 6 },
  { pi: '2026.1', team: 'heron', objective: 'C', isCommitted: false, planned: 5, actual: 3 },
  { pi: '2026.2', team: 'falcon', objective: 'D', isCommitted: true, planned: 4, actual: 4 },
];

type Row = Readonly<Record<string, unknown>>;
type Case = {
  readonly items: readonly PlainItem[];
  readonly teams: readonly string[];
  readonly window: Window;
  readonly asOf: number;
};

const stamp = (moment: number): string => `'${new Date(moment).toISOString().replace('T', ' ').replace('Z', '')}'`;
const text = (value: string): string => `'${value}'`;

async function filled({ items, teams, window, asOf }: Case): Promise<DuckDBConnection> {
  const connection = await (await DuckDBInstance.create(':memory:')).connect();
  const insert = async (table: string, rows: readonly (readonly (string | number | boolean)[])[]): Promise<void> => {
    if (rows.length > 0)
      await connection.run(`insert into ${table} values ${rows.map((row) => `(${row.join(', ')})`).join(', ')}`);
  };
  await connection.run(statements.get('What you bring') ?? '');
  await connection.run(statements.get('What all measures share') ?? '');
  await insert(
    'transitions',
    items.flatMap(({ id, events }) => {
      let [team, type] = ['', ''];
      return events.map((event, seq) => {
        [team, type] = [event.team ?? team, event.type ?? type];
        return [text(id), stamp(event.at), seq, text(event.state), text(team), text(type)];
      });
    }),
  );
  await insert(
    'states',
    Object.entries(meaning).map((row) => row.map(text)),
  );
  await insert(
    'kinds',
    [
      ['Story', 'feature'],
      ['Bug', 'defect'],
      ['Tech', 'debt'],
    ].map((row) => row.map(text)),
  );
  await insert(
    'selection',
    teams.map((team) => [text(team)]),
  );
  await insert('span', [[stamp(window.from), stamp(window.to), stamp(asOf)]]);
  await insert(
    'objectives',
    objectives.map(({ pi, team, isCommitted, planned, actual }) => [
      text(pi),
      text(team),
      isCommitted,
      planned,
      actual,
    ]),
  );
  return connection;
}

/** The rows of a statement of the page; whole numbers as numbers. */
async function asked(connection: DuckDBConnection, heading: string): Promise<readonly Row[]> {
  const sql = statements.get(heading);
  if (sql === undefined) throw new Error(`The page has no statement under "${heading}".`);
  const rows = (await connection.runAndReadAll(sql)).getRowObjectsJS();
  return rows.map((row) =>
    Object.fromEntries(
      Object.entries(row).map(([key, value]) => [key, typeof value === 'bigint' ? Number(value) : value]),
    ),
  );
}

/** Equal to ten digits: the sums are made in another order. */
function expectSame(found: unknown, expected: unknown, what: string): void {
  expect({ [what]: tenDigits(found) }).toEqual({ [what]: tenDigits(expected) });
}

function tenDigits(value: unknown): unknown {
  return typeof value === 'number' ? Number(value.toPrecision(10)) : (value ?? undefined);
}

const window: Window = { from: day(20), to: day(55) };
const stream = 'value-stream:claims';
const both = ['falcon', 'heron'];
const cases: readonly (readonly [string, string, Case])[] = [
  ['a value stream', stream, { items: drawn(900, 1), teams: both, window, asOf: day(80) }],
  ['one of its teams', 'team:heron', { items: drawn(900, 2), teams: ['heron'], window, asOf: day(80) }],
  ['an earlier day', stream, { items: drawn(900, 3), teams: both, window, asOf: day(45.3) }],
];
const edges: typeof cases = [
  ['what few items do', stream, { items: odd, teams: both, window, asOf: day(60) }],
  ['what few items of a team do', 'team:heron', { items: odd, teams: ['heron'], window, asOf: day(60) }],
  ['a window that goes on', stream, { items: odd, teams: both, window, asOf: day(30) }],
  [
    'a window before all items',
    stream,
    { items: odd, teams: both, window: { from: day(1), to: day(8) }, asOf: day(8) },
  ],
  ['a window after all', stream, { items: odd, teams: both, window: { from: day(90), to: day(104) }, asOf: day(104) }],
  ['no items', stream, { items: [], teams: both, window, asOf: day(60) }],
];

/** What the model knows: it has no team `osprey`. */
function knownOf(items: readonly PlainItem[]): readonly PlainItem[] {
  return items.filter(({ events }) => events.findLast(({ team }) => team !== undefined)?.team !== 'osprey');
}

/** Our own measures of a case. */
function measured(id: string, given: Case) {
  const { flow, element } = flowCase(organisation, knownOf(given.items), objectives);
  const selection = { element: element(id), level: 'story' } as const;
  const own: FlowMeasures = measuresOf(flow, selection, given.window, { asOf: given.asOf });
  return { flow, selection, own };
}

describe.each([...cases, ...edges])('the SQL of the guide, for %s', (_title, id, given) => {
  const { flow, selection, own } = measured(id, given);
  const connected = filled({ ...given, items: knownOf(given.items) });
  afterAll(async () => (await connected).closeSync());
  const first = async (heading: string): Promise<Row> => (await asked(await connected, heading))[0] ?? {};

  it.each<readonly [string, Readonly<Record<string, unknown>>]>([
    ['Finished: flow velocity', { items: own.velocity.items, per_week: own.velocity.perWeek }],
    [
      'Flow time and cycle time',
      {
        mean: own.flowTime?.mean,
        p50: own.flowTime?.p50,
        p85: own.flowTime?.p85,
        longest: own.flowTime?.max,
        cycle_p85: own.cycleTime?.p85,
      },
    ],
    ['Flow load', { load: own.load }],
    ['Blocked days', { blocked_days: own.blockedDays }],
    ['Average load, and the share of waiting', { average_load: own.averageLoad, wait_share: own.waitShare }],
    ['Flow efficiency', { pooled: own.efficiency.pooled, mean: own.efficiency.mean }],
    ['Arrivals and departures', own.balance],
    [
      "Weeks of work, and Little's law",
      {
        weeks_of_work: own.weeksOfWork,
        implied_flow_time: own.little?.implied,
        measured_flow_time: own.little?.measured,
        gap: own.little?.gap,
      },
    ],
    ['Capacity', { items_per_interval: (own.velocity.items / 35) * 70 }],
  ])('%s', async (heading, expected) => {
    const row = await first(heading);
    expect(Object.keys(row).sort()).toEqual(Object.keys(expected).sort());
    for (const [name, value] of Object.entries(expected)) expectSame(row[name], value, name);
  });

  it.each([
    ['Flow distribution', own.distribution],
    ['Kinds of the work in progress', own.loadDistribution],
  ])('%s', async (heading, expected) => {
    const rows = await asked(await connected, heading);
    const shares = new Map(rows.map(({ category, share }) => [category, share]));
    const found = (category: Category) => (rows.length > 0 ? (shares.get(category) ?? 0) : undefined);
    for (const category of categories) expectSame(found(category), expected?.[category], category);
  });

  it('Age of the work in progress', async () => {
    const rows = await asked(await connected, 'Age of the work in progress');
    const expected = own.ageing.items.map(({ item, age, idle, isNeglected, band }) => ({
      item: flow.data.idOf(item),
      age,
      idle,
      neglected: isNeglected,
      band,
    }));
    expect(rows.map(({ item, neglected, band }) => [item, neglected, band])).toEqual(
      expected.map(({ item, neglected, band }) => [item, neglected, band]),
    );
    rows.forEach(({ age, idle }, index) => {
      expectSame(age, expected[index]?.age, 'age');
      expectSame(idle, expected[index]?.idle, 'idle');
    });
  });

  it('States, and the bottleneck', async () => {
    const rows = await asked(await connected, 'States, and the bottleneck');
    const expected = own.states.filter(({ averageCount }) => averageCount > 0);
    expect(rows.map(({ state }) => state)).toEqual(expected.map(({ state }) => state));
    rows.forEach((row, index) => {
      const state = expected[index];
      expectSame(row['average_count'], state?.averageCount, 'average_count');
      expectSame(row['current_count'], state?.currentCount, 'current_count');
      expectSame(row['max_count'], state?.maxCount, 'max_count');
      expectSame(row['visits'], state?.visits, 'visits');
      expectSame(row['mean_visit'], state?.meanVisit, 'mean_visit');
      expectSame(row['duration_index'], state?.durationIndex, 'duration_index');
      expectSame(row['share'], state?.share, 'share');
    });
    expect(rows[0]?.['state']).toBe(own.bottleneck?.state.state);
    expect(rows.find((row) => row['flow_state'] === 'waiting')?.['state']).toBe(own.bottleneck?.waiting?.state);
  });

  it('Load by day', async () => {
    const rows = await asked(await connected, 'Load by day');
    const sample = sampleOf(flow, selection, { asOf: given.asOf });
    expect(rows.map(({ load }) => load)).toEqual(loadByDay(sample, given.window).map(({ load }) => load));
  });

  it('Week by week', async () => {
    const rows = await asked(await connected, 'Week by week');
    const weeks = weeklySeries(sampleOf(flow, selection, { asOf: given.asOf }), given.window);
    const expected = weeks.map((week, index) => ({ week: index + 1, ...week })).filter(({ velocity }) => velocity > 0);
    const over = rows.filter(({ week }) => Number(week) <= weeks.length);
    expect(over.map(({ week, items }) => [week, items])).toEqual(
      expected.map(({ week, velocity }) => [week, velocity]),
    );
    over.forEach((row, index) => {
      expectSame(row['p50'], expected[index]?.flowTimeP50, 'p50');
      expectSame(row['p85'], expected[index]?.flowTimeP85, 'p85');
      expectSame(row['efficiency'], expected[index]?.efficiency, 'efficiency');
    });
  });

  it('Predictability', async () => {
    const rows = await asked(await connected, 'Predictability');
    expect(rows).toEqual(own.predictability.map(({ pi, share }) => ({ pi, share })));
  });
});

describe('the drawn items', () => {
  it.each(cases)('are enough to measure, for %s', (_title, id, given) => {
    const { own } = measured(id, given);
    expect(own.velocity.items).toBeGreaterThan(20);
    expect(own.load).toBeGreaterThan(20);
  });
});

describe('the page', () => {
  it('has no statement that is not tested', () => {
    const own = readFileSync(import.meta.filename, 'utf8');
    for (const heading of statements.keys()) expect(own).toContain(heading);
  });
});
