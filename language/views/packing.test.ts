/** What an edit costs the packed map, in counts: a machine may be slow, a count is not. */
import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { mapModelOf } from './map-model.ts';
import { mapView } from './map.ts';
import { openPlaces } from './map-packed.ts';
import { createPacker } from './packing.ts';
import { snapshotOf } from './scene-testing.ts';
import type { Snapshot } from './snapshot.ts';

type Size = { readonly portfolios: number; readonly title: string; readonly members: number };

/** Four levels, two streams a portfolio, two trains a stream, three teams a train; one team differs. */
function organisation({ portfolios, title, members }: Size): string {
  const three = [0, 1, 2];
  const teams = (path: string): string =>
    three
      .map(
        (at) =>
          `team t${path}${at} "${path === '000' && at === 0 ? title : 'Team'}" { members: ${path === '000' && at === 0 ? members : 7} }`,
      )
      .join(' ');
  const trains = (path: string): string =>
    [0, 1].map((at) => `art a${path}${at} "Train" { ${teams(`${path}${at}`)} }`).join('\n');
  const streams = (path: string): string =>
    [0, 1].map((at) => `value-stream v${path}${at} "Stream" { ${trains(`${path}${at}`)} }`).join('\n');
  return Array.from({ length: portfolios }, (_, at) => `portfolio p${at} "Portfolio" { ${streams(String(at))} }`).join(
    '\n',
  );
}

const small = { portfolios: 6, title: 'Team', members: 7 };
const state = { toggled: new Set<string>(), variant: 'packed' };

function packedAfter(...snapshots: readonly Snapshot[]): readonly number[] {
  const packer = createPacker();
  return snapshots.map((snapshot) => {
    const model = mapModelOf(snapshot);
    packer.pack(model.portfolios, openPlaces(model, state));
    return packer.packed();
  });
}

describe('an edit packs', () => {
  const all = 6 * (1 + 2 + 4 + 12);

  test('nothing anew where nothing that is drawn changed', () => {
    const text = organisation(small);
    expect(packedAfter(snapshotOf(text), snapshotOf(`// a word\n${text}`))).toEqual([all, 0]);
  });

  test('the team that got another name, and what contains it', () => {
    const renamed = organisation({ ...small, title: 'A team with a longer name' });
    expect(packedAfter(snapshotOf(organisation(small)), snapshotOf(renamed))).toEqual([all, 4]);
  });

  test('no more in an organisation that is four times as large', () => {
    const large = { ...small, portfolios: 24 };
    const grown = organisation({ ...large, members: 9 });
    // A large organisation opens folded: then it is the stream, which tells how many people are in it, and its portfolio.
    expect(packedAfter(snapshotOf(organisation(large)), snapshotOf(grown))).toEqual([24 * 3, 2]);
  });

  test('what is new, and what contains it', () => {
    const text = organisation(small);
    const added = `${text}\nteam fresh "Fresh" in a0000`;
    expect(packedAfter(snapshotOf(text), snapshotOf(added))[1]).toBeLessThanOrEqual(5);
  });
});

test('the map after any edits is the map of the same text drawn for the first time', () => {
  const size = fc.record({ portfolios: fc.integer({ min: 1, max: 3 }), title: fc.string(), members: fc.nat(30) });
  const texts = fc.array(
    size.map((each) => organisation({ ...each, title: each.title.replaceAll(/[^a-z ]/giu, 'x') })),
    { minLength: 2, maxLength: 4 },
  );
  fc.assert(
    fc.property(texts, fc.subarray(['art:a0000', 'value-stream:v00', 'portfolio:p0']), (edits, toggled) => {
      const shown = { ...state, toggled: new Set(toggled) };
      for (const text of edits) {
        const warm = mapView(snapshotOf(text), shown);
        // Another packing in between: nothing of the first is remembered.
        mapView(snapshotOf(''), shown);
        expect(warm).toEqual(mapView(snapshotOf(text), shown));
      }
    }),
    { numRuns: 30 },
  );
});
