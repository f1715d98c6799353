import { describe, expect, test } from 'vitest';
import { filterChoices, filtered, type Filters } from './filter.ts';
import { acme, snapshotOf } from './scene-testing.ts';

const snapshot = snapshotOf(`${acme}\nart tagged "Tagged" in cards {\n tags: #cloud\n team inner\n}`);
const left = (filters: Filters): readonly string[] => filtered(snapshot, filters).nodes.map(({ id }) => id);

describe('a filter leaves what matches, and what that stands in', () => {
  test('by kind', () => {
    expect(left({ kind: 'product' })).toEqual([
      'enterprise:acme',
      'portfolio:retail',
      'value-stream:payments',
      'product:pay',
      'product:wallet',
    ]);
  });

  test('by level', () => {
    const kinds = new Set(filtered(snapshot, { level: 'team' }).nodes.map(({ kind }) => kind));
    expect(kinds.has('team')).toBe(true);
    expect(kinds.has('solution')).toBe(false);
  });

  test('by tag: also what stands in what is tagged', () => {
    expect(left({ tag: '#cloud' })).toEqual([
      'enterprise:acme',
      'portfolio:retail',
      'value-stream:cards',
      'art:tagged',
      'team:inner',
    ]);
  });

  test('by value stream: with the themes, epics and solutions that are related to it', () => {
    const ids = left({ stream: 'value-stream:payments' });
    expect(ids).toEqual(expect.arrayContaining(['theme:digital', 'epic:instant', 'solution:omni', 'team:falcon']));
    expect(ids).not.toContain('value-stream:cards');
    expect(ids).not.toContain('epic:orphan');
  });

  test('by person: where somebody holds a seat', () => {
    expect(left({ person: 'person:ben' })).toEqual(expect.arrayContaining(['epic:instant', 'team:falcon', 'art:core']));
    expect(left({ person: 'person:ben' })).not.toContain('team:osprey');
  });

  test('by problem, and by several at once', () => {
    expect(left({ problem: 'error', kind: 'art' }).at(-1)).toBe('art:shared');
    expect(left({ problem: 'error', kind: 'theme' })).toEqual([]);
  });

  test('no filter leaves the snapshot as it is', () => {
    expect(filtered(snapshot, {})).toBe(snapshot);
  });
});

test('only what the organisation has can be chosen', () => {
  const choices = filterChoices(snapshot, (kind) => kind);
  expect(choices.map(({ name }) => name)).toEqual(['level', 'kind', 'tag', 'stream', 'person', 'problem']);
  expect(choices.find(({ name }) => name === 'tag')?.choices).toEqual([{ value: '#cloud', title: '#cloud' }]);
  expect(filterChoices(snapshotOf(''), (kind) => kind)).toEqual([]);
});
