/** Where work goes on from the waiting state in which most of it stands. */
import { describe, expect, it } from 'vitest';
import { day, item, moves } from '#testing';
import { cased, month, organisation, t } from '../../testing/flow-cases.ts';
import { measuresOf, type PlainItem } from './index.ts';

const text = organisation.replace('active: "Dev"', 'active: "Dev", "Test"');

function after(...items: readonly PlainItem[]): string | undefined {
  const { bottleneck } = measuresOf(cased(items, text).flow, { level: 'story' }, month, { asOf: day(40) });
  expect(bottleneck?.waiting?.state).toBe('Ready');
  return bottleneck?.after?.state;
}

describe('the state after the bottleneck', () => {
  const inTest = item('A', t, 'Ready', 1, 'Test', 20, 'Done', 21);
  const inDev = item('B', t, 'Ready', 1, 'Dev', 8, 'Done', 9);

  it('is the active state into which most items go on from where they wait', () => {
    expect(after(inTest, inDev, { ...inDev, id: 'C' })).toBe('Dev');
    expect(after(inTest, inDev, { ...inTest, id: 'C' })).toBe('Test');
  });

  it('is the first by name where as many items go into one as into the other', () => {
    expect(after(inTest, inDev)).toBe('Dev');
  });

  it('goes by who leaves in the window, at once, and for work', () => {
    const twice = (...steps: readonly (string | number)[]): readonly PlainItem[] =>
      ['1', '2'].map((number) => item(`${steps.join(' ')} ${number}`, t, ...steps));
    const others = [
      ...twice('Ready', 1, 'Dev', 35),
      ...twice('Ready', 1, 'Blocked', 3, 'Dev', 4, 'Done', 5),
      ...twice('Ready', 1, 'Backlog', 3, 'Dev', 3.5, 'Done', 4),
      // One is done at the very moment at which the next one begins in Dev.
      ...['K1', 'K3'].map((id) => item(id, t, 'Ready', 1, 'Done', 3)),
      ...['K2', 'K4'].map((id) => item(id, t, 'Dev', 3, 'Done', 4)),
    ];
    expect(after(inTest, ...others)).toBe('Test');
  });

  it('sees no way out in a change of the team', () => {
    const events = [
      { state: 'Ready', at: day(1), ...t },
      { state: 'Ready', at: day(10), team: 'u' },
    ];
    expect(after({ id: 'A', events })).toBeUndefined();
    expect(after({ id: 'A', events: [...events, ...moves('Test', 20, 'Done', 21)] })).toBe('Test');
  });
});
