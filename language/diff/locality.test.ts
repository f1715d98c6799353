/** One thing happens, and exactly that is told: over drawn organisations, written in another layout each. */
import { describe, expect, it } from 'vitest';
import { drawOrganisation, type Drawn, type DrawnOrganisation } from '../../testing/drawn-organisation.ts';
import { createRandom } from '../../testing/random.ts';
import { writeOrganisation } from '../../testing/written-organisation.ts';
import { createProject } from '../project.ts';
import { compareVersions } from './compare.ts';

const seeds = Array.from({ length: 40 }, (_, at) => 20_001 + at);

/** What is told, in a word each: `renamed team:kite`. */
function told(before: DrawnOrganisation, after: DrawnOrganisation, layout: number): readonly string[] {
  const [a, b] = [writeOrganisation(before), writeOrganisation(after, layout)].map((texts) => {
    const project = createProject({ isIncremental: false, rules: [] });
    project.update([...texts].map(([path, text]) => ({ path, text })));
    return project;
  });
  if (!a || !b) throw new Error('Two organisations make two projects.');
  return compareVersions(a, b)
    .changes.map(({ type, identity }) => `${type} ${identity.after ?? identity.before ?? ''}`)
    .sort();
}

const idOf = ({ kind, name }: Drawn): string => `${kind}:${name}`;

function some(organisation: DrawnOrganisation, seed: number, ...kinds: readonly Drawn['kind'][]): Drawn {
  const own = ofKinds(organisation, kinds);
  const found = own[createRandom(seed)(own.length)];
  if (!found) throw new Error('There is none.');
  return found;
}

function ofKinds({ elements }: DrawnOrganisation, kinds: readonly Drawn['kind'][]): readonly Drawn[] {
  return [...elements.values()].filter(({ kind }) => kinds.includes(kind));
}

function withElements(organisation: DrawnOrganisation, ...changed: readonly Drawn[]): DrawnOrganisation {
  const elements = new Map(organisation.elements);
  for (const each of changed) elements.set(each.key, each);
  return { ...organisation, elements };
}

describe('exactly what happened is told, wherever it happened', () => {
  it.each(seeds)('seed %i', (seed) => {
    const before = drawOrganisation(seed);
    const anyKind = ['portfolio', 'value-stream', 'art', 'team', 'epic', 'product'] as const;
    const one = some(before, seed, ...anyKind);
    expect(told(before, withElements(before, { ...one, title: 'Quite Another Title' }), seed)).toEqual([
      `changed ${idOf(one)}`,
    ]);
    expect(told(before, withElements(before, { ...one, doc: 'Said for the first time.' }), seed)).toEqual([
      `changed ${idOf(one)}`,
    ]);
    // Who refers to it is as before, though the text there is another.
    const renamed = { ...one, name: `${one.name}-from-now-on` };
    expect(told(before, withElements(before, renamed), seed)).toEqual([`renamed ${idOf(renamed)}`]);
    const team = some(before, seed, 'team');
    const home = ofKinds(before, ['art']).find(({ key }) => !team.parents.includes(key));
    if (!home) throw new Error('There is one train only.');
    // What stands in it goes along and is not told.
    expect(told(before, withElements(before, { ...team, parents: [home.key] }), seed)).toEqual([`moved ${idOf(team)}`]);
  });
});

describe('names that go round', () => {
  it.each(seeds)('are told as renames and nothing else, seed %i', (seed) => {
    const before = drawOrganisation(seed);
    const [a, b, c] = ofKinds(before, ['art']);
    if (!a || !b) throw new Error('There is one train only.');
    const swapped = withElements(before, { ...a, name: b.name }, { ...b, name: a.name });
    expect(told(before, swapped, seed)).toEqual([`renamed ${idOf(a)}`, `renamed ${idOf(b)}`].sort());
    if (!c) return;
    const round = withElements(before, { ...a, name: b.name }, { ...b, name: c.name }, { ...c, name: a.name });
    expect(told(before, round, seed)).toEqual([a, b, c].map((each) => `renamed ${idOf(each)}`).sort());
  });
});
