import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { alignmentTable, alignmentVariants } from './alignment.ts';
import { cadenceTableView } from './cadence.ts';
import { fitText, wrapText } from './fit-text.ts';
import { focusOn } from './focus.ts';
import { fundingView } from './funding.ts';
import { mapView } from './map.ts';
import { peopleTable } from './people.ts';
import type { Scene, SceneItem } from './scene.ts';
import { acme, flawsOf, notAround, sceneText, snapshotOf, tableText } from './scene-testing.ts';
import type { Snapshot } from './snapshot.ts';
import { toSvg } from './svg.ts';
import { exportTheme } from './theme.ts';
import { foldedIn } from './trace-folding.ts';
import { traceView } from './trace.ts';
import type { ViewState } from './view-state.ts';

const plain: ViewState = { toggled: new Set() };
const drawings: Readonly<Record<string, (snapshot: Snapshot) => Scene>> = {
  'map in lanes': (snapshot) => mapView(snapshot, { ...plain, variant: 'lanes' }),
  'map packed': (snapshot) => mapView(snapshot, { ...plain, variant: 'packed' }),
  'trace to the teams': (snapshot) => traceView(snapshot, plain),
  'trace to the work': (snapshot) => traceView(snapshot, { ...plain, variant: 'work' }),
  'trace of the theme digital': (snapshot) => traceView(snapshot, { ...plain, selected: 'theme:digital' }),
  funding: fundingView,
};

describe('the scene of a small organisation', () => {
  test.each(Object.entries(drawings))('%s', async (name, draw) => {
    const file = `golden/${name.replaceAll(' ', '-')}.txt`;
    await expect(sceneText(draw(snapshotOf(acme)))).toMatchFileSnapshot(file);
  });

  test('the tables: alignment, people, cadence', async () => {
    const snapshot = snapshotOf(acme);
    const tables = [
      ...alignmentVariants.map(({ name }) => alignmentTable(snapshot, name)),
      peopleTable(snapshot),
      cadenceTableView(snapshot),
    ];
    await expect(tables.map(tableText).join('\n')).toMatchFileSnapshot('golden/tables.txt');
  });
});

const longTitle = 'The very long name of something that nobody would ever call like that, or would they';
const models: Readonly<Record<string, string>> = {
  'a bit of everything': acme,
  empty: '',
  'a single enterprise': 'enterprise acme',
  'a single team': 'team lonely "Lonely" { members: 6 }',
  'teams and trains without a home': 'art a "A" { team t "T" }\nteam u "U"\nvalue-stream v "V"',
  'long names': `enterprise e "${longTitle}" { budget: 1M EUR  theme t "${longTitle}" }
portfolio p "${longTitle}" in e { lpm: @x "${longTitle}"  budget: 1M EUR
 value-stream v "${longTitle}" { budget: 2M EUR
  product q "${longTitle}" { delivered-by: a }
  art a "${longTitle}" { rte: @y "${longTitle}" team m "${longTitle}" { members: 123 } }
  art b "${'W'.repeat(90)}" { team n "ABCDEFGHIJKLMNOPQRSTUVWXYZ" } } }
solution s "${longTitle}" in p { comprises: q }`,
  'other scripts': `portfolio p "שלום עולם" { value-stream v "数字优先的银行业务与支付平台" { art a "👩‍👩‍👧‍👦 Семья 🚂" { team t "مرحبا" } } }`,
  'a wide one': `portfolio p { ${Array.from({ length: 60 }, (_, at) => `value-stream v${at} "Stream ${at}" { art a${at} "Train ${at}" { team t${at} } }`).join('\n')} }`,
  'streams in streams': Array.from(
    { length: 80 },
    (_, at) => `value-stream v${at} "S${at}"${at === 0 ? '' : ` in v${at - 1}`}`,
  ).join('\n'),
};

describe.each(Object.entries(models))('with %s', (_name, text) => {
  const snapshot = snapshotOf(text);

  test.each(Object.entries(drawings))('%s: nothing lies over anything, or out of its card', (_view, draw) => {
    expect(flawsOf(draw(snapshot))).toEqual([]);
  });

  test.each(['lanes', 'packed'])('the map %s: what is contained is drawn inside', (variant) => {
    expect(notAround(mapView(snapshot, { ...plain, variant }))).toEqual([]);
  });
});

/** An organisation as text, of any shape and with any titles. */
const organisation = fc
  .array(fc.array(fc.array(fc.nat({ max: 5 }), { maxLength: 3 }), { maxLength: 4 }), { minLength: 1, maxLength: 3 })
  .chain((shape) =>
    fc.record({
      shape: fc.constant(shape),
      titles: fc.array(fc.string({ maxLength: 40, unit: 'grapheme' }), { minLength: 5, maxLength: 9 }),
    }),
  )
  .map(({ shape, titles }) => {
    let count = 0;
    const title = (): string =>
      JSON.stringify((titles[(count += 1) % titles.length] ?? '').replaceAll(/["\\\p{C}]/gu, ' '));
    return shape
      .map((streams, p) => {
        const inside = streams.map((trains, s) => {
          const own = trains.map((teams, t) => {
            const members = Array.from(
              { length: teams },
              (_, m) => `team t${p}-${s}-${t}-${m} ${title()} { members: ${5 + m} }`,
            );
            return `art a${p}-${s}-${t} ${title()} {\n${members.join('\n')}\n}`;
          });
          return `value-stream v${p}-${s} ${title()} { budget: ${1 + s}M EUR\n${own.join('\n')}\n}`;
        });
        return `portfolio p${p} ${title()} { budget: 5M EUR\n${inside.join('\n')}\n}`;
      })
      .join('\n');
  });

describe('of any organisation', () => {
  test.each(Object.entries(drawings))('%s has no flaw, and is the same each time', (_view, draw) => {
    fc.assert(
      fc.property(organisation, (text) => {
        const scene = draw(snapshotOf(text));
        expect(flawsOf(scene)).toEqual([]);
        expect(draw(snapshotOf(text))).toEqual(scene);
      }),
      { numRuns: 12 },
    );
  });

  test.each(['lanes', 'packed'])('the map %s keeps the order of the text', (variant) => {
    fc.assert(
      fc.property(organisation, (text) => {
        const snapshot = snapshotOf(text);
        const order = new Map(snapshot.nodes.map(({ id }, at) => [id, at]));
        const { items } = mapView(snapshot, { ...plain, variant });
        const streams = items.filter(({ kind }) => kind === 'value-stream');
        // Streams without a train stand in a column of their own, after the others.
        const staffed = streams.filter((item) => variant === 'packed' || item.outline.isOpen !== undefined);
        const places = staffed.map(({ id }) => order.get(id) ?? -1);
        expect(places).toEqual(places.toSorted((a, b) => a - b));
      }),
      { numRuns: 12 },
    );
  });

  test('an edit at the end leaves in the lanes what stands before it where it was', () => {
    fc.assert(
      fc.property(organisation, (text) => {
        const before = mapView(snapshotOf(text), { ...plain, variant: 'lanes' });
        const grown = `${text}\nportfolio last "Last" { value-stream lv { art la { team lt } } }`;
        const after = mapView(snapshotOf(grown), { ...plain, variant: 'lanes' });
        const placed = new Map(after.items.map((item) => [item.id, item]));
        const moved = before.items.filter((item) => !isSamePlace(item, placed.get(item.id)));
        // A first portfolio that was alone had the width of the whole head to itself.
        const alone = before.items.filter(({ kind }) => kind === 'portfolio').length === 1;
        fc.pre(!alone);
        expect(moved.map(({ id }) => id)).toEqual([]);
      }),
      { numRuns: 12 },
    );
  });
});

function isSamePlace(a: SceneItem, b: SceneItem | undefined): boolean {
  // The rows are as high as their highest card, wherever that is: an edit may raise a panel, but moves nothing sideways.
  return b !== undefined && a.x === b.x && a.w === b.w && (a.kind !== 'team' || a.h === b.h);
}

test('levels are called as the project calls them', () => {
  const snapshot: Snapshot = { ...snapshotOf(acme), vocabulary: 'safe' };
  const lanes = mapView(snapshot, { ...plain, variant: 'lanes' }).backdrop ?? [];
  expect(lanes.flatMap((op) => (op.op === 'text' && op.style === 'heading' ? [op.text] : []))).toContain('ART');
  expect(peopleTable(snapshot).rows.flatMap(({ cells }) => cells.map(({ text }) => text))).toContain('ART');
});

describe('the picture of a part', () => {
  const whole = snapshotOf(acme);
  const texts = ({ items, backdrop = [] }: Scene): readonly string[] =>
    [...backdrop, ...items.flatMap(({ ops }) => ops)].flatMap((op) => (op.op === 'text' ? [op.text] : []));

  test.each(['art:core', 'product:pay', 'solution:omni', 'team:falcon'])(
    'says of %s where it belongs, and does not say that it belongs nowhere',
    (root) => {
      const part = focusOn(whole, { root });
      for (const scene of [mapView(part, plain), traceView(part, plain)]) {
        expect(scene.items.map(({ id }) => id)).toContain('value-stream:payments');
        expect(texts(scene).filter((text) => /^no |^No |nobody/u.test(text))).toEqual([]);
        expect(flawsOf(scene)).toEqual([]);
      }
      expect(alignmentTable(part, 'trains').rows.find(({ id }) => id === 'art:core')?.isWrong ?? false).toBe(false);
    },
  );

  test('has of what stands around it the name alone: neither its money nor its people', () => {
    const part = focusOn(whole, { root: 'team:falcon' });
    expect(fundingView(part).items).toEqual([]);
    // The seats of the train are not looked at, so none is told to be open.
    for (const scene of [mapView(part, plain), traceView(part, plain)])
      expect(texts(scene).filter((text) => text.includes('vacant'))).toEqual([]);
    expect(peopleTable(part).rows.map(({ title }) => title)).toEqual(['Ben Osei']);
  });

  test('says how flow is managed there by what stands around it, and from where that comes', () => {
    const annual = (root: string): readonly string[] =>
      cadenceTableView(focusOn(whole, { root })).rows[0]?.cells.map(({ text }) => text) ?? [];
    for (const root of ['value-stream:payments', 'team:falcon'])
      expect(annual(root).slice(0, 2)).toEqual(['inherited from Retail Banking', 'executives']);
    expect(annual('portfolio:retail')[0]).toBe('Retail Banking');
    const both = snapshotOf(`${acme}\nvalue-stream claims in retail { cadence annual { focus: strategic-planning } }`);
    const table = cadenceTableView(focusOn(both, { root: 'value-stream:claims' }));
    expect(table.rows[0]?.cells[0]?.text).toBe('claims; inherited from Retail Banking');
    expect(table.rows[2]?.cells[0]?.text).toBe('nowhere');
  });

  test('is of a solution the trains that it spans, with their streams', () => {
    const ids = new Set(mapView(focusOn(whole, { root: 'solution:omni' }), plain).items.map(({ id }) => id));
    for (const id of ['solution:omni', 'art:core', 'team:falcon', 'art:shared', 'value-stream:cards'])
      expect(ids).toContain(id);
  });

  test('says that the map has nothing of a person', () => {
    const snapshot = snapshotOf('person @ann "Ann"\nportfolio p');
    const root = snapshot.nodes.find(({ kind }) => kind === 'person')?.id ?? '';
    const scene = mapView(focusOn(snapshot, { root }), plain);
    expect(texts(scene)).toEqual(['Nothing of it stands on the map.']);
  });
});

test('a team of more than ninety-nine people says how many it has', () => {
  const { items } = mapView(snapshotOf('art a { team t "T" { members: 1234 } }'), { ...plain, variant: 'lanes' });
  const counts = items.flatMap(({ ops }) =>
    ops.flatMap((op) => (op.op === 'text' && op.style === 'count' ? [op] : [])),
  );
  expect(counts.map(({ text, w }) => fitText(text, w, { size: 11, weight: 400 }))).toEqual(['1,234']);
});

test('a title in a script without spaces is broken over the lines that it has', () => {
  const font = { size: 12, weight: 400 };
  expect(wrapText('数字优先的银行业务与支付平台', 100, font, 2)).toEqual(['数字优先的银行', '业务与支付平台']);
  expect(wrapText('Pay 数字优先的 now and then', 100, font, 2)).toEqual(['Pay 数字优先的', 'now and then']);
  expect(wrapText('One two three', 60, font, 2)).toEqual(['One two', 'three']);
});

test('a cut title that is written from right to left is set so, that its ellipsis stands where it goes on', () => {
  const scene = mapView(snapshotOf(`art t "${'שלום עולם '.repeat(19)}"\nart u "${'Hello '.repeat(30)}"`), plain);
  const svg = toSvg(scene, { theme: exportTheme('light'), title: '' });
  expect(svg).toMatch(/>\u2067[^<\u2069]*…\u2069</u);
  expect(svg).toMatch(/>Hello[^<\u2069]*…</u);
});

test('a high trace begins at its top with its themes', () => {
  const trains = (at: number): string => `art a${at} "Train ${at}" { team t${at} }`;
  const streams = Array.from({ length: 40 }, (_, at) => `value-stream v${at} { supports: one, two ${trains(at)} }`);
  const text = `enterprise e {\ntheme one "One"\ntheme two "Two"\n}\nportfolio p { ${streams.join('\n')} }`;
  const { items, height } = traceView(snapshotOf(text), plain);
  const themes = items.filter(({ kind }) => kind === 'theme');
  expect(height).toBeGreaterThan(2000);
  expect(themes.map(({ y }) => y < 300)).toEqual([true, true]);
});

describe('a trace to more work than can be read', () => {
  const features = (epic: string): string =>
    Array.from({ length: 90 }, (_, at) => `feature ${epic}-${at} { implements: ${epic} }`).join('\n');
  const snapshot = snapshotOf(`portfolio p {
    epic one "One" { flows-into: v }
    epic two "Two" { flows-into: v }
    value-stream v { art a { backlog { ${features('one')}\n${features('two')}\nfeature lost "Lost"\nstory s { implements: two-0 } } } }
  }`);
  const seen = (...toggled: readonly string[]): Scene =>
    traceView(snapshot, { variant: 'work', toggled: new Set(toggled) });

  test('folds it away at first, and tells how much; what follows nothing stands out', () => {
    const { items } = seen();
    expect(items.filter(({ kind }) => kind === 'feature').map(({ id }) => id)).toEqual(['feature:lost']);
    expect(items.find(({ id }) => id === 'epic:one')?.outline.isOpen).toBe(false);
    expect(sceneText(seen())).toContain('90 features');
  });

  test('shows what follows an epic that is opened', () => {
    const ids = seen('epic:two').items.map(({ id }) => id);
    expect(ids).toEqual(expect.arrayContaining(['feature:two-0', 'feature:two-89', 'story:s']));
    expect(ids).not.toContain('feature:one-0');
    expect(foldedIn(snapshot, 'story:s')).toEqual(['epic:two']);
  });
});

test('a team that delivers a product stands beside its train all the same', () => {
  const text = 'value-stream v { product q { delivered-by: t }\nart a { team t "T" { members: 5 } } }';
  const { items } = traceView(snapshotOf(text), plain);
  expect(items.map(({ id }) => id)).toContain('team:t');
});

test('the map of a part counts in its lanes what is drawn there, and says nothing where nothing is', () => {
  const part = focusOn(snapshotOf(acme), { root: 'value-stream:payments' });
  const counts = (snapshot: Snapshot): readonly string[] =>
    (mapView(snapshot, { ...plain, variant: 'lanes' }).backdrop ?? []).flatMap((op) =>
      op.op === 'text' && op.style === 'meta' ? [op.text] : [],
    );
  expect(counts(snapshotOf(acme)).slice(0, 2)).toEqual(['1', '1 · 3 streams']);
  expect(counts(part)).toEqual(['1 stream', '1', '1', '2']);
  // The place of what has no value stream is no value stream.
  expect(counts(snapshotOf('art lone "Lone" { team one "One" }'))).toEqual(['1', '1']);
});
