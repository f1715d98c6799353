/** The picture of a comparison: both versions laid over each other, as scenes that a painter draws. */
import { changesView, toSnapshot, type ChangesMode, type Comparison, type Scene, type Versions } from '#language';
import type { ComparisonContext } from './comparison-format.ts';

const nothing: ReadonlySet<string> = new Set();

export function versionsOf({ changes }: Comparison, { before, after }: ComparisonContext): Versions {
  return { before: toSnapshot(before, { rev: 0 }), after: toSnapshot(after, { rev: 1 }), changes };
}

export function sceneOf(versions: Versions, mode: ChangesMode): Scene {
  return changesView(versions, mode, { toggled: nothing });
}
