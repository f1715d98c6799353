/** Reports over a wire: every list of items comes back as it went, and each item says what is known of it. */
import { describe, expect, it } from 'vitest';
import { flowCase, item } from '#testing';
import { cadenceNames, reportOf, sheetOf, type Report, type Sheet } from './index.ts';

const { project, flow, element } = flowCase(
  `
workflow w { new: "Backlog"  waiting: "Ready"  active: "Dev"  done: "Done" }
item-types types { feature: "Story"  defect: "Bug" }
portfolio p { value-stream s "Payments" { flow { load: max 1 }  art a { backlog { feature F-1 "Refunds" }
  team t "Falcon"
  team u "Heron"
} } }
`,
  [
    item('A', { team: 't', type: 'Story' }, 'Backlog', 1, 'Ready', 2, 'Dev', 4, 'Done', 6),
    item('B', { team: 'u', type: 'Bug' }, 'Ready', 10, 'Dev', 60),
    item('F-1', { team: 't', type: 'Story' }, 'Ready', 70),
  ],
);

const made = (id?: string): readonly Report[] =>
  cadenceNames.map((cadence) =>
    reportOf(project.model, { cadence, flow, level: 'story', element: id === undefined ? undefined : element(id) }),
  );

/** The report as it was before it was packed. */
function unpacked({ lists, items }: Sheet, report: unknown): unknown {
  const keysOf = (list: number) => (lists[list] ?? []).map((number) => items[number]?.[0]);
  return JSON.parse(
    JSON.stringify(report, (key, value: unknown) =>
      key === 'items' && typeof value === 'number' ? keysOf(value) : value,
    ),
  );
}

describe('a sheet', () => {
  it.each([undefined, 'value-stream:s', 'team:t'])('loses no item of any figure of %s', (id) => {
    const reports = made(id);
    const sheet = sheetOf(flow, reports);
    for (const [at, report] of reports.entries())
      expect(unpacked(sheet, sheet.reports[at])).toEqual(JSON.parse(JSON.stringify(report)));
  });

  it('names the first five hundred items of a list, and how many there are', () => {
    const many = Array.from({ length: 612 }, (_, at) =>
      item(`M-${at + 1000}`, { team: 't', type: 'Story' }, 'Ready', 2),
    );
    const { project: large, flow: all } = flowCase('team t\nworkflow w { waiting: "Ready" }', many);
    const { reports, lists, counts, items } = sheetOf(all, [reportOf(large.model, { cadence: 'monthly', flow: all })]);
    expect([lists.map(({ length }) => length), counts]).toEqual([
      [500, 0],
      [612, 0],
    ]);
    expect([items[0]?.[0], items.at(-1)?.[0], items.length]).toEqual(['M-1000', 'M-1499', 500]);
    expect(JSON.stringify(reports)).toContain('"items":0');
  });

  it('has each list and each item once', () => {
    const { lists, items } = sheetOf(flow, [...made(), ...made()]);
    expect(new Set(lists.map((list) => list.join())).size).toBe(lists.length);
    expect(items.map(([key]) => key).toSorted()).toEqual(['A', 'B', 'F-1']);
  });

  it('says of an item its type, team, state, since when, and where it stands in the model', () => {
    const { items, words } = sheetOf(flow, made());
    const told = (key: string) => {
      const [, type, team, state, since, known, place] = items.find((each) => each[0] === key) ?? ['', 0, 0, 0, '', ''];
      return [words[type], words[team], words[state], since, known, place];
    };
    expect(told('A')).toEqual(['Story', 'Falcon', 'Done', '2026-01-07', '2026-01-02', undefined]);
    expect(told('B')).toEqual(['Bug', 'Heron', 'Dev', '2026-03-02', '2026-01-11', undefined]);
    expect(told('F-1').at(-1)).toBe('feature:F-1');
  });

  it('tells the state that an item had on the day of the report', () => {
    const asOf = Date.UTC(2026, 0, 5);
    const report = reportOf(project.model, { cadence: 'monthly', flow, level: 'story', asOf, to: asOf });
    const { items, words } = sheetOf(flow, [report]);
    const [, , , state = 0] = items.find(([key]) => key === 'A') ?? [];
    expect(words[state]).toBe('Dev');
  });
});
