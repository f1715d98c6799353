/** Both versions on one map: where everything stands, what is marked, and that nothing jumps between the modes. */
import { describe, expect, it } from 'vitest';
import { drawOrganisation, type DrawnOrganisation } from '../../testing/drawn-organisation.ts';
import { reorganise } from '../../testing/reorganising.ts';
import { writeOrganisation } from '../../testing/written-organisation.ts';
import { compareVersions } from '../diff/compare.ts';
import { createChangesView, type ChangesMode } from './changes.ts';
import { changesListOf } from './changes-list.ts';
import { after, before, projectOf } from './changes-testing.ts';
import { unionOf, type Versions } from './changes-union.ts';
import type { Scene, SceneItem } from './scene.ts';
import { toSvg } from './svg.ts';
import { exportTheme } from './theme.ts';
import { toSnapshot } from './to-snapshot.ts';

function versionsOf(older: string, newer: string): Versions {
  const [a, b] = [projectOf(older), projectOf(newer)];
  return {
    before: toSnapshot(a, { rev: 0 }),
    after: toSnapshot(b, { rev: 1 }),
    changes: compareVersions(a, b).changes,
  };
}

function sceneOf(versions: Versions, mode: ChangesMode): Scene {
  const view = createChangesView(versions, unionOf(versions));
  return view.toScene(view.drawnOf(mode), { toggled: new Set(), variant: mode });
}
const text = (organisation: DrawnOrganisation): string => [...writeOrganisation(organisation).values()].join('\n');

/** Each marked element: its mark, and its first small print. */
function marks({ items }: Scene): readonly string[] {
  return items.flatMap(({ id, ops }) => {
    const mark = ops.find((op) => op.op === 'change');
    const edge = ops.find((op) => op.op === 'box' && op.tone === 'bare');
    if (mark?.op !== 'change' && !edge) return [];
    const note = ops.find((op) => op.op === 'text' && op.style === 'meta');
    const isDashed = edge?.op === 'box' && edge.isDashed === true;
    return [
      `${id}: ${mark?.op === 'change' ? mark.mark : 'no mark'}${isDashed ? ', dashed' : ''}${note?.op === 'text' && note.text !== '' ? `, ${note.text}` : ''}`,
    ];
  });
}

describe('the changes', () => {
  const versions = versionsOf(before, after);

  it('are marked where they are, and leave a ghost where they were', () => {
    expect(marks(sceneOf(versions, 'both'))).toEqual([
      'art:heart: renamed, was Core',
      'was:team:hawk: no mark, dashed, to Issuing',
      'was:art:old: removed, dashed, RTE vacant',
      'was:team:owl: removed, dashed, team',
      'team:hawk: moved, from Heart',
      'team:lark: added, team',
    ]);
  });

  it('are joined by an arrow from the old place to the new one', () => {
    expect(sceneOf(versions, 'both').overlay?.map(({ op }) => op)).toEqual(['arrow']);
  });

  it('show the one version alone, or the other', () => {
    const ids = (mode: ChangesMode): readonly string[] =>
      sceneOf(versions, mode).items.flatMap(({ id }) => (/art|team/.test(id) ? [id] : []));
    expect(ids('before')).toEqual([
      'art:heart',
      'team:kite',
      'was:team:hawk',
      'was:art:old',
      'was:team:owl',
      'art:issue',
      'team:wren',
    ]);
    expect(ids('after')).toEqual(['art:heart', 'team:kite', 'art:issue', 'team:wren', 'team:hawk', 'team:lark']);
    const titles = (mode: ChangesMode): readonly string[] =>
      sceneOf(versions, mode).items.map(({ outline }) => outline.title);
    expect(titles('before')).toContain('Core');
    expect(titles('after')).toContain('Heart');
    expect(marks(sceneOf(versions, 'after'))).toEqual([]);
  });

  it('are counted as they are, not with both places of what moved', () => {
    const figures = (mode: ChangesMode): readonly string[] =>
      (sceneOf(versions, mode).items[0]?.ops ?? []).flatMap((op) =>
        op.op === 'text' && op.style === 'figure' ? [`${op.text} ${op.aside ?? ''}`.trim()] : [],
      );
    expect(figures('before').slice(0, 2)).toEqual(['2', '3']);
    expect(figures('both').slice(0, 2)).toEqual(['2', '2 −1']);
    expect(figures('after').slice(0, 2)).toEqual(['2', '2']);
  });

  it('are listed by what happened, each once, with how much there was and is', () => {
    const { groups, totals, unchanged } = changesListOf(versions, unionOf(versions));
    const told = groups.map(({ title, changes }) => [
      title,
      ...changes.map(({ id, title: own, note }) => `${id} ${own}${note === undefined ? '' : `, ${note}`}`),
    ]);
    expect(told).toEqual([
      ['Added', 'team:lark Lark, in Issuing'],
      ['Removed', 'was:art:old Old, from Payments', 'was:team:owl Owl, from Old'],
      ['Moved', 'team:hawk Hawk, from Heart'],
      ['Renamed', 'art:heart Heart, was Core'],
    ]);
    expect(totals).toEqual([
      { label: 'Value streams', before: '2', after: '2' },
      { label: 'Trains', before: '3', after: '2' },
      { label: 'Teams', before: '4', after: '4' },
    ]);
    expect(unchanged).toBe(7);
  });

  it('inside what is drawn are counted at it', () => {
    const feature = '        backlog { feature F-1 "One" }\n';
    const inside = versionsOf(before, before.replace('        team kite', `${feature}        team kite`));
    expect(marks(sceneOf(inside, 'both'))).toEqual([expect.stringContaining('art:core: inside')]);
  });

  it('in a title leave what stands beside it where it is', () => {
    const plain = 'enterprise e "E" {\n  theme one "One"\n  theme two "Two"\n  portfolio p\n}';
    const retitled = versionsOf(
      plain,
      plain.replace('"One"', '"One theme with far more to say"').replace('"E"', '"Enterprise"'),
    );
    const placesOf = (mode: 'before' | 'both' | 'after'): readonly unknown[] =>
      sceneOf(retitled, mode).items.map(({ id, x, y, w }) => [id, x, y, w]);
    expect(placesOf('before')).toEqual(placesOf('both'));
    expect(placesOf('after')).toEqual(placesOf('both'));
  });

  it('of a title or a number have the room of the number of people', () => {
    const counted = before.replace('team kite "Kite"', 'team kite "Kite" { members: 12 }');
    const notesOf = (now: string): readonly string[] => marks(sceneOf(versionsOf(counted, now), 'both'));
    expect(notesOf(counted.replace('"Kite"', '"Kestrel"'))).toEqual(['team:kite: changed, was Kite']);
    const fewer = sceneOf(versionsOf(counted, counted.replace('members: 12', 'members: 6')), 'both');
    const ops = fewer.items.find(({ id }) => id === 'team:kite')?.ops ?? [];
    expect(ops.flatMap((op) => (op.op === 'text' ? [op.text] : []))).toEqual(['Kite', 'members 12 → 6']);
  });

  it('of a seat say first who has it now', () => {
    const held = before.replace('team kite "Kite"', 'rte: @ann "Ann Lee"\n        team kite "Kite"');
    expect(marks(sceneOf(versionsOf(held, held.replace('@ann "Ann Lee"', '@bo "Bo Ray"')), 'both'))).toEqual([
      'art:core: changed, RTE Bo Ray, was Ann Lee',
    ]);
  });

  it('are nothing where nothing changed', () => {
    expect(marks(sceneOf(versionsOf(before, before), 'both'))).toEqual([]);
  });
});

describe('whatever happens', () => {
  const boxes = ({ items }: Scene): ReadonlyMap<string, Pick<SceneItem, 'x' | 'y' | 'w' | 'h'>> =>
    // A solution runs over the streams that it touches, which are others in another version.
    new Map(
      items.flatMap(({ id, kind, x, y, w, h }) => (kind.startsWith('solution') ? [] : [[id, { x, y, w, h }] as const])),
    );

  it('nothing jumps between the modes, all of each version is there, and items know their end', () => {
    for (let seed = 1; seed <= 25; seed += 1) {
      const drawn = drawOrganisation(seed);
      const versions = versionsOf(text(drawn), text(reorganise(drawn, seed, 1 + (seed % 9)).organisation));
      const both = boxes(sceneOf(versions, 'both'));
      for (const mode of ['before', 'after'] as const) {
        const scene = sceneOf(versions, mode);
        for (const [id, box] of boxes(scene)) expect([seed, mode, id, both.get(id)]).toEqual([seed, mode, id, box]);
        const teams = (list: readonly { readonly kind: string }[]): number =>
          list.filter(({ kind }) => kind === 'team').length;
        expect([seed, mode, teams(scene.items)]).toEqual([seed, mode, teams(versions[mode].nodes)]);
        scene.items.forEach(({ next }, at) => expect(next > at && next <= scene.items.length).toBe(true));
      }
    }
  });

  it('a picture holds no markup of what a model says', () => {
    const hostile = before.replace('"Hawk"', '"<script>alert(1)</script>&\\""');
    const svg = toSvg(sceneOf(versionsOf(before, hostile), 'both'), { theme: exportTheme('dark'), title: '<b>' });
    expect(svg).not.toMatch(/<script|<b>/);
    expect(svg).toContain('&lt;script');
  });
});
