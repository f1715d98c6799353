// Over 300 lines: the one place that changes what the model holds, so that every index moves in step.
/**
 * The organisation model: elements and the links between them, kept in step with the files. Replacing a file changes
 * only what differs, links again only the uses of names whose meaning changed, and tells who must be checked again.
 * What it holds after any sequence of replacements is what a fresh load of the same files would hold.
 */
import {
  byNesting,
  compareElements,
  Element,
  inLinks,
  Link,
  outLinks,
  type FileRecord,
  type LinkRelation,
} from '../binding/element.ts';
import { addIn, addOut, dropIn, dropOut, isReferredTo } from '../binding/link-lists.ts';
import { eachLink } from '../binding/links.ts';
import { resolve } from '../binding/resolve.ts';
import { Symbols } from '../binding/symbols.ts';
import { kindRow, type Kind } from '../metamodel/index.ts';
import type { Declaration, FileSummary } from '../syntax/summary.ts';
import { changedKeys, interleaving, TextChange } from './declaration-changes.ts';
import { KindList } from './kind-list.ts';
import { matchDeclarations } from './match-declarations.ts';

export type FileChange = {
  readonly path: string;
  readonly text: string;
  /** Absent where the file is gone. */
  readonly summary: FileSummary | undefined;
};

export type StoreUpdate = {
  /** Elements whose problems may differ, each once. */
  readonly dirty: readonly Element[];
  readonly removed: readonly Element[];
  /** What elements that came or went are called, and the words by which roles are known now or were. */
  readonly names: ReadonlySet<string>;
  /** Those in no file that had something read which changed: they only take notes. */
  readonly readers: readonly Element[];
  /** Files of which at least one reference was looked up again. */
  readonly relinked: ReadonlySet<string>;
};

const nobody: readonly Element[] = [];

/** Whoever replaces a file is told which elements changed or are gone; no rule is run here. */
export class Store {
  readonly symbols = new Symbols();
  private readonly files = new Map<string, FileRecord>();
  private readonly byKind = new Map<Kind, KindList>();
  /** Who has read the list of a kind. */
  private readonly kindReaders = new Map<Kind, Set<Element>>();
  /** Who has asked whether there is any of a kind: told when the first comes or the last goes, and not for each. */
  private readonly anyReaders = new Map<Kind, Set<Element>>();
  /** The elements of a kind in order, until the next update. */
  private readonly ordered = new Map<Kind, readonly Element[]>();
  readonly isTracked: boolean;
  private reader: Element | undefined;
  private dirty: Element[] = [];
  private removed: Element[] = [];
  private names = new Set<string>();
  private relinked = new Set<string>();
  private pending: Link[] = [];
  private readonly onRead: (element: Element, part: string) => void;
  private readonly onLink: (link: Link) => void;

  /** `isTracked: false` is for one check without edits after it: nobody is remembered as a reader. */
  constructor(isTracked: boolean) {
    this.isTracked = isTracked;
    this.onRead = (element, part) => this.noteRead(element, part);
    this.onLink = (link) => this.addLink(link);
  }

  update(changes: readonly FileChange[]): StoreUpdate {
    this.dirty = [];
    this.removed = [];
    this.names = new Set();
    this.relinked = new Set();
    this.ordered.clear();
    // By index here and below: these loops are run once and are long, and an iterator makes an object for each turn until the
    // loop is compiled.
    for (let at = 0; at < changes.length; at += 1) this.replaceFile(changes[at] as FileChange);
    const settled = this.symbols.settle();
    for (let at = 0; at < settled.length; at += 1) {
      const element = settled[at] as Element;
      this.touch(element, 'rank');
      this.touch(element, 'soundness');
      this.forget(element, false);
    }
    this.relink();
    this.ordered.clear();
    const dirty: Element[] = [];
    const readers: Element[] = [];
    for (let at = 0; at < this.dirty.length; at += 1) {
      const element = this.dirty[at] as Element;
      element.isDirty = false;
      (element.file ? dirty : readers).push(element);
    }
    return { dirty, removed: this.removed, names: this.names, readers, relinked: this.relinked };
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
      const declared = [...this.declared(kind)].sort(compareElements);
      elements = kind === 'person' ? [...declared, ...this.symbols.mentioned()] : declared;
      this.ordered.set(kind, elements);
    }
    return elements;
  }

  /** Not noted as read: for what is asked between checks. */
  declared(kind: Kind): readonly Element[] {
    return this.byKind.get(kind)?.all() ?? nobody;
  }

  hasAny(kind: Kind): boolean {
    this.noteKindRead(kind, this.anyReaders);
    return (this.byKind.get(kind)?.size ?? 0) > 0;
  }

  some(kind: Kind, test: (element: Element) => boolean): boolean {
    this.noteKindRead(kind, this.kindReaders);
    return this.declared(kind).some(test);
  }

  count(): number {
    let sum = 0;
    for (const { size } of this.byKind.values()) sum += size;
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
    // What is in a set lists that set already: most of what a check reads it reads more than once.
    if (readers.has(reader)) return;
    readers.add(reader);
    (reader.reads ??= []).push(readers);
  }

  private forgetReads(element: Element): void {
    if (!element.reads) return;
    for (const readers of element.reads) readers.delete(element);
    element.reads = undefined;
  }

  private touch(element: Element, part: string): void {
    this.soil(element);
    element.roleLines = undefined;
    if (element.readers) this.soilAll(element.readers.get(part));
  }

  /** The same of the links of a relation into it. What that is called as a part is made only where somebody may have read it. */
  private touchIn(element: Element, relation: LinkRelation): void {
    this.touch(element, element.readers ? `<${relation}` : relation);
  }

  /** Whoever is soiled is checked again. A mark on the element is all that it costs, since a load soils everything often. */
  private soil(element: Element): void {
    if (element.isDirty) return;
    element.isDirty = true;
    this.dirty.push(element);
  }

  private soilAll(elements: Iterable<Element> | undefined): void {
    for (const element of elements ?? []) this.soil(element);
  }

  private touchKind(kind: Element['kind']): void {
    if (!this.isTracked || kind === 'file' || kind === 'unknown') return;
    this.soilAll(this.kindReaders.get(kind));
    // After the first has come, or the last has gone; a person who is only mentioned is in no list.
    if ((this.byKind.get(kind)?.size ?? 0) <= 1) this.soilAll(this.anyReaders.get(kind));
  }

  private replaceFile({ path, text, summary }: FileChange): void {
    const before = this.files.get(path);
    if (!summary) {
      this.files.delete(path);
      for (const element of before?.elements ?? []) this.removeElement(element);
    } else if (before) this.changeFile(before, text, summary);
    else this.addFile({ path, text, summary, elements: [] });
  }

  private addFile(record: FileRecord): void {
    this.files.set(record.path, record);
    const elements = record.summary.declarations.map(({ kind, name }) => new Element(kind, name));
    this.place(record, elements);
    for (let at = 0; at < elements.length; at += 1) this.addElement(elements[at] as Element);
  }

  private changeFile(record: FileRecord, text: string, summary: FileSummary): void {
    const {
      text: oldText,
      elements: old,
      summary: { declarations: oldDeclarations },
    } = record;
    const owners = old.map(({ owner }) => owner);
    const matches = matchDeclarations(oldDeclarations, summary.declarations);
    const elements = summary.declarations.map(
      ({ kind, name }, index) => old[matches[index] ?? -1] ?? new Element(kind, name),
    );
    const kept = new Set(elements);
    for (const element of old) if (!kept.has(element)) this.removeElement(element);
    record.text = text;
    record.summary = summary;
    this.place(record, elements);
    const change = new TextChange(oldText, text);
    const isReordered = !isRising(matches);
    // Rules look at all that an element stands in: whoever stands in what moved is checked again too.
    const moved = new Set<Element>();
    elements.forEach((element, index) => {
      const origin = matches[index] ?? -1;
      const declaration = oldDeclarations[origin];
      const { owner } = element;
      if (owners[origin] !== owner || (owner && moved.has(owner))) {
        moved.add(element);
        this.soil(element);
      }
      if (!declaration) {
        this.addElement(element);
        return;
      }
      this.changeElement(element, declaration, owners[origin], change);
      if (isReordered || interleaving(oldDeclarations, origin) !== interleaving(summary.declarations, index))
        this.reorder(element);
    });
  }

  /** Tells the elements of a file where they stand: one a declaration, in the same order. */
  private place(record: FileRecord, elements: readonly Element[]): void {
    record.elements = elements;
    record.summary.declarations.forEach((declaration, index) => {
      const element = elements[index];
      if (!element) return;
      element.file = record;
      element.declaration = declaration;
      element.index = index;
      element.owner = elements[declaration.parent];
      element.onRead = this.isTracked ? this.onRead : undefined;
      element.roleLines = undefined;
    });
  }

  private addElement(element: Element): void {
    const { kind, declaration } = element;
    if (!declaration) return;
    if (kind !== 'file' && kind !== 'unknown') {
      let all = this.byKind.get(kind);
      if (!all) this.byKind.set(kind, (all = new KindList()));
      all.add(element);
    }
    this.symbols.add(element);
    this.noteName(element);
    this.touchKind(kind);
    this.soil(element);
    this.setRoleWords(element, undefined, declaration);
    this.addLinks(element);
    this.addNesting(element);
  }

  private removeElement(element: Element): void {
    const { kind } = element;
    if (kind !== 'file' && kind !== 'unknown') this.byKind.get(kind)?.noteGone();
    this.symbols.remove(element);
    this.noteName(element);
    this.touchKind(kind);
    this.setRoleWords(element, element.declaration, undefined);
    for (const link of statedBy(element)) this.removeLink(link);
    this.forget(element, true);
    for (const readers of element.readers?.values() ?? []) this.soilAll(readers);
    this.forgetReads(element);
    element.file = undefined;
    element.declaration = undefined;
    this.removed.push(element);
  }

  /** Links of others to it are looked up again; the name may mean something else now. */
  private forget(element: Element, isGone: boolean): void {
    for (const link of inLinks(element)) if (isGone || !link.implied) this.await(link);
  }

  private changeElement(
    element: Element,
    before: Declaration,
    ownerBefore: Element | undefined,
    change: TextChange,
  ): void {
    const after = element.declaration;
    if (!after) return;
    if (before.title !== after.title) this.touch(element, 'title');
    if (before.doc !== after.doc) this.touch(element, 'doc');
    if (before.soundness !== after.soundness) this.touch(element, 'soundness');
    else if (isBrokenAndInvalid(after)) this.soil(element);
    if (before.written !== after.written) this.touch(element, 'written');
    const changed = changedKeys(before, after, change);
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
      if (link.target) this.touchIn(link.target, link.relation);
    }
  }

  private setRoleWords(element: Element, before: Declaration | undefined, after: Declaration | undefined): void {
    if (element.kind !== 'role') return;
    const words = [roleWords(before), roleWords(after)] as const;
    this.symbols.setRoleWords(element, ...words);
    if (this.isTracked) for (const word of words.flat()) this.names.add(word);
  }

  private noteName({ name }: Element): void {
    if (this.isTracked && name !== undefined) this.names.add(name);
  }

  private addLinks(element: Element, key?: string): void {
    eachLink(element, this.symbols, key, this.onLink);
  }

  /** Standing in a block is being `in` what the block belongs to. */
  private addNesting(element: Element): void {
    const { owner } = element;
    if (!owner || owner.kind === 'file') return;
    const link = new Link(element, 'in', element, byNesting, undefined);
    this.attach(link, owner);
    this.imply(link, owner);
  }

  private addLink(link: Link): void {
    addOut(link);
    this.touch(link.subject, link.relation);
    this.symbols.use(link);
    this.await(link);
  }

  /** Has a link looked up again, once all files are in place. */
  private await(link: Link): void {
    if (link.isPending) return;
    link.isPending = true;
    this.symbols.noteWaiting(link, 1);
    this.pending.push(link);
  }

  private removeLink(link: Link): void {
    if (link.isPending) this.symbols.noteWaiting(link, -1);
    link.isPending = false;
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
      this.touchIn(before, relation);
      if (this.symbols.forgetUnmentioned(before)) this.touchKind('person');
    }
    link.target = target;
    if (!target) return;
    addIn(link, target);
    target.onRead ??= this.isTracked ? this.onRead : undefined;
    this.touchIn(target, relation);
  }

  private relink(): void {
    for (const link of this.symbols.affected()) this.await(link);
    let file: FileRecord | undefined;
    for (let at = 0; at < this.pending.length; at += 1) {
      const link = this.pending[at] as Link;
      // One that was taken out in the meantime waits no more.
      if (!link.isPending) continue;
      link.isPending = false;
      if (link.implied) continue;
      this.symbols.noteWaiting(link, -1);
      // Those of one file mostly follow each other.
      if (link.stater.file && link.stater.file !== file) this.relinked.add(link.stater.file.path);
      file = link.stater.file;
      this.resolveLink(link);
    }
    this.pending = [];
    for (const handle of this.symbols.handles.takeChanged()) this.touchMentions(this.symbols.knownPerson(handle));
  }

  /** Whoever names a person is checked again where another handle that nearly equals hers comes or goes. */
  private touchMentions(person: Element | undefined): void {
    for (const link of person ? inLinks(person) : []) this.touch(link.subject, link.relation);
  }

  private resolveLink(link: Link): void {
    const { status, target, candidates } = resolve(link, this.symbols);
    if (link.status === status && link.target === target && sameElements(link.candidates, candidates)) return;
    const wasNew = link.target === undefined && target?.kind === 'person' && !isReferredTo(target) && !target.file;
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
    const isOfParent = stated.subject === 'parent';
    const implied = new Link(isOfParent ? parent : child, stated.relation, child, link, undefined);
    link.implies = implied;
    this.attach(implied, isOfParent ? child : parent);
  }

  private unimply(link: Link): void {
    const { implies } = link;
    if (!implies) return;
    link.implies = undefined;
    this.detach(implies);
  }
}

/** The links that an element's own text states or implies by its nesting. */
function statedBy(element: Element): readonly Link[] {
  return outLinks(element).filter((link) => link.stater === element && (!link.implied || isNesting(link)));
}

function isNesting(link: Link): boolean {
  return link.relation === 'in' && link.statement < 0;
}

/** What a syntax error says of a line no rule says again, and that error may stand in another line than before. */
function isBrokenAndInvalid({ soundness, statements }: Declaration): boolean {
  return soundness === 'broken' && statements.some(({ values }) => values.some(({ type }) => type === 'invalid'));
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

/** Whether declarations that were there before stand in the same order still; new ones are -1. */
function isRising(matches: Int32Array): boolean {
  let last = -1;
  for (const match of matches) {
    if (match >= 0 && match < last) return false;
    last = Math.max(last, match);
  }
  return true;
}
