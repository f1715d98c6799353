/**
 * Elements and links: what names mean. An element is stable across edits of its text: it keeps its identity while a
 * declaration of its kind and name stands in its file, and everything that refers to it points here, never to syntax.
 */
import type { Relation } from '../metamodel/index.ts';
import type { Declaration, ElementKind, FileSummary, Statement, Value } from '../syntax/summary.ts';

/** A file as it stands now; replaced as a whole when its text changes. */
export type FileRecord = {
  readonly path: string;
  readonly text: string;
  summary: FileSummary;
  /** The elements of its declarations, by the same index. */
  elements: readonly Element[];
};

/** The relation of a role's line to its holder, of a key to the role that it means, and of members, contacts and approvals to people. */
export type LinkRelation = Relation | 'holder' | 'role-key' | 'member' | 'person' | 'role' | 'employer' | 'misplaced';

export type LinkStatus = 'resolved' | 'unresolved' | 'ambiguous' | 'wrong-kind';

export const noCandidates: readonly Element[] = [];

/**
 * One reference from an element to another, as the text states it or as standing in a parent implies it. Links hang in
 * three lists by pointers of their own (out of their subject, into their target, uses of a name): a set or an array for
 * each would weigh more than the links, and any of them can be taken out in one step.
 */
export class Link {
  readonly subject: Element;
  readonly relation: LinkRelation;
  /** The key of the statement in `stater`; `in` for what nesting states. */
  readonly key: string;
  /** The element in whose text it stands: the subject, or the child that implies it. */
  readonly stater: Element;
  /** Which of the statements with that key, and which of its values; both -1 where nesting alone states it. */
  readonly statement: number;
  readonly value: number;
  readonly name: string;
  /** Nesting or another statement implies it. */
  readonly implied: boolean;
  status: LinkStatus = 'unresolved';
  target: Element | undefined = undefined;
  /** What the name may mean where it is ambiguous. */
  candidates: readonly Element[] = noCandidates;
  /** What this one says beside containment. */
  implies: Link | undefined = undefined;
  nextOut: Link | undefined = undefined;
  previousOut: Link | undefined = undefined;
  nextIn: Link | undefined = undefined;
  previousIn: Link | undefined = undefined;
  nextUse: Link | undefined = undefined;
  previousUse: Link | undefined = undefined;

  constructor(
    subject: Element,
    relation: LinkRelation,
    stater: Element,
    place: LinkPlace,
    name: string,
    implied: boolean,
  ) {
    this.subject = subject;
    this.relation = relation;
    this.stater = stater;
    this.key = place.key;
    this.statement = place.statement;
    this.value = place.value;
    this.name = name;
    this.implied = implied;
  }

  get share(): number | undefined {
    const value = valueOf(this);
    return value?.type === 'reference' || value?.type === 'person' ? value.share : undefined;
  }

  get lead(): boolean {
    const value = valueOf(this);
    return (value?.type === 'reference' || value?.type === 'person') && value.lead === true;
  }
}

export type LinkPlace = { readonly key: string; readonly statement: number; readonly value: number };

/** Nesting states it, and no words. */
export const byNesting: LinkPlace = { key: 'in', statement: -1, value: -1 };

export class Element {
  readonly kind: ElementKind;
  /** The name; for a person the handle without its `@`. */
  readonly name: string | undefined;
  /** Unique in its file, and stable while the declaration stands there. */
  readonly localKey: string;
  file: FileRecord | undefined = undefined;
  /** The index of its declaration in its file. */
  index = -1;
  /** The element in whose block it stands, the file's own included. */
  owner: Element | undefined = undefined;
  /** Which of several declarations of one kind and name this is, in the order of path and offset. */
  rank = 0;
  /** The heads of its lists of links. */
  firstOut: Link | undefined = undefined;
  firstIn: Link | undefined = undefined;
  /** Who must be checked again when a part of this changes. */
  readers: Map<string, Set<Element>> | undefined = undefined;
  /** The reader sets that this stands in. */
  reads: Set<Set<Element>> | undefined = undefined;
  /** What queries.ts has made of its role lines; undefined since something changed. */
  roleLines: readonly unknown[] | undefined = undefined;
  /** Set by the store: notes that the element being checked has read a part of this one. */
  onRead: ((element: Element, part: string) => void) | undefined = undefined;

  constructor(kind: ElementKind, name: string | undefined, localKey: string) {
    this.kind = kind;
    this.name = name;
    this.localKey = localKey;
  }

  /** The declaration in the text; undefined for a person who is only mentioned. */
  get declaration(): Declaration | undefined {
    return this.file?.summary.declarations[this.index];
  }

  get title(): string | undefined {
    this.onRead?.(this, 'title');
    return this.declaration?.title;
  }

  get doc(): string | undefined {
    this.onRead?.(this, 'doc');
    return this.declaration?.doc;
  }

  /** Whether a syntax error stands in its own text. */
  get broken(): boolean {
    this.onRead?.(this, 'broken');
    return this.declaration?.broken ?? false;
  }

  statements(key: string): readonly Statement[] {
    this.onRead?.(this, key);
    return this.declaration?.statementsOf(key) ?? [];
  }

  /** All values of a key, over all its lines. */
  values(key: string): readonly Value[] {
    return this.statements(key).flatMap((statement) => statement.values);
  }

  value(key: string): Value | undefined {
    return this.values(key)[0];
  }

  /** Links out, each target once, in the order of the text. */
  links(relation: LinkRelation): readonly Link[] {
    this.onRead?.(this, relation);
    return inOrder(outLinks(this, relation));
  }

  /** Links in, in the order of path and offset. */
  linksTo(relation: LinkRelation): readonly Link[] {
    this.onRead?.(this, `<${relation}`);
    return inOrder(inLinks(this, relation));
  }

  /** Links in, in no order: for counting, where putting hundreds in order would cost more than all else. */
  unorderedLinksTo(relation: LinkRelation): readonly Link[] {
    this.onRead?.(this, `<${relation}`);
    return inLinks(this, relation);
  }

  /** The identity as text: `art:pay-core`, `art:pay-core/backlog`, `#2` for the second of one name. */
  get id(): string {
    const own = this.name === undefined ? this.kind : `${this.kind}:${this.name}`;
    const numbered = this.rank > 0 ? `${own}#${this.rank + 1}` : own;
    const owner = isOwned(this) ? this.links('in').find((link) => link.target)?.target : undefined;
    return owner && owner.kind !== 'file' ? `${owner.id}/${numbered}` : numbered;
  }
}

/** The links out of an element, in no order. */
export function outLinks(element: Element, relation?: LinkRelation): Link[] {
  const links: Link[] = [];
  for (let link = element.firstOut; link; link = link.nextOut)
    if (relation === undefined || link.relation === relation) links.push(link);
  return links;
}

/** The links into an element, in no order. */
export function inLinks(element: Element, relation?: LinkRelation): Link[] {
  const links: Link[] = [];
  for (let link = element.firstIn; link; link = link.nextIn)
    if (relation === undefined || link.relation === relation) links.push(link);
  return links;
}

export function addOut(link: Link): void {
  const next = link.subject.firstOut;
  link.nextOut = next;
  if (next) next.previousOut = link;
  link.subject.firstOut = link;
}

export function dropOut(link: Link): void {
  const { previousOut, nextOut, subject } = link;
  if (previousOut) previousOut.nextOut = nextOut;
  else if (subject.firstOut === link) subject.firstOut = nextOut;
  if (nextOut) nextOut.previousOut = previousOut;
  link.previousOut = undefined;
  link.nextOut = undefined;
}

export function addIn(link: Link, target: Element): void {
  const next = target.firstIn;
  link.nextIn = next;
  if (next) next.previousIn = link;
  target.firstIn = link;
}

export function dropIn(link: Link, target: Element): void {
  const { previousIn, nextIn } = link;
  if (previousIn) previousIn.nextIn = nextIn;
  else if (target.firstIn === link) target.firstIn = nextIn;
  if (nextIn) nextIn.previousIn = previousIn;
  link.previousIn = undefined;
  link.nextIn = undefined;
}

/** Without a name of its own in the project: owned kinds, and what has no name. */
export function isOwned(element: Element): boolean {
  return element.localKey.startsWith('/');
}

/** New links are put at the head of their lists, so that these, reversed, are nearly always in order already. */
function inOrder(links: Link[]): readonly Link[] {
  if (links.length < 2) return links;
  links.reverse();
  for (let index = 1; index < links.length; index += 1)
    // Both are there: the index runs from the second to the last.
    if (compareLinks(links[index - 1] as Link, links[index] as Link) > 0) return sorted(links);
  return links;
}

function sorted(links: Link[]): readonly Link[] {
  const offsets = new Map<Link, number>();
  for (const link of links) offsets.set(link, offsetOf(link));
  const offset = (link: Link): number => offsets.get(link) ?? 0;
  return links.sort((a, b) => comparePaths(a.stater, b.stater) || offset(a) - offset(b) || a.value - b.value);
}

export function compareLinks(a: Link, b: Link): number {
  const isNesting = a.statement < 0 && b.statement < 0;
  if (isNesting && a.stater.file === b.stater.file) return a.stater.index - b.stater.index;
  return comparePaths(a.stater, b.stater) || offsetOf(a) - offsetOf(b) || a.value - b.value;
}

/** The canonical order: path, then offset. */
export function compareElements(a: Element, b: Element): number {
  return comparePaths(a, b) || a.index - b.index;
}

function comparePaths(a: Element, b: Element): number {
  if (a.file === b.file) return 0;
  const left = a.file?.path ?? '';
  const right = b.file?.path ?? '';
  return left < right ? -1 : left > right ? 1 : 0;
}

function offsetOf(link: Link): number {
  const { declaration } = link.stater;
  if (!declaration) return 0;
  return statementOf(link)?.offset ?? declaration.offset;
}

/** The statement in which a link stands; undefined where nesting states it. */
export function statementOf(link: Link): Statement | undefined {
  if (link.statement < 0) return undefined;
  return link.stater.declaration?.statementOf(link.key, link.statement);
}

/** The value that states a link. */
export function valueOf(link: Link): Value | undefined {
  return statementOf(link)?.values[link.value];
}
