// Over 300 lines: the one place that changes what the model holds, so that every index moves in step.
/**
 * The organisation model: elements and the links between them, kept in step with the files. Replacing a file changes
 * only what differs, links again only the uses of names whose meaning changed, and tells who must be checked again.
 * What it holds after any sequence of replacements is what a fresh load of the same files would hold.
 */
import {
  addIn,
  addOut,
  byNesting,
  compareElements,
  dropIn,
  dropOut,
  Element,
  inLinks,
  isOwned,
  Link,
  outLinks,
  type FileRecord,
} from '../binding/element.ts';
import { linksOf } from '../binding/links.ts';
import { resolve } from '../binding/resolve.ts';
import { Symbols } from '../binding/symbols.ts';
import { kindRow, type Kind } from '../metamodel/index.ts';
import type { Declaration, FileSummary } from '../syntax/summary.ts';

export type FileChange = {
  readonly path: string;
  readonly text: string;
  /** Absent where the file is gone. */
  readonly summary: FileSummary | undefined;
};

export type StoreUpdate = {
  /** Elements whose problems may differ. */
  readonly dirty: ReadonlySet<Element>;
  readonly removed: readonly Element[];
  /** Files of which at least one reference was looked up again. */
  readonly relinked: ReadonlySet<string>;
};

export class Store {
  readonly symbols = new Symbols();
  private readonly files = new Map<string, FileRecord>();
  private readonly byKind = new Map<Kind, Set<Element>>();
  /** Who has read the list of a kind. */
  private readonly kindReaders = new Map<Kind, Set<Element>>();
  /** Who has asked whether there is any of a kind: told when the first comes or the last goes, and not for each. */
  private readonly anyReaders = new Map<Kind, Set<Element>>();
  /** The elements of a kind in order, until the next update. */
  private readonly ordered = new Map<Kind, readonly Element[]>();
  private readonly isTracked: boolean;
  private reader: Element | undefined;
  private dirty = new Set<Element>();
  private removed: Element[] = [];
  private relinked = new Set<string>();
  private readonly pending = new Set<Link>();
  private readonly onRead: (element: Element, part: string) => void;

  /** `isTracked: false` is for one check without edits after it: nobody is remembered as a reader. */
  constructor(isTracked: boolean) {
    this.isTracked = isTracked;
    this.onRead = (element, part) => this.noteRead(element, part);
  }

  update(changes: readonly FileChange[]): StoreUpdate {
    this.dirty = new Set();
    this.removed = [];
    this.relinked = new Set();
    this.ordered.clear();
    for (const change of changes) this.replaceFile(change);
    for (const element of this.symbols.settle()) {
      this.touch(element, 'rank');
      this.forget(element, false);
    }
    this.relink();
    this.ordered.clear();
    for (const element of this.removed) this.dirty.delete(element);
    return { dirty: this.dirty, removed: this.removed, relinked: this.relinked };
  }

  file(path: string): FileRecord | undefined {
    return this.files.get(path);
  }

  allFiles(): Iterable<FileRecord> {
    return this.files.values();
  }

  /** All elements of a kind in canonical order, declared or mentioned. */
  elementsOf(kind: Kind): readonly Element[] {
    this.noteKindRead(kind, this.kindReaders);
    let elements = this.ordered.get(kind);
    if (!elements) {
      const declared = [...(this.byKind.get(kind) ?? [])].sort(compareElements);
      elements = kind === 'person' ? [...declared, ...this.symbols.mentioned()] : declared;
      this.ordered.set(kind, elements);
    }
    return elements;
  }

  hasAny(kind: Kind): boolean {
    this.noteKindRead(kind, this.anyReaders);
    return (this.byKind.get(kind)?.size ?? 0) > 0;
  }

  count(): number {
    let sum = 0;
    for (const set of this.byKind.values()) sum += set.size;
    return sum;
  }

  /** Runs a check whose reads make the element dirty when they change. */
  reading<R>(element: Element, check: () => R): R {
    this.forgetReads(element);
    const before = this.reader;
    this.reader = this.isTracked ? element : undefined;
    try {
      return check();
    } finally {
      this.reader = before;
    }
  }

  /** Marks as read a part that is no statement, such as the list of roles. */
  private noteRead(element: Element, part: string): void {
    const { reader } = this;
    if (!reader || reader === element) return;
    element.readers ??= new Map();
    let readers = element.readers.get(part);
    if (!readers) element.readers.set(part, (readers = new Set()));
    this.addReader(readers, reader);
  }

  private noteKindRead(kind: Kind, table: Map<Kind, Set<Element>>): void {
    if (!this.reader) return;
    let readers = table.get(kind);
    if (!readers) table.set(kind, (readers = new Set()));
    this.addReader(readers, this.reader);
  }

  private addReader(readers: Set<Element>, reader: Element): void {
    readers.add(reader);
    reader.reads ??= new Set();
    reader.reads.add(readers);
  }

  private forgetReads(element: Element): void {
    if (!element.reads) return;
    for (const readers of element.reads) readers.delete(element);
    element.reads = undefined;
  }

  private touch(element: Element, part: string): void {
    this.dirty.add(element);
    element.roleLines = undefined;
    for (const reader of element.readers?.get(part) ?? []) this.dirty.add(reader);
  }

  private touchKind(kind: Element['kind']): void {
    if (kind === 'file' || kind === 'unknown') return;
    for (const reader of this.kindReaders.get(kind) ?? []) this.dirty.add(reader);
    const count = this.byKind.get(kind)?.size ?? 0;
    // After the first has come, or the last has gone; a person who is only mentioned is in no list.
    if (count <= 1) for (const reader of this.anyReaders.get(kind) ?? []) this.dirty.add(reader);
  }

  private replaceFile({ path, text, summary }: FileChange): void {
    const before = this.files.get(path);
    const old = new Map<string, Element>();
    for (const element of before?.elements ?? []) old.set(element.localKey, element);
    const oldDeclarations = before?.summary.declarations;
    const oldText = before?.text ?? '';
    const oldOwners = new Map<Element, Element | undefined>();
    const oldIndex = new Map<Element, number>();
    for (const element of old.values()) {
      oldOwners.set(element, element.owner);
      oldIndex.set(element, element.index);
    }
    if (!summary) {
      this.files.delete(path);
      for (const element of old.values()) this.removeElement(element);
      return;
    }
    const record: FileRecord = before ?? { path, text, summary, elements: [] };
    const next: FileRecord = record;
    const elements = this.placeElements(summary.declarations, old, next);
    const kept = new Set(elements);
    for (const element of old.values()) if (!kept.has(element)) this.removeElement(element);
    this.assign(next, text, summary, elements);
    const isReordered = hasReordered(elements, oldIndex);
    for (const element of elements) {
      const index = oldIndex.get(element);
      const oldDeclaration = index === undefined ? undefined : oldDeclarations?.[index];
      if (oldDeclaration) this.changeElement(element, oldDeclaration, oldText, oldOwners.get(element));
      else this.addElement(element);
      if (!oldDeclaration || !oldDeclarations || index === undefined) continue;
      if (isReordered || interleaving(oldDeclarations, index) !== interleaving(summary.declarations, element.index))
        this.reorder(element);
    }
  }

  private assign(record: FileRecord, text: string, summary: FileSummary, elements: readonly Element[]): void {
    const stored = Object.assign(record, { text, summary, elements });
    this.files.set(record.path, stored);
    elements.forEach((element, index) => {
      element.file = stored;
      element.index = index;
      element.roleLines = undefined;
    });
  }

  /** One element a declaration: the one that stood there before, or a new one. */
  private placeElements(
    declarations: readonly Declaration[],
    old: ReadonlyMap<string, Element>,
    file: FileRecord,
  ): readonly Element[] {
    const counts = new Map<string, number>();
    const elements: Element[] = [];
    for (const declaration of declarations) {
      const owner = elements[declaration.parent];
      const base = baseKey(declaration, owner);
      const ordinal = (counts.get(base) ?? 0) + 1;
      counts.set(base, ordinal);
      const key = ordinal === 1 ? base : `${base}#${ordinal}`;
      const element = old.get(key) ?? new Element(declaration.kind, declaration.name, key);
      element.owner = owner;
      element.onRead = this.isTracked ? this.onRead : undefined;
      element.file ??= file;
      elements.push(element);
    }
    return elements;
  }

  private addElement(element: Element): void {
    const { kind, declaration } = element;
    if (!declaration) return;
    if (kind !== 'file' && kind !== 'unknown') {
      const all = this.byKind.get(kind) ?? new Set();
      all.add(element);
      this.byKind.set(kind, all);
    }
    this.symbols.add(element);
    this.touchKind(kind);
    this.dirty.add(element);
    this.setRoleWords(element, undefined, declaration);
    this.addLinks(element);
    this.addNesting(element);
  }

  private removeElement(element: Element): void {
    const { kind } = element;
    if (kind !== 'file' && kind !== 'unknown') this.byKind.get(kind)?.delete(element);
    this.symbols.remove(element);
    this.touchKind(kind);
    this.setRoleWords(element, element.declaration, undefined);
    for (const link of statedBy(element)) this.removeLink(link);
    this.forget(element, true);
    for (const readers of element.readers?.values() ?? []) for (const reader of readers) this.dirty.add(reader);
    this.forgetReads(element);
    element.file = undefined;
    this.removed.push(element);
  }

  /** Links of others to it are looked up again; the name may mean something else now. */
  private forget(element: Element, isGone: boolean): void {
    for (const link of inLinks(element)) if (isGone || !link.implied) this.pending.add(link);
  }

  private changeElement(
    element: Element,
    before: Declaration,
    textBefore: string,
    ownerBefore: Element | undefined,
  ): void {
    const after = element.declaration;
    if (!after || !element.file) return;
    if (before.title !== after.title) this.touch(element, 'title');
    if (before.doc !== after.doc) this.touch(element, 'doc');
    if (before.broken !== after.broken) this.touch(element, 'broken');
    if (before.written !== after.written) this.touch(element, 'written');
    const changed = changedKeys(before, textBefore, after, element.file.text);
    if (changed.size > 0) this.setRoleWords(element, before, after);
    // What a role requires is read as one table, by whoever reads the list of roles.
    if (element.kind === 'role' && (changed.size > 0 || before.title !== after.title)) this.touchKind('role');
    for (const key of changed) {
      this.touch(element, key);
      for (const link of statedBy(element)) if (link.key === key && link.statement >= 0) this.removeLink(link);
      this.addLinks(element, key);
    }
    if (ownerBefore === element.owner) return;
    for (const link of statedBy(element)) if (link.statement < 0) this.removeLink(link);
    this.addNesting(element);
  }

  /** The order of declarations may decide which of several comes first. */
  private reorder(element: Element): void {
    this.symbols.reordered(element);
    for (const link of statedBy(element)) {
      this.touch(link.subject, link.relation);
      if (link.target) this.touch(link.target, `<${link.relation}`);
    }
  }

  private setRoleWords(element: Element, before: Declaration | undefined, after: Declaration | undefined): void {
    if (element.kind !== 'role') return;
    this.symbols.setRoleWords(element, roleWords(before), roleWords(after));
  }

  private addLinks(element: Element, key?: string): void {
    for (const link of linksOf(element, key)) this.addLink(link);
  }

  /** Standing in a block is being `in` what the block belongs to. */
  private addNesting(element: Element): void {
    const { owner } = element;
    if (!owner || owner.kind === 'file') return;
    const link = new Link(element, 'in', element, byNesting, owner.name ?? '', true);
    this.attach(link, owner);
    this.imply(link, owner);
  }

  private addLink(link: Link): void {
    addOut(link);
    this.touch(link.subject, link.relation);
    this.symbols.use(link);
    this.pending.add(link);
  }

  private removeLink(link: Link): void {
    this.pending.delete(link);
    if (!link.implied) this.symbols.unuse(link);
    this.unimply(link);
    this.detach(link);
  }

  private attach(link: Link, target: Element): void {
    addOut(link);
    link.status = 'resolved';
    this.touch(link.subject, link.relation);
    this.point(link, target);
  }

  private detach(link: Link): void {
    dropOut(link);
    this.touch(link.subject, link.relation);
    this.point(link, undefined);
  }

  private point(link: Link, target: Element | undefined): void {
    const { target: before, relation } = link;
    if (before === target) return;
    if (before) {
      dropIn(link, before);
      this.touch(before, `<${relation}`);
      if (this.symbols.forgetUnmentioned(before)) this.touchKind('person');
    }
    link.target = target;
    if (!target) return;
    addIn(link, target);
    target.onRead ??= this.isTracked ? this.onRead : undefined;
    this.touch(target, `<${relation}`);
  }

  private relink(): void {
    this.symbols.takeAffected(this.pending);
    for (const link of this.pending) {
      if (link.implied) continue;
      if (link.stater.file) this.relinked.add(link.stater.file.path);
      this.resolveLink(link);
    }
    this.pending.clear();
    for (const handle of this.symbols.handles.takeChanged()) this.touchMentions(this.symbols.knownPerson(handle));
  }

  /** Whoever names a person is checked again where another handle that nearly equals hers comes or goes. */
  private touchMentions(person: Element | undefined): void {
    for (const link of person ? inLinks(person) : []) this.touch(link.subject, link.relation);
  }

  private resolveLink(link: Link): void {
    const { status, target, candidates } = resolve(link, this.symbols);
    if (link.status === status && link.target === target && sameElements(link.candidates, candidates)) return;
    const wasNew = link.target === undefined && target?.kind === 'person' && !target.firstIn && !target.file;
    this.unimply(link);
    link.status = status;
    link.candidates = candidates;
    this.point(link, target);
    this.touch(link.subject, link.relation);
    if (wasNew) this.touchKind('person');
    if (target) this.imply(link, target);
  }

  /** What being in a parent says beside containment: a product in a solution is comprised by it. */
  private imply(link: Link, parent: Element): void {
    const child = link.subject;
    if (link.relation !== 'in' || child.kind === 'file' || child.kind === 'unknown') return;
    if (parent.kind === 'file' || parent.kind === 'unknown') return;
    const stated =
      parent.kind === 'backlog'
        ? ({ relation: 'ranks', subject: 'parent' } as const)
        : kindRow(child.kind).states?.[parent.kind];
    if (!stated) return;
    const [subject, target] = stated.subject === 'parent' ? [parent, child] : [child, parent];
    const implied = new Link(subject, stated.relation, child, link, target.name ?? '', true);
    link.implies = implied;
    this.attach(implied, target);
  }

  private unimply(link: Link): void {
    const { implies } = link;
    if (!implies) return;
    link.implies = undefined;
    this.detach(implies);
  }
}

function baseKey(declaration: Declaration, owner: Element | undefined): string {
  const { kind, name } = declaration;
  const own = name === undefined ? kind : `${kind}:${name}`;
  if (kind === 'file') return '/file';
  if (kind !== 'unknown' && name !== undefined && !kindRow(kind).owned) return own;
  return `${owner && isOwned(owner) ? owner.localKey : `/${owner?.localKey ?? ''}`}/${own}`;
}

/** The links that an element's own text states or implies by its nesting. */
function statedBy(element: Element): readonly Link[] {
  return outLinks(element).filter((link) => link.stater === element && (!link.implied || isNesting(link)));
}

function isNesting(link: Link): boolean {
  return link.relation === 'in' && link.statement < 0;
}

/** The keys whose statements differ between two texts of one declaration. */
function changedKeys(
  before: Declaration,
  textBefore: string,
  after: Declaration,
  textAfter: string,
): ReadonlySet<string> {
  const [old, young] = [textByKey(before, textBefore), textByKey(after, textAfter)];
  const changed = new Set<string>();
  for (const [key, text] of old) if (young.get(key) !== text) changed.add(key);
  for (const key of young.keys()) if (!old.has(key)) changed.add(key);
  return changed;
}

/** The lines of a backlog and the items declared between them are one order. */
function textByKey({ statements }: Declaration, text: string): Map<string, string> {
  const texts = new Map<string, string>();
  for (const { key, status, valuesSpan, keySpan } of statements) {
    const own = valuesSpan.end > valuesSpan.start ? text.slice(valuesSpan.start, valuesSpan.end) : '';
    // A backlog's line has no values but the word that is its key.
    const line = key === 'ranks' ? text.slice(keySpan.start, keySpan.end) : own;
    // Without its colon a key is a word that means nothing.
    texts.set(key, `${texts.get(key) ?? ''}\n${status} ${line}`);
  }
  return texts;
}

/** How a backlog's lines and the items declared between them take turns: together they are one order. */
function interleaving(declarations: readonly Declaration[], index: number): string {
  const backlog = declarations[index];
  if (backlog?.kind !== 'backlog' || backlog.statements.length === 0) return '';
  const starts = backlog.statements.map(({ span }) => ({ start: span.start, turn: 'line' }));
  for (let at = index + 1; at < declarations.length; at += 1) {
    const item = declarations[at];
    if (!item || item.span.start >= backlog.span.end) break;
    if (item.parent === index) starts.push({ start: item.span.start, turn: 'item' });
  }
  return starts
    .sort((a, b) => a.start - b.start)
    .map(({ turn }) => turn)
    .join(' ');
}

/** The words by which a role is known. */
function roleWords(declaration: Declaration | undefined): readonly string[] {
  if (declaration?.name === undefined) return [];
  const texts = declaration.statements
    .filter(({ key }) => key === 'abbreviation' || key === 'aliases')
    .flatMap(({ values }) => values.flatMap((value) => (value.type === 'text' ? value.text : [])));
  return [...new Set([declaration.name, ...texts])];
}

function sameElements(a: readonly Element[], b: readonly Element[]): boolean {
  return a.length === b.length && a.every((element, index) => element === b[index]);
}

/** Whether elements that were there before stand in another order now. */
function hasReordered(elements: readonly Element[], oldIndex: ReadonlyMap<Element, number>): boolean {
  let last = -1;
  for (const element of elements) {
    const index = oldIndex.get(element);
    if (index === undefined) continue;
    if (index < last) return true;
    last = index;
  }
  return false;
}
