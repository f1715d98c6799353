/**
 * What differs between two snapshots of an organisation: an edit changes a few of its elements, and only those are sent. Those
 * that stay are the same objects afterwards, so that what was made of them need not be made again.
 */
import type { Snapshot, SnapshotNode } from '#language/views/snapshot.ts';

export type SnapshotChange = {
  readonly v: 1;
  /** The revision that it starts from. */
  readonly base: number;
  /** All of the new snapshot but its elements. */
  readonly rest: Omit<Snapshot, 'nodes'>;
  /** From this element on so many are gone, and these stand there instead. */
  readonly from: number;
  readonly removed: number;
  readonly added: readonly SnapshotNode[];
  /** Elements that stayed where they were and look different, each with its index in the new snapshot. */
  readonly changed: readonly (readonly [index: number, node: SnapshotNode])[];
};

/** Undefined where the difference is about as large as the whole. */
export function changeBetween(before: Snapshot, after: Snapshot): SnapshotChange | undefined {
  const [old, next] = [before.nodes, after.nodes];
  const shorter = Math.min(old.length, next.length);
  let from = 0;
  while (from < shorter && old[from]?.id === next[from]?.id) from += 1;
  let end = 0;
  while (end < shorter - from && old.at(-1 - end)?.id === next.at(-1 - end)?.id) end += 1;
  const added = next.slice(from, next.length - end);
  const shift = next.length - old.length;
  const changed = next.flatMap((node, index) => {
    if (index >= from && index < next.length - end) return [];
    return isSame(old[index < from ? index : index - shift], node) ? [] : [[index, node] as const];
  });
  if (added.length + changed.length > next.length / 2) return undefined;
  const { nodes: _nodes, ...rest } = after;
  return { v: 1, base: before.rev, rest, from, removed: old.length - end - from, added, changed };
}

/** The newer snapshot; undefined where the change starts from another one. */
export function changedBy(before: Snapshot, change: SnapshotChange): Snapshot | undefined {
  if (before.rev !== change.base) return undefined;
  const nodes = before.nodes.toSpliced(change.from, change.removed, ...change.added);
  for (const [index, node] of change.changed) nodes[index] = node;
  return { ...change.rest, nodes };
}

/** Of plain data, as it is in a snapshot. */
function isSame(a: unknown, b: unknown): boolean {
  if (Object.is(a, b)) return true;
  if (typeof a !== 'object' || typeof b !== 'object' || a === null || b === null) return false;
  const [entries, others] = [Object.entries(a), new Map(Object.entries(b))];
  return (
    entries.length === others.size && entries.every(([key, value]) => others.has(key) && isSame(value, others.get(key)))
  );
}
