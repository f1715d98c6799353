/** A view as nodes and edges, for the languages that draw graphs from text. */
import { kindTable } from '../metamodel/kinds.ts';
import type { Kind, RelationKey } from '../metamodel/types.ts';
import { outlineOf, type OutlineEntry } from '../views/outline.ts';
import type { SnapshotNode } from '../views/snapshot.ts';
import type { Subject } from './subject.ts';

export type Graph = {
  readonly nodes: readonly GraphNode[];
  readonly edges: readonly GraphEdge[];
};

export type GraphNode = {
  /** A name that every language of graphs takes: `n0`, `n1`, in tree order. */
  readonly key: string;
  readonly kind: Kind;
  readonly title: string;
  /** What it is, in small print. */
  readonly note: string;
  readonly depth: number;
};

/** Without a label: the first contains the second. */
export type GraphEdge = { readonly from: string; readonly to: string; readonly label?: string };

/** The kinds that a view is about; every kind where it has no line. */
const kindsOf: Readonly<Record<string, readonly Kind[]>> = {
  map: ['enterprise', 'portfolio', 'value-stream', 'solution', 'solution-train', 'supplier', 'product', 'art', 'team'],
  trace: [
    'enterprise',
    'portfolio',
    'theme',
    'objective',
    'epic',
    'value-stream',
    'solution',
    'capability',
    'product',
    'art',
    'feature',
    'team',
    'story',
  ],
  funding: ['enterprise', 'portfolio', 'value-stream', 'solution', 'product', 'art', 'epic'],
};

/** The relations that a view draws beside containment. */
const relationsOf: Readonly<Record<string, readonly RelationKey[]>> = {
  map: ['comprises', 'trains', 'coordinated-by', 'delivered-by', 'serves'],
  trace: ['supports', 'flows-into', 'implements', 'delivered-by', 'comprises', 'assigned-to', 'serves'],
  funding: ['flows-into', 'funded-by'],
};

/** Persons, roles and views belong to no place in the hierarchy. */
const apart: ReadonlySet<Kind> = new Set<Kind>(['person', 'role', 'view', 'workflow', 'item-types', 'backlog']);

/** The elements that the view shows, who contains whom, and the relations that the view is about. */
export function graphOf({ view, snapshot }: Subject): Graph {
  const wanted = kindsOf[view.name];
  const { entries } = outlineOf(snapshot);
  const drawn = entries.filter(({ node, kind }) => node && !apart.has(kind) && (wanted?.includes(kind) ?? true));
  const keys = new Map(drawn.map(({ id }, at) => [id, `n${at}`]));
  return {
    nodes: drawn.map((entry, at) => ({
      key: `n${at}`,
      kind: entry.kind,
      title: entry.title,
      note: noteOf(entry, view.name === 'funding'),
      depth: entry.depth,
    })),
    edges: [
      ...drawn.flatMap((entry) => containment(entry, entries, keys)),
      ...drawn.flatMap(({ node }) => (node ? relations(node, relationsOf[view.name] ?? [], keys) : [])),
    ],
  };
}

function noteOf({ node, kind, inside }: OutlineEntry, isOfMoney: boolean): string {
  const money = isOfMoney && node?.money ? node.money.text : '';
  const errors = inside.error === 0 ? '' : `${inside.error} error${inside.error === 1 ? '' : 's'}`;
  return [kindTable[kind].label, money, errors].filter((part) => part !== '').join(' · ');
}

/** From the nearest drawn element around it: what stands between is not part of this view. */
function containment(
  { id, parent }: OutlineEntry,
  entries: readonly OutlineEntry[],
  keys: ReadonlyMap<string, string>,
): readonly GraphEdge[] {
  for (let at = entries[parent]; at; at = entries[at.parent]) {
    const from = keys.get(at.id);
    if (from !== undefined) return [{ from, to: keys.get(id) ?? '' }];
  }
  return [];
}

function relations(
  { id, links, parent }: SnapshotNode,
  wanted: readonly RelationKey[],
  keys: ReadonlyMap<string, string>,
): readonly GraphEdge[] {
  const from = keys.get(id);
  if (from === undefined) return [];
  return links
    .filter(({ relation }) => relation === 'in' || wanted.some((each) => each === relation))
    .flatMap(({ relation, ids }) =>
      ids.flatMap((target): readonly GraphEdge[] => {
        const to = keys.get(target);
        if (to === undefined || target === parent) return [];
        // A second parent is a misalignment, or a choice that should be seen.
        return relation === 'in'
          ? [{ from: to, to: from, label: 'also contains' }]
          : [{ from, to, label: spaced(relation) }];
      }),
    );
}

function spaced(word: string): string {
  return word.replaceAll('-', ' ');
}

/** The graph without its deepest levels, as many of them as it takes until it is small enough. */
export function thinned(
  graph: Graph,
  isSmall: (graph: Graph) => boolean,
): { readonly graph: Graph; readonly left: number } {
  let rest = graph;
  let depth = Math.max(0, ...graph.nodes.map((node) => node.depth));
  while (!isSmall(rest) && depth > 0) {
    const limit = depth;
    const nodes = graph.nodes.filter((node) => node.depth < limit);
    const kept = new Set(nodes.map(({ key }) => key));
    rest = { nodes, edges: graph.edges.filter(({ from, to }) => kept.has(from) && kept.has(to)) };
    depth -= 1;
  }
  return { graph: rest, left: graph.nodes.length - rest.nodes.length };
}
