/**
 * Filters: what of an organisation is looked at, by level, kind, tag, value stream, person or problem. What matches is
 * shown with what it stands in, so that every view still says where it belongs.
 */
import { kinds, levels, type Kind } from '../metamodel/types.ts';
import { levelTitle } from '../metamodel/vocabulary.ts';
import { severities } from '../rules/rule.ts';
import { displayTitle } from './display-title.ts';
import { partOf, taggedIn, tagsOf, withParents } from './focus.ts';
import type { Snapshot, SnapshotNode } from './snapshot.ts';

/** All that are given must match. */
export type Filters = {
  readonly level?: string;
  readonly kind?: string;
  readonly tag?: string;
  /** The identity of a value stream. */
  readonly stream?: string;
  /** The identity of a person. */
  readonly person?: string;
  /** `any`, or how grave it is at least. */
  readonly problem?: string;
};
export type FilterName = keyof Filters;

export type FilterChoice = { readonly value: string; readonly title: string };

/** Whether anything is filtered out at all. */
export function isFiltered(filters: Filters): boolean {
  return Object.values(filters).some((value) => value !== '');
}

/** The elements that match, and, dimmed, those that contain them. */
export function filtered(snapshot: Snapshot, filters: Filters): Snapshot {
  if (!isFiltered(filters)) return snapshot;
  const { nodes } = snapshot;
  const inStream = filters.stream === undefined ? undefined : idsOf(partOf(nodes, filters.stream));
  const withTag = filters.tag === undefined ? undefined : taggedIn(nodes, [filters.tag]);
  const matches = nodes.filter(
    (node) =>
      (filters.level === undefined || node.level === filters.level) &&
      (filters.kind === undefined || node.kind === filters.kind) &&
      (inStream?.has(node.id) ?? true) &&
      (withTag?.has(node.id) ?? true) &&
      (filters.person === undefined || isOf(node, filters.person)) &&
      (filters.problem === undefined || hasProblem(node, filters.problem)),
  );
  const shown = withParents(nodes, idsOf(matches));
  return { ...snapshot, nodes: nodes.filter(({ id }) => shown.has(id)), isSelection: true };
}

function idsOf(nodes: readonly SnapshotNode[]): ReadonlySet<string> {
  return new Set(nodes.map(({ id }) => id));
}

function isOf({ id, seats = [] }: SnapshotNode, person: string): boolean {
  return id === person || seats.some(({ holders }) => holders.some((holder) => holder.id === person));
}

function hasProblem({ problems }: SnapshotNode, wanted: string): boolean {
  const least = severities.findIndex((severity) => severity === wanted);
  return problems.some(({ severity }) => least < 0 || severities.indexOf(severity) <= least);
}

/** What can be chosen of this organisation: only what it has. */
export function filterChoices(
  { nodes, vocabulary }: Snapshot,
  kindTitle: (kind: Kind) => string,
): readonly { readonly name: FilterName; readonly title: string; readonly choices: readonly FilterChoice[] }[] {
  const titled = (kind: Kind): readonly FilterChoice[] =>
    nodes
      .filter((node) => node.kind === kind)
      .map((node) => ({ value: node.id, title: displayTitle(node) }))
      .toSorted((a, b) => a.title.localeCompare(b.title, 'en'));
  const presentKinds = new Set(nodes.map(({ kind }) => kind));
  const presentLevels = new Set(nodes.map(({ level }) => level));
  const all = [
    {
      name: 'level',
      title: 'Level',
      choices: levels
        .filter((level) => level !== 'any' && presentLevels.has(level))
        .map((value) => ({ value, title: levelTitle(value, vocabulary) })),
    },
    {
      name: 'kind',
      title: 'Kind',
      choices: kinds.filter((kind) => presentKinds.has(kind)).map((value) => ({ value, title: kindTitle(value) })),
    },
    { name: 'tag', title: 'Tag', choices: tagsIn(nodes).map((value) => ({ value, title: value })) },
    { name: 'stream', title: 'Value stream', choices: titled('value-stream') },
    { name: 'person', title: 'Person', choices: peopleOf(nodes) },
    {
      name: 'problem',
      title: 'Problems',
      choices: nodes.some(({ problems }) => problems.length > 0) ? problemChoices : [],
    },
  ] as const;
  return all.filter(({ choices }) => choices.length > 0);
}

/** Who is declared, or holds a seat. */
function peopleOf(nodes: readonly SnapshotNode[]): readonly FilterChoice[] {
  const names = new Map<string, string>();
  for (const node of nodes) {
    if (node.kind === 'person') names.set(node.id, displayTitle(node));
    for (const { holders } of node.seats ?? [])
      for (const { id, text } of holders) if (id !== undefined && !names.has(id)) names.set(id, text);
  }
  return [...names]
    .map(([value, title]) => ({ value, title }))
    .toSorted((a, b) => a.title.localeCompare(b.title, 'en'));
}

const problemChoices: readonly FilterChoice[] = [
  { value: 'any', title: 'With problems' },
  { value: 'error', title: 'With errors' },
  { value: 'warning', title: 'With errors or warnings' },
];

function tagsIn(nodes: readonly SnapshotNode[]): readonly string[] {
  return [...new Set(nodes.flatMap(tagsOf))].toSorted();
}
