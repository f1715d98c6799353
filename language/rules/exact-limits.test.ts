/** What is exactly at its limit is within it, whatever the figure is: 0.29 × 100 is a hair less than 29, and 1.1 × 100 a hair more than 110. */
import { describe, expect, it } from 'vitest';
import { toFlowData, type PiObjective, type PlainItem } from '../flow/index.ts';
import { createProject } from '../project.ts';
import { createSettings } from './settings.ts';

const day = (number: number): number => Date.UTC(2026, 0, 1 + number);

type State = 'Ready' | 'Dev' | 'Done';

function item(id: string, ...changes: readonly (readonly [State, number])[]): PlainItem {
  return { id, events: changes.map(([state, at]) => ({ at: day(at), state, team: 'kite', type: 'Story' })) };
}

function told(
  rule: string,
  options: Readonly<Record<string, number>>,
  items: readonly PlainItem[],
  { inside = '', objectives = [] as readonly PiObjective[] } = {},
): readonly string[] {
  const settings = createSettings({
    profile: 'all',
    rules: { [rule]: { options } },
    overrides: [],
    only: new Set([rule]),
    // As far back as the items go.
    measures: { span: 200 },
  });
  const project = createProject({ settings, items: toFlowData(items, objectives) });
  const text = `workflow default { waiting: "Ready"  active: "Dev"  done: "Done" }
value-stream claims {
  ${inside}
  art core { team kite }
}
`;
  project.update([{ path: 'a.thru', text }]);
  return project.problems('a.thru').map(({ message }) => message);
}

/** So many items that are finished at once, and one that ends the data on the last day of a hundred. */
const finished = (count: number): readonly PlainItem[] => [
  ...Array.from({ length: count - 1 }, (_, index) => item(`C-${index}`, ['Ready', 0], ['Dev', 0], ['Done', 1])),
  item('C-last', ['Ready', 0], ['Dev', 0], ['Done', 99]),
];

describe.each(Array.from({ length: 40 }, (_, index) => 10 + index))('a limit of %i%', (limit) => {
  it('of throughput is met by exactly so much', () => {
    const inside = 'flow { velocity: 100 per 100 days }';
    expect(told('throughput-below-target', { min: limit }, finished(limit), { inside })).toEqual([]);
    expect(told('throughput-below-target', { min: limit }, finished(limit - 1), { inside })).toHaveLength(1);
  });

  it('of efficiency and of waiting too', () => {
    const worked = (days: number) => [item('C', ['Ready', 0], ['Dev', 100 - days], ['Done', 100])];
    expect(told('flow-efficiency-low', { min: limit }, worked(limit))).toEqual([]);
    expect(told('flow-efficiency-low', { min: limit }, worked(limit - 1))).toHaveLength(1);
    const waited = (days: number) => [item('C', ['Ready', 1], ['Dev', 1 + days], ['Done', 101])];
    expect(told('wait-state-dominates', { max: limit }, waited(limit))).toEqual([]);
    expect(told('wait-state-dominates', { max: limit }, waited(limit + 1))).toHaveLength(1);
  });

  it('of what is asked, above all that is finished, too', () => {
    const max = 100 + limit;
    const asked = (items: number) => ({ inside: `demand: ${items} per 100 days` });
    expect(told('demand-exceeds-capacity', { max }, finished(100), asked(max))).toEqual([]);
    expect(told('demand-exceeds-capacity', { max }, finished(100), asked(max + 1))).toHaveLength(1);
  });

  it('of predictability too', () => {
    const delivered = (actual: number): { readonly objectives: readonly PiObjective[] } => ({
      objectives: [{ pi: '2026.1', team: 'kite', objective: 'A', isCommitted: true, planned: 100, actual }],
    });
    const [min, max] = [limit, 100 + limit];
    const options = { min, max };
    expect(told('predictability-out-of-range', options, finished(1), delivered(min))).toEqual([]);
    expect(told('predictability-out-of-range', options, finished(1), delivered(max))).toEqual([]);
    expect(told('predictability-out-of-range', options, finished(1), delivered(min - 1))).toHaveLength(1);
    expect(told('predictability-out-of-range', options, finished(1), delivered(max + 1))).toHaveLength(1);
  });
});
