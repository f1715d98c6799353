// Over 300 lines: one drawn history, and all that holds of every measure over it.
/** What holds of every measure, whatever the items: the invariants of the definitions, over drawn histories. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { day, flowCase } from '#testing';
import {
  categories,
  createSampler,
  dayLength,
  finishedByCategory,
  finishedIn,
  finishedItems,
  itemDaysIn,
  itemOf,
  joinFlow,
  loadAt,
  loadBefore,
  loadByDay,
  measuresIn,
  measuresOf,
  profilesOf,
  sampleOf,
  statesIn,
  toFlowData,
  type FlowMeasures,
  type PlainItem,
  type Window,
} from './index.ts';
import { runAt } from './runs.ts';

const { project, element } = flowCase(
  `
portfolio p {
  value-stream claims {
    art core {
      team falcon
      team heron
    }
    art edge { team kestrel }
  }
  value-stream policies { art other { team osprey } }
}
workflow w {
  new: "Backlog"
  waiting: "Ready", "Review", "Blocked"
  active: "Dev", "Test"
  done: "Done", "Closed"
  canceled: "Canceled"
  ignore: "Triage"
}
`,
  [],
);

const states = ['Backlog', 'Ready', 'Review', 'Blocked', 'Dev', 'Test', 'Done', 'Closed', 'Canceled', 'Triage'];
const teams = ['falcon', 'heron', 'kestrel', 'osprey'];

const move = fc.record({
  state: fc.constantFrom(...states),
  // Quarters of days, so that several things happen at one moment.
  at: fc.integer({ min: 0, max: 200 }).map((quarter) => day(quarter / 4)),
});

const profile = fc.record({
  team: fc.constantFrom(...teams),
  type: fc.constantFrom('Story', 'Bug', 'Tech Debt', 'Risk'),
});

/** Any history at all: reopened, de-committed, canceled and taken up again, with the team changing on the way. */
const anyItem = fc
  .array(fc.tuple(move, fc.option(profile)), { minLength: 1, maxLength: 8 })
  .chain((moves) => profile.map((first) => ({ moves, first })))
  .map(({ moves, first }): PlainItem['events'] =>
    moves
      .toSorted(([a], [b]) => a.at - b.at)
      .map(([each, changed], index) => ({ ...each, ...(index === 0 ? first : (changed ?? {})) })),
  );

/** Forwards only: started, worked on, then done or canceled or neither, in one team. */
const plainItem = fc
  .tuple(profile, fc.array(fc.integer({ min: 1, max: 40 }), { minLength: 4, maxLength: 4 }), fc.nat(60), fc.nat(4))
  .map(([own, lengths, start, length]): PlainItem['events'] => {
    const way = ['Ready', 'Dev', 'Review', lengths[0] === 1 ? 'Canceled' : 'Done'];
    let at = start;
    return way.slice(0, length).map((state, index) => {
      at += (lengths[index] ?? 1) / 4;
      return { state, at: day(at), ...own };
    });
  });

const itemsOf = (events: fc.Arbitrary<PlainItem['events']>): fc.Arbitrary<readonly PlainItem[]> =>
  fc
    .array(events, { maxLength: 25 })
    .map((all) => all.flatMap((own, index) => (own.length === 0 ? [] : [{ id: `I-${index}`, events: own }])));

const windows: fc.Arbitrary<Window> = fc
  .tuple(fc.integer({ min: 0, max: 40 }), fc.integer({ min: 1, max: 30 }))
  .map(([from, length]) => ({ from: day(from), to: day(from + length) }));

const asOf = day(52);

const flowOf = (items: readonly PlainItem[]) => joinFlow(toFlowData(items), project.model);
const measure = (items: readonly PlainItem[], window: Window, id?: string, at = asOf): FlowMeasures =>
  measuresOf(flowOf(items), { element: id === undefined ? undefined : element(id), level: 'story' }, window, {
    asOf: at,
  });

describe('invariants of the measures', () => {
  it('(a) the current counts of the states add up to the load', () => {
    fc.assert(
      fc.property(itemsOf(anyItem), windows, fc.constantFrom(undefined, ...teams), (items, window, team) => {
        const found = measure(items, window, team === undefined ? undefined : `team:${team}`);
        expect(found.states.reduce((sum, row) => sum + row.currentCount, 0)).toBe(found.load);
      }),
    );
  });

  it('(b) the average counts of the states add up to the average load', () => {
    fc.assert(
      fc.property(itemsOf(anyItem), windows, (items, window) => {
        const found = measure(items, window);
        const sum = found.states.reduce((total, row) => total + row.averageCount, 0);
        expect(sum).toBeCloseTo(found.averageLoad ?? Number.NaN, 9);
      }),
    );
  });

  it('(c) velocity, load, average load and arrivals of the teams add up to those of the stream', () => {
    fc.assert(
      fc.property(itemsOf(anyItem), windows, (items, window) => {
        const whole = measure(items, window, 'value-stream:claims');
        const parts = ['falcon', 'heron', 'kestrel'].map((team) => measure(items, window, `team:${team}`));
        const sum = (of: (each: FlowMeasures) => number): number => parts.reduce((total, each) => total + of(each), 0);
        expect(sum(({ velocity }) => velocity.items)).toBe(whole.velocity.items);
        expect(sum(({ load }) => load)).toBe(whole.load);
        expect(sum(({ balance }) => balance.arrivals)).toBe(whole.balance.arrivals);
        expect(sum(({ averageLoad }) => averageLoad ?? 0)).toBeCloseTo(whole.averageLoad ?? Number.NaN, 9);
      }),
    );
  });

  it('(d) the shares of a distribution add up to 1, or there is none', () => {
    fc.assert(
      fc.property(itemsOf(anyItem), windows, (items, window) => {
        const { velocity, distribution } = measure(items, window);
        const sum = distribution && categories.reduce((total, each) => total + distribution[each], 0);
        expect(sum === undefined ? 0 : Math.round(sum * 1e12) / 1e12).toBe(velocity.items === 0 ? 0 : 1);
      }),
    );
  });

  it('(e) efficiency lies between 0 and 1, or there is none', () => {
    fc.assert(
      fc.property(itemsOf(anyItem), windows, (items, window) => {
        const { efficiency } = measure(items, window);
        const stated = [efficiency.pooled, efficiency.mean].flatMap((share) => share ?? []);
        expect(stated.filter((share) => !(share >= 0 && share <= 1 + 1e-12))).toEqual([]);
      }),
    );
  });

  it('(f) the load changes by arrivals less departures, where nothing is reopened or de-committed', () => {
    fc.assert(
      fc.property(itemsOf(plainItem), windows, fc.constantFrom(undefined, ...teams), (items, window, team) => {
        const selection = {
          element: team === undefined ? undefined : element(`team:${team}`),
          level: 'story',
        } as const;
        const sample = sampleOf(flowOf(items), selection, { asOf: day(200) });
        const { balance } = measuresOf(flowOf(items), selection, window, { asOf: day(200) });
        expect(loadBefore(sample, window.to)).toBe(loadBefore(sample, window.from) + balance.net);
      }),
    );
  });

  it('(g) shifting all dates by some days changes nothing', () => {
    const shift = (items: readonly PlainItem[], days: number): readonly PlainItem[] =>
      items.map((item) => ({
        ...item,
        events: item.events.map((each) => ({ ...each, at: each.at + days * dayLength })),
      }));
    fc.assert(
      fc.property(itemsOf(anyItem), windows, fc.integer({ min: -400, max: 400 }), (items, window, days) => {
        const by = days * dayLength;
        const shifted = measure(
          shift(items, days),
          { from: window.from + by, to: window.to + by },
          undefined,
          asOf + by,
        );
        const { window: _, asOf: __, ...plain } = measure(items, window);
        expect(shifted).toEqual({ ...shifted, ...plain });
      }),
    );
  });

  it('(h) the order of the items in the data changes nothing', () => {
    fc.assert(
      fc.property(itemsOf(anyItem), windows, (items, window) => {
        expect(measure(items.toReversed(), window)).toEqual(measure(items, window));
      }),
    );
  });

  it('never gives NaN or an infinite number', () => {
    const numbersIn = (value: unknown): readonly number[] => {
      if (typeof value === 'number') return [value];
      return typeof value === 'object' && value !== null ? Object.values(value).flatMap(numbersIn) : [];
    };
    fc.assert(
      fc.property(itemsOf(anyItem), windows, (items, window) => {
        const { selection: _, ...found } = measure(items, window);
        expect(numbersIn(found).filter((number) => !Number.isFinite(number))).toEqual([]);
      }),
    );
  });

  it('finds the most items of a state as counting at every moment does', () => {
    fc.assert(
      fc.property(itemsOf(anyItem), windows, (items, window) => {
        const sample = sampleOf(flowOf(items), { level: 'any' }, { asOf: day(80) });
        const moments = [window.from, ...items.flatMap(({ events }) => events.map(({ at }) => at))];
        const inside = moments.filter((at) => at >= window.from && at < window.to);
        for (const row of statesIn(sample, window)) {
          const { stays, flow } = sample;
          const momentOf = (event = -1): number => flow.data.at[event] ?? Number.POSITIVE_INFINITY;
          const countAt = (moment: number): number =>
            Array.from({ length: stays.count }, (_, stay) => stay).filter(
              (stay) =>
                flow.data.states[stays.state[stay] ?? 0] === row.state &&
                momentOf(stays.from[stay]) <= moment &&
                moment < momentOf(stays.to[stay]),
            ).length;
          expect(row.maxCount).toBe(Math.max(...inside.map(countAt)));
        }
        expect(loadAt(sample, window.from)).toBeGreaterThanOrEqual(0);
      }),
    );
  });

  it('tells of an element the same whether its items are walked alone or cut from those of all', () => {
    fc.assert(
      fc.property(itemsOf(anyItem), windows, fc.constantFrom('first-to-last', 'new-run'), (items, window, reopen) => {
        const flow = flowOf(items);
        const [together, options] = [createSampler(flow, { asOf, reopen }), { asOf, reopen } as const];
        for (const id of [undefined, 'value-stream:claims', 'art:edge', ...teams.map((team) => `team:${team}`)]) {
          const selection = { element: id === undefined ? undefined : element(id), level: 'story' } as const;
          const own = profilesOf(flow, selection.element);
          const isOwn = (key: string): boolean => {
            const { firstEvent, profile: profiles } = flow.data;
            const item = itemOf(flow.data, key) ?? -1;
            return profiles.subarray(firstEvent[item], firstEvent[item + 1]).some((each) => own[each] === 1);
          };
          // Of another level nothing is walked.
          const alone = flowOf(items.map((each) => (isOwn(each.id) ? each : { ...each, level: 'epic' })));
          expect(told(measuresIn(together(selection), window))).toEqual(
            told(measuresIn(sampleOf(alone, selection, options), window)),
          );
        }
      }),
    );
  });

  it('finds what was finished as looking at every run does, in windows that cut through days too', () => {
    const parts = fc
      .tuple(windows, fc.nat(3), fc.nat(3))
      .map(([{ from, to }, a, b]): Window => ({ from: from + day(a / 4) - day(0), to: to + day(b / 4) - day(0) }));
    const team = fc.constantFrom(undefined, ...teams);
    fc.assert(
      fc.property(
        itemsOf(anyItem),
        parts,
        team,
        fc.constantFrom('first-to-last', 'new-run'),
        (items, window, id, how) => {
          const owner = id === undefined ? undefined : element(`team:${id}`);
          const sample = sampleOf(flowOf(items), { element: owner, level: 'story' }, { asOf, reopen: how });
          const { at, profile: profiles } = sample.flow.data;
          const ended = Array.from({ length: sample.runs.count }, (_, run) => run).filter((run) => {
            const end = sample.runs.end[run] ?? -1;
            const moment = at[end] ?? Number.NaN;
            return sample.belongs[profiles[end] ?? -1] === 1 && moment >= window.from && moment < window.to;
          });
          const last = new Map(ended.map((run) => [sample.runs.item[run], run]));
          expect(finishedIn(sample, window)).toEqual(
            [...last.values()].map((run) => runAt(sample.flow.data, sample.runs, run)),
          );
          expect([...finishedItems(sample, window)]).toEqual([...last.keys()]);
          const byCategory = categories.map((category) => finishedItems(sample, window, category).length);
          expect(byCategory).toEqual(Object.values(finishedByCategory(sample, window)));
        },
      ),
    );
  });

  it('finds the load of whole days as it is counted stay by stay', () => {
    fc.assert(
      fc.property(itemsOf(anyItem), windows, (items, window) => {
        const sample = sampleOf(flowOf(items), { level: 'any' }, { asOf });
        // A millisecond on either side makes no whole day, so that nothing is read off the sums of days.
        const apart = { from: window.from - 1, to: window.to + 1 };
        const outside = (loadAt(sample, apart.from) + loadAt(sample, window.to)) / dayLength;
        expect(itemDaysIn(sample, apart).total).toBeCloseTo(itemDaysIn(sample, window).total + outside, 6);
        expect(loadByDay(sample, window)).toEqual(
          loadByDay(sample, window).map(({ at }) => ({ at, load: loadAt(sample, at) })),
        );
      }),
    );
  });
});

/** The measures without what they were made of. */
function told({ selection: _selection, targets: _targets, ...measures }: FlowMeasures): unknown {
  return measures;
}
