import { expect, test } from 'vitest';
import { generateOrganisation } from '../../bench/generate.ts';
import { createProject, type Project } from '../project.ts';
import type { Snapshot } from './snapshot.ts';
import { toSnapshot } from './to-snapshot.ts';
import { oneRule } from '#testing';

function projectOf(...texts: readonly string[]): Project {
  const project = createProject({ settings: oneRule });
  project.update(texts.map((text, index) => ({ path: `file-${index}.thru`, text })));
  return project;
}

function snapshotOf(...texts: readonly string[]): Snapshot {
  return toSnapshot(projectOf(...texts), { rev: 1 });
}

/** The hierarchy, two spaces a level. */
function treeOf({ nodes }: Snapshot): string {
  const depths = new Map<string, number>();
  return nodes
    .map(({ id, parent }) => {
      const depth = parent === undefined ? 0 : (depths.get(parent) ?? Number.NaN) + 1;
      depths.set(id, depth);
      return `${'  '.repeat(depth)}${id}`;
    })
    .join('\n');
}

function factsOf(snapshot: Snapshot, id: string): readonly string[] {
  return (
    snapshot.nodes
      .find((node) => node.id === id)
      ?.facts.map(({ label, text, tone }) => `${label}: ${text}${tone ? ` (${tone})` : ''}`) ?? []
  );
}

test('children stand under what contains them, wherever they are written', () => {
  const snapshot = snapshotOf(
    'art cards-core in cards\nenterprise acme { portfolio retail { value-stream payments { art pay-core { backlog { feature f1 } team falcon } } } }',
    'value-stream cards in retail { product card-hub }\nperson @ava',
  );
  expect(treeOf(snapshot)).toBe(
    [
      'enterprise:acme',
      '  portfolio:retail',
      '    value-stream:payments',
      '      art:pay-core',
      '        art:pay-core/backlog',
      '          feature:f1',
      '        team:falcon',
      '    value-stream:cards',
      '      art:cards-core',
      '      product:card-hub',
      'person:ava',
    ].join('\n'),
  );
});

test('a train with two streams is drawn once, under the first, and says so', () => {
  const snapshot = snapshotOf('portfolio p { value-stream a "A" { art x in b } value-stream b "B" }');
  expect(treeOf(snapshot)).toBe('portfolio:p\n  value-stream:a\n    art:x\n  value-stream:b');
  expect(factsOf(snapshot, 'art:x')).toEqual(['also in: B']);
  expect(snapshot.nodes.find(({ id }) => id === 'art:x')?.links).toEqual([
    { relation: 'in', ids: ['value-stream:a', 'value-stream:b'] },
  ]);
});

test('a cycle of containment is cut, and nothing is lost', () => {
  const { nodes } = snapshotOf(
    'value-stream a in b\nvalue-stream b in c\nvalue-stream c in a\nart x in c\nportfolio p in p',
  );
  expect(nodes.map(({ id }) => id).toSorted()).toEqual([
    'art:x',
    'portfolio:p',
    'value-stream:a',
    'value-stream:b',
    'value-stream:c',
  ]);
  const seen = new Set<string>();
  for (const { id, parent } of nodes) {
    expect(parent === undefined || seen.has(parent)).toBe(true);
    seen.add(id);
  }
});

test('a fact reads as a person would say it', () => {
  const snapshot = snapshotOf(`portfolio retail {
  budget: 42M EUR per year
  value-stream payments {
    customer: "Merchants"
    cadence quarterly
    flow { load: max 5  time: p85 20 days }
    meta { cost-centre: "4711" }
    art core "Core" {
      rte: @ava "Ava Lindqvist"
      system-architect: vacant since 2026-06-01
      team falcon { members: 7  topology: stream-aligned }
      team osprey { members: @tor "Tor" 60%, @liv, vacant }
    }
    product pay { delivered-by: core }
  }
  epic e { wsjf: value 20, time 8, risk 3, size 13  type: enabler architecture  cost: 1_250_000 EUR }
  objective o { key-result k: 2.1M -> 3.5M by 2026-12-31, now 2.4M }
}`);
  expect(factsOf(snapshot, 'portfolio:retail')).toEqual([
    'budget: 42M EUR per year',
    'value streams: 1',
    'people: 11 in 2 teams',
  ]);
  expect(factsOf(snapshot, 'value-stream:payments')).toEqual([
    'trains: 1',
    'people: 11 in 2 teams',
    'cadence: quarterly (detail)',
    'flow load: at most 5 (detail)',
    'flow time: 85% within 20 days (detail)',
    'cost centre: 4711 (detail)',
    'customer: Merchants (detail)',
  ]);
  const [holder, count, seat, delivers] = factsOf(snapshot, 'art:core');
  expect(holder).toMatch(/: Ava Lindqvist$/);
  expect([count, delivers]).toEqual(['people: 11 in 2 teams', 'delivers: pay']);
  expect(seat).toMatch(/: vacant since 2026-06-01 \(vacant\)$/);
  expect(factsOf(snapshot, 'team:osprey')).toEqual(['people: 3', 'open seats: 1 (vacant)']);
  expect(factsOf(snapshot, 'epic:e')).toEqual(['type: enabler (architecture)', 'cost: 1.25M EUR', 'WSJF: 2.4']);
  expect(factsOf(snapshot, 'objective:o/key-result:k')).toEqual(['target: 2.1M → 3.5M by 2026-12-31, now 2.4M']);
});

test('a problem stands at its element, a syntax error at what it stands in, what has no element apart', () => {
  const snapshot = snapshotOf('value-stream a\nvalue-stream b\nart x in a, b { team t { members: "7\n } }', '§');
  const at = (id: string) => snapshot.nodes.find((node) => node.id === id)?.problems.map(({ rule }) => rule);
  expect(at('art:x')).toContain('art-in-many-value-streams');
  expect(at('team:t')).toContain('syntax');
  expect(snapshot.unplaced?.map(({ rule }) => rule)).toContain('syntax');
});

test('bad input gives a snapshot all the same', () => {
  for (const text of [
    '',
    '// only a comment',
    '\u0000\u0001',
    '\ufeffportfolio p',
    'portfolio p {\r art a {\r',
    'portfolio portfolio { art art }',
    '{'.repeat(1000),
  ]) {
    expect(snapshotOf(text).v).toBe(1);
  }
  const levels = 1000;
  const deep = Array.from({ length: levels }, (_, level) => `value-stream v${level} {`).join('\n') + '}'.repeat(levels);
  expect(snapshotOf(deep).nodes).toHaveLength(levels);
});

test('the project is called as it is told, else after its only enterprise', () => {
  const project = projectOf('enterprise acme "Acme Group"');
  expect(toSnapshot(project, { rev: 1 }).project).toBe('Acme Group');
  expect(toSnapshot(project, { rev: 1, name: 'Ours' }).project).toBe('Ours');
});

test('every element of a large organisation is there once, parents first', () => {
  const project = createProject({ isIncremental: false, settings: oneRule });
  project.update(generateOrganisation({ elements: 3000, layout: 'many-files' }).files);
  const { nodes } = toSnapshot(project, { rev: 1 });
  const seen = new Set<string>();
  for (const { id, parent } of nodes) {
    expect(seen.has(id)).toBe(false);
    expect(parent === undefined || seen.has(parent)).toBe(true);
    seen.add(id);
  }
  expect(nodes.length).toBeGreaterThan(2800);
});

test('a key that nobody knows is no open seat, whatever it may have been meant to be', () => {
  const [node] = snapshotOf('portfolio retail { budgte: 12M EUR per year  lmp:  lpm: vacant }').nodes;
  expect(node?.seats?.map(({ role }) => role)).toEqual(['lean-portfolio-management']);
  expect(node?.facts.map(({ label, tone }) => [label, tone])).toEqual([['LPM', 'vacant']]);
});

test('a project without a name is called by its enterprise; by none where there are two', () => {
  expect(snapshotOf('enterprise a "Acme"').project).toBe('Acme');
  expect(snapshotOf('enterprise a "Acme"', 'enterprise b "Bank"').project).toBe('');
});
