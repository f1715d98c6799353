import type { SnapshotNode } from '#language/views/index.ts';

/** An element and what it stands in, the innermost first. */
export function around(byId: ReadonlyMap<string, SnapshotNode>, id: string | undefined): readonly SnapshotNode[] {
  const found: SnapshotNode[] = [];
  for (let at = byId.get(id ?? ''); at && !found.includes(at); at = byId.get(at.parent ?? '')) found.push(at);
  return found;
}
