/** What the reports of trains, teams and products say of themselves, where those of the whole say it of value streams. */
import { describe, expect, it } from 'vitest';
import { flowCase, item } from '#testing';
import { cell, found, organisation, report, t, u } from './reports-testing.ts';

const epics = `
epic speed "Speed" in p { supports: fast }
feature A "A" in speed { implements: speed }
feature B "B" in speed { implements: speed }
`;

function columns(made: ReturnType<typeof report>, heading: string): readonly string[] {
  const blocks = made.sections.filter((section) => section.heading === heading).flatMap((section) => section.blocks);
  return blocks.flatMap((block) => (block.kind === 'table' ? block.columns.map(({ title }) => title) : []));
}

describe('the report of an element', () => {
  it.each([
    ['art:core', 'Train'],
    ['team:t', 'Team'],
    ['product:app', 'Product'],
    ['portfolio:p', 'Value stream'],
    ['value-stream:pay', 'Value stream'],
  ])('of %s names its rows by what they are: %s', (id, kind) => {
    expect(columns(report('annual', id), 'Portfolio insight')[0]).toBe(kind);
    const heading = kind === 'Value stream' ? 'Capacity and demand by value stream' : 'Capacity and demand';
    expect(columns(report('quarterly', id), heading)[0]).toBe(kind);
  });

  it('counts for a theme what the element itself has finished', () => {
    const made = flowCase(organisation + epics, [
      item('A', t, 'Ready', 2, 'Dev', 4, 'Done', 6),
      item('B', u, 'Ready', 10, 'Dev', 11, 'Done', 14),
    ]);
    const finished = (id?: string) =>
      cell(report('annual', id, made), 'Strategy and where the work goes', 'Fast payments', 'Finished');
    expect(finished()).toMatchObject({ text: '2', items: ['A', 'B'] });
    expect(finished('team:t')).toMatchObject({ text: '1', items: ['A'] });
  });

  it('says nothing of a plan that nobody has stated', () => {
    const made = flowCase(organisation.replace('demand: 10 per quarter', ''), [
      item('A', t, 'Ready', 2, 'Dev', 4, 'Done', 6),
      ...['F', 'G'].map((key) => item(key, t, 'Ready', 80, 'Dev', 89)),
    ]);
    const quarterly = report('quarterly', 'value-stream:pay', made);
    expect(cell(quarterly, 'Capacity and demand by value stream', 'Payments', 'Planned')?.text).toBe('–');
    expect(quarterly.findings.map(({ text }) => text)).toContainEqual(
      'More is asked of Payments than it finishes: 2 items in progress alone are 200% of the 1 that it finishes in 90 days.',
    );
  });

  it('has a row for work of no kind only where there is some', () => {
    const other = (made = found) =>
      cell(report('quarterly', undefined, made), 'Distribution of work', 'Other', 'Finished');
    expect(other()).toBeUndefined();
    const made = flowCase(organisation, [item('A', { ...t, type: 'Chore' }, 'Ready', 2, 'Dev', 4, 'Done', 6)]);
    expect(other(made)?.items).toEqual(['A']);
  });

  it('says which business values get better and which worse', () => {
    const made = flowCase(
      organisation.replace(
        'supports: fast',
        `supports: fast
         business-value {
           cost: 10 EUR -> 8 EUR, now 9 EUR on 2026-01-02
           quality: 2% -> 1%, now 3% on 2026-01-02
           happiness: 20 -> 30, now 20 on 2026-01-02
           outcomes: unknown -> 30, now 20 on 2026-01-02
         }`,
      ),
      [item('A', t, 'Ready', 2, 'Dev', 4, 'Done', 6)],
    );
    const quarterly = report('quarterly', 'value-stream:pay', made);
    const block = quarterly.sections.find(({ heading }) => heading === 'Business value')?.blocks[0];
    const at = columns(quarterly, 'Business value').indexOf('Trend');
    expect(block?.kind === 'table' && block.rows.map((row) => [row[1]?.text, row[at]?.text, row[at]?.tone])).toEqual([
      ['cost', 'better', undefined],
      ['quality', 'worse', 'attention'],
      ['happiness', 'same', undefined],
      ['outcomes', '–', undefined],
    ]);
  });
});
