/** Which items count for an element that gathers others across value streams. */
import { describe, expect, it } from 'vitest';
import { day, flowCase, item } from '#testing';
import { measuresOf, type Window } from './index.ts';

const { flow, element } = flowCase(
  `
portfolio p {
  value-stream claims { art claims-core {
    team falcon
    team heron
  } }
  value-stream policies {
    art policy-core { team owl }
    art policy-edge { team tern }
  }
  solution omni {
    solution-train whole { trains: claims-core, policy-core }
    solution-train part { trains: policy-core }
  }
}
workflow w {
  waiting: "Ready"
  active: "Dev"
  done: "Done"
}
`,
  [
    item('A', { team: 'falcon' }, 'Ready', 1, 'Dev', 3, 'Done', 6),
    item('B', { team: 'heron' }, 'Ready', 2, 'Dev', 4),
    item('C', { team: 'owl' }, 'Ready', 1, 'Dev', 2, 'Done', 11),
    item('D', { team: 'tern' }, 'Ready', 1, 'Dev', 2, 'Done', 5),
    item('E', { team: 'policy-core' }, 'Ready', 3, 'Done', 8),
  ],
);
const window: Window = { from: day(0), to: day(20) };
const measured = (id: string) => measuresOf(flow, { element: element(id), level: 'story' }, window, { asOf: day(20) });

describe('a solution train', () => {
  it('counts the items of the teams of its trains, and of the trains themselves, whichever stream they are of', () => {
    const whole = measured('solution-train:whole');
    // A, C and E are done, after 5, 10 and 5 days; B is in progress; D is of another train.
    expect([whole.velocity.items, whole.load, whole.balance.arrivals]).toEqual([3, 1, 4]);
    expect(whole.flowTime?.few).toEqual([5, 5, 10]);
    // Active: A 3, C 9 and E 0 of 20 days.
    expect(whole.efficiency.pooled).toBeCloseTo(12 / 20, 12);
  });

  it('shares a train with another one, and each counts it', () => {
    const part = measured('solution-train:part');
    expect([part.velocity.items, part.load]).toEqual([2, 0]);
    const policies = measured('value-stream:policies');
    expect(policies.velocity.items).toBe(3);
  });
});
