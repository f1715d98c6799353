/** What an edit costs the lanes, the trace and the funding, in counts, and what of them it leaves where it was. */
import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { fundingView } from './funding.ts';
import { lanesScene } from './map-lanes.ts';
import { mapModelOf } from './map-model.ts';
import { createMemory, type Memory } from './memory.ts';
import { editedTo, snapshotOf } from './scene-testing.ts';
import type { Scene } from './scene.ts';
import type { Snapshot } from './snapshot.ts';
import { traceView } from './trace.ts';
import type { ViewState } from './view-state.ts';

const plain: ViewState = { toggled: new Set() };
type Draw = (snapshot: Snapshot, memory: Memory, state?: ViewState) => Scene;
const drawings = {
  lanes: (snapshot, memory, state = plain) => lanesScene(mapModelOf(snapshot), state, memory),
  trace: (snapshot, memory, state = plain) => traceView(snapshot, state, memory),
  'trace to the work': (snapshot, memory, state = plain) => traceView(snapshot, { ...state, variant: 'work' }, memory),
  funding: (snapshot, memory) => fundingView(snapshot, plain, memory),
} as const satisfies Readonly<Record<string, Draw>>;
type Drawing = keyof typeof drawings;

const numbers = (count: number): readonly number[] => Array.from({ length: count }, (_, at) => at);

const team = (id: string): string => `team t${id} "Team ${id}" { members: 7 }`;
// The first has most teams: the lanes are as high as it asks for, whatever happens to the others.
const train = (id: string): string =>
  `art a${id} "Train ${id}" { budget: 2M EUR\n${numbers(id === '0x' ? 5 : 3)
    .map((at) => team(`${id}${at}`))
    .join('\n')} }`;

/** A theme and an epic a stream, two trains with their teams, and a solution across the first two streams. */
function organisation(streams: number): string {
  const each = (write: (at: number) => string): string => numbers(streams).map(write).join('\n');
  return `enterprise e "Acme" { ${each((at) => `theme h${at} "Theme ${at}"`)} }
portfolio p "Portfolio" in e { budget: ${streams * 6}M EUR
  ${each((at) => `epic i${at} "Epic ${at}" { supports: h${at}  flows-into: v${at}  budget: 1M EUR }`)}
  ${each(
    (at) => `value-stream v${at} "Stream ${at}" { budget: 5M EUR
    product q${at} "Product ${at}" { delivered-by: a${at}x }
    ${train(`${at}x`)}
    ${train(`${at}y`)} }`,
  )} }
solution s "Solution" in p { comprises: q0, q1 }`;
}

/** The scenes before and after an edit, and how much the edit laid out. */
function edit(drawing: Drawing, before: string, after: string) {
  const draw: Draw = drawings[drawing];
  const memory = createMemory();
  const first = snapshotOf(before);
  const scenes = [draw(first, memory)];
  const atFirst = memory.laidOut();
  const next = editedTo(first, after);
  scenes.push(draw(next, memory));
  expect(scenes[1]).toEqual(draw(next, createMemory()));
  return { scenes, atFirst, laidOut: memory.laidOut() - atFirst };
}

/** What stands elsewhere than before, or is of another size; `axes` leaves out what is no matter. */
function moved([before, after]: readonly Scene[], axes: readonly ('x' | 'y' | 'w' | 'h')[] = ['x', 'y', 'w', 'h']) {
  const placed = new Map(after?.items.map((item) => [item.id, item]));
  return (before?.items ?? [])
    .filter((item) => axes.some((axis) => Math.abs((placed.get(item.id)?.[axis] ?? 0) - item[axis]) > 1e-6))
    .map(({ id }) => id);
}

const small = organisation(4);
const all = Object.keys(drawings) as readonly Drawing[];

describe('an edit lays out', () => {
  test.each(all)('nothing where nothing that is drawn changed: %s', (drawing) => {
    const { atFirst, laidOut, scenes } = edit(drawing, small, `// a word\n${small}`);
    expect(atFirst).toBeGreaterThan(5);
    expect(laidOut).toBe(0);
    expect(moved(scenes)).toEqual([]);
    // Not even what lies behind the cards is another object: nothing of it is painted again.
    const [before, after] = scenes;
    expect(after?.backdrop?.length).toBeGreaterThan(0);
    expect(after?.backdrop?.every((mark, at) => mark === before?.backdrop?.[at])).toBe(true);
  });

  test.each([
    ['lanes', 1],
    ['trace', 1],
    ['funding', 0],
  ] as const)('the team that got another name, and nothing moves: %s', (drawing, count) => {
    const { laidOut, scenes } = edit(drawing, small, small.replace('"Team 1y2"', '"A team with a longer name"'));
    expect(laidOut).toBe(count);
    expect(moved(scenes)).toEqual([]);
  });

  test.each([
    ['lanes', 1],
    ['trace', 2],
    ['funding', 1],
  ] as const)('the train that got another name, and nothing moves: %s', (drawing, count) => {
    const { laidOut, scenes } = edit(drawing, small, small.replace('"Train 1y"', '"Tram 1y"'));
    expect(laidOut).toBe(count);
    expect(moved(scenes)).toEqual([]);
  });

  const edits = {
    'a new team': (text: string) => text.replace('team t1y0', 'team fresh "Fresh"\nteam t1y0'),
    'a moved team': (text: string) =>
      text
        .replace('team t1y0 "Team 1y0" { members: 7 }', '')
        .replace('team t2x0', 'team t1y0 "Team 1y0" { members: 7 } team t2x0'),
    'a train that is gone': (text: string) => text.replace(train('1y'), ''),
    'another budget': (text: string) => text.replace('budget: 2M EUR', 'budget: 2.5M EUR'),
  };

  test.each(Object.entries(edits).flatMap(([name, change]) => all.map((drawing) => [name, drawing, change] as const)))(
    'no more in an organisation that is three times as large: %s, %s',
    (_name, drawing, change) => {
      const [few, many] = [organisation(5), organisation(15)].map((text) => edit(drawing, text, change(text)));
      expect(few?.laidOut).toBeLessThanOrEqual(30);
      // The steps of the funding's scale are those of the whole.
      expect(many?.laidOut).toBeLessThanOrEqual((few?.laidOut ?? 0) + 6);
      expect(many?.atFirst).toBeGreaterThan((few?.atFirst ?? 0) * 2);
    },
  );
});

describe('what did not change stays where it was', () => {
  test('a new team moves in the lanes the teams below it', () => {
    const { scenes } = edit('lanes', small, small.replace('team t1y1', 'team fresh "Fresh"\nteam t1y1'));
    expect(moved(scenes, ['x', 'y', 'w'])).toEqual(['team:t1y1', 'team:t1y2']);
  });

  test('a train that moves to another stream moves in the lanes what stands behind the streams, nothing before them', () => {
    const after = small.replace(train('2y'), '').replace(train('3x'), `${train('2y')}\n${train('3x')}`);
    const { scenes } = edit('lanes', small, after);
    const others = moved(scenes, ['x']).filter((id) => !/:\w[23]/u.test(id));
    // Themes stand at the right edge, which came nearer.
    expect(others).toEqual(['theme:h0', 'theme:h1']);
    expect(moved(scenes, ['x'])).toContain('art:a2y');
  });

  test('a new team moves in the trace what stands below its train, all by the same', () => {
    const { scenes } = edit('trace', small, small.replace('team t1y1', 'team f1 "F"\nteam f2 "G"\nteam t1y1'));
    const trains = moved(scenes).filter((id) => id.startsWith('art:'));
    expect(trains).toEqual(['art:a1y', 'art:a2x', 'art:a2y', 'art:a3x', 'art:a3y']);
    expect(moved(scenes, ['x', 'w', 'h'])).toEqual([]);
    const by = trains.slice(1).map((id) => shift(scenes, id));
    expect(new Set(by).size).toBe(1);
  });

  test('another budget changes no other size in the funding, and moves nothing that stands above it', () => {
    const after = small.replace('"Stream 2" { budget: 5M', '"Stream 2" { budget: 5.5M');
    const { scenes } = edit('funding', small, after);
    expect(moved(scenes, ['x', 'w', 'h'])).toEqual(['value-stream:v2']);
    const streams = moved(scenes, ['y']).filter((id) => /^(value-stream|art):/u.test(id));
    expect(streams.filter((id) => /[01]/u.test(id))).toEqual([]);
  });
});

function shift([before, after]: readonly Scene[], id: string): number {
  const at = (scene: Scene | undefined): number => scene?.items.find((item) => item.id === id)?.y ?? Number.NaN;
  return Math.round(at(after) - at(before));
}

describe('after any edits', () => {
  const edits = fc.array(
    fc.record({
      streams: fc.integer({ min: 1, max: 4 }),
      from: fc.constantFrom('Team', 'Train', 'Stream', 'Epic', 'Theme', '5M', '2M', 'members: 7', 'delivered-by'),
      to: fc.constantFrom('Another name that is long', '9M', 'members: 12', 'depends-on', '', '}'),
      toggled: fc.subarray(['value-stream:v0', 'art:a0x', 'value-stream:v1', 'art:a1y']),
      selected: fc.constantFrom(undefined, 'epic:i0', 'team:t0x0', 'theme:h1'),
    }),
    { minLength: 2, maxLength: 4 },
  );

  test.each(all)('it is what is drawn for the first time: %s', (drawing) => {
    const draw: Draw = drawings[drawing];
    fc.assert(
      fc.property(edits, (steps) => {
        const memory = createMemory();
        let snapshot = snapshotOf(small);
        for (const { streams, from, to, toggled, selected } of steps) {
          snapshot = editedTo(snapshot, organisation(streams).replace(from, to));
          const state = { toggled: new Set(toggled), ...(selected === undefined ? {} : { selected }) };
          expect(draw(snapshot, memory, state)).toEqual(draw(snapshot, createMemory(), state));
        }
      }),
      { numRuns: 25 },
    );
  });
});
