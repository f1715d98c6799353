/** Which element a name means: what has each name, and what uses it. */
import { kinds, type Kind } from '../metamodel/index.ts';
import { compareElements, Element, isOwned, type Link, type LinkRelation, type Name } from './element.ts';
import { isReferredTo } from './link-lists.ts';
import { Names, otherSpellings } from './names.ts';
import { SimilarHandles } from './similar-handles.ts';

const noElements: readonly Element[] = [];

export class Symbols {
  /** Names of people, words for roles, and all other names do not meet. */
  private readonly elements = new Names();
  private readonly people = new Names();
  private readonly roles = new Names();
  readonly handles = new SimilarHandles();

  add(element: Element): void {
    const { name } = element;
    if (name === undefined || isOwned(element)) return;
    const names = this.namesOf(element);
    const entry = names.entry(name);
    element.entry = entry;
    if (entry.first) names.unsettle(entry);
    entry.add(element);
    noteChange(names, entry);
    if (element.kind === 'person') this.handles.add(entry.text);
  }

  remove(element: Element): void {
    const { entry } = element;
    if (!entry) return;
    const names = this.namesOf(element);
    element.entry = undefined;
    entry.remove(element);
    names.unsettle(entry);
    noteChange(names, entry);
    if (element.kind === 'person' && !entry.first && !entry.mention) this.handles.remove(entry.text);
    names.forgetUnused(entry);
  }

  private namesOf({ kind }: Element): Names {
    return kind === 'person' ? this.people : this.elements;
  }

  /** The elements of a kind whose names differ from an element's in case alone. */
  inOtherCase(element: Element): readonly Element[] {
    const others = element.entry ? otherSpellings(element.entry) : [];
    if (others.length === 0) return noElements;
    return others.flatMap(({ elements }) => elements.filter(({ kind }) => kind === element.kind));
  }

  /** Declarations of one file may have changed their order. */
  reordered(element: Element): void {
    const { entry } = element;
    if (!entry?.hasOthers) return;
    this.namesOf(element).unsettle(entry);
    this.namesOf(element).change(entry);
  }

  /** Counts the ranks of namesakes; gives the elements whose rank or company may have changed. */
  settle(): readonly Element[] {
    const names = [...this.elements.takeUnsettled(), ...this.people.takeUnsettled()];
    return names.flatMap(ranked);
  }

  setRoleWords(role: Element, before: readonly string[], after: readonly string[]): void {
    for (const word of before) {
      const entry = this.roles.entry(word);
      entry.setElements(entry.elements.filter((each) => each !== role));
      this.roles.change(entry);
    }
    for (const word of after) {
      const entry = this.roles.entry(word);
      entry.setElements([...entry.elements, role].sort(compareElements));
      this.roles.change(entry);
    }
    for (const word of before) this.roles.forgetUnused(this.roles.entry(word));
  }

  /** The role that a word means: its name, its abbreviation, or an alias. A name wins over an alias. */
  role(word: string): Element | undefined {
    return roleOf(this.roles.get(word));
  }

  /** Every word that means a role. */
  *roleNames(): Iterable<string> {
    for (const { first, text } of this.roles.all()) if (first) yield text;
  }

  /** The elements of a kind and name, in canonical order. */
  named(kind: Kind, name: string): readonly Element[] {
    const entry = (kind === 'person' ? this.people : this.elements).get(name);
    return entry?.elements.filter((element) => element.kind === kind) ?? noElements;
  }

  /** The first of them, found without a list: a name may be declared many times over. */
  firstNamed(kind: Kind, name: string): Element | undefined {
    const entry = (kind === 'person' ? this.people : this.elements).get(name);
    return entry?.first?.kind === kind ? entry.first : entry?.heads.find((element) => element.kind === kind);
  }

  /** What a name means, one element a kind, in the order of the vocabulary. */
  meanings(name: string): readonly Element[] {
    return meaningsOf(this.elements.get(name));
  }

  /** Every element with a name of its own. */
  *all(): Iterable<Element> {
    for (const names of [this.elements, this.people]) for (const { elements } of names.all()) yield* elements;
  }

  /** A person, declared or only mentioned. */
  person(handle: string): Element {
    return this.personOf(this.people.entry(handle));
  }

  /** A person who is declared or mentioned; undefined where nobody has that handle. */
  knownPerson(handle: string): Element | undefined {
    const entry = this.people.get(handle);
    return entry?.first ?? entry?.mention;
  }

  /** People who are mentioned and not declared. */
  mentioned(): readonly Element[] {
    const people: Element[] = [];
    for (const { mention } of this.people.all()) if (mention && isReferredTo(mention)) people.push(mention);
    return people;
  }

  /** Takes out a person whom nothing mentions any more; whether there was one. */
  forgetUnmentioned(person: Element): boolean {
    const { entry } = person;
    if (entry?.mention !== person || isReferredTo(person)) return false;
    entry.mention = undefined;
    if (!entry.first) this.handles.remove(entry.text);
    this.people.forgetUnused(entry);
    return true;
  }

  /** The entry under which a reference looks its name up. */
  entryFor(relation: LinkRelation, name: string): Name {
    return this.namesFor(relation).entry(name);
  }

  private namesFor(relation: LinkRelation): Names {
    switch (relation) {
      case 'holder':
      case 'member':
      case 'person':
        return this.people;
      case 'role-key':
      case 'role':
        return this.roles;
      default:
        return this.elements;
    }
  }

  /** Hangs a link into the list of uses of its name. */
  use(link: Link): void {
    const { entry } = link;
    if (!entry) return;
    this.namesFor(link.relation).uses += 1;
    const next = entry.firstUse;
    link.nextUse = next;
    if (next) next.previousUse = link;
    entry.firstUse = link;
  }

  unuse(link: Link): void {
    const { entry, previousUse, nextUse } = link;
    if (!entry) return;
    const names = this.namesFor(link.relation);
    names.uses -= 1;
    if (nextUse) nextUse.previousUse = previousUse;
    if (previousUse) previousUse.nextUse = nextUse;
    else entry.firstUse = nextUse;
    link.nextUse = undefined;
    link.previousUse = undefined;
    names.forgetUnused(entry);
  }

  /** So many links more or less wait to be looked up. */
  noteWaiting({ entry, relation }: Link, more: 1 | -1): void {
    if (entry) this.namesFor(relation).waiting += more;
  }

  /** The person whom an entry names. */
  personOf(entry: Name): Element {
    if (entry.first) return entry.first;
    if (entry.mention) return entry.mention;
    const person = new Element('person', entry.text);
    person.entry = entry;
    entry.mention = person;
    this.handles.add(entry.text);
    return person;
  }

  /** The links whose name may mean something else than before, but where all that use names of a table wait already. */
  affected(): readonly Link[] {
    const links: Link[] = [];
    for (const names of [this.elements, this.people, this.roles]) {
      const changed = names.takeChanged();
      // So it is while an organisation is read for the first time.
      if (names.waiting === names.uses) continue;
      for (const name of changed) for (let link = name.firstUse; link; link = link.nextUse) links.push(link);
    }
    return links;
  }
}

/** What an entry means, one element a kind, in the order of the vocabulary. */
export function meaningsOf(entry: Name | undefined): readonly Element[] {
  if (!entry?.first) return noElements;
  return entry.hasOthers ? entry.heads : [entry.first];
}

/** The role that an entry means. */
export function roleOf(entry: Name | undefined): Element | undefined {
  return entry?.elements.find((role) => role.name === entry.text) ?? entry?.first;
}

/** Namesakes in another case are judged together. */
function noteChange(names: Names, entry: Name): void {
  names.change(entry);
  for (const other of otherSpellings(entry)) {
    if (!other.first) continue;
    names.unsettle(other);
    names.unsettle(entry);
  }
}

function ranked(name: Name): readonly Element[] {
  const elements = [...name.elements].sort((a, b) => kindOrder(a) - kindOrder(b) || compareElements(a, b));
  let rank = 0;
  elements.forEach((element, index) => {
    rank = index > 0 && elements[index - 1]?.kind === element.kind ? rank + 1 : 0;
    element.rank = rank;
  });
  name.setElements(elements);
  return elements;
}

function kindOrder(element: Element): number {
  return element.kind === 'file' || element.kind === 'unknown' ? -1 : kinds.indexOf(element.kind);
}
