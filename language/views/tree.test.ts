import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { createProject } from '../project.ts';
import { outlineOf, toggledToShow, treeView, type Op, type Scene, type Snapshot, type SnapshotNode } from './index.ts';
import { toSnapshot } from './to-snapshot.ts';
import { oneRule } from '#testing';

function snapshotOf(text: string): Snapshot {
  const project = createProject({ isIncremental: false, settings: oneRule });
  project.update([{ path: 'acme.thru', text }]);
  return toSnapshot(project, { rev: 1 });
}

function sceneOf(snapshot: Snapshot, { width = 700, filter = '', toggled = [] as readonly string[] } = {}): Scene {
  return treeView(snapshot, { width, filter, toggled: new Set(toggled) });
}

const acme = `enterprise acme "Acme Group" { theme digital "Digital first" }
portfolio retail "Retail Banking" in acme {
  budget: 42M EUR per year
  value-stream payments "Payments" {
    art core "Core" { team falcon "Falcon" { members: 7  topology: stream-aligned } backlog { feature f1 "Refund" } }
  }
  value-stream cards
}
art shared "Shared" in cards, payments
person @ava "Ava Lindqvist" { position: "Engineer" }
`;

test.each([
  ['wide', 700],
  ['narrow', 400],
])('the scene of a small organisation, %s', async (name, width) => {
  const { items, ...scene } = sceneOf(snapshotOf(acme), { width });
  const lines = items.map(({ ops, outline, ...item }) => [
    `${item.id} ${item.kind} ${boxOf(item)} next ${item.next} level ${outline.level} ${outline.position}/${outline.size}${outline.isOpen === undefined ? '' : outline.isOpen ? ' open' : ' closed'}`,
    `  "${outline.label}"`,
    ...ops.map((op) => `  ${opText(op)}`),
  ]);
  await expect([JSON.stringify(scene), ...lines.flat(), ''].join('\n')).toMatchFileSnapshot(`golden/tree-${name}.txt`);
});

function boxOf({
  x,
  y,
  w,
  h,
}: {
  readonly x: number;
  readonly y: number;
  readonly w: number;
  readonly h: number;
}): string {
  return [x, y, w, h].map((each) => Math.round(each * 10) / 10).join(',');
}

function opText({ op, x, y, w, h, ...rest }: Op): string {
  return `${op} ${boxOf({ x, y, w, h })}${Object.keys(rest).length === 0 ? '' : ` ${JSON.stringify(rest)}`}`;
}

const kinds = ['enterprise', 'portfolio', 'value-stream', 'art', 'team', 'feature', 'person', 'backlog'] as const;

/** Any tree of any elements, with texts that no designer would choose. */
const snapshots: fc.Arbitrary<Snapshot> = fc
  .array(
    fc.record({
      kind: fc.constantFrom(...kinds),
      parent: fc.nat(),
      title: fc.option(fc.string({ unit: 'grapheme', maxLength: 300 }), { nil: undefined }),
      facts: fc.array(
        fc.record({ label: fc.string({ maxLength: 30 }), text: fc.string({ unit: 'grapheme', maxLength: 200 }) }),
        { maxLength: 9 },
      ),
      isTroubled: fc.boolean(),
    }),
    { maxLength: 60 },
  )
  .map((seeds) => ({ v: 1, rev: 1, project: 'p', nodes: seeds.reduce(addNode, []) }));

type Seed = {
  kind: (typeof kinds)[number];
  parent: number;
  title: string | undefined;
  facts: SnapshotNode['facts'];
  isTroubled: boolean;
};

function addNode(nodes: readonly SnapshotNode[], { kind, parent, title, facts, isTroubled }: Seed): SnapshotNode[] {
  // Tree order: the parent is the last node, or one that contains it.
  const line: SnapshotNode[] = [];
  for (let at = nodes.at(-1); at; at = nodes.find(({ id }) => id === at.parent)) line.push(at);
  const chosen = line[parent % (line.length + 1)];
  const problems = isTroubled ? ([{ rule: 'r', severity: 'warning', message: 'm' }] as const) : [];
  return [
    ...nodes,
    {
      id: `${kind}:n${nodes.length}`,
      kind,
      level: 'any',
      name: `n${nodes.length}`,
      facts,
      links: [],
      problems,
      ...(title === undefined ? {} : { title }),
      ...(chosen ? { parent: chosen.id } : {}),
    },
  ];
}

const states = fc.record({
  width: fc.integer({ min: 0, max: 1600 }),
  filter: fc.constantFrom('', '', 'n1', 'a e', 'team'),
  toggled: fc.array(fc.nat(60).map((n) => `art:n${n}`)),
});

test('rows follow one another and never overlap', () => {
  fc.assert(
    fc.property(snapshots, states, (snapshot, state) => {
      const { items, height } = sceneOf(snapshot, state);
      items.forEach((item, at) => {
        expect(item.y).toBeGreaterThanOrEqual(at === 0 ? 0 : (items[at - 1]?.y ?? 0) + (items[at - 1]?.h ?? 0));
        expect(item.y + item.h).toBeLessThanOrEqual(height);
      });
    }),
  );
});

test('children stand after their parents and one level below, and `next` skips exactly what stands inside', () => {
  fc.assert(
    fc.property(snapshots, states, (snapshot, state) => {
      const { items } = sceneOf(snapshot, state);
      const parents = new Map(
        outlineOf(snapshot).entries.map(({ id, parent }, _index, entries) => [id, entries[parent]?.id]),
      );
      const at = new Map(items.map(({ id }, index) => [id, index]));
      items.forEach((item, index) => {
        const parent = parents.get(item.id);
        const above = parent === undefined ? undefined : items[at.get(parent) ?? -1];
        expect(above?.outline.isOpen ?? true).toBe(true);
        expect(item.outline.level).toBe((above?.outline.level ?? 0) + 1);
        expect(index).toBeLessThan(above?.next ?? Infinity);
        expect(parent === undefined ? -1 : at.get(parent)).toBeLessThan(index);
        const after = items[item.next];
        expect(after === undefined ? item.next : after.outline.level <= item.outline.level && item.next).toBe(
          item.next,
        );
        for (const inside of items.slice(index + 1, item.next))
          expect(inside.outline.level).toBeGreaterThan(item.outline.level);
      });
    }),
  );
});

test('siblings count from 1 to their number', () => {
  fc.assert(
    fc.property(snapshots, states, (snapshot, state) => {
      const { items } = sceneOf(snapshot, state);
      const parents = new Map(outlineOf(snapshot).entries.map(({ id, parent }) => [id, parent]));
      const families = new Map<number, (typeof items)[number][]>();
      for (const item of items)
        families.set(parents.get(item.id) ?? -1, [...(families.get(parents.get(item.id) ?? -1) ?? []), item]);
      for (const family of families.values()) {
        expect(family.map(({ outline }) => outline.position)).toEqual(family.map((_item, index) => index + 1));
        expect(family.map(({ outline }) => outline.size)).toEqual(family.map(() => family.length));
      }
    }),
  );
});

test('everything that is drawn in a row is drawn inside it, but for the lines to its parents', () => {
  fc.assert(
    fc.property(snapshots, states, (snapshot, state) => {
      for (const { ops, w, h } of sceneOf(snapshot, state).items) {
        for (const op of ops) {
          if (op.op === 'line') continue;
          expect(op.x >= 0 && op.y >= 0 && op.w >= 0 && op.h >= 0).toBe(true);
          expect(op.x + op.w).toBeLessThanOrEqual(w + 0.01);
          expect(op.y + op.h).toBeLessThanOrEqual(h + 0.01);
        }
        const texts = ops.filter(({ op }) => op === 'text' || op === 'chip' || op === 'badge');
        for (const [index, a] of texts.entries())
          for (const b of texts.slice(index + 1)) expect(overlap(a, b)).toBe(false);
      }
    }),
  );
});

function overlap(a: Op, b: Op): boolean {
  const touch = 0.01;
  return a.x + a.w > b.x + touch && b.x + b.w > a.x + touch && a.y + a.h > b.y + touch && b.y + b.h > a.y + touch;
}

test('the same organisation gives the same scene, whatever else was edited before', () => {
  const fresh = sceneOf(snapshotOf(acme));
  const project = createProject({ settings: oneRule });
  project.update([
    { path: 'acme.thru', text: 'portfolio other' },
    { path: 'extra.thru', text: 'value-stream extra in retail' },
  ]);
  project.update([{ path: 'acme.thru', text: acme }]);
  project.update([{ path: 'extra.thru', text: undefined }]);
  expect(sceneOf(toSnapshot(project, { rev: 9 }))).toEqual(fresh);
});

test('a search shows what it finds with what contains it, and counts', () => {
  const { items, found } = sceneOf(snapshotOf(acme), { filter: 'FALCON' });
  expect(items.map(({ id }) => id)).toEqual([
    'enterprise:acme',
    'portfolio:retail',
    'value-stream:payments',
    'art:core',
    'team:falcon',
  ]);
  expect(found).toBe(1);
  expect(items.at(-1)?.ops.find((op) => op.op === 'text')).toMatchObject({
    text: 'Falcon',
    mark: { start: 0, end: 6 },
  });
});

test('a search finds by kind, by fact and without accents', () => {
  const snapshot = snapshotOf('team equipe "Équipe Ärger" { scrum-master: @fay "Fay" }\nart a "Train of thought"');
  expect(sceneOf(snapshot, { filter: 'equipe arger' }).items.map(({ id }) => id)).toEqual(['team:equipe']);
  expect(sceneOf(snapshot, { filter: 'fay' }).items.map(({ id }) => id)).toEqual(['team:equipe']);
  expect(sceneOf(snapshot, { filter: 'nobody' }).found).toBe(0);
});

function stream(teams: number): string {
  const names = Array.from({ length: teams }, (_, index) => `team t${index}\n`);
  return `value-stream s { art a { ${names.join('')} } }`;
}

function kindsIn(teams: number): readonly string[] {
  const { items } = sceneOf(snapshotOf(`enterprise e { portfolio p { ${stream(teams)} } }`));
  return [...new Set(items.map(({ kind }) => kind))];
}

test('a large organisation is open to its value streams at first, a very large one to its portfolios', () => {
  expect(kindsIn(20)).toEqual(['enterprise', 'portfolio', 'value-stream', 'art', 'team']);
  expect(kindsIn(500)).toEqual(['enterprise', 'portfolio', 'value-stream']);
  expect(kindsIn(10_500)).toEqual(['enterprise', 'portfolio']);
});

test('a closed row shows the worst that is inside; an open one only its own', () => {
  const snapshot = snapshotOf('portfolio p {\n value-stream a\n value-stream b\n}\nart x in a, b');
  const badges = (toggled: readonly string[]): readonly unknown[] =>
    sceneOf(snapshot, { toggled }).items.flatMap(({ id, ops }) =>
      ops.flatMap((op) => (op.op === 'badge' && op.severity === 'error' ? [[id, op.isInside]] : [])),
    );
  expect(badges([])).toContainEqual(['art:x', false]);
  expect(badges(['portfolio:p'])).toEqual([['portfolio:p', true]]);
});

test('what contains an element can be opened so that it is seen, and nothing else', () => {
  fc.assert(
    fc.property(snapshots, fc.array(fc.nat(60)), fc.nat(), (snapshot, numbers, chosen) => {
      const entries = outlineOf(snapshot).entries;
      const id = entries[chosen % Math.max(1, entries.length)]?.id;
      if (id === undefined) return;
      const before = new Set(numbers.flatMap((number) => entries[number]?.id ?? []));
      const toggled = toggledToShow(snapshot, id, before);
      expect(sceneOf(snapshot, { toggled: [...toggled] }).items.some((item) => item.id === id)).toBe(true);
    }),
  );
});
