/** The organisation as the preview, the tree in the explorer and exports see it: plain data, no offsets, no files. */
import type { Vocabulary } from '../metamodel/vocabulary.ts';
import type { Kind, Level } from '../metamodel/types.ts';
import type { Severity } from '../rules/rule.ts';

export type Snapshot = {
  readonly v: 1;
  /** Grows with every change of the model. */
  readonly rev: number;
  readonly project: string;
  /** The words that people read; the guide’s where this is left out. */
  readonly vocabulary?: Vocabulary;
  /** In tree order: parents before their children, children in the order of path and offset. */
  readonly nodes: readonly SnapshotNode[];
  /** Problems that belong to no element, such as those of a file in which nothing is declared. */
  readonly unplaced?: readonly NodeProblem[];
  /** The pictures that the organisation keeps, in the order of path and offset; absent where it keeps none. */
  readonly keptViews?: readonly KeptView[];
  /** Of the picture of a part: how flow is managed in what stands around it, the nearest first. */
  readonly inherited?: readonly InheritedCadence[];
  /** Some of it is left out by filters: what is not there may be there all the same, and nothing is told as missing. */
  readonly isSelection?: true;
};

/** A cadence of an element that stands around a part, which holds for the part as well. */
export type InheritedCadence = {
  readonly from: { readonly id: string; readonly title: string };
  readonly cadence: NodeCadence;
};

/** A `view` of the text: which view, of which part. */
export type KeptView = {
  readonly name: string;
  readonly title: string;
  /** The name of the view that it shows. */
  readonly shows: string;
  /** The identity of the element at its root; absent for the whole organisation. */
  readonly root?: string;
  /** The name that stands for its root, where it leads to no one element. */
  readonly lost?: string;
  readonly depth?: readonly Kind[];
  readonly hides?: readonly Kind[];
  readonly tags?: readonly string[];
};

export type SnapshotNode = {
  /** It stands around the part that is looked at, and is there by its name alone. */
  readonly isAround?: true;
  /** The identity: `art:pay-core`. */
  readonly id: string;
  readonly kind: Kind;
  readonly level: Level;
  readonly name?: string;
  readonly title?: string;
  /** What it is called in the version that it is compared with: the room for its title fits both. */
  readonly otherTitle?: string;
  /** The identity of what contains it. */
  readonly parent?: string;
  /** Its documentation comment, in Markdown. */
  readonly doc?: string;
  /** What is worth seeing at a glance, in order: `{label: 'budget', text: '12M EUR per year'}`. */
  readonly facts: readonly NodeFact[];
  /** Relations to other elements by identity: `{relation: 'supports', ids: [...]}`. */
  readonly links: readonly { readonly relation: string; readonly ids: readonly string[] }[];
  readonly problems: readonly NodeProblem[];
  /** All that it has, also in what stands inside; absent where there is none. */
  readonly people?: number;
  readonly teams?: number;
  readonly money?: NodeMoney;
  readonly seats?: readonly NodeSeat[];
  readonly cadences?: readonly NodeCadence[];
  /** What a solution or a solution train reaches: identities of value streams and of trains. */
  readonly spans?: { readonly streams: readonly string[]; readonly trains: readonly string[] };
};

/** A budget. Amounts of one unit may be added up and compared; those of different units may not. */
export type NodeMoney = {
  readonly number: number;
  /** `EUR per year`. */
  readonly unit: string;
  /** `12M EUR per year`. */
  readonly text: string;
  /** Kept back, in the same unit. */
  readonly reserve?: number;
};

/** A role at an element, and who holds it. */
export type NodeSeat = {
  /** The role's key, and what it is called. */
  readonly role: string;
  readonly label: string;
  readonly holders: readonly NodeHolder[];
};

export type NodeHolder = {
  /** The identity of the person; absent for a vacant seat. */
  readonly id?: string;
  readonly text: string;
  /** Per cent of a working week, where stated. */
  readonly share?: number;
};

/** How flow is managed at an element in one rhythm: words of the language, such as `portfolio-leaders`. */
export type NodeCadence = {
  readonly rhythm: string;
  readonly participants: readonly string[];
  readonly focus: readonly string[];
  readonly manages: readonly string[];
};

export type NodeFact = {
  readonly label: string;
  readonly text: string;
  /** `vacant`: a seat that nobody holds. `detail`: worth a line where there is room, not a glance. */
  readonly tone?: 'vacant' | 'detail';
};

export type NodeProblem = { readonly rule: string; readonly severity: Severity; readonly message: string };
