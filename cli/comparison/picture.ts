/** The picture of a comparison: both versions laid over each other, as scenes that a painter draws, and the list beside it. */
import {
  changesListOf,
  createChangesView,
  toSnapshot,
  unionOf,
  type ChangesMode,
  type Comparison,
  type ListedChanges,
  type Scene,
} from '#language';
import type { ComparisonContext } from './comparison-format.ts';

const nothing: ReadonlySet<string> = new Set();

export type Picture = {
  readonly sceneOf: (mode: ChangesMode) => Scene;
  readonly list: ListedChanges;
};

export function pictureOf({ changes }: Comparison, { before, after }: ComparisonContext): Picture {
  const versions = { before: toSnapshot(before, { rev: 0 }), after: toSnapshot(after, { rev: 1 }), changes };
  const union = unionOf(versions);
  const view = createChangesView(versions, union);
  return {
    sceneOf: (mode) => view.toScene(view.drawnOf(mode), { toggled: nothing, variant: mode }),
    list: changesListOf(versions, union),
  };
}
