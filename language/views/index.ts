/** The views, one a line; the switch in the preview, the exports and the language's `shows` read this list. */
import type { Scene } from './scene.ts';
import type { Snapshot } from './snapshot.ts';
import { treeView, type TreeState } from './tree.ts';

export type View = {
  readonly name: string;
  /** On the switch. */
  readonly title: string;
  readonly toScene: (snapshot: Snapshot, state: TreeState) => Scene;
};

export const views = [{ name: 'tree', title: 'Tree', toScene: treeView }] as const satisfies readonly View[];

export type * from './scene.ts';
export type * from './snapshot.ts';
export { treeView, type TreeState } from './tree.ts';
export { isOpenAtFirst, toggledToShow } from './tree-rows.ts';
export { outlineOf, worstOf, type OutlineEntry, type ProblemCounts, type SnapshotOutline } from './outline.ts';
export { counted } from './spoken.ts';
