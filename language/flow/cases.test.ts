/** The cases that the definitions single out, one by one. */
import { describe, expect, it } from 'vitest';
import { day, item } from '#testing';
import { cased, month, organisation, t, workflow } from '../../testing/flow-cases.ts';
import {
  ageingOf,
  attainmentOf,
  distributionGapsOf,
  finishedIn,
  flowTargetsOf,
  idsOf,
  littleCheckOf,
  mappingOf,
  measuresOf,
  onlySelection,
  percentile,
  sampleOf,
  trendOf,
  workingDays,
  type FlowOptions,
  type PlainItem,
  type Window,
} from './index.ts';

function finished(
  items: readonly PlainItem[],
  options: FlowOptions = {},
  window = month,
): readonly (number | string)[][] {
  const { flow } = cased(items);
  const sample = sampleOf(flow, { level: 'story' }, { asOf: day(60), ...options });
  return finishedIn(sample, window).map((run) => [flow.data.idOf(run.item), sample.counter.span(run.start, run.end)]);
}

describe('windows', () => {
  it('counts an item that ends exactly at the end of a window in the next one', () => {
    const items = [item('A', t, 'Ready', 10, 'Done', 30)];
    expect(finished(items)).toEqual([]);
    expect(finished(items, {}, { from: day(30), to: day(60) })).toEqual([['A', 20]]);
  });

  it('knows nothing of what happens after the as-of moment', () => {
    const items = [item('A', t, 'Ready', 1, 'Done', 5, 'Dev', 8, 'Done', 12)];
    expect(finished(items, { asOf: day(6) })).toEqual([['A', 4]]);
    expect(finished(items, { asOf: day(9) })).toEqual([]);
    expect(finished(items, { asOf: day(12) })).toEqual([['A', 11]]);
  });

  it('goes by the latest event of the data where no moment is given', () => {
    const { flow } = cased([item('A', t, 'Ready', 3), item('B', t, 'Ready', 1, 'Done', 17)]);
    expect(sampleOf(flow, { level: 'story' }).asOf).toBe(day(17));
  });
});

describe('starts and ends', () => {
  it('takes a reopened item from its first start to its last end, or as a new run where asked', () => {
    const items = [item('A', t, 'Ready', 1, 'Dev', 2, 'Done', 5, 'Dev', 8, 'Done', 12)];
    expect(finished(items)).toEqual([['A', 11]]);
    expect(finished(items, { reopen: 'new-run' })).toEqual([['A', 4]]);
    expect(finished(items, { reopen: 'new-run' }, { from: day(0), to: day(6) })).toEqual([['A', 4]]);
  });

  it('starts with the first waiting or active state, or with the first active one', () => {
    const items = [item('A', t, 'Backlog', 0, 'Ready', 4, 'Dev', 9, 'Done', 10)];
    expect(finished(items)).toEqual([['A', 6]]);
    expect(finished(items, { start: 'first-active' })).toEqual([['A', 1]]);
  });

  it('drops a change into an ignored state: the state before goes on', () => {
    const { flow } = cased([item('A', t, 'Ready', 0, 'Triage', 4, 'Dev', 6, 'Done', 10)]);
    const { states } = measuresOf(flow, { level: 'story' }, month, { asOf: day(30) });
    expect(states.map((row) => [row.state, row.meanVisit])).toEqual([
      ['Ready', 6],
      ['Dev', 4],
    ]);
  });

  it('stays done on a change between states that are both done', () => {
    const text = organisation.replace('done: "Done"', 'done: "Done", "Released"');
    const { flow } = cased([item('A', t, 'Dev', 0, 'Done', 4, 'Released', 9)], text);
    const { velocity, flowTime } = measuresOf(
      flow,
      { level: 'story' },
      { from: day(0), to: day(8) },
      { asOf: day(30) },
    );
    expect([velocity.items, flowTime?.mean]).toEqual([1, 4]);
  });

  it('lets a canceled item leave the load, and count in nothing that was finished', () => {
    const { flow } = cased([item('A', t, 'Ready', 2, 'Canceled', 6), item('B', t, 'Backlog', 2, 'Canceled', 6)]);
    const found = measuresOf(flow, { level: 'story' }, month, { asOf: day(30) });
    expect([found.velocity.items, found.load, found.flowTime, found.efficiency.pooled]).toEqual([
      0,
      0,
      undefined,
      undefined,
    ]);
    expect(found.balance).toEqual({ arrivals: 1, departures: 1, net: 0 });
  });

  it('counts days inclusively, or working days alone, where the project says so', () => {
    // Day 1 of 2026 is a Friday, day 5 a Tuesday.
    const items = [item('A', t, 'Ready', 1, 'Done', 5)];
    expect(finished(items, { days: 'inclusive' })).toEqual([['A', 5]]);
    expect(finished(items, { days: 'business' })).toEqual([['A', 2]]);
    expect(finished(items, { days: 'business', calendar: { holidays: ['2026-01-05'] } })).toEqual([['A', 1]]);
    expect(workingDays(day(0), day(7))).toBe(5);
    expect(workingDays(Date.UTC(1969, 11, 29), Date.UTC(1970, 0, 5))).toBe(5);
  });
});

describe('who an item counts for', () => {
  const moved = [
    item('A', t, 'Ready', 1),
    {
      id: 'B',
      events: [
        { state: 'Ready', at: day(1), ...t },
        { state: 'Ready', at: day(10), team: 'u' },
        { state: 'Done', at: day(20) },
      ],
    },
  ];

  it('is the team at completion for what is done, and the team at the time for the load', () => {
    const { flow, element } = cased(moved);
    const of = (id: string, asOf: number) =>
      measuresOf(flow, { element: element(id), level: 'story' }, month, { asOf });
    expect([of('team:t', day(30)).velocity.items, of('team:u', day(30)).velocity.items]).toEqual([0, 1]);
    expect([of('team:t', day(9)).load, of('team:u', day(9)).load]).toEqual([2, 0]);
    expect([of('team:t', day(11)).load, of('team:u', day(11)).load]).toEqual([1, 1]);
    // B is one visit of Ready of 19 days, although its team changes on the way.
    expect(of('team:u', day(30)).states.map((row) => row.meanVisit)).toEqual([19]);
  });

  it('is found by key, name, alias or title, whatever the case', () => {
    const text = `${organisation}\nteam v "Team Vee" in a { external-id: "4711" }`;
    const names = ['t', 'TEAM T', '4711', 'team vee', 'V'];
    const { flow } = cased(
      names.map((team, index) => item(`I-${index}`, { team, type: 'Story' }, 'Ready', 1)),
      text,
    );
    expect(names.map((_, index) => flow.teams[flow.data.profile[index] ?? 0]?.name)).toEqual(['t', 't', 'v', 'v', 'v']);
  });

  it('is nobody where the team is unknown or the state is not mapped: excluded and listed', () => {
    const { flow } = cased([
      item('A', { team: 'Kestrel', type: 'Story' }, 'Ready', 1),
      item('B', t, 'Ready', 1, 'Parking', 3),
      item('C', t, 'Ready', 1),
      { ...item('D', t, 'Ready', 1), isContradictory: true },
      item('E', { type: 'Story' }, 'Ready', 1),
    ]);
    expect(flow.unknownTeams.map(({ name, items }) => [name, idsOf(flow.data, items)])).toEqual([['Kestrel', ['A']]]);
    expect(flow.unknownStates.map(({ name, items }) => [name, idsOf(flow.data, items)])).toEqual([['Parking', ['B']]]);
    const open = sampleOf(flow, { level: 'story' }).open.map((each) => each.item);
    expect(idsOf(flow.data, open)).toEqual(['C', 'E']);
  });

  it('counts a train of two streams for the first of them', () => {
    const text = `portfolio p {\n value-stream s { art a { team t } }\n value-stream r\n}\nart b in r, s { team u }\n${workflow}`;
    const { flow, element } = cased(
      [item('A', t, 'Ready', 1), item('B', { team: 'u', type: 'Story' }, 'Ready', 1)],
      text,
    );
    const load = (id: string): number => measuresOf(flow, { element: element(id), level: 'story' }, month).load;
    expect([load('value-stream:s'), load('value-stream:r'), load('portfolio:p')]).toEqual([1, 1, 2]);
  });

  it('refuses to mix levels unless it is told to', () => {
    const { flow } = cased([item('A', { team: 't', type: 'Feature' }, 'Ready', 1), item('B', t, 'Ready', 1)]);
    expect(onlySelection(flow)).toBeUndefined();
    expect(measuresOf(flow, { level: 'any' }, month).load).toBe(2);
    expect(onlySelection(cased([item('B', t, 'Ready', 1)]).flow)).toEqual({ element: undefined, level: 'story' });
  });

  it('is mapped by the workflow of its portfolio first', () => {
    const text = `portfolio p { workflow own { active: "Ready" }\n value-stream s { art a { team t } } }\n${workflow}`;
    const { project, element } = cased([], text);
    expect(mappingOf(project.model, element('portfolio:p')).stateOf('ready')).toBe('active');
    expect(mappingOf(project.model, undefined).stateOf('Ready')).toBe('waiting');
  });
});

describe('statistics', () => {
  it('takes percentiles by nearest rank', () => {
    const twenty = Array.from({ length: 20 }, (_, index) => index + 1);
    expect([percentile(twenty, 0.5), percentile(twenty, 0.85), percentile(twenty, 1), percentile([], 0.5)]).toEqual([
      10,
      17,
      20,
      undefined,
    ]);
    expect([percentile([7], 0.5), percentile([7], 0.85)]).toEqual([7, 7]);
  });

  it('finds a trend over at least six points', () => {
    expect(trendOf([1, 2, 3, 4, 5])).toBeUndefined();
    expect(trendOf([10, 10, undefined, 12, 14, 15, 16])).toMatchObject({ direction: 'up', points: 6 });
    expect(trendOf([20, 18, 17, 15, 14, 12])).toMatchObject({ direction: 'down' });
    // One outlier does not bend it, and a change of a tenth is none.
    expect(trendOf([10, 10, 90, 10, 10, 10])).toMatchObject({ direction: 'flat', slope: 0 });
    expect(trendOf([100, 102, 104, 106, 108, 110])).toMatchObject({ direction: 'flat' });
    expect(trendOf([0, 0, 0, 0, 0, 0])).toEqual({ direction: 'flat', slope: 0, change: undefined, points: 6 });
  });
});

describe('nothing', () => {
  it('has no ratios: none, never 0 or NaN', () => {
    const { flow, element } = cased([]);
    const found = measuresOf(flow, { element: element('team:t'), level: 'story' }, month);
    expect(found).toMatchObject({
      load: 0,
      velocity: { items: 0, perWeek: 0 },
      averageLoad: 0,
      states: [],
      predictability: [],
    });
    for (const none of [
      found.distribution,
      found.flowTime,
      found.cycleTime,
      found.efficiency.pooled,
      found.weeksOfWork,
      found.little,
      found.bottleneck,
      found.waitShare,
      found.attainment,
      found.capacity.empirical,
      found.demand.ratio,
    ])
      expect(none).toBeUndefined();
  });

  it('goes by the hard limit alone for ages where nothing was finished', () => {
    const { flow } = cased([item('A', t, 'Ready', 0), item('B', t, 'Ready', 5)]);
    const { items } = ageingOf(sampleOf(flow, { level: 'story' }, { asOf: day(30) }), month);
    expect(items.map(({ age, band, isNeglected }) => [age, band, isNeglected])).toEqual([
      [30, 'stale', true],
      [25, 'fresh', true],
    ]);
  });
});

describe('targets and Little’s law', () => {
  const text = `portfolio p { value-stream s {\n pi: 10 weeks\n flow { velocity: 10 per pi\n distribution: features 60%, defects 40% }\n product q { flow { time: p85 3 weeks } }\n art a { team t } } }\n${workflow}`;

  it('prorates a target by the days of its period', () => {
    const { flow, element } = cased([item('A', t, 'Ready', 1, 'Done', 4)], text);
    const sample = sampleOf(flow, { element: element('value-stream:s'), level: 'story' });
    const week: Window = { from: day(0), to: day(7) };
    expect(attainmentOf(sample, week, flowTargetsOf(element('value-stream:s')))).toEqual({
      target: 1,
      velocity: 1,
      share: 1,
    });
  });

  it('takes for a product what its stream states and it does not, but no amount that is for all products together', () => {
    const { element } = cased([], text);
    const targets = flowTargetsOf(element('product:q'));
    expect(targets.time).toEqual({ percentile: 85, days: 21 });
    expect(targets.velocity).toBeUndefined();
  });

  it('is off where the distribution differs by strictly more than the tolerance', () => {
    const items = [1, 2, 3, 4, 5, 6, 7, 8, 9, 10].map((n) =>
      item(`I-${n}`, { team: 't', type: n <= 5 ? 'Story' : 'Bug' }, 'Ready', 1, 'Done', 4),
    );
    const { flow, element } = cased(items, text);
    const sample = sampleOf(flow, { element: element('value-stream:s'), level: 'story' });
    const gaps = (tolerance: number) =>
      distributionGapsOf(sample, month, { ...flowTargetsOf(element('value-stream:s')), tolerance })?.map(
        ({ isOff }) => isOff,
      );
    expect([gaps(0.1), gaps(0.09)]).toEqual([
      [false, false],
      [true, true],
    ]);
  });

  it('says that a system is not stable where the law does not fit by more than 30 %', () => {
    const old = Array.from({ length: 20 }, (_, n) => item(`OLD-${n}`, t, 'Ready', 0));
    const { flow } = cased([...old, item('A', t, 'Ready', 1, 'Done', 4)]);
    expect(littleCheckOf(sampleOf(flow, { level: 'story' }, { asOf: day(30) }), month)).toMatchObject({
      measured: 3,
      isStable: false,
    });
  });
});
