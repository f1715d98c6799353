/** A part of an organisation as a snapshot of its own: what stands in an element, down to a kind, without some kinds. */
import { kindTable } from '../metamodel/kinds.ts';
import { levels, type Kind } from '../metamodel/types.ts';
import { displayTitle } from './display-title.ts';
import type { InheritedCadence, Snapshot, SnapshotNode } from './snapshot.ts';

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

/** What is asked for and nothing else, with what contains it as its place in the tree. */
export function focusOn(snapshot: Snapshot, { root, depth, hides = [], tags = [] }: Focus): Snapshot {
  const lowest = depth && depth.length > 0 ? Math.max(...depth.map(rankOf)) : Number.POSITIVE_INFINITY;
  const hidden = new Set<Kind>(hides);
  let { nodes } = snapshot;
  const inherited = root === undefined ? [] : inheritedBy(nodes, root);
  if (root !== undefined && nodes.some(({ id }) => id === root)) nodes = partOf(nodes, root);
  if (tags.length > 0) nodes = tagged(nodes, new Set(tags));
  if (hidden.size > 0 || depth) nodes = nodes.filter(({ kind }) => !hidden.has(kind) && rankOf(kind) <= lowest);
  if (nodes === snapshot.nodes) return snapshot;
  const isSelection = tags.length > 0 || hidden.size > 0 || depth !== undefined;
  return {
    ...snapshot,
    nodes: rooted(nodes),
    ...(inherited.length === 0 ? {} : { inherited }),
    ...(isSelection ? { isSelection: true as const } : {}),
  };
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

/**
 * What stands in an element, or delivers it, what outside is related to that and belongs to its picture, and the trains and
 * value streams around it, by their names: without them a picture would say that it has none.
 */
export function partOf(nodes: readonly SnapshotNode[], root: string): readonly SnapshotNode[] {
  const byId = new Map(nodes.map((node) => [node.id, node]));
  const roots = new Set([root, ...deliveringTo(byId.get(root), byId)]);
  const inside = insideOf(nodes, ({ id }) => roots.has(id));
  const around = new Set([...aroundOf(roots, byId), ...otherHomesOf(nodes, inside, byId)]);
  const related = new Set<string>();
  for (const node of nodes) {
    if (inside.has(node.id)) {
      for (const { ids } of node.links) for (const id of ids) related.add(id);
      for (const { holders } of node.seats ?? []) for (const { id } of holders) if (id !== undefined) related.add(id);
    } else if (node.links.some(({ ids }) => ids.some((id) => inside.has(id))) || spans(node, inside))
      related.add(node.id);
  }
  return nodes.flatMap((node) => {
    if (inside.has(node.id) || (guests.has(node.kind) && related.has(node.id))) return [node];
    return around.has(node.id) ? [byName(node)] : [];
  });
}

const isOfProducts: ReadonlySet<Kind> = new Set<Kind>(['product', 'solution', 'solution-train', 'capability']);

/** The products of a solution, and the trains and teams that deliver a product, a solution or a part of it. */
function deliveringTo(node: SnapshotNode | undefined, byId: ReadonlyMap<string, SnapshotNode>): readonly string[] {
  if (!node || !isOfProducts.has(node.kind)) return [];
  const named = (from: SnapshotNode, relation: string): readonly string[] =>
    from.links.flatMap((link) => (link.relation === relation ? link.ids : []));
  const products = named(node, 'comprises').filter((id) => byId.get(id)?.kind === 'product');
  return [...products, ...named(node, 'delivered-by'), ...(node.spans?.trains ?? [])];
}

const aroundKinds: ReadonlySet<Kind> = new Set<Kind>(['value-stream', 'art']);

/** The trains and value streams that the roots of a part stand in, or belong to. */
function aroundOf(roots: ReadonlySet<string>, byId: ReadonlyMap<string, SnapshotNode>): ReadonlySet<string> {
  const all = [...roots].flatMap((id) => containersOf(id, byId));
  return new Set(all.flatMap(({ id, kind }) => (aroundKinds.has(kind) ? [id] : [])));
}

/** Where what is inside belongs as well: without that a train of two value streams would seem to have one. */
function otherHomesOf(
  nodes: readonly SnapshotNode[],
  inside: ReadonlySet<string>,
  byId: ReadonlyMap<string, SnapshotNode>,
): readonly string[] {
  const homes = nodes.filter(({ id }) => inside.has(id)).flatMap((node) => node.links);
  return homes
    .flatMap(({ relation, ids }) => (relation === 'in' ? ids : []))
    .filter((id) => !inside.has(id) && aroundKinds.has(byId.get(id)?.kind ?? 'team'));
}

/** All that an element stands in or belongs to, the nearest first. */
function containersOf(id: string, byId: ReadonlyMap<string, SnapshotNode>): readonly SnapshotNode[] {
  const found = new Set<SnapshotNode>();
  const homes = byId.get(id)?.links.find(({ relation }) => relation === 'in')?.ids ?? [];
  let level = [...homes, byId.get(id)?.parent];
  while (level.length > 0) {
    // What stands in itself would be climbed for ever.
    const next = level.flatMap((each) => (each === undefined ? [] : (byId.get(each) ?? [])));
    const fresh = next.filter((node) => !found.has(node));
    for (const node of fresh) found.add(node);
    level = fresh.map(({ parent }) => parent);
  }
  return [...found];
}

/** The cadences of what a part stands in: they hold for the part, unless it says otherwise. */
function inheritedBy(nodes: readonly SnapshotNode[], root: string): readonly InheritedCadence[] {
  const byId = new Map(nodes.map((node) => [node.id, node]));
  return containersOf(root, byId)
    .filter(({ id }) => id !== root)
    .flatMap((node) =>
      (node.cadences ?? []).map((cadence) => ({ from: { id: node.id, title: displayTitle(node) }, cadence })),
    );
}

const named = new WeakMap<SnapshotNode, SnapshotNode>();

/** Its name and what sort of it it is: money, people and problems of what stands around are not those of the part. */
function byName(node: SnapshotNode): SnapshotNode {
  let bare = named.get(node);
  if (!bare) {
    const { id, kind, level, name, title, parent, links } = node;
    bare = {
      id,
      kind,
      level,
      ...(name === undefined ? {} : { name }),
      ...(title === undefined ? {} : { title }),
      ...(parent === undefined ? {} : { parent }),
      facts: node.facts.filter(({ label }) => label === 'type'),
      links: links.filter(({ relation }) => relation === 'in' || relation === 'supports'),
      problems: [],
      isAround: true,
    };
    named.set(node, bare);
  }
  return bare;
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

/** These, and all that they stand in or belong to: a train without its value stream would seem to have none. */
export function withParents(nodes: readonly SnapshotNode[], ids: ReadonlySet<string>): ReadonlySet<string> {
  const byId = new Map(nodes.map((node) => [node.id, node]));
  const shown = new Set<string>();
  const waiting = [...ids];
  for (let id = waiting.pop(); id !== undefined; id = waiting.pop()) {
    if (shown.has(id)) continue;
    shown.add(id);
    const node = byId.get(id);
    if (node?.parent !== undefined) waiting.push(node.parent);
    waiting.push(...(node?.links.find(({ relation }) => relation === 'in')?.ids ?? []));
  }
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
