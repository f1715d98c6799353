/** A comparison as the page shows it: its view, its list, and where a click on an element of either version leads. */
import { changesListOf, createChangesView, unionOf, type ListedChanges, type View } from '#language/views/index.ts';
import type { ShownComparison } from '#protocol';

export const changesName = 'changes';

export type Compared = {
  readonly shown: ShownComparison;
  readonly view: View;
  readonly list: ListedChanges;
  /** What became of an element of the union, in words. */
  readonly changesOf: (id: string) => readonly { readonly id: string; readonly text: string }[];
  /** An element that stands in the text, or a change that only both texts show. */
  readonly targetOf: (id: string) => { readonly id: string } | { readonly change: string };
};

/** Undefined where nothing is compared. */
export function comparedOf(shown: ShownComparison | undefined): Compared | undefined {
  if (!shown) return undefined;
  const versions = { ...shown.snapshots, changes: shown.comparison.changes };
  const union = unionOf(versions);
  const byId = new Map(union.nodes.map((node) => [node.id, node]));
  return {
    shown,
    view: createChangesView(versions, union),
    list: changesListOf(versions, union),
    changesOf: (id) =>
      (byId.get(id)?.changes ?? []).map((change) => ({ id: change.id, text: shown.words[change.id]?.text ?? '' })),
    targetOf: (id) => {
      const { after, before, changes = [] } = byId.get(id) ?? {};
      const [change] = changes;
      if (change && !(after && shown.isOfEditors)) return { change: change.id };
      // What stood in something that moved stands there now.
      return { id: before && !after ? union.nowOf(before.id) : id };
    },
  };
}
