// Over 300 lines: the types of elements, links and names need each other, so that apart they would import in a circle.
/**
 * Elements and links: what names mean. An element is stable across edits of its text: it keeps its identity while a
 * declaration of its kind and name stands in its file, and everything that refers to it points here, never to syntax.
 */
import { kindRow, type Relation } from '../metamodel/index.ts';
import type { Declaration, ElementKind, FileSummary, Statement, Value } from '../syntax/summary.ts';
import { collectChildren, collectIn, collectOut, distinctTargets } from './collect.ts';
import { Namesakes } from './namesakes.ts';

/** A file as it stands now; replaced as a whole when its text changes. */
export type FileRecord = {
  readonly path: string;
  text: string;
  summary: FileSummary;
  /** The elements of its declarations, by the same index. */
  elements: readonly Element[];
};

/** The relation of a role's line to its holder, of a key to the role that it means, and of members, contacts and approvals to people. */
export type LinkRelation = Relation | 'holder' | 'role-key' | 'member' | 'person' | 'role' | 'employer' | 'misplaced';

export type LinkStatus = 'resolved' | 'unresolved' | 'ambiguous' | 'wrong-kind';

export const noCandidates: readonly Element[] = [];
const noLinks: readonly Link[] = [];
const noElements: readonly Element[] = [];
const noValues: readonly Value[] = [];
const noStatements: readonly Statement[] = [];

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
  /** The name that is looked up; undefined where nesting or another statement implies the link. */
  readonly entry: Name | undefined;
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
  /** It waits to be looked up. Set by the store, as is all of the above. */
  isPending = false;

  constructor(subject: Element, relation: LinkRelation, stater: Element, place: LinkPlace, entry: Name | undefined) {
    this.subject = subject;
    this.relation = relation;
    this.stater = stater;
    this.key = place.key;
    this.statement = place.statement;
    this.value = place.value;
    this.entry = entry;
  }

  get name(): string {
    return this.entry?.text ?? this.target?.name ?? '';
  }

  /** Nesting or another statement implies it. */
  get implied(): boolean {
    return this.entry === undefined;
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

/**
 * A name that is declared or used, with the elements that have it. Elements and links keep the entry of their name, so
 * that it is looked up once and they all share one string.
 */
export class Name extends Namesakes<Element> {
  readonly text: string;
  /** Who is called so and is mentioned without being declared; people only. */
  mention: Element | undefined = undefined;
  /** The first of the links that use it, which leads to the others. */
  firstUse: Link | undefined = undefined;
  /** The next in the ring of names that differ in capital letters alone; undefined where there is no other. */
  nextSpelling: Name | undefined = undefined;
  /** What it means may have changed since that was last asked. */
  isChanged = false;
  /** It gained or lost an element, so that ranks must be counted anew. */
  isUnsettled = false;

  constructor(text: string) {
    super();
    this.text = text;
  }
}

function isAny(): boolean {
  return true;
}

export type LinkPlace = { readonly key: string; readonly statement: number; readonly value: number };

/** Nesting states it, and no words. */
export const byNesting: LinkPlace = { key: 'in', statement: -1, value: -1 };

/** What is declared, or a person who is only mentioned. Whatever is read of it is noted, so that its readers are checked again. */
export class Element {
  readonly kind: ElementKind;
  /** The name; for a person the handle without its `@`. */
  readonly name: string | undefined;
  /** The entry of its name, where it has a name of its own in the project. */
  entry: Name | undefined = undefined;
  file: FileRecord | undefined = undefined;
  /** The declaration in the text; undefined for a person who is only mentioned. */
  declaration: Declaration | undefined = undefined;
  /** The index of its declaration in its file. */
  index = -1;
  /** The element in whose block it stands, the file's own included. */
  owner: Element | undefined = undefined;
  /** Which of several declarations of one kind and name this is, in the order of path and offset. */
  rank = 0;
  /** The heads of its lists of links. What contains it, and what it contains, are asked for most, so they hang apart. */
  firstParent: Link | undefined = undefined;
  firstChild: Link | undefined = undefined;
  firstOut: Link | undefined = undefined;
  firstIn: Link | undefined = undefined;
  /** Who must be checked again when a part of this changes. */
  readers: Map<string, Set<Element>> | undefined = undefined;
  /** The reader sets that this stands in. */
  reads: Set<Element>[] | undefined = undefined;
  /** What queries.ts has made of its role lines; undefined since something changed. */
  roleLines: readonly unknown[] | undefined = undefined;
  /** It waits to be checked. */
  isDirty = false;
  /** Set by the store: notes that the element being checked has read a part of this one. */
  onRead: ((element: Element, part: string) => void) | undefined = undefined;

  constructor(kind: ElementKind, name: string | undefined) {
    this.kind = kind;
    this.name = name;
  }

  get title(): string | undefined {
    this.onRead?.(this, 'title');
    const title = this.declaration?.title;
    // Quotation marks with nothing between them are a title that is not typed yet.
    return title?.trim() === '' ? undefined : title;
  }

  get doc(): string | undefined {
    this.onRead?.(this, 'doc');
    return this.declaration?.doc;
  }

  /** Whether a syntax error stands in its own text. */
  get broken(): boolean {
    this.onRead?.(this, 'soundness');
    return this.declaration?.soundness === 'broken';
  }

  /**
   * Whether nobody knows what it lacks: something in its own text does not read (a misspelt key, no colon, no value), it
   * stands where it does not belong, or another one has its name.
   */
  get unclear(): boolean {
    this.onRead?.(this, 'soundness');
    return this.rank > 0 || (this.declaration !== undefined && this.declaration.soundness !== 'sound');
  }

  /** Notes that a part has been read whose answer somebody has kept. */
  noteRead(part: string): void {
    this.onRead?.(this, part);
  }

  statements(key: string): readonly Statement[] {
    this.onRead?.(this, key);
    return this.declaration?.statementsOf(key) ?? noStatements;
  }

  /** All values of a key, over all its lines. */
  values(key: string): readonly Value[] {
    this.onRead?.(this, key);
    const first = this.declaration?.statementOf(key, 0);
    if (!first) return noValues;
    // Nearly always a key has one line, of which no list is made.
    if (!this.declaration?.statementOf(key, 1)) return first.values;
    return this.statements(key).flatMap(({ values }) => values);
  }

  /** The first value of a key. */
  value(key: string): Value | undefined {
    this.onRead?.(this, key);
    return this.declaration?.valueOf(key);
  }

  /** Whether a key is stated at all. */
  states(key: string): boolean {
    this.onRead?.(this, key);
    return this.declaration?.statementOf(key, 0) !== undefined;
  }

  /** What contains it, by nesting first, then by `in`: the first of them. */
  get parent(): Element | undefined {
    if (this.hasManyParents) return this.links('in').find(({ target }) => target)?.target;
    return this.firstParent?.target;
  }

  /** Whether more than one place is stated in which it stands; nearly everything has one. */
  get hasManyParents(): boolean {
    this.onRead?.(this, 'in');
    return this.firstParent?.nextOut !== undefined;
  }

  /** Links out, each target once, in the order of the text. */
  links(relation: LinkRelation): readonly Link[] {
    this.onRead?.(this, relation);
    return inOrder(outLinks(this, relation));
  }

  /** Where the links of a relation lead, each once, in the order of the text. Nearly always one at most. */
  targets(relation: LinkRelation): readonly Element[] {
    this.onRead?.(this, relation);
    const first = nextOfRelation(relation === 'in' ? this.firstParent : this.firstOut, relation);
    if (!first) return noElements;
    if (nextOfRelation(first.nextOut, relation)) return distinctTargets(inOrder(outLinks(this, relation)));
    return first.target ? [first.target] : noElements;
  }

  /** Links in, in the order of path and offset. */
  linksTo(relation: LinkRelation): readonly Link[] {
    this.onRead?.(this, `<${relation}`);
    return inOrder(inLinks(this, relation));
  }

  /** The links of what stands in it, of certain kinds where some are named, in the order of path and offset. */
  linksFrom(kinds: readonly ElementKind[]): readonly Link[] {
    this.onRead?.(this, '<in');
    return inOrder(collectChildren(this.firstChild, kinds));
  }

  /** Links in, in no order: for counting, where putting hundreds in order would cost more than all else. */
  unorderedLinksTo(relation: LinkRelation): readonly Link[] {
    this.onRead?.(this, `<${relation}`);
    return inLinks(this, relation);
  }

  /** Whether it has a link out of a relation, one that passes a test where there is one: makes no list. */
  someLink(relation: LinkRelation, test: (link: Link) => boolean = isAny): boolean {
    this.onRead?.(this, relation);
    for (let link = relation === 'in' ? this.firstParent : this.firstOut; link; link = link.nextOut)
      if (link.relation === relation && test(link)) return true;
    return false;
  }

  /** The same of the links into it. */
  someLinkTo(relation: LinkRelation, test: (link: Link) => boolean = isAny): boolean {
    this.onRead?.(this, `<${relation}`);
    for (let link = relation === 'in' ? this.firstChild : this.firstIn; link; link = link.nextIn)
      if (link.relation === relation && test(link)) return true;
    return false;
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
export function outLinks(element: Element, relation?: LinkRelation): readonly Link[] {
  if (relation === 'in') return collectOut(element.firstParent, undefined, noLinks);
  const others = collectOut(element.firstOut, relation, noLinks);
  return relation === undefined ? collectOut(element.firstParent, undefined, others) : others;
}

/** The links into an element, in no order. */
export function inLinks(element: Element, relation?: LinkRelation): readonly Link[] {
  if (relation === 'in') return collectIn(element.firstChild, undefined, noLinks);
  const others = collectIn(element.firstIn, relation, noLinks);
  return relation === undefined ? collectIn(element.firstChild, undefined, others) : others;
}

function nextOfRelation(from: Link | undefined, relation: LinkRelation): Link | undefined {
  let link = from;
  while (link && link.relation !== relation) link = link.nextOut;
  return link;
}

/** Without a name of its own in the project: owned kinds, and what has no name. */
export function isOwned({ kind, name }: Element): boolean {
  return kind === 'file' || kind === 'unknown' || name === undefined || kindRow(kind).owned === true;
}

/** Collected links in canonical order, in which they nearly always are. */
function inOrder(links: readonly Link[]): readonly Link[] {
  for (let index = 1; index < links.length; index += 1)
    // Both are there: the index runs from the second to the last. They were put into a new list, which nobody else holds.
    if (compareLinks(links[index - 1] as Link, links[index] as Link) > 0) return sorted(links as Link[]);
  return links;
}

function sorted(links: Link[]): readonly Link[] {
  const offsets = new Map<Link, number>();
  for (const link of links) offsets.set(link, offsetOf(link));
  const offset = (link: Link): number => offsets.get(link) ?? 0;
  return links.sort((a, b) => comparePaths(a.stater, b.stater) || offset(a) - offset(b) || a.value - b.value);
}

/** The order of path and offset. */
export function compareLinks(a: Link, b: Link): number {
  const isNesting = a.statement < 0 && b.statement < 0;
  if (isNesting && a.stater.file === b.stater.file) return a.stater.index - b.stater.index;
  if (a.stater === b.stater && a.key === b.key) return a.statement - b.statement || a.value - b.value;
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
