/** Imports of dates such as `3/12/2026`, in which the day can be taken for the month. */
import { describe, expect, it } from 'vitest';
import { cliFolder } from './cli-testing.ts';

const model = 'team falcon\nworkflow w {\n  waiting: "Ready"\n  active: "Dev"\n  done: "Done"\n}\n';

async function imported(name: string, text: string, config = '{}') {
  const folder = cliFolder({ 'throughline.json': config, 'main.thru': model, [name]: text });
  const { code, out } = await folder.throughline('flow', 'import', name);
  return { code, out, file: code === 0 ? folder.read('flow.thruflow') : '' };
}

/** What the file says of the item: the state and the seconds since 1970, or since the change before. */
const moment = (date: string): number => Date.parse(`${date}Z`) / 1000;

const shapes = {
  'rows.csv': (dates: readonly string[]) =>
    `id,at,from,to,team\n${dates.map((date, index) => `A,${date},,${index === 0 ? 'Ready' : 'Done'},falcon\n`).join('')}`,
  'states.csv': (dates: readonly string[]) => `id,team,Ready,Done\nA,falcon,${dates.join(',')}\n`,
  'packed.csv': (dates: readonly string[]) => `id,team,history\nA,falcon,Ready@${dates.join('; Done@')}\n`,
  'log.json': (dates: readonly string[]) =>
    JSON.stringify({
      issues: [
        {
          key: 'A',
          fields: { created: dates[0], team: 'falcon', status: { name: 'Done' } },
          changelog: {
            histories: [{ created: dates[1], items: [{ field: 'status', fromString: 'Ready', toString: 'Done' }] }],
          },
        },
      ],
    }),
};

describe.each(Object.entries(shapes))('dates with slashes in %s', (name, textOf) => {
  it('have the month first where one of them shows it', async () => {
    const { out, file } = await imported(name, textOf(['3/4/2026', '3/27/2026 6:00:00 AM']));
    expect(out).toContain('Dates have the month first, as `3/27/2026` shows.');
    expect(file).toContain(`+${moment('2026-03-04T00:00')} `);
    expect(out).toContain('from 2026-03-04 to 2026-03-27');
  });

  it('have the day first where one of them shows it, whatever the settings say', async () => {
    const config = '{ "flow": { "dateOrder": "month-first" } }';
    const { out } = await imported(name, textOf(['3/4/2026', '27/4/2026']), config);
    expect(out).toContain('Dates have the day first, as `27/4/2026` shows.');
    expect(out).toContain('from 2026-04-03 to 2026-04-27');
  });

  it('are read as the settings say where none shows it', async () => {
    const config = (order: string) => `{ "flow": { "dateOrder": "${order}" } }`;
    const dates = ['3/4/2026', '5/6/2026'];
    expect((await imported(name, textOf(dates), config('day-first'))).out).toContain('from 2026-04-03 to 2026-06-05');
    expect((await imported(name, textOf(dates), config('month-first'))).out).toContain('from 2026-03-04 to 2026-05-06');
  });
});

describe('a packed column', () => {
  it.each([
    'Ready@12/Mar/26 3:04 PM; Done@14/Mar/26 10:00 AM',
    'Ready: Mar 12, 2026, 3:04 PM | Done: Mar 14, 2026, 10:00 AM',
    '12.03.2026 15:04 > Ready; 14.03.2026 10:00 > Done',
    'Ready=2026-03-12T15:04; 2026-03-14 10:00 Done',
  ])('has dates in every form that is read: %s', async (history) => {
    const { out, file } = await imported('packed.csv', `id,team,history\nA,falcon,"${history}"\n`);
    expect(out).toContain('Understood 1 item with 2 changes of state, from 2026-03-12 to 2026-03-14');
    expect(file).toContain(`+${moment('2026-03-12T15:04')} `);
  });

  it('says which entry has no date', async () => {
    const { out } = await imported('packed.csv', 'id,team,history\nA,falcon,Ready@2026-03-12; Dev@soon; Done\n');
    expect(out).toContain('2 rows with a date that does not read; left out.');
  });
});

describe('dates that nobody can tell', () => {
  it('are left out, and the report says how to tell', async () => {
    const { out } = await imported(
      'rows.csv',
      `${shapes['rows.csv'](['3/4/2026', '5/6/2026'])}B,2026-03-04,,Ready,falcon\n`,
    );
    expect(out).toContain('2 rows with a date that does not read; left out.');
    expect(out).toContain('say `"flow": { "dateOrder": "day-first" }` or `"month-first"` in `throughline.json`');
    expect(out).not.toContain('Dates have');
  });

  it('are so too where two dates contradict each other', async () => {
    const { out } = await imported('rows.csv', shapes['rows.csv'](['3/27/2026', '27/4/2026', '2026-05-01']));
    expect(out).toContain('2 rows with a date that does not read; left out.');
  });
});
