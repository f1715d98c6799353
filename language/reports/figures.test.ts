/** What stands behind the figures of reports: their items, and the statements of the model. */
import { describe, expect, it } from 'vitest';
import { flowCase, item } from '#testing';
import { cadenceNames, reportHtml, reportOf, type Report } from './index.ts';
import { cell, closedIn, found, organisation, report, t, withKeys } from './reports-testing.ts';

describe('every number', () => {
  const subjects = [undefined, 'portfolio:p', 'value-stream:pay', 'art:core', 'team:t', 'product:app'];

  it.each(cadenceNames)('opens the items behind it, or where it is stated: %s', (cadence) => {
    expect(subjects.flatMap((id) => closedIn(report(cadence, id)))).toEqual([]);
    expect(closedIn(reportOf(found.project.model, { cadence }))).toEqual([]);
  });
});

describe('a figure that the model states', () => {
  const statedIn = (made: Report, section: string, column: string) =>
    made.sections
      .filter(({ heading }) => heading === section)
      .flatMap(({ blocks }) => blocks)
      .flatMap((block) =>
        block.kind === 'table'
          ? block.rows.flatMap((row) => row[block.columns.findIndex(({ title }) => title === column)]?.stated ?? [])
          : [],
      );

  it('leads to the statement of its target, demand or measure', () => {
    const made = report('quarterly', 'value-stream:pay');
    expect(statedIn(made, 'Flow at a glance', 'Target')).toMatchInlineSnapshot(`
      [
        {
          "element": "value-stream:pay/flow",
          "key": "velocity",
          "text": "Payments, velocity: 12 per quarter",
        },
        {
          "element": "value-stream:pay/flow",
          "key": "time",
          "text": "Payments, time: 85% within 10 days",
        },
        {
          "element": "value-stream:pay/flow",
          "key": "load",
          "text": "Payments, load: at most 3",
        },
      ]
    `);
    expect(statedIn(made, 'Capacity and demand by value stream', 'Planned')).toMatchInlineSnapshot(`
      [
        {
          "element": "value-stream:pay",
          "key": "demand",
          "text": "Payments, demand: 10 per quarter",
        },
      ]
    `);
    expect(statedIn(made, 'Objectives and key results', 'Now')[0]).toMatchInlineSnapshot(`
      {
        "element": "objective:quick/key-result:share",
        "text": "Within ten seconds",
      }
    `);
  });

  it('is told on a page, which has no text to go to', () => {
    expect(reportHtml(report('quarterly', 'value-stream:pay'))).toMatch(
      /<details><summary>[^<]+<\/summary><div class="items">Stated by [^<]+demand: [^<]+<\/div>/,
    );
  });
});

describe('an item that was finished, reopened and finished again', () => {
  // The second quarter is days 90 to 181; the window before it starts on day -1.
  const twice = [
    item('A', t, 'Ready', -3, 'Dev', 0, 'Done', 10, 'Dev', 100, 'Done', 110),
    item('B', t, 'Ready', 95, 'Dev', 96, 'Done', 120),
    item('C', t, 'Ready', 170, 'Dev', 180),
  ];
  const told = (reopen: 'first-to-last' | 'new-run') => {
    const { project, flow, element } = flowCase(organisation, twice);
    const pay = element('value-stream:pay');
    const made = reportOf(project.model, { cadence: 'quarterly', flow, element: pay, measures: { reopen } });
    const finished = cell(made, 'Flow at a glance', 'Finished (flow velocity)', 'Value');
    const before = cell(made, 'Flow at a glance', 'Finished (flow velocity)', 'Span before');
    const capacity = cell(made, 'Capacity and demand by value stream', 'Payments', 'Capacity');
    return [finished, before, capacity].map((each) => [each?.value, each?.items]);
  };

  it('is one run, from its first start to its last end', () => {
    expect(told('first-to-last')).toEqual([
      [2, ['A', 'B']],
      [0, []],
      [1, ['A', 'B']],
    ]);
  });

  it('counts in the window of each run where runs are apart, and stands once behind the capacity of both', () => {
    expect(told('new-run')).toEqual([
      [2, ['A', 'B']],
      [1, ['A']],
      [1.5, ['A', 'B']],
    ]);
  });
});

describe('a trend', () => {
  it('is drawn from the figures of its weeks, and told to those who cannot see it', () => {
    const made = report('monthly', 'value-stream:pay');
    const dev = cell(made, 'Bottleneck', 'Dev', 'On average');
    // The last of the twelve weeks is not over yet. In the first one, from day 6 to 13, B is worked on for two days.
    expect(dev?.series).toHaveLength(11);
    expect(dev?.series?.[0]).toBeCloseTo(2 / 7);
    const html = reportHtml(made);
    expect(html).toMatch(/<svg class="spark" [^>]*role="img" aria-label="By week: [\d., –]+">/);
    // A bar of a chart is as wide as its shape says: the style of bars in tables is for those alone.
    expect(html).not.toMatch(/[}\n]\.bar\{/);
  });
});

describe('a day in the chart of what is in progress', () => {
  const daysOf = ({ sections }: Report) =>
    sections
      .flatMap(({ blocks }) => blocks)
      .flatMap((block) =>
        block.kind === 'chart' && block.title === 'In progress at the start of each day' ? block.points : [],
      );
  const on = (made: Report, date: string) => withKeys(daysOf(made).find(({ at }) => at === date));

  it('opens as many items as it counts', () => {
    const made = report('quarterly', 'value-stream:pay');
    expect(on(made, '2026-01-27')?.items).toEqual(['C', 'F']);
    expect(daysOf(made).map(({ items: behind }) => behind?.length)).toEqual(daysOf(made).map(({ value }) => value));
  });

  it('opens none where nobody could read them all', () => {
    const many = Array.from({ length: 501 }, (_, at) => item(`M-${at}`, t, 'Ready', at === 0 ? 10 : 5));
    const made = report('quarterly', 'value-stream:pay', flowCase(organisation, many));
    expect(on(made, '2026-01-10')?.items).toHaveLength(500);
    expect(on(made, '2026-01-11')).toEqual({ at: '2026-01-11', value: 501, text: '501' });
  });
});
