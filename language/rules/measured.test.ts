/** How the settings of a project change what rules on measured flow see. */
import { describe, expect, it } from 'vitest';
import { parseConfig, toSettings } from '../config/config.ts';
import { toFlowData, type PlainItem } from '../flow/index.ts';
import { createProject } from '../project.ts';

const model = `workflow default { waiting: "Ready"  active: "Dev"  done: "Done" }
value-stream claims {
  flow { load: max 1  time: p85 5 days }
  art core { team kite }
}
`;

const at = (day: number): number => Date.UTC(2026, 0, day);

/** An item of the team: `['Ready', 1, 'Done', 9]` in days of January 2026. */
function item(id: string, ...steps: readonly (readonly [string, number])[]): PlainItem {
  return { id, events: steps.map(([state, day]) => ({ state, at: at(day), team: 'kite', type: 'Story' })) };
}

/** The figures that the messages of a rule tell of, or nothing. */
function told(rule: string, items: readonly PlainItem[], settings: object = {}): readonly string[] {
  const { config, problems } = parseConfig(JSON.stringify(settings));
  expect(problems).toEqual([]);
  const project = createProject({
    items: toFlowData(items),
    settings: toSettings(config, { only: new Set([rule]) }),
  });
  project.update([{ path: 'a.thru', text: model }]);
  return project
    .problems('a.thru')
    .map(({ message }) => /up to (.*?) days|has (.*?) items/.exec(message)?.[0] ?? message);
}

/** From a Thursday to the Thursday after. */
const aWeek = [item('A', ['Ready', 1], ['Done', 8])];

describe('days', () => {
  const rule = 'flow-time-over-target';

  it.each([
    ['elapsed', {}, ['up to 7 days']],
    ['with the first one', { flow: { days: 'inclusive' } }, ['up to 8 days']],
    ['of work alone', { flow: { days: 'business' } }, []],
  ])('are counted as %s', (_title, settings, expected) => {
    expect(told(rule, aWeek, settings)).toEqual(expected);
  });

  it('of work leave out those of the calendar', () => {
    const twoWeeks = [item('A', ['Ready', 1], ['Done', 15])];
    const settings = { flow: { days: 'business' } };
    expect(told(rule, twoWeeks, settings)).toEqual(['up to 10 days']);
    expect(told(rule, twoWeeks, { ...settings, calendar: ['2026-01-01', '2026-01-06'] })).toEqual(['up to 8 days']);
  });
});

describe('an item that was opened again', () => {
  const items = [item('A', ['Ready', 1], ['Done', 3], ['Dev', 12], ['Done', 20])];

  it('runs from first to last, or anew', () => {
    const rule = 'flow-time-over-target';
    expect(told(rule, items)).toEqual(['up to 19 days']);
    expect(told(rule, items, { flow: { reopen: 'new-run' } })).toEqual(['up to 8 days']);
  });
});

describe('the span', () => {
  it('is what the settings say', () => {
    const items = [item('A', ['Ready', 1], ['Done', 10]), item('B', ['Ready', 60], ['Done', 62])];
    expect(told('flow-time-over-target', items)).toEqual(['up to 9 days']);
    expect(told('flow-time-over-target', items, { flow: { span: 30 } })).toEqual([]);
  });
});

describe('the day of the check', () => {
  const items = [
    item('A', ['Ready', 1], ['Done', 10]),
    item('B', ['Ready', 2], ['Done', 10]),
    item('C', ['Ready', 20]),
  ];

  it('hides what happened later', () => {
    expect(told('flow-load-over-target', items)).toEqual([]);
    expect(told('flow-load-over-target', items, { asOf: '2026-01-05' })).toEqual(['has 2 items']);
  });

  it('says nothing of days that nobody knows of', () => {
    expect(told('wip-ageing', items, { asOf: '2027-01-05' })).toEqual([]);
  });
});

describe('a share that is off', () => {
  it('names what was done instead, also where no other kind is over by much', () => {
    const text = `item-types t { feature: "Story"  defect: "Bug"  debt: "Tech" }
workflow w { waiting: "Ready"  done: "Done" }
value-stream claims {
  flow { distribution: features 60%, defects 20%, debts 20% }
  art core { team kite }
}
`;
    const done = (id: string, type: string): PlainItem => ({
      id,
      events: [
        { state: 'Ready', at: at(1), team: 'kite', type },
        { state: 'Done', at: at(9) },
      ],
    });
    const features = Array.from({ length: 8 }, (_, number) => done(`F-${number}`, 'Story'));
    const others = Array.from({ length: 10 }, (_, number) => done(`O-${number}`, number < 5 ? 'Bug' : 'Tech'));
    const { config } = parseConfig('{}');
    const settings = toSettings(config, { only: new Set(['flow-distribution-off-target']) });
    const project = createProject({ items: toFlowData([...features, ...others]), settings });
    project.update([{ path: 'a.thru', text }]);
    const [problem] = project.problems('a.thru');
    expect(problem?.message).toContain('44.4% is features where 60% is the target;');
    expect(problem?.related.map(({ message }) => message.slice(0, 5))).toEqual(others.map(({ id }) => `\`${id}\``));
  });
});
