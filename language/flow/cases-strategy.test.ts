/** Strategy, series, events and dates: the cases that their definitions single out. */
import { describe, expect, it } from 'vitest';
import { day, flowCase, item } from '#testing';
import { cased, month, t, workflow } from '../../testing/flow-cases.ts';
import {
  coincidencesOf,
  dayLength,
  dateReader,
  intervalsIn,
  idsOf,
  itemsByDay,
  loadByDay,
  milestonesIn,
  objectiveProgressOf,
  okrBalanceOf,
  predictabilityOf,
  progressOf,
  sampleOf,
  weeklySeries,
} from './index.ts';

describe('strategy', () => {
  const text = `enterprise e {\n theme th {\n objective o { key-result rising "R": 10 on 2026-01-01 -> 20 by 2026-12-31, now 12 on 2026-06-30\n key-result falling "F": 61 EUR -> 48 EUR by 2026-12-31, now 57 EUR }\n }\n}\nportfolio p in e { epic ep { supports: th }\n value-stream s { art a { team t\n backlog { feature F-1 { implements: ep } } } }\n milestone go-live "Go live": 2026-01-29 { affects: s } }\n${workflow}`;

  it('takes progress of rising and of falling measures, and sees who is behind', () => {
    const { element } = cased([], text);
    const objective = element('objective:o');
    const asOf = Date.UTC(2026, 6, 1);
    const { keyResults, shown } = objectiveProgressOf(objective, { asOf });
    const [rising, falling] = keyResults.map(({ progress }) => progress);
    expect(rising?.raw).toBeCloseTo(0.2, 12);
    expect(falling?.raw).toBeCloseTo(4 / 13, 12);
    expect(shown).toBeCloseTo((0.2 + 4 / 13) / 2, 12);
    // Half the year: 181 of 364 days; 0.497 - 0.2 is more than a quarter, 0.497 - 0.308 is not.
    expect([rising?.isOffTrack, falling?.isOffTrack]).toEqual([true, false]);
    // A reading of June is not known in May.
    expect(keyResults[0] && progressOf(keyResults[0].element, { asOf: Date.UTC(2026, 4, 1) })?.now).toBeUndefined();
  });

  it('knows the objectives of planning intervals up to a day, the latest of them last', () => {
    const calendar = 'portfolio p { pi: 2 weeks  pi-start: 2026-01-05\n value-stream s { art a { team t } } }';
    const objective = (pi: string) => ({ pi, team: 't', objective: pi, isCommitted: true, planned: 8, actual: 7 });
    const objectives = ['2026.10', '2026.9', '2026.2', '2025.3', 'Spring'].map(objective);
    const { flow, element } = flowCase(calendar, [], objectives);
    const known = (at?: number): readonly string[] => predictabilityOf(flow, element('art:a'), at).map(({ pi }) => pi);
    expect(known()).toEqual(['2025.3', '2026.2', '2026.9', '2026.10', 'Spring']);
    // The first starts on the fifth of January, the second two weeks later.
    expect(known(Date.UTC(2026, 0, 18))).toEqual(['2025.3', 'Spring']);
    expect(known(Date.UTC(2026, 0, 19))).toEqual(['2025.3', '2026.2', 'Spring']);
  });

  it('shares planned and finished work between objectives, through feature, epic and theme', () => {
    const items = [
      { ...item('A', t, 'Ready', 1, 'Done', 4), parent: 'F-1' },
      { ...item('B', t, 'Backlog', 1), parent: 'f-1' },
      item('C', t, 'Ready', 1, 'Done', 5),
      item('D', t, 'Ready', 1, 'Done', 6),
    ];
    const { flow } = cased(items, text);
    const rows = okrBalanceOf(sampleOf(flow, { level: 'story' }, { asOf: day(30) }), month);
    expect(rows.map((row) => [row.objective?.name, row.planned, row.done, row.doneShare])).toEqual([
      ['o', 1, 1, 1 / 3],
      [undefined, 0, 2, 2 / 3],
    ]);
  });

  it('plans what nobody has begun for the team that has it on the day', () => {
    const moved = { ...item('A', t, 'Backlog', 1), parent: 'F-1' };
    const events = [...moved.events, { state: 'Backlog', at: day(10), team: 'u' }, { state: 'Dev', at: day(20) }];
    const { flow, element } = cased([{ ...moved, events }], `${text}\nteam u in a`);
    const planned = (id: string, asOf: number): readonly (readonly [string | undefined, number])[] =>
      okrBalanceOf(sampleOf(flow, { element: element(id), level: 'story' }, { asOf }), month).map((row) => [
        row.objective?.name,
        row.planned,
      ]);
    expect([planned('team:t', day(5)), planned('team:u', day(5))]).toEqual([[['o', 1]], []]);
    expect([planned('team:t', day(15)), planned('team:u', day(15))]).toEqual([[], [['o', 1]]]);
    // What is in progress is not finished either.
    expect(planned('team:u', day(25))).toEqual([['o', 1]]);
  });

  it('says what coincides with an event, four weeks on either side', () => {
    const items = Array.from({ length: 56 }, (_, n) => item(`I-${n}`, t, 'Ready', n < 28 ? n - 2 : n - 9, 'Done', n));
    const { flow, project } = cased(items, text);
    const [event] = milestonesIn(project.model, { from: day(0), to: day(60) });
    const sample = sampleOf(flow, { level: 'story' }, { asOf: day(56) });
    const found = event ? coincidencesOf(sample, event) : [];
    expect(found.map(({ measure, before, after }) => [measure, before, after])).toContainEqual(['flowTimeP50', 2, 9]);
    expect(found.map(({ measure }) => measure)).not.toContain('velocity');
    // What happens in the afternoon is of the same day.
    const later = event && coincidencesOf(sample, { ...event, at: event.at + 0.6 * dayLength });
    expect(later?.map(({ measure, before, after }) => [measure, before, after])).toEqual(
      found.map(({ measure, before, after }) => [measure, before, after]),
    );
  });

  it('has series by week and the load by day', () => {
    const { flow } = cased([item('A', t, 'Ready', 1.5, 'Done', 4), item('B', t, 'Ready', 2, 'Done', 10)]);
    const sample = sampleOf(flow, { level: 'story' }, { asOf: day(14) });
    expect(
      weeklySeries(sample, { from: day(0), to: day(14) }).map(({ velocity, flowTimeP50 }) => [velocity, flowTimeP50]),
    ).toEqual([
      [1, 2.5],
      [1, 8],
    ]);
    const window = { from: day(0), to: day(6) };
    expect(loadByDay(sample, window).map(({ load }) => load)).toEqual([0, 0, 2, 2, 1, 1]);
    const keys = (most: number) =>
      itemsByDay(sample, window, most).map((items) => items && idsOf(flow.data, items).join(' '));
    expect(keys(2)).toEqual(['', '', 'A B', 'A B', 'B', 'B']);
    expect(keys(1)).toEqual(['', '', undefined, undefined, 'B', 'B']);
  });

  it('knows planning intervals by their start and length', () => {
    const { element } = cased(
      [],
      `portfolio p { pi: 10 weeks\n pi-start: 2026-01-05\n value-stream s { customer: "All" } }`,
    );
    const found = intervalsIn(element('value-stream:s'), { from: day(70), to: day(100) });
    expect(found.map(({ year, pi, from }) => [year, pi, new Date(from).toISOString().slice(0, 10)])).toEqual([
      [2026, 1, '2026-01-05'],
      [2026, 2, '2026-03-16'],
    ]);
  });
});

describe('dates', () => {
  it('reads a date as midnight in the zone of the project, and a time with its own', () => {
    const oslo = dateReader('Europe/Oslo');
    expect(oslo('2026-01-05')).toBe(Date.UTC(2026, 0, 4, 23));
    expect(oslo('2026-07-05')).toBe(Date.UTC(2026, 6, 4, 22));
    expect(oslo('2026-07-05T12:00:00.000+0000')).toBe(Date.UTC(2026, 6, 5, 12));
    expect(dateReader()('2026-07-05 12:30')).toBe(Date.UTC(2026, 6, 5, 12, 30));
    expect(dateReader()('2026-07-05T12:30:15.250Z')).toBe(Date.UTC(2026, 6, 5, 12, 30, 15, 250));
    expect(dateReader()('2026-12-31T23:59:59.999Z')).toBe(Date.UTC(2026, 11, 31, 23, 59, 59, 999));
  });

  it.each([
    ['12/Mar/26 3:04 PM', [15, 4]],
    ['12/Mar/2026 15:04', [15, 4]],
    ['12-MAR-26', [0, 0]],
    ['12 March 2026 12:04 a.m.', [0, 4]],
    ['Mar 12, 2026, 12:04:00\u202fPM', [12, 4]],
    ['12.03.2026 15:04', [15, 4]],
    ['2026-03-12 15:04:00 UTC', [15, 4]],
    ['2026-03-12 15:04:00 -0100', [16, 4]],
  ] as const)('reads %s as trackers export it', (text, [hour, minute]) => {
    expect(dateReader()(text)).toBe(Date.UTC(2026, 2, 12, hour, minute));
  });

  it('is exact over a change of the clocks: the day has 23 hours there', () => {
    const oslo = dateReader('Europe/Oslo');
    expect(((oslo('2026-03-30') ?? 0) - (oslo('2026-03-29') ?? 0)) / 3_600_000).toBe(23);
    expect(((oslo('2026-10-26') ?? 0) - (oslo('2026-10-25') ?? 0)) / 3_600_000).toBe(25);
  });

  it('reads nothing else', () => {
    const none = ['', '2026-02-30', '2026-13-01', '2026-1-5', 'soon', '2026-01-05T99:00:00.000Z', '31/Feb/26'];
    const ambiguous = ['05/01/2026', '3/12/2026 3:04:05 PM', '12/Mar/26 13:04 PM', '12/Mars/26', '12.13.2026'];
    for (const text of [...none, ...ambiguous]) expect(dateReader()(text)).toBeUndefined();
  });
});
