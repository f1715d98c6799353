/** What all formats say of a change: what it is about, and where it was. */
import { expect, it } from 'vitest';
import { compareVersions } from '../../diff/compare.ts';
import { createProject, type Project } from '../../project.ts';
import { changeSubject, detailText } from './wording.ts';

function projectOf(text: string): Project {
  const project = createProject({ isIncremental: false, rules: [] });
  project.update([{ path: 'main.thru', text }]);
  return project;
}

const before =
  'art sky "Sky" {\n  team kite "Kite"\n  backlog {\n    feature F-1\n    feature F-2\n  }\n}\nart sea "Sea" { team crab }\n';
const after =
  'art sky "Sky" {\n  backlog {\n    feature F-2\n    feature F-1\n  }\n}\nart sea "Sea" {\n  team crab\n  team kite "Kite"\n}\n';

it('tells homes, and owners of what has no name, by their titles', () => {
  const { changes, homes } = compareVersions(projectOf(before), projectOf(after));
  expect(changes.map((change) => `${changeSubject(change, homes)}: ${detailText(change, homes)}`).sort()).toEqual([
    'backlog of Sky: F-2 from place 2 to place 1',
    'team Kite: in train Sea, before in train Sky',
  ]);
});

it('tells of a rename why it is known to be one', () => {
  const { changes, homes } = compareVersions(projectOf(before), projectOf(before.replace('team crab', 'team lobster')));
  expect(changes.map((change) => detailText(change, homes))).toEqual([
    'called crab before (all else is the same but for the names)',
  ]);
});
