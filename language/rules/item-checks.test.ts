/** What an edit does to what imported work items say: no more than it concerns, and never less. */
import { describe, expect, it } from 'vitest';
import { toFlowData } from '../flow/index.ts';
import { createProject, type Project } from '../project.ts';
import { createSettings } from './settings.ts';

const model = `workflow default { waiting: "Ready"  active: "Dev"  done: "Done" }
value-stream claims {
  flow {
    load: max 1
  }
  art core {
    team kite "The kites" { aliases: "Kestrel" }
    team heron
  }
}
theme reach "Reach"
`;

const day = (number: number): number => Date.UTC(2026, 0, number);
const items = toFlowData(
  ['Kestrel', 'Kestrel', 'heron'].map((team, index) => ({
    id: `C-${index + 1}`,
    events: [{ at: day(5 + index), state: 'Ready', team, type: 'Story' }],
  })),
);
const settings = createSettings({
  profile: 'all',
  rules: {},
  overrides: [],
  only: new Set(['flow-load-over-target', 'flow-data-unknown-team']),
});

function projectOf(isPatient = false): Project {
  const project = createProject({ settings, items, isPatient });
  project.update([{ path: 'a.thru', text: model }]);
  return project;
}

function edit(project: Project, from: string, to: string): ReadonlySet<string> {
  return project.update([{ path: 'a.thru', text: model.replace(from, to) }]).stale;
}

const told = (project: Project): readonly string[] =>
  project.problems('a.thru').map(({ rule, message }) => `${rule}: ${message.split(/[.,]/)[0] ?? ''}`);

const overTarget = (load: number): string =>
  `flow-load-over-target: The value stream \`claims\` has ${load} items in progress; its target is at most 1`;

describe('an edit', () => {
  it.each([
    ['a new target', 'max 1', 'max 3'],
    ['a team of another train', 'team heron', ''],
    ['a state with another meaning', 'waiting: "Ready"', 'new: "Ready"'],
  ])('counts at once: %s', (_title, from, to) => {
    const project = projectOf();
    const before = told(project);
    edit(project, from, to);
    const fresh = createProject({ settings, items });
    fresh.update([{ path: 'a.thru', text: model.replace(from, to) }]);
    expect([told(project), before]).toEqual([told(fresh), [overTarget(3)]]);
    expect(told(project)).not.toEqual(before);
  });

  it('makes a team unknown, and an alias makes it known again', () => {
    const project = projectOf();
    edit(project, '"Kestrel"', '"Kite"');
    expect(told(project)).toEqual([expect.stringContaining('flow-data-unknown-team')]);
    edit(project, '', '');
    expect(told(project)).toEqual([overTarget(3)]);
  });

  it('leaves the join as it is where no name of the items means something else', () => {
    const project = projectOf();
    const before = project.measured();
    for (const [from, to] of [
      ['"Reach"', '"Reach far"'],
      ['max 1', 'max 2'],
      ['"The kites"', '"All kites"'],
      ['team heron', 'team heron\n    team owl'],
    ] as const) {
      edit(project, from, to);
      expect(project.measured()).toBe(before);
    }
    edit(project, 'team heron', 'team owl');
    expect(project.measured()).not.toBe(before);
  });
});

describe('a patient project', () => {
  it('judges by its items when told to, some elements at a time', () => {
    const project = projectOf(true);
    expect(told(project)).toEqual([]);
    let rounds = 0;
    for (let judged = project.judgeItems(1); judged; judged = project.judgeItems(1)) rounds += 1;
    // The targets, and where problems of the data may be told: the workflow, the stream, the train and its teams.
    expect([rounds, told(project)]).toEqual([6, [overTarget(3)]]);
    edit(project, '"Reach"', '"Reach far"');
    expect(project.judgeItems(1)).toBeUndefined();
    edit(project, 'max 1', 'max 3');
    expect(told(project)).toEqual([overTarget(3)]);
    expect([...(project.judgeItems(9)?.stale ?? [])]).toEqual(['a.thru']);
    expect(told(project)).toEqual([]);
  });
});

describe('a project for one check', () => {
  it('judges by its items all the same, whenever its files come', () => {
    const project = createProject({ settings, items, isIncremental: false });
    project.update([{ path: 'b.thru', text: 'theme reach' }]);
    project.update([{ path: 'a.thru', text: model }]);
    expect(told(project)).toEqual([overTarget(3)]);
  });
});

describe('the items', () => {
  it('come, change and go', () => {
    const project = createProject({ settings });
    project.update([{ path: 'a.thru', text: model }]);
    expect([told(project), project.measured()]).toEqual([[], undefined]);
    expect([...project.useItems(items)]).toEqual(['a.thru']);
    expect(told(project)).toEqual([overTarget(3)]);
    project.useItems(toFlowData([{ id: 'C-1', events: [{ at: day(5), state: 'Ready', team: 'heron' }] }]));
    expect(told(project)).toEqual([]);
    project.useItems(items);
    expect([...project.useItems(undefined)]).toEqual(['a.thru']);
    expect([told(project), project.measured()]).toEqual([[], undefined]);
  });
});
