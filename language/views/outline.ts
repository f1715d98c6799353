/** A snapshot as an outline: where each element stands, how much stands in it, and the problems inside. */
import { capitalised } from '../metamodel/capitalised.ts';
import { kindTable } from '../metamodel/kinds.ts';
import type { Kind } from '../metamodel/types.ts';
import type { Severity } from '../rules/rule.ts';
import { displayTitle } from './display-title.ts';
import type { Snapshot, SnapshotNode } from './snapshot.ts';

export type OutlineEntry = {
  readonly id: string;
  readonly kind: Kind;
  /** What it is called; never empty. */
  readonly title: string;
  /** Absent for a group of elements. */
  readonly node?: SnapshotNode;
  /** The index of what contains it, -1 at the top. */
  readonly parent: number;
  readonly depth: number;
  /** The index of the first entry after all that stands inside. */
  next: number;
  children: number;
  /** Of its own, and with all that stands inside. */
  readonly own: ProblemCounts;
  readonly inside: ProblemCounts;
};

/** Hints are no badges. */
export type ProblemCounts = { error: number; warning: number; info: number };

export type SnapshotOutline = {
  readonly entries: readonly OutlineEntry[];
  readonly indexById: ReadonlyMap<string, number>;
  /** Some is left out by filters: nothing may be told as missing. */
  readonly isSelection: boolean;
};

/** Elements that belong to no level of the hierarchy stand in groups of their kind at the end. */
const groupedKinds = ['person', 'role', 'view', 'workflow', 'item-types'] as const satisfies readonly Kind[];
const isGrouped: ReadonlySet<Kind> = new Set<Kind>(groupedKinds);

const known = new WeakMap<Snapshot, SnapshotOutline>();

/** Made once for a snapshot. */
export function outlineOf(snapshot: Snapshot): SnapshotOutline {
  let outline = known.get(snapshot);
  if (!outline) known.set(snapshot, (outline = createOutline(snapshot)));
  return outline;
}

function createOutline({ nodes, isSelection }: Snapshot): SnapshotOutline {
  const entries: OutlineEntry[] = [];
  const indexById = new Map<string, number>();
  const add = (node: SnapshotNode, parent: number): void => {
    indexById.set(node.id, entries.length);
    entries.push(entryOf(node, parent, entries));
  };
  // What stands in an element that goes to its group stays where that element was.
  const homes = new Map<string, number>();
  for (const node of nodes) {
    const parent = node.parent === undefined ? -1 : (homes.get(node.parent) ?? -1);
    homes.set(node.id, isGrouped.has(node.kind) ? parent : entries.length);
    if (!isGrouped.has(node.kind)) add(node, parent);
  }
  for (const kind of groupedKinds) {
    const group = nodes.filter((node) => node.kind === kind);
    if (group.length === 0) continue;
    const at = entries.length;
    indexById.set(groupId(kind), at);
    entries.push(groupOf(kind, at));
    for (const node of group) add(node, at);
  }
  sumUp(entries);
  return { entries, indexById, isSelection: isSelection === true };
}

function groupId(kind: Kind): string {
  return `group:${kind}`;
}

function entryOf(node: SnapshotNode, parent: number, entries: readonly OutlineEntry[]): OutlineEntry {
  const own = countsOf(node);
  const depth = (entries[parent]?.depth ?? -1) + 1;
  return {
    id: node.id,
    kind: node.kind,
    title: displayTitle(node),
    node,
    parent,
    depth,
    next: 0,
    children: 0,
    own,
    inside: { ...own },
  };
}

function groupOf(kind: Kind, at: number): OutlineEntry {
  const title = capitalised(kindTable[kind].plural);
  return {
    id: groupId(kind),
    kind,
    title,
    parent: -1,
    depth: 0,
    next: at,
    children: 0,
    own: noProblems(),
    inside: noProblems(),
  };
}

/** From the last to the first, since children stand after their parents. */
function sumUp(entries: readonly OutlineEntry[]): void {
  for (let index = entries.length - 1; index >= 0; index -= 1) {
    const entry = entries[index];
    if (!entry) continue;
    entry.next = Math.max(entry.next, index + 1);
    const parent = entries[entry.parent];
    if (!parent) continue;
    parent.next = Math.max(parent.next, entry.next);
    parent.children += 1;
    parent.inside.error += entry.inside.error;
    parent.inside.warning += entry.inside.warning;
    parent.inside.info += entry.inside.info;
  }
}

function countsOf(node: SnapshotNode): ProblemCounts {
  const counts = noProblems();
  for (const { severity } of node.problems) if (severity !== 'hint') counts[severity] += 1;
  return counts;
}

function noProblems(): ProblemCounts {
  return { error: 0, warning: 0, info: 0 };
}

/** The gravest of some problems; undefined where there is none. */
export function worstOf(
  counts: ProblemCounts,
): { readonly severity: Exclude<Severity, 'hint'>; readonly count: number } | undefined {
  for (const severity of ['error', 'warning', 'info'] as const)
    if (counts[severity] > 0) return { severity, count: counts[severity] };
  return undefined;
}
