/** What differs between two versions as a list beside the picture: what was added, removed, moved, renamed and changed. */
import type { Kind } from '../metamodel/types.ts';
import { countsOf, toneOf } from './changes.ts';
import { noteOf } from './changes-notes.ts';
import type { Union, Versions } from './changes-union.ts';
import { displayTitle } from './display-title.ts';
import type { ChangeTone } from './scene.ts';
import type { Snapshot, SnapshotNode } from './snapshot.ts';

export type ListedChange = {
  /** The identity in the union of both versions. */
  readonly id: string;
  readonly kind: Kind;
  readonly title: string;
  /** `from Cards`, `was Care & Claims`. */
  readonly note?: string;
};

export type ListedChanges = {
  /** Only those tones of which there is something. */
  readonly groups: readonly {
    readonly tone: ChangeTone;
    readonly title: string;
    readonly changes: readonly ListedChange[];
  }[];
  /** How much there was and is of what people count; also where it stayed the same. */
  readonly totals: readonly { readonly label: string; readonly before: string; readonly after: string }[];
  /** How many elements stay as they were. */
  readonly unchanged: number;
};

const titles: Readonly<Record<ChangeTone, string>> = {
  added: 'Added',
  removed: 'Removed',
  moved: 'Moved',
  renamed: 'Renamed',
  changed: 'Changed',
};

const tones = ['added', 'removed', 'moved', 'renamed', 'changed'] as const satisfies readonly ChangeTone[];

/** The changes in groups, in the order of the tree. */
export function changesListOf(versions: Versions, union: Union): ListedChanges {
  const byId = new Map(union.nodes.map((node) => [node.id, node]));
  const homes = { before: titlesOf(versions.before), after: titlesOf(versions.after) };
  const listed = union.nodes.flatMap((node): readonly (ListedChange & { readonly tone: ChangeTone })[] => {
    const shown = node.after ?? node.before;
    const tone = toneOf[node.standing];
    // What moved is told once, at its new place; a backlog comes and goes with what it belongs to.
    if (!shown || tone === undefined || node.standing === 'ghost' || isUnnamed(shown)) return [];
    const home = homes[node.standing === 'removed' ? 'before' : 'after'].get(shown.parent ?? '');
    const placed = home === undefined ? undefined : `${node.standing === 'removed' ? 'from' : 'in'} ${home}`;
    const isPlaced = node.standing === 'added' || node.standing === 'removed';
    const note = isPlaced ? placed : noteOf(node, union, byId);
    const told = note === undefined ? {} : { note };
    return [{ id: node.id, kind: shown.kind, title: displayTitle(shown), tone, ...told }];
  });
  return {
    groups: tones.flatMap((tone) => {
      const changes = listed.filter((each) => each.tone === tone).map(({ tone: _tone, ...change }) => change);
      return changes.length === 0 ? [] : [{ tone, title: titles[tone], changes }];
    }),
    totals: totalsOf(versions),
    unchanged: union.nodes.filter(({ standing }) => standing === 'same').length,
  };
}

function isUnnamed({ name, title }: SnapshotNode): boolean {
  return name === undefined && title === undefined;
}

function titlesOf({ nodes }: Snapshot): ReadonlyMap<string, string> {
  return new Map(nodes.map((node) => [node.id, displayTitle(node)]));
}

const counted: readonly (readonly [Kind, string])[] = [
  ['value-stream', 'Value streams'],
  ['art', 'Trains'],
  ['team', 'Teams'],
];

function totalsOf(versions: Versions): ListedChanges['totals'] {
  const figures = [
    ...counted.map(([kind, label]) => ({ label, ...countsOf(versions, kind) })),
    { label: 'People', before: people(versions.before), after: people(versions.after) },
  ];
  return figures
    .filter(({ before, after }) => before !== 0 || after !== 0)
    .map(({ label, before, after }) => ({
      label,
      before: before.toLocaleString('en'),
      after: after.toLocaleString('en'),
    }));
}

/** Those at the top count all below them. */
function people({ nodes }: Snapshot): number {
  return nodes.filter(({ parent }) => parent === undefined).reduce((sum, node) => sum + (node.people ?? 0), 0);
}
