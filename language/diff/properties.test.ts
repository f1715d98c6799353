/** What always holds of a comparison, over drawn organisations to which drawn things happen: 210 pairs a run. */
import { describe, expect, it } from 'vitest';
import { drawOrganisation, type DrawnOrganisation } from '../../testing/drawn-organisation.ts';
import { reorganise, renameAll, type Reorganised } from '../../testing/reorganising.ts';
import { writeOrganisation, type Texts } from '../../testing/written-organisation.ts';
import { createProject, type Project } from '../project.ts';
import { formatted } from '../format/format.ts';
import { toVersion, type Items, type Version } from './version.ts';
import { headcountOf } from '../model/headcount.ts';
import { changesOf, impacts, type Change } from './changes.ts';
import { groupsOf } from './groups.ts';
import { compareVersions } from './compare.ts';
import { matchVersions } from './match.ts';
import type { Match } from './matching.ts';
import { Pairs } from './pairs.ts';
import { readOperations } from './operations-file.ts';
import { applyOperations, operationsOf, type Operation } from './operations.ts';

type Pair = {
  readonly seed: number;
  readonly before: DrawnOrganisation;
  readonly after: Reorganised;
  readonly a: Version;
  readonly b: Version;
  readonly match: Match;
  readonly operations: readonly Operation[];
};

/** The first of each block of pairs. The thresholds of the matcher were chosen over other seeds. */
const blocks = [10_001, 10_031, 10_061, 10_091, 10_121, 10_151, 10_181];
const blockSize = 30;

/** Without rules: these are about versions; those about problems make their own. */
function projectOf(texts: Texts, isJudged = false): Project {
  const project = createProject({ isIncremental: false, ...(isJudged ? {} : { rules: [] }) });
  project.update([...texts].map(([path, text]) => ({ path, text })));
  return project;
}

const versionOf = (texts: Texts): Version => toVersion(projectOf(texts));

/** The older version is written plainly, the newer in a layout of its own. */
function pairOf(seed: number): Pair {
  const before = drawOrganisation(seed);
  const after = reorganise(before, seed, 1 + (seed % 12));
  const [a, b] = [versionOf(writeOrganisation(before)), versionOf(writeOrganisation(after.organisation, seed))];
  const match = matchVersions(a, b);
  return { seed, before, after, a, b, match, operations: operationsOf(a, b, match) };
}

const made = new Map<number, readonly Pair[]>();

function pairsFrom(first: number): readonly Pair[] {
  const known = made.get(first);
  if (known) return known;
  const pairs = Array.from({ length: blockSize }, (_, at) => pairOf(first + at));
  made.set(first, pairs);
  return pairs;
}

/** All that is compared of a version; earlier names are no part of it. */
function contentOf(items: Items): unknown {
  const entries = [...items].map(([id, { was: _was, ...item }]) => [id, item] as const);
  return Object.fromEntries(entries.sort(([x], [y]) => (x < y ? -1 : 1)));
}

const idOf = ({ kind, name }: { readonly kind: string; readonly name: string }): string => `${kind}:${name}`;

describe.each(blocks)('pairs from %i on', (first) => {
  it('no version differs from itself', () => {
    for (const { seed, b } of pairsFrom(first))
      expect([seed, operationsOf(b, b, matchVersions(b, b))]).toEqual([seed, []]);
  });

  it('the operations make the newer version of the older one', () => {
    for (const { seed, a, b, operations } of pairsFrom(first)) {
      expect([seed, contentOf(applyOperations(a, operations))]).toEqual([seed, contentOf(b.items)]);
      // And so do they out of a file.
      const kept = readOperations(JSON.stringify({ operations })) ?? [];
      expect([seed, contentOf(applyOperations(a, kept))]).toEqual([seed, contentOf(b.items)]);
    }
  });

  it('no operation can be left out', () => {
    for (const { seed, a, b, operations } of pairsFrom(first)) {
      const whole = JSON.stringify(contentOf(b.items));
      const needless = operations.filter((operation) => {
        const without = operations.filter((each) => each !== operation);
        return JSON.stringify(contentOf(applyOperations(a, without))) === whole;
      });
      expect([seed, needless]).toEqual([seed, []]);
    }
  });

  it('backwards it is the inverse, by the same match', () => {
    for (const { seed, a, b, match, operations } of pairsFrom(first)) {
      const back = matchVersions(b, a);
      const pairs = [...match.pairs].map(([from, to]) => `${from} ${to}`).sort();
      expect([seed, [...back.pairs].map(([from, to]) => `${to} ${from}`).sort()]).toEqual([seed, pairs]);
      const inverse = operationsOf(b, a, back);
      expect(contentOf(applyOperations(b, inverse))).toEqual(contentOf(a.items));
      expect(inverse.map(({ op }) => op).sort()).toEqual(operations.map(({ op }) => mirrored(op)).sort());
    }
  });

  it('as many elements go and come as the numbers of both differ by', () => {
    for (const { a, b, operations } of pairsFrom(first)) {
      const count = (op: Operation['op']): number => operations.filter((each) => each.op === op).length;
      expect(a.items.size - count('removed') + count('added')).toBe(b.items.size);
    }
  });

  it('files, nesting, order, white space, comments, line ends and what holds anyway change nothing', () => {
    for (const { seed, before, after, a, b } of pairsFrom(first)) {
      const shuffled = versionOf(writeOrganisation(before, 1000 + seed));
      expect([seed, operationsOf(a, shuffled, matchVersions(a, shuffled))]).toEqual([seed, []]);
      const tidy = new Map(
        [...writeOrganisation(after.organisation, 2000 + seed)].map(([path, text]) => [path, formatted(text)]),
      );
      expect([seed, contentOf(versionOf(tidy).items)]).toEqual([seed, contentOf(b.items)]);
    }
  });

  it('only what something happened to, what stands in it and what refers to it is told', () => {
    for (const { seed, before, after, a, b } of pairsFrom(first)) {
      const told = changesIn(a, b).flatMap(({ identity }) => [identity.before, identity.after]);
      const allowed = concerned(before, after);
      const strange = told.filter((id) => id !== undefined && !allowed.has(id));
      expect([seed, strange]).toEqual([seed, []]);
    }
  });

  it('one after the other they compose', () => {
    for (const { seed, after, a, b, match, operations } of pairsFrom(first)) {
      const later = reorganise(after.organisation, seed + 7000, 3).organisation;
      const c = versionOf(writeOrganisation(later));
      const next = matchVersions(b, c);
      const onwards = operationsOf(b, c, next);
      const middle: Version = { ...b, items: applyOperations(a, operations) };
      expect([seed, contentOf(applyOperations(middle, onwards))]).toEqual([seed, contentOf(c.items)]);
      const composed = [...match.pairs].flatMap(([from, to]) => {
        const end = next.pairs.get(to);
        return end === undefined ? [] : [[from, end] as const];
      });
      const [pairs, backwards] = [new Pairs(a.items, everything(a)), new Pairs(c.items, everything(c))];
      for (const [from, to] of composed) {
        pairs.set(from, to);
        backwards.set(to, from);
      }
      const whole = operationsOf(a, c, { ...next, pairs, backwards });
      expect([seed, contentOf(applyOperations(a, whole))]).toEqual([seed, contentOf(c.items)]);
    }
  });

  it('people in a headline are those in the models', () => {
    for (const { seed, a, b } of pairsFrom(first).slice(0, 10)) {
      const counts = new Set([a, b].flatMap((version) => [...version.items.keys()].map((id) => peopleOf(version, id))));
      const strange = compareOf(a, b).groups.filter(({ headline }) =>
        [...headline.matchAll(/(\d+) (?:person|people)\b/g)].some(([, count]) => !counts.has(Number(count))),
      );
      expect([seed, strange]).toEqual([seed, []]);
    }
  });
});

/** Nothing is itself by itself: every pair is one that was put there. */
function everything({ items }: Version): ReadonlySet<string> {
  return new Set(items.keys());
}

describe('a whole comparison', () => {
  const seeds = [3, 8, 11, 24, 36];
  const judged = (organisation: DrawnOrganisation, layout: number): Project =>
    projectOf(writeOrganisation(organisation, layout), true);

  it('is the same bytes on every run, whatever the order of the files', () => {
    for (const seed of seeds) {
      const before = drawOrganisation(seed);
      const texts = writeOrganisation(reorganise(before, seed, 6).organisation, seed);
      const run = (order: Texts): string => JSON.stringify(compareVersions(judged(before, 0), projectOf(order, true)));
      expect(run(new Map([...texts].reverse()))).toBe(run(texts));
    }
  });

  it('knows no new problem and no fixed one where only the layout differs', () => {
    for (const seed of seeds) {
      const before = drawOrganisation(seed);
      const { problems, changes } = compareVersions(judged(before, 0), judged(before, seed));
      expect([seed, changes, problems.new, problems.fixed]).toEqual([seed, [], [], []]);
      expect(problems.unchanged.length).toBeGreaterThan(0);
    }
  });

  it('tells other names for everything as renames and nothing else', () => {
    for (const seed of seeds) {
      const before = drawOrganisation(seed);
      const { changes } = compareVersions(judged(before, 0), judged(renameAll(before, seed), seed));
      const drawn = [...before.elements.keys()].length;
      expect([seed, changes.filter(({ type }) => type !== 'renamed')]).toEqual([seed, []]);
      expect([seed, changes.length]).toEqual([seed, drawn]);
    }
  });

  it('gives each group the gravest impact of its changes, and each change to one group', () => {
    for (const seed of seeds) {
      const before = drawOrganisation(seed);
      const { groups, changes } = compareVersions(
        judged(before, 0),
        judged(reorganise(before, seed, 9).organisation, 0),
      );
      expect(groups.flatMap((group) => group.changes).sort()).toEqual(changes.map(({ id }) => id).sort());
      const impactOf = new Map(changes.map(({ id, impact }) => [id, impacts.indexOf(impact)]));
      for (const group of groups)
        expect(impacts.indexOf(group.impact)).toBe(Math.min(...group.changes.map((id) => impactOf.get(id) ?? 99)));
    }
  });
});

describe('elements that have another name', () => {
  it('are found again: nearly all of them, and hardly ever the wrong ones', () => {
    let [renamed, found, right] = [0, 0, 0];
    for (const { before, after, a, b, match } of blocks.flatMap(pairsFrom)) {
      const truth = trueRenames(before, after.organisation, a, b);
      renamed += truth.size;
      for (const [from, to] of match.pairs) {
        if (from === to || from.includes('/')) continue;
        found += 1;
        if (truth.get(from) === to) right += 1;
      }
    }
    expect(renamed).toBeGreaterThan(300);
    expect(right / found).toBeGreaterThanOrEqual(0.99);
    expect(right / renamed).toBeGreaterThanOrEqual(0.95);
  });
});

function mirrored(op: Operation['op']): Operation['op'] {
  return op === 'added' ? 'removed' : op === 'removed' ? 'added' : op;
}

/** Changes alone, as `compareVersions` gives them, of versions that are there already. */
function compareOf(a: Version, b: Version) {
  const match = matchVersions(a, b);
  const { changes } = changesOf(a, b, match, operationsOf(a, b, match));
  return { changes, groups: groupsOf(a, b, changes) };
}

function changesIn(a: Version, b: Version): readonly Change[] {
  return compareOf(a, b).changes;
}

/** Identities, in both versions, of what was touched, what stands or stood in it, and what refers or referred to it. */
function concerned(before: DrawnOrganisation, { organisation, touched }: Reorganised): ReadonlySet<string> {
  const ids = new Set<string>();
  for (const { elements } of [before, organisation]) {
    const inside = new Set(touched);
    for (let grown = true; grown;) {
      const size = inside.size;
      for (const { key, parents } of elements.values())
        if (parents.some((parent) => inside.has(parent))) inside.add(key);
      grown = inside.size > size;
    }
    for (const element of elements.values()) {
      const { key, links, backlog = [] } = element;
      const targets = Object.values(links).flatMap((list) => list.map(({ to }) => to));
      if (![key, ...targets, ...backlog].some((each) => inside.has(each))) continue;
      ids.add(idOf(element)).add(`${idOf(element)}/backlog`);
      // Who is mentioned by it alone comes and goes with it.
      if (inside.has(key)) for (const to of targets) ids.add(idOf(elements.get(to) ?? { kind: '', name: '' }));
    }
  }
  return ids;
}

/** Everyone once: the members of its teams, counted or named, and whoever holds a role that counts. */
function peopleOf({ elements }: Version, id: string): number {
  const element = elements.get(id);
  return element ? headcountOf(element).people : 0;
}

/** From the old identity to the new one, for what is in both and has another. */
function trueRenames(
  before: DrawnOrganisation,
  after: DrawnOrganisation,
  a: Version,
  b: Version,
): ReadonlyMap<string, string> {
  const entries = [...before.elements.values()].flatMap((old) => {
    const now = after.elements.get(old.key);
    if (!now || idOf(now) === idOf(old) || !a.items.has(idOf(old)) || !b.items.has(idOf(now))) return [];
    return [[idOf(old), idOf(now)] as const];
  });
  return new Map(entries);
}
