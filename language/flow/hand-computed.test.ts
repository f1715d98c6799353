// Over 300 lines: one table of items, and beside it every figure that follows from it.
/**
 * Eighteen items, and every figure of them computed by hand. Days count from the first of January 2026; the window is
 * W = [20, 48), 28 days; the as-of moment is day 50.
 *
 * | item | team   | type    | moves                                                    | flow time | active     |
 * | ---- | ------ | ------- | -------------------------------------------------------- | --------- | ---------- |
 * | C-01 | falcon | Story   | Ready 2, Dev 6, Review 10, Test 14, Done 22              | 20        | 4 + 8 = 12 |
 * | C-02 | falcon | Story   | Ready 10, Dev 12, Done 24                                | 14        | 12         |
 * | C-03 | falcon | Bug     | Dev 20, Done 26                                          | 6         | 6          |
 * | C-04 | falcon | Story   | Ready 16, Dev 22, Review 26, Done 30                     | 14        | 4          |
 * | C-05 | falcon | Tech    | Ready 20, Dev 24, Review 28, Test 32, Done 36            | 16        | 4 + 4 = 8  |
 * | C-06 | falcon | Story   | Ready 24, Dev 30, Done 40                                | 16        | 10         |
 * | C-07 | falcon | Bug     | Dev 38, Done 44                                          | 6         | 6          |
 * | C-08 | falcon | Story   | Ready 18, Dev 20, Done 28, reopened: Dev 32, Done 42     | 24        | 8 + 10     |
 * | C-09 | falcon | Audit   | Ready 30, Dev 34, Review 38                              | open      |            |
 * | C-10 | falcon | Story   | Ready 8, Blocked 12                                      | open      |            |
 * | C-11 | falcon | Story   | Ready 26, Canceled 34                                    | canceled  |            |
 * | C-12 | falcon | Story   | Backlog 5, Done 33                                       | never in progress |    |
 * | C-13 | falcon | Story   | Dev 40, Done 48: the next window                         | (8)       |            |
 * | C-14 | falcon | Story   | Ready 44, Triage 46 (ignored), Dev 47                    | open      |            |
 * | C-15 | falcon | Story   | Ready 22, Backlog 30: de-committed                       | new again |            |
 * | C-16 | heron  | Story   | Ready 25, Dev 27, Done 37                                | 12        | 10         |
 * | C-17 | heron  | Bug     | Dev 45                                                   | open      |            |
 * | C-18 | falcon | Feature | Dev 21, Done 31: another level, never mixed in           |           |            |
 */
import { describe, expect, it } from 'vitest';
import { day, flowCase, item } from '#testing';
import {
  ageingOf,
  idsOf,
  improvementsOf,
  loadAt,
  loadBefore,
  measuresOf,
  sampleOf,
  type FlowMeasures,
  type Window,
} from './index.ts';

const organisation = `
portfolio insurance {
  value-stream claims {
    demand: 22 per pi
    pi: 10 weeks
    flow {
      load: max 5
      velocity: 20 per 70 days
      distribution: features 60%, defects 15%, debts 15%, risks 10%
      tolerance: 10%
    }
    product quick-claim "Quick Claim"
    art claims-core {
      team falcon { capacity: 8 people, 80% }
      team heron { members: 5 }
    }
  }
  solution omni-claims { comprises: quick-claim }
}
workflow default {
  new: "Backlog"
  waiting: "Ready", "Review", "Blocked"
  active: "Dev", "Test"
  done: "Done"
  canceled: "Canceled"
  ignore: "Triage"
}
item-types {
  feature: "Story"
  defect: "Bug"
  debt: "Tech"
  risk: "Audit"
}
item-types features {
  level: feature
  feature: "Feature"
}
`;

const story = { team: 'falcon', type: 'Story' };
const quick = { ...story, product: 'Quick Claim' };
const bug = { team: 'falcon', type: 'Bug' };

const items = [
  item('C-01', quick, 'Ready', 2, 'Dev', 6, 'Review', 10, 'Test', 14, 'Done', 22),
  item('C-02', quick, 'Ready', 10, 'Dev', 12, 'Done', 24),
  item('C-03', { ...bug, product: 'Quick Claim' }, 'Dev', 20, 'Done', 26),
  item('C-04', quick, 'Ready', 16, 'Dev', 22, 'Review', 26, 'Done', 30),
  item('C-05', { team: 'falcon', type: 'Tech' }, 'Ready', 20, 'Dev', 24, 'Review', 28, 'Test', 32, 'Done', 36),
  item('C-06', story, 'Ready', 24, 'Dev', 30, 'Done', 40),
  item('C-07', bug, 'Dev', 38, 'Done', 44),
  item('C-08', story, 'Ready', 18, 'Dev', 20, 'Done', 28, 'Dev', 32, 'Done', 42),
  item('C-09', { team: 'falcon', type: 'Audit' }, 'Ready', 30, 'Dev', 34, 'Review', 38),
  item('C-10', story, 'Ready', 8, 'Blocked', 12),
  item('C-11', story, 'Ready', 26, 'Canceled', 34),
  item('C-12', story, 'Backlog', 5, 'Done', 33),
  item('C-13', story, 'Dev', 40, 'Done', 48),
  item('C-14', story, 'Ready', 44, 'Triage', 46, 'Dev', 47),
  item('C-15', story, 'Ready', 22, 'Backlog', 30),
  item('C-16', { team: 'heron', type: 'Story' }, 'Ready', 25, 'Dev', 27, 'Done', 37),
  item('C-17', { team: 'heron', type: 'Bug' }, 'Dev', 45),
  item('C-18', { team: 'falcon', type: 'Feature' }, 'Dev', 21, 'Done', 31),
];

const objectives = [
  { pi: '2026.1', team: 'falcon', objective: 'Pay at once', isCommitted: true, planned: 8, actual: 7 },
  { pi: '2026.1', team: 'heron', objective: 'Fewer letters', isCommitted: true, planned: 10, actual: 6 },
  { pi: '2026.1', team: 'heron', objective: 'Photos', isCommitted: false, planned: 5, actual: 3 },
];

const { flow, element } = flowCase(organisation, items, objectives);
const window: Window = { from: day(20), to: day(48) };
const asOf = day(50);

function measured(id: string): FlowMeasures {
  return measuresOf(flow, { element: element(id), level: 'story' }, window, { asOf });
}

const claims = measured('value-stream:claims');

describe('the hand-computed case: the value stream', () => {
  it('finishes ten items: all that end in [20, 48), C-13 not, C-12 although it was never in progress', () => {
    expect(claims.velocity).toEqual({ items: 10, perWeek: 2.5, points: undefined });
    // 20 per 70 days are 8 in 28 days; 10 / 8.
    expect(claims.attainment).toEqual({ target: 8, velocity: 10, share: 1.25 });
  });

  it('shares them 7 : 2 : 1 between features, defects and debt, which is just within ten points of the target', () => {
    expect(claims.distribution).toEqual({ feature: 0.7, defect: 0.2, debt: 0.1, risk: 0, other: 0 });
    expect(claims.distributionGaps?.map(({ category, delta, isOff }) => [category, delta.toFixed(2), isOff])).toEqual([
      ['feature', '0.10', false],
      ['defect', '0.05', false],
      ['debt', '-0.05', false],
      ['risk', '-0.10', false],
    ]);
  });

  it('takes 6, 6, 12, 14, 14, 16, 16, 20 and 24 days: 128 in nine items', () => {
    // P50 is the ceil(0.5 × 9) = 5th, P85 the ceil(0.85 × 9) = ceil(7.65) = 8th.
    expect(claims.flowTime).toEqual({ count: 9, mean: 128 / 9, p50: 14, p85: 20, max: 24 });
  });

  it('takes 6, 6, 8, 10, 10, 12, 12, 16 and 22 days from the first active state: 102 in nine stories', () => {
    expect(claims.cycleTime).toEqual({ count: 9, mean: 102 / 9, p50: 10, p85: 16, max: 22 });
  });

  it('is active in 12 + 12 + 6 + 4 + 8 + 10 + 6 + 18 + 10 = 86 of 128 days', () => {
    expect(claims.efficiency.pooled).toBeCloseTo(86 / 128, 12);
    const shares = [12 / 20, 12 / 14, 6 / 6, 4 / 14, 8 / 16, 10 / 16, 6 / 6, 18 / 24, 10 / 12];
    expect(claims.efficiency.mean).toBeCloseTo(shares.reduce((a, b) => a + b) / 9, 12);
  });

  it('has four items in progress at day 50: C-09, C-10, C-14, C-17', () => {
    const sample = sampleOf(flow, { element: element('value-stream:claims'), level: 'story' }, { asOf });
    expect(
      idsOf(
        flow.data,
        sample.open.map((open) => open.item),
      ),
    ).toEqual(['C-09', 'C-10', 'C-14', 'C-17']);
    expect(claims.load).toBe(4);
    expect(claims.loadDistribution).toEqual({ feature: 0.5, defect: 0.25, debt: 0, risk: 0.25, other: 0 });
    // Before day 20: C-01, C-02, C-04, C-08, C-10. Before day 48: C-09, C-10, C-13, C-14, C-17; C-13 leaves at 48.
    expect([loadBefore(sample, day(20)), loadBefore(sample, day(48)), loadAt(sample, day(48))]).toEqual([5, 5, 4]);
  });

  it('has eleven arrivals and ten departures: the load fell by one more, because C-15 was de-committed', () => {
    // Arrivals: C-03, 05, 06, 07, 09, 11, 13, 14, 15, 16, 17. Departures: nine done after a start, C-11 canceled.
    expect(claims.balance).toEqual({ arrivals: 11, departures: 10, net: 1 });
  });

  it('spends 37 item-days in Ready, 78 in Dev, 18 in Review, 6 in Test, 28 in Blocked: 167 in 28 days', () => {
    expect(claims.averageLoad).toBeCloseTo(167 / 28, 12);
    expect(claims.waitShare).toBeCloseTo((37 + 18 + 28) / 167, 12);
    expect(claims.blockedDays).toBe(28);
    const rows = claims.states.map((row) => [
      row.state,
      Math.round(row.averageCount * 28),
      row.currentCount,
      row.maxCount,
    ]);
    expect(rows).toEqual([
      ['Dev', 78, 2, 4],
      ['Ready', 37, 0, 4],
      ['Blocked', 28, 1, 1],
      ['Review', 18, 1, 2],
      ['Test', 6, 0, 1],
    ]);
    expect(claims.states[0]?.share).toBeCloseTo(78 / 167, 12);
  });

  it('ends 23 visits in 137 days: nine of Ready in 43, ten of Dev in 74, two of Review in 8, two of Test in 12', () => {
    const visits = Object.fromEntries(claims.states.map((row) => [row.state, [row.visits, row.meanVisit]]));
    expect(visits).toEqual({
      Dev: [10, 7.4],
      Ready: [9, 43 / 9],
      Review: [2, 4],
      Test: [2, 6],
      Blocked: [0, undefined],
    });
    expect(claims.states[0]?.durationIndex).toBeCloseTo(7.4 / (137 / 23), 12);
    expect(claims.states.find(({ state }) => state === 'Blocked')?.durationIndex).toBeUndefined();
  });

  it('has its bottleneck in Dev, and work piles up in Ready before it', () => {
    expect(claims.bottleneck?.state.state).toBe('Dev');
    expect(claims.bottleneck?.waiting?.state).toBe('Ready');
    expect(claims.bottleneck?.after?.state).toBe('Dev');
  });

  it('ages 42, 20, 6 and 5 days: beyond P85 or 30 days stale, beyond P50 ageing', () => {
    const { ageing } = claims;
    expect(ageing.items.map((each) => [flow.data.idOf(each.item), each.age, each.band, each.idle])).toEqual([
      ['C-10', 42, 'stale', 38],
      ['C-09', 20, 'ageing', 12],
      ['C-14', 6, 'fresh', 3],
      ['C-17', 5, 'fresh', 5],
    ]);
    expect(ageing.bands).toEqual({ fresh: 2, ageing: 1, stale: 1 });
    expect([ageing.neglected, ageing.blocked]).toEqual([1, 1]);
    expect(ageing.items[0]).toMatchObject({ blockedFor: 38, blockedDays: 38, isNeglected: true });
  });

  it('has 4 / 2.5 weeks of work', () => {
    expect(claims.weeksOfWork).toBe(1.6);
  });

  it('is stable by Little’s law: (167 / 28) / (10 / 28) = 16.7 days beside 128 / 9', () => {
    expect(claims.little?.implied).toBeCloseTo(16.7, 12);
    expect(claims.little?.measured).toBeCloseTo(128 / 9, 12);
    expect(claims.little?.gap).toBeCloseTo((16.7 - 128 / 9) / (128 / 9), 12);
    expect(claims.little?.isStable).toBe(true);
  });

  it('can finish 10 / 28 × 70 = 25 items in a PI, and is asked for 4 + 22', () => {
    // No window before: day -8 is earlier than the first event. 8 × 80 % + 5 people on 20 working days.
    expect(claims.capacity).toMatchObject({ periodDays: 70, hasPi: true, empirical: 25, windows: [10] });
    expect(claims.capacity.declared).toBeCloseTo(228, 12);
    expect(claims.capacity.personDaysPerItem).toBeCloseTo(22.8, 12);
    expect(claims.demand).toEqual({ load: 4, planned: 22, source: 'declared', total: 26, ratio: 1.04 });
  });

  it('delivers (7 + 6 + 3) / (8 + 10) of the planned business value', () => {
    expect(claims.predictability.map(({ pi, share }) => [pi, share])).toEqual([['2026.1', 16 / 18]]);
  });

  it('would save most by halving the 26 days that nine items wait in Ready', () => {
    const sample = sampleOf(flow, { element: element('value-stream:claims'), level: 'story' }, { asOf });
    const found = improvementsOf(sample, window, claims.targets);
    const told = found.map((each) => [
      each.kind === 'halve-waiting' ? each.state : each.implied,
      each.saves.toFixed(4),
    ]);
    expect(told).toEqual([
      ['Ready', (26 / 9 / 2).toFixed(4)],
      ['Review', (12 / 9 / 2).toFixed(4)],
      // A load of 5 at 10 items in 28 days is 14 days.
      [14, (128 / 9 - 14).toFixed(4)],
    ]);
  });
});

describe('the hand-computed case: parts and wholes', () => {
  it('adds up velocity, load and arrivals over the teams', () => {
    const [falcon, heron] = [measured('team:falcon'), measured('team:heron')];
    expect([falcon.velocity.items, heron.velocity.items]).toEqual([9, 1]);
    expect([falcon.load, heron.load]).toEqual([3, 1]);
    expect([falcon.balance.arrivals, heron.balance.arrivals]).toEqual([9, 2]);
    // One finished item: its value stands beside the percentiles.
    expect(heron.flowTime).toEqual({ count: 1, mean: 12, p50: 12, p85: 12, max: 12, few: [12] });
  });

  it('is the same for the train, its stream and the portfolio, which hold the same teams', () => {
    for (const id of ['art:claims-core', 'portfolio:insurance']) {
      const whole = measured(id);
      expect([whole.velocity, whole.flowTime, whole.averageLoad]).toEqual([
        claims.velocity,
        claims.flowTime,
        claims.averageLoad,
      ]);
    }
  });

  it('counts for a product and its solution the items that name it: C-01 to C-04', () => {
    for (const id of ['product:quick-claim', 'solution:omni-claims']) {
      const { velocity, flowTime } = measured(id);
      expect(velocity.items).toBe(4);
      expect(flowTime?.few).toEqual([6, 14, 14, 20]);
    }
  });

  it('keeps levels apart', () => {
    const selection = { element: element('value-stream:claims'), level: 'feature' } as const;
    const features = measuresOf(flow, selection, window, { asOf });
    expect([features.velocity.items, features.flowTime?.mean, features.cycleTime]).toEqual([1, 10, undefined]);
  });

  it('shows the load as it was, whatever happened later', () => {
    const early = sampleOf(flow, { level: 'story' }, { asOf: day(30) });
    // C-08 sits in done from 28 to 32; C-15 and C-06 move at 30.
    const ids = ['C-05', 'C-06', 'C-09', 'C-10', 'C-11', 'C-16'];
    expect(
      idsOf(
        flow.data,
        early.open.map((open) => open.item),
      ),
    ).toEqual(ids);
    expect(ageingOf(early, { from: day(20), to: day(30) }).blocked).toBe(1);
  });
});
