/** The organisation as the preview, the tree in the explorer and exports see it: plain data, no offsets, no files. */
import type { Kind, Level } from '../metamodel/index.ts';
import type { Severity } from '../rules/rule.ts';

export type Snapshot = {
  readonly v: 1;
  /** Grows with every change of the model. */
  readonly rev: number;
  readonly project: string;
  /** In tree order: parents before their children, children in the order of path and offset. */
  readonly nodes: readonly SnapshotNode[];
};

export type SnapshotNode = {
  /** The identity: `art:pay-core`. */
  readonly id: string;
  readonly kind: Kind;
  readonly level: Level;
  readonly name?: string;
  readonly title?: string;
  /** The identity of what contains it. */
  readonly parent?: string;
  /** What is worth seeing at a glance, in order: `{label: 'budget', text: '12M EUR per year'}`. */
  readonly facts: readonly { readonly label: string; readonly text: string }[];
  /** Relations to other elements by identity: `{relation: 'supports', ids: [...]}`. */
  readonly links: readonly { readonly relation: string; readonly ids: readonly string[] }[];
  readonly problems: readonly { readonly rule: string; readonly severity: Severity; readonly message: string }[];
};
