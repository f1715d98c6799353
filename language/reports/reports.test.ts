/** The four reports on a small organisation whose figures are counted by hand. */
import { describe, expect, it } from 'vitest';
import { day, flowCase, item } from '#testing';
import { dayLength } from '../flow/index.ts';
import { cadenceNames, reportHtml, reportMarkdown, reportOf } from './index.ts';
import { cell, found, organisation, report, t, u, withKeys } from './reports-testing.ts';

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

  it('hold the targets of features against features alone', () => {
    const mixed = flowCase(organisation, [
      item('K', { ...t, type: 'Feature' }, 'Ready', 60, 'Dev', 62, 'Done', 80),
      ...['L', 'M', 'N', 'O'].map((key) => item(key, t, 'Ready', 84, 'Dev', 86)),
    ]);
    const stories = report('iteration', 'value-stream:pay', mixed);
    expect(cell(stories, 'The iteration in figures', 'In progress now (flow load)', 'Value')).not.toHaveProperty(
      'tone',
    );
    expect(cell(stories, 'The iteration in figures', 'In progress now (flow load)', 'Target')?.text).toBe('–');
    expect(stories.notes).toContain(
      'What Payments aims at is about its items of the level feature: it is not held against these.',
    );
    const features = report('quarterly', 'value-stream:pay', mixed);
    expect(cell(features, 'Flow at a glance', 'In progress now (flow load)', 'Target')?.text).toBe('at most 3');
    expect(features.notes.join(' ')).not.toContain('aims at');
    const nothing = report('quarterly', 'value-stream:pay', flowCase(organisation, [item('P', {}, 'Ready', 1)]));
    expect(cell(nothing, 'Flow at a glance', 'In progress now (flow load)', 'Target')?.text).toBe('at most 3');
  });

  it('say first what wants a decision', () => {
    const texts = quarterly.findings.map(({ text }) => text);
    expect(texts).toContain('4 items are in progress; the target is at most 3.');
    expect(texts).toContain('1 item is blocked.');
    expect(
      texts.some((text) => text.startsWith('The key result “Within ten seconds” of “Payments are quick” is at 12.5%')),
    ).toBe(true);
  });

  it('are told of a year by planning interval, as far as items are known', () => {
    const planned = flowCase(
      organisation.replace(
        'portfolio p "Retail" in e {',
        'portfolio p "Retail" in e {\n pi: 4 weeks\n pi-start: 2026-01-05',
      ),
      [
        item('A', t, 'Ready', 2, 'Dev', 4, 'Done', 6),
        item('B', u, 'Ready', 30, 'Dev', 31, 'Done', 34),
        item('C', t, 'Ready', 32, 'Dev', 36, 'Done', 40),
        item('D', t, 'Ready', 50, 'Dev', 70),
      ],
      [{ pi: '2026.2', team: 't', objective: 'Pay', isCommitted: true, planned: 8, actual: 6 }],
    );
    const annual = report('annual', undefined, planned);
    const second = (column: string) => cell(annual, 'By planning interval', '2026.2 (2026-02-02)', column);
    expect(second('Finished')).toMatchObject({ text: '2', items: ['B', 'C'] });
    expect([second('Days (half)')?.text, second('Defects')?.text, second('Predictability')?.text]).toEqual([
      '4 (few items)',
      '50%',
      '75%',
    ]);
    // The third is not over on the last day, the 12th of March.
    expect(cell(annual, 'By planning interval', '2026.3 (2026-03-02)', 'Finished')).toBeUndefined();
    expect(report('annual').sections.map(({ heading }) => heading)).not.toContain('By planning interval');
  });

  it('are told to be of days of which nothing is known', () => {
    const told = (from: number, to: number): string | undefined =>
      reportOf(found.project.model, { cadence: 'monthly', data: found.flow.data, from: day(from), to: day(to) })
        .findings[0]?.text;
    expect(told(60, 120)).toMatch(
      /^The imported items end on 2026-03-31: of later days, up to 2026-04-30, nothing is known/,
    );
    expect(told(-60, -30)).toMatch(/^The imported items start on 2026-01-03: of days before nothing is known/);
    // Over a weekend nothing has to happen.
    expect(told(60, 95)).not.toContain('nothing is known');
  });

  it('count one item as one', () => {
    const asked = organisation.replace('demand: 10 per quarter', 'demand: 40 per quarter');
    const { findings } = report(
      'quarterly',
      'value-stream:pay',
      flowCase(asked, [item('A', t, 'Ready', 2, 'Dev', 4, 'Done', 6), item('B', t, 'Ready', 84, 'Dev', 86)]),
    );
    expect(findings.map(({ text }) => text)).toContainEqual(
      expect.stringMatching(/^More is asked of Payments than it finishes: 1 item in progress and /),
    );
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

  it('starts with what cannot be measured, where that is no small part', () => {
    const first = (...strangers: readonly string[]) => {
      const lost = strangers.map((id) => item(id, { team: 'Kestrel', type: 'Story' }, 'Ready', 2, 'Done', 6));
      const own = Array.from({ length: 18 }, (_, at) => item(`A-${at}`, t, 'Ready', 2, 'Done', 6));
      const [finding] = report('monthly', undefined, flowCase(organisation, [...own, ...lost])).findings;
      return withKeys(finding);
    };
    expect(first('X', 'Y')?.text).not.toContain('cannot be measured');
    expect(first('X', 'Y', 'Z')).toMatchObject({
      text: expect.stringMatching(/^14\.3% of the imported items cannot be measured/),
      items: ['X', 'Y', 'Z'],
    });
    const [none] = report('monthly', undefined, flowCase('team x', [item('X', t, 'Parking', 2)])).findings;
    expect(none?.text).toMatch(/^No imported item can be measured/);
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
