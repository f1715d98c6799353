/**
 * Two versions as one organisation, so that one layout holds both and nothing jumps between them: what is gone and what
 * stood elsewhere keeps its old place beside what is there now.
 */
import type { Change } from '../diff/changes.ts';
import type { Snapshot, SnapshotNode } from './snapshot.ts';

export type Versions = {
  readonly before: Snapshot;
  readonly after: Snapshot;
  readonly changes: readonly Change[];
};

/** What an element is to the reader; `ghost` is the old place of what moved, or stood in what moved. */
export type Standing = 'same' | 'added' | 'removed' | 'moved' | 'renamed' | 'changed' | 'ghost';

export type UnionNode = {
  /** The newer version's identity; `was:` and the older one's for an old place. */
  readonly id: string;
  readonly parent?: string;
  readonly standing: Standing;
  readonly before?: SnapshotNode;
  readonly after?: SnapshotNode;
  /** Of the element itself. */
  readonly changes: readonly Change[];
};

export type Union = {
  /** Parents before their children. */
  readonly nodes: readonly UnionNode[];
  /** The identity in the union of an element of the older version, at its old place. */
  readonly oldPlaceOf: (id: string) => string;
  /** The newer identity of an element of the older version. */
  readonly nowOf: (id: string) => string;
};

/** The elements of both, each with what became of it. */
export function unionOf(versions: Versions): Union {
  return new Unite(versions).union();
}

class Unite {
  private readonly versions: Versions;
  private readonly renamed: ReadonlyMap<string, string>;
  private readonly removed: ReadonlySet<string>;
  private readonly changesById = new Map<string, Change[]>();
  private readonly after: ReadonlyMap<string, SnapshotNode>;
  /** Nodes of the older version that stand where they stood. */
  private readonly shared = new Map<string, SnapshotNode>();

  constructor(versions: Versions) {
    this.versions = versions;
    const renames = versions.changes.flatMap(({ type, identity: { before, after } }) =>
      (type === 'renamed' || type === 'kind-changed') && before !== undefined && after !== undefined
        ? [[before, after] as const]
        : [],
    );
    this.renamed = new Map(renames);
    this.removed = new Set(
      versions.changes.flatMap(({ type, identity }) => (type === 'removed' ? (identity.before ?? []) : [])),
    );
    this.after = new Map(versions.after.nodes.map((node) => [node.id, node]));
    for (const change of versions.changes) {
      const id = change.identity.after ?? `was:${change.identity.before ?? ''}`;
      this.changesById.set(id, [...(this.changesById.get(id) ?? []), change]);
    }
    for (const node of versions.before.nodes) if (this.isShared(node)) this.shared.set(this.nowOf(node.id), node);
  }

  union(): Union {
    const children = new Map<string | undefined, UnionNode[]>();
    const add = (node: UnionNode, at?: number): void => {
      const own = children.get(node.parent) ?? [];
      own.splice(at ?? own.length, 0, node);
      children.set(node.parent, own);
    };
    for (const node of this.versions.after.nodes) add(this.present(node));
    const previous = new Map<string | undefined, string>();
    for (const node of this.versions.before.nodes) {
      const id = this.oldPlaceOf(node.id);
      const parent = node.parent === undefined ? undefined : this.oldPlaceOf(node.parent);
      if (id.startsWith('was:')) {
        // Behind what stood before it there, or first.
        const sibling = previous.get(parent);
        add(this.past(node, id, parent), (children.get(parent) ?? []).findIndex((each) => each.id === sibling) + 1);
      }
      previous.set(parent, id);
    }
    return { nodes: inTreeOrder(children), oldPlaceOf: (id) => this.oldPlaceOf(id), nowOf: (id) => this.nowOf(id) };
  }

  /** What is owned is called after its owner, and so follows its name. */
  private nowOf(id: string): string {
    const own = this.renamed.get(id);
    if (own !== undefined) return own;
    const cut = id.lastIndexOf('/');
    return cut < 0 ? id : `${this.nowOf(id.slice(0, cut))}${id.slice(cut)}`;
  }

  private oldPlaceOf(id: string): string {
    const now = this.nowOf(id);
    return this.shared.get(now)?.id === id ? now : `was:${id}`;
  }

  /** Parents come before their children, so that the answer for them is there. */
  private isShared({ id, parent }: SnapshotNode): boolean {
    const now = this.after.get(this.nowOf(id));
    if (!now || this.removed.has(id)) return false;
    if (parent === undefined || now.parent === undefined) return parent === now.parent;
    return this.nowOf(parent) === now.parent && this.shared.get(now.parent)?.id === parent;
  }

  private present(node: SnapshotNode): UnionNode {
    const changes = this.changesById.get(node.id) ?? [];
    const before = this.shared.get(node.id);
    return {
      id: node.id,
      ...(node.parent === undefined ? {} : { parent: node.parent }),
      standing: standingOf(changes),
      ...(before ? { before } : {}),
      after: node,
      changes,
    };
  }

  private past(node: SnapshotNode, id: string, parent: string | undefined): UnionNode {
    const isRemoved = this.removed.has(node.id);
    return {
      id,
      ...(parent === undefined ? {} : { parent }),
      standing: isRemoved ? 'removed' : 'ghost',
      before: node,
      changes: this.changesById.get(isRemoved ? id : this.nowOf(node.id)) ?? [],
    };
  }
}

function standingOf(changes: readonly Change[]): Standing {
  const types = new Set(changes.map(({ type }) => type));
  if (types.has('added')) return 'added';
  if (types.has('moved')) return 'moved';
  if (types.has('renamed') || types.has('kind-changed')) return 'renamed';
  return changes.some(({ impact }) => impact !== 'none') ? 'changed' : 'same';
}

function inTreeOrder(children: ReadonlyMap<string | undefined, readonly UnionNode[]>): readonly UnionNode[] {
  const ordered: UnionNode[] = [];
  const stack = [...(children.get(undefined) ?? [])].toReversed();
  for (let next = stack.pop(); next; next = stack.pop()) {
    ordered.push(next);
    stack.push(...(children.get(next.id) ?? []).toReversed());
  }
  return ordered;
}
