/** A part of an organisation as a snapshot of its own: what stands in an element, down to a kind, without some kinds. */
import { kindTable } from '../metamodel/kinds.ts';
import { levels, type Kind } from '../metamodel/types.ts';
import type { Snapshot, SnapshotNode } from './snapshot.ts';

export type Focus = {
  /** The identity of the element at the root; the whole organisation where it is left out or gone. */
  readonly root?: string;
  /** Nothing below the level of these kinds. */
  readonly depth?: readonly Kind[];
  readonly hides?: readonly Kind[];
  /** Only elements with one of these tags, what they stand in, and what stands in them. */
  readonly tags?: readonly string[];
};

/** What is outside and still belongs to the picture when something inside is related to it. */
const guests: ReadonlySet<Kind> = new Set<Kind>([
  'theme',
  'epic',
  'objective',
  'solution',
  'solution-train',
  'person',
  'role',
]);

export function focusOn(snapshot: Snapshot, { root, depth, hides = [], tags = [] }: Focus): Snapshot {
  const lowest = depth && depth.length > 0 ? Math.max(...depth.map(rankOf)) : Number.POSITIVE_INFINITY;
  const hidden = new Set<Kind>(hides);
  let { nodes } = snapshot;
  if (root !== undefined && nodes.some(({ id }) => id === root)) nodes = partOf(nodes, root);
  if (tags.length > 0) nodes = tagged(nodes, new Set(tags));
  if (hidden.size > 0 || depth) nodes = nodes.filter(({ kind }) => !hidden.has(kind) && rankOf(kind) <= lowest);
  return nodes === snapshot.nodes ? snapshot : { ...snapshot, nodes: rooted(nodes) };
}

/** Within a level, from what contains to what is contained. */
const ranks: readonly Kind[] = [
  'enterprise',
  'portfolio',
  'value-stream',
  'solution',
  'solution-train',
  'product',
  'art',
  'feature',
  'team',
  'story',
];

function rankOf(kind: Kind): number {
  const own = ranks.indexOf(kind);
  if (own >= 0) return own;
  const { level } = kindTable[kind];
  // What belongs to no level, such as a person, is never too deep.
  if (level === 'any') return 0;
  return Math.max(
    ...ranks.map((each, at) => (levels.indexOf(kindTable[each].level) <= levels.indexOf(level) ? at : 0)),
  );
}

/** What stands in an element, and what outside is related to that and belongs to its picture. */
export function partOf(nodes: readonly SnapshotNode[], root: string): readonly SnapshotNode[] {
  const inside = insideOf(nodes, ({ id }) => id === root);
  const related = new Set<string>();
  for (const node of nodes) {
    if (inside.has(node.id)) {
      for (const { ids } of node.links) for (const id of ids) related.add(id);
      for (const { holders } of node.seats ?? []) for (const { id } of holders) if (id !== undefined) related.add(id);
    } else if (node.links.some(({ ids }) => ids.some((id) => inside.has(id))) || spans(node, inside))
      related.add(node.id);
  }
  return nodes.filter(({ id, kind }) => inside.has(id) || (guests.has(kind) && related.has(id)));
}

function spans({ spans: reach }: SnapshotNode, inside: ReadonlySet<string>): boolean {
  return reach !== undefined && [...reach.streams, ...reach.trains].some((id) => inside.has(id));
}

/** Elements, and all that stands in them. */
function insideOf(nodes: readonly SnapshotNode[], isRoot: (node: SnapshotNode) => boolean): ReadonlySet<string> {
  const inside = new Set<string>();
  // Parents stand before their children.
  for (const node of nodes)
    if (isRoot(node) || (node.parent !== undefined && inside.has(node.parent))) inside.add(node.id);
  return inside;
}

function tagged(nodes: readonly SnapshotNode[], tags: ReadonlySet<string>): readonly SnapshotNode[] {
  const shown = withParents(nodes, taggedIn(nodes, [...tags]));
  return nodes.filter(({ id }) => shown.has(id));
}

/** What has one of the tags, and what stands in that. */
export function taggedIn(nodes: readonly SnapshotNode[], tags: readonly string[]): ReadonlySet<string> {
  const wanted = tags.map((tag) => `#${tag.replace(/^#/, '')}`);
  return insideOf(nodes, (node) => tagsOf(node).some((tag) => wanted.includes(tag)));
}

/** The tags of a node as they are written, with their `#`. */
export function tagsOf({ facts }: SnapshotNode): readonly string[] {
  return facts.flatMap(({ label, text }) => (label === 'tags' ? text.split(', ') : []));
}

/** These, and all that they stand in. */
export function withParents(nodes: readonly SnapshotNode[], ids: ReadonlySet<string>): ReadonlySet<string> {
  const parents = new Map(nodes.map(({ id, parent }) => [id, parent]));
  const shown = new Set<string>();
  for (const id of ids)
    for (let at: string | undefined = id; at !== undefined && !shown.has(at); at = parents.get(at)) shown.add(at);
  return shown;
}

/** What stood in something that is left out stands at the top. */
function rooted(nodes: readonly SnapshotNode[]): readonly SnapshotNode[] {
  const kept = new Set(nodes.map(({ id }) => id));
  return nodes.map((node) => {
    if (node.parent === undefined || kept.has(node.parent)) return node;
    const { parent: _gone, ...rest } = node;
    return rest;
  });
}
