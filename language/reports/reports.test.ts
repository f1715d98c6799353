/** The four reports on a small organisation whose figures are counted by hand. */
import { describe, expect, it } from 'vitest';
import { day, flowCase, item, type FlowCase } from '#testing';
import { dayLength } from '../flow/index.ts';
import {
  cadenceNames,
  reportHtml,
  reportMarkdown,
  reportOf,
  type CadenceName,
  type Keys,
  type Report,
} from './index.ts';

const organisation = `
workflow w {
  new: "Backlog"
  waiting: "Ready", "Blocked"
  active: "Dev"
  done: "Done"
}
item-types types { feature: "Story"  defect: "Bug" }
enterprise e "Acme"
portfolio p "Retail" in e {
  theme fast "Fast payments" {
    objective quick "Payments are quick" {
      key-result share "Within ten seconds": 40% -> 80% by 2026-Q1, now 45%
    }
  }
  value-stream pay "Payments" {
    supports: fast
    demand: 10 per quarter
    flow { load: max 3  velocity: 12 per quarter  time: p85 10 days  distribution: features 80%, defects 20% }
    art core "Core" {
      team t "Falcon" { wip: "Dev" 1 }
      team u "Heron"
    }
  }
}
product app "App" in pay { delivered-by: core }
milestone freeze "Release freeze": 2026-02-10 { affects: pay }
`;

const t = { team: 't', type: 'Story', product: 'app' };
const u = { team: 'u', type: 'Bug' };
/** Finished: A 4, B 4, C 8, D 10, E 20 days. In progress on day 89: F for 69 (blocked for 60), G for 5, H for 3, I for 2. */
const items = [
  item('A', t, 'Ready', 2, 'Dev', 4, 'Done', 6),
  item('B', u, 'Ready', 10, 'Dev', 11, 'Done', 14),
  item('C', t, 'Ready', 20, 'Dev', 26, 'Done', 28),
  item('D', t, 'Ready', 40, 'Dev', 45, 'Done', 50),
  item('E', u, 'Ready', 50, 'Dev', 60, 'Done', 70),
  item('F', t, 'Ready', 20, 'Dev', 25, 'Blocked', 29),
  item('G', t, 'Ready', 84, 'Dev', 86),
  item('H', t, 'Ready', 86, 'Dev', 88),
  item('I', u, 'Ready', 87, 'Dev', 89),
];

const found = flowCase(organisation, items);

function report(cadence: CadenceName, id?: string, { project, flow, element }: FlowCase = found): Report {
  return reportOf(project.model, { cadence, data: flow.data, element: id === undefined ? undefined : element(id) });
}

function cell(made: Report, heading: string, row: string, column: string) {
  const tables = made.sections.filter((section) => section.heading === heading).flatMap(({ blocks }) => blocks);
  for (const block of tables) {
    if (block.kind !== 'table') continue;
    const place = block.columns.findIndex(({ title }) => title === column);
    const hit = block.rows.find(([first]) => first?.text === row);
    if (hit && place >= 0) return withKeys(hit[place]);
  }
  return undefined;
}

/** The same with its items named. */
function withKeys<T extends { readonly items?: Keys }>(told: T | undefined) {
  return told && { ...told, ...(told.items ? { items: told.items.slice() } : {}) };
}

describe('the figures of reports', () => {
  const quarterly = report('quarterly', 'value-stream:pay');

  it('are about the latest quarter that the data know, cut at the last known day', () => {
    expect(quarterly.window).toEqual({ name: '2026, quarter 1', from: '2026-01-01', to: '2026-04-01' });
    expect(report('monthly').window?.name).toBe('March 2026');
  });

  it('are those that a hand counts, with their items', () => {
    const glance = 'Flow at a glance';
    expect(cell(quarterly, glance, 'Finished (flow velocity)', 'Value')).toEqual({
      text: '5',
      value: 5,
      tone: 'attention',
      items: ['A', 'B', 'C', 'D', 'E'],
    });
    expect(cell(quarterly, glance, 'Flow time, days: half are within', 'Value')?.value).toBe(8);
    expect(cell(quarterly, glance, 'Flow time, days: 85 of 100 are within', 'Value')?.value).toBe(20);
    // Active: 2 + 3 + 2 + 5 + 10 of 4 + 4 + 8 + 10 + 20 days.
    expect(cell(quarterly, glance, 'Flow efficiency (all active days of all days)', 'Value')?.value).toBeCloseTo(
      22 / 46,
    );
    expect(cell(quarterly, glance, 'In progress now (flow load)', 'Value')?.items).toEqual(['F', 'G', 'H', 'I']);
    expect(cell(quarterly, 'Distribution of work', 'Defects', 'Share')?.value).toBeCloseTo(2 / 5);
    expect(cell(quarterly, 'Distribution of work', 'Defects', 'Difference')?.text).toBe('+20 points');
  });

  it('say first what wants a decision', () => {
    const texts = quarterly.findings.map(({ text }) => text);
    expect(texts).toContain('4 items are in progress; the target is at most 3.');
    expect(texts).toContain('1 item is blocked.');
    expect(
      texts.some((text) => text.startsWith('The key result “Within ten seconds” of “Payments are quick” is at 12.5%')),
    ).toBe(true);
  });

  it('name what would help most with the days that it saves', () => {
    const monthly = reportOf(found.project.model, {
      cadence: 'monthly',
      data: found.flow.data,
      from: day(0),
      to: day(90),
    });
    const [section] = monthly.sections.filter(({ heading }) => heading === 'What would help most');
    // Ready: 2 + 1 + 6 + 5 + 10 days over five items, halved.
    const [block] = section?.blocks ?? [];
    expect(withKeys(block?.kind === 'list' ? block.sentences[0] : undefined)).toMatchObject({
      text: expect.stringContaining('Halving the wait in “Ready” saves 2.4 days'),
      items: ['A', 'B', 'C', 'D', 'E'],
    });
  });

  it('show a team what stands still and what is over its own limit', () => {
    const iteration = report('iteration', 'team:t');
    expect(cell(iteration, 'Team board', 'Falcon', 'Stale')?.items).toEqual(['F']);
    expect(cell(iteration, 'Team board', 'Falcon', 'Blocked')?.items).toEqual(['F']);
    const text = JSON.stringify(iteration);
    expect(text).toContain('Falcon has 2 items in “Dev”; its own limit is 1.');
    expect(text).toContain('Clear the way for F: it has been blocked for 60 days');
  });

  it('know nothing of what happened later', () => {
    const made = reportOf(found.project.model, { cadence: 'quarterly', data: found.flow.data, to: day(30) });
    expect(cell(made, 'Flow at a glance', 'Finished (flow velocity)', 'Value')?.items).toEqual(['A', 'B', 'C']);
    expect(made.asOf).toBe('2026-01-30');
  });
});

describe('every number', () => {
  it.each(cadenceNames)('opens the items behind it, or where it is stated: %s', (cadence) => {
    const closed = report(cadence, 'value-stream:pay').sections.flatMap(({ heading, blocks }) =>
      blocks.flatMap((block) =>
        block.kind === 'table'
          ? block.rows.flatMap((row) =>
              row.flatMap(({ value = 0, items: behind = [], stated }, at) => {
                const column = block.columns[at]?.title ?? '';
                const isOpen = value === 0 || behind.length > 0 || stated !== undefined;
                return isOpen ? [] : [`${heading} / ${row[0]?.text ?? ''} / ${column}`];
              }),
            )
          : block.kind === 'chart'
            ? block.points.flatMap(({ at, value = 0, items: behind = [] }) =>
                value === 0 || behind.length > 0 ? [] : [`${heading} / ${block.title} / ${at}`],
              )
            : [],
      ),
    );
    expect(closed).toEqual([]);
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

describe('a report', () => {
  it.each(cadenceNames)('%s is written as it was', async (cadence) => {
    await expect(reportMarkdown(report(cadence, 'value-stream:pay'))).toMatchFileSnapshot(`golden/${cadence}.md`);
  });

  it('says how to import where there are no data, and tells what is declared', () => {
    for (const cadence of cadenceNames) {
      const made = reportOf(found.project.model, { cadence });
      expect(made.window).toBeUndefined();
      expect(made.sections.map(({ heading }) => heading)).toContain('Objectives and key results');
      expect(made.notes[0]).toContain('throughline flow import');
      expect(reportMarkdown(made)).not.toMatch(/NaN|undefined|Infinity|1970/);
    }
  });

  it('holds no NaN and nothing undefined, whatever it is about', () => {
    for (const cadence of cadenceNames)
      for (const id of [
        'enterprise:e',
        'portfolio:p',
        'value-stream:pay',
        'art:core',
        'team:u',
        'product:app',
        'theme:fast',
      ])
        expect(reportMarkdown(report(cadence, id))).not.toMatch(/NaN|undefined|Infinity/);
  });

  it('does not let titles, states and keys become markup', () => {
    const bad = '<script>alert(1)</script>|`x`@all [a](b) ![c](d)';
    const text = organisation
      .replaceAll('"Falcon"', `"${bad}"`)
      .replaceAll('"Release freeze"', `"${bad}"`)
      .replace('"Ready"', `"${bad}"`);
    const hostile = flowCase(text, [
      item(bad, t, bad, 2, 'Dev', 4, 'Done', 6),
      item(`${bad}2`, t, bad, 20, 'Dev', 25, 'Blocked', 29),
      item('Z', u, 'Dev', 1, 'Done', 60),
    ]);
    for (const cadence of cadenceNames) {
      const made = report(cadence, 'value-stream:pay', hostile);
      const html = reportHtml(made);
      expect(html).not.toContain('<script');
      expect(html.match(/<style>/g)).toHaveLength(1);
      expect(reportMarkdown(made)).not.toMatch(/<script|\]\(|`x`|@all/);
      const rows = reportMarkdown(made)
        .split('\n')
        .filter((line) => line.startsWith('|'));
      expect(rows.length).toBeGreaterThan(0);
    }
  });
});

it('counts a day of the data as a whole day', () => {
  const made = reportOf(found.project.model, {
    cadence: 'quarterly',
    data: found.flow.data,
    from: day(0),
    to: day(90),
  });
  expect(made.window?.to).toBe(new Date(day(0) + 90 * dayLength).toISOString().slice(0, 10));
});
