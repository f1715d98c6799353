/**
 * Renames found again in organisations of another make than those that the thresholds of the matcher were chosen over: those
 * of the benchmarks, in which elements of a kind are as like each other as can be, and the small ones that people wrote about
 * what goes wrong. In each, other elements go meanwhile, and others of the same make come in their place.
 */
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { generateOrganisation } from '../../bench/generate.ts';
import { marked } from '../../testing/index.ts';
import { renamesIn, type Edit, type Files } from '../../testing/renaming.ts';
import { createProject } from '../project.ts';
import { toVersion, type Version } from './version.ts';
import { matchVersions } from './match.ts';

function versionOf(files: Files): Version {
  const project = createProject({ isIncremental: false, rules: [] });
  project.update(files);
  return toVersion(project);
}

const folder = path.join(import.meta.dirname, '../../testing/organisations');
const written: readonly Files[] = readdirSync(folder)
  .filter((name) => name.endsWith('.sound.thru'))
  .map((name) => marked(readFileSync(path.join(folder, name), 'utf8')).files);
const generated = (seed: number): Files => generateOrganisation({ elements: 220, layout: 'many-files', seed }).files;

type Counts = { readonly renamed: number; readonly right: number; readonly wrong: number };

/** Of what has another name: how much was found again, and how many matches were wrong. */
function counted(edit: Edit, seeds: number, filesOf: (seed: number) => Files): Counts {
  let [renamed, right, wrong] = [0, 0, 0];
  for (let seed = 1; seed <= seeds; seed += 1) {
    const before = versionOf(filesOf(seed));
    const { files, truth } = renamesIn(filesOf(seed), before, { ...edit, seed });
    renamed += truth.size;
    for (const [from, to] of matchVersions(before, versionOf(files)).pairs.renamed()) {
      if (from.includes('/')) continue;
      if (truth.get(from) === to) right += 1;
      else wrong += 1;
    }
  }
  return { renamed, right, wrong };
}

const ways = [
  {},
  { isRewritten: true },
  { isMoved: true },
  { isRetitled: true },
  { isRetitled: true, isRewritten: true },
  { isRetitled: true, isMoved: true },
] as const;
const wayOf = (way: Omit<Edit, 'renames' | 'replaced' | 'seed'>): string =>
  ['another name', way.isRetitled && 'another title', way.isMoved && 'another home', way.isRewritten && 'other numbers']
    .filter(Boolean)
    .join(', ');

function sumOf(all: readonly Counts[]): Counts {
  const sum = (key: keyof Counts): number => all.reduce((total, each) => total + each[key], 0);
  return { renamed: sum('renamed'), right: sum('right'), wrong: sum('wrong') };
}

describe('in organisations that people wrote', () => {
  const counts = ways.map((way) => {
    const edit = { ...way, renames: 3, replaced: 1 };
    return counted(edit, written.length * 3, (seed) => written[seed % written.length] ?? []);
  });

  it.each(ways.map((way, at) => [wayOf(way), counts[at]] as const))('%s: nearly all are found', (_way, of) => {
    const { renamed = 0, right = 0, wrong = 0 } = of ?? {};
    expect(renamed).toBeGreaterThan(80);
    expect(right / renamed).toBeGreaterThanOrEqual(0.9);
    expect(wrong).toBeLessThanOrEqual(1);
  });

  it('of all of them 95 of 100 are found, and 99 of 100 matches are right', () => {
    const { renamed, right, wrong } = sumOf(counts);
    expect(right / renamed).toBeGreaterThanOrEqual(0.95);
    expect(right / (right + wrong)).toBeGreaterThanOrEqual(0.99);
  });
});

describe('among those that are as like as can be', () => {
  const countsOf = (way: (typeof ways)[number], kinds?: Edit['kinds']): Counts =>
    counted({ ...way, renames: 8, replaced: 4, ...(kinds ? { kinds } : {}) }, 20, (seed) => generated(seed + 300));

  it.each(ways.slice(0, 3).map((way) => [wayOf(way), way] as const))('%s: all but a few are found', (_way, way) => {
    const { renamed, right, wrong } = countsOf(way);
    expect(wrong).toBe(0);
    expect(right / renamed).toBeGreaterThanOrEqual(0.98);
  });

  it.each(ways.slice(3).map((way) => [wayOf(way), way] as const))(
    '%s: nearly all but work items, of which another in the same place is another one',
    (_way, way) => {
      const { renamed, right, wrong } = countsOf(way, ['value-stream', 'art', 'team', 'epic', 'product']);
      expect(wrong).toBe(0);
      expect(right / renamed).toBeGreaterThanOrEqual(0.95);
      const items = countsOf(way, ['feature']);
      expect(items.wrong).toBe(0);
      // What says more than which epic it is for is known again by that.
      expect(items.right).toBeGreaterThan(items.renamed / 5);
    },
  );
});
