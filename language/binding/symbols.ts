/** Which element a name means: one table of names, and one of the uses of each name. */
import { kinds, type Kind } from '../metamodel/index.ts';
import { compareElements, Element, isOwned, type Link } from './element.ts';
import { SimilarHandles } from './similar-handles.ts';

/** Names of people, words for roles, and all other names do not meet. */
export type NameSpace = 'elements' | 'people' | 'roles';

class Names {
  /** The spellings with capitals of a lower-case name: one, or several where they differ only in case. */
  readonly variants = new Map<string, string | Set<string>>();
  /** The lower-case names that have several spellings. */
  readonly crowded = new Set<string>();
  /** The elements that have a name. */
  readonly elements = new Map<string, Element[]>();
  /** The first of the links that use a name, which leads to the others. */
  readonly uses = new Map<string, Link>();
  /** The names whose meaning may have changed since they were last taken. */
  changed = new Set<string>();
  /** The names that gained or lost an element, whose ranks must be counted anew. */
  unsettled = new Set<string>();
}

const noElements: readonly Element[] = [];

export class Symbols {
  private readonly spaces: Readonly<Record<NameSpace, Names>> = {
    elements: new Names(),
    people: new Names(),
    roles: new Names(),
  };
  private readonly mentions = new Map<string, Element>();
  readonly handles = new SimilarHandles();

  add(element: Element): void {
    const { name } = element;
    if (name === undefined || !hasOwnName(element)) return;
    const names = this.spaces[spaceOf(element)];
    const elements = names.elements.get(name);
    if (elements) elements.push(element);
    else names.elements.set(name, [element]);
    if (elements) names.unsettled.add(name);
    names.changed.add(name);
    this.noteCase(names, name);
    if (element.kind === 'person') this.handles.add(name);
  }

  /** Namesakes in another case are judged together. Most names have no such namesake. */
  private noteCase(names: Names, name: string): void {
    const lower = name.toLowerCase();
    if (lower !== name) setVariant(names.variants, lower, name, names.elements.has(name));
    else if (!names.variants.has(name)) return;
    const spellings = spellingsOf(names, lower);
    if (spellings.length > 1) names.crowded.add(lower);
    else if (!names.crowded.delete(lower)) return;
    for (const spelling of spellings) names.unsettled.add(spelling);
  }

  /** The elements of a kind whose names differ from a name in case alone. */
  inOtherCase(kind: Kind, name: string): readonly Element[] {
    const names = this.spaces[kind === 'person' ? 'people' : 'elements'];
    if (names.crowded.size === 0) return noElements;
    const lower = name.toLowerCase();
    if (!names.crowded.has(lower)) return noElements;
    const others = spellingsOf(names, lower).filter((spelling) => spelling !== name);
    return others.flatMap((spelling) => names.elements.get(spelling)?.filter((element) => element.kind === kind) ?? []);
  }

  remove(element: Element): void {
    const { name } = element;
    if (name === undefined || !hasOwnName(element)) return;
    const names = this.spaces[spaceOf(element)];
    dropFrom(names.elements, name, element);
    names.unsettled.add(name);
    names.changed.add(name);
    this.noteCase(names, name);
    if (element.kind === 'person' && !names.elements.has(name) && !this.mentions.has(name)) this.handles.remove(name);
  }

  /** Declarations of one file may have changed their order. */
  reordered(element: Element): void {
    const { name } = element;
    if (name === undefined || !hasOwnName(element)) return;
    const names = this.spaces[spaceOf(element)];
    if ((names.elements.get(name)?.length ?? 0) < 2) return;
    names.unsettled.add(name);
    names.changed.add(name);
  }

  /** Counts the ranks of namesakes; gives the elements whose rank or company may have changed. */
  settle(): readonly Element[] {
    const settled: Element[] = [];
    for (const names of [this.spaces.elements, this.spaces.people]) {
      for (const name of names.unsettled) settled.push(...ranked(names.elements.get(name) ?? []));
      names.unsettled = new Set();
    }
    return settled;
  }

  setRoleWords(role: Element, before: readonly string[], after: readonly string[]): void {
    const { roles } = this.spaces;
    for (const word of before) dropFrom(roles.elements, word, role);
    for (const word of after) roles.elements.set(word, [...(roles.elements.get(word) ?? []), role]);
    for (const word of [...before, ...after]) roles.changed.add(word);
  }

  /** The role that a word means: its name, its abbreviation, or an alias. A name wins over an alias. */
  role(word: string): Element | undefined {
    const roles = [...(this.spaces.roles.elements.get(word) ?? [])].sort(compareElements);
    return roles.find((role) => role.name === word) ?? roles[0];
  }

  /** Every word that means a role. */
  roleNames(): Iterable<string> {
    return this.spaces.roles.elements.keys();
  }

  /** The elements of a kind and name, in canonical order. */
  named(kind: Kind, name: string): readonly Element[] {
    const { elements, people } = this.spaces;
    if (kind === 'person') return people.elements.get(name) ?? noElements;
    const found = elements.elements.get(name) ?? noElements;
    return found.length === 1 && found[0]?.kind === kind ? found : found.filter((element) => element.kind === kind);
  }

  /** What a name means, one element a kind, in the order of the vocabulary. */
  meanings(name: string): readonly Element[] {
    const elements = this.spaces.elements.elements.get(name) ?? [];
    return elements.length < 2 ? elements : elements.filter((element) => element.rank === 0);
  }

  /** Every element with a name of its own. */
  *all(): Iterable<Element> {
    for (const names of [this.spaces.elements, this.spaces.people])
      for (const elements of names.elements.values()) yield* elements;
  }

  /** A person, declared or only mentioned. */
  person(handle: string): Element {
    const declared = this.spaces.people.elements.get(handle)?.[0];
    if (declared) return declared;
    let person = this.mentions.get(handle);
    if (!person) {
      person = new Element('person', handle, `person:${handle}`);
      this.mentions.set(handle, person);
      this.handles.add(handle);
    }
    return person;
  }

  /** A person who is declared or mentioned; undefined where nobody has that handle. */
  knownPerson(handle: string): Element | undefined {
    return this.spaces.people.elements.get(handle)?.[0] ?? this.mentions.get(handle);
  }

  /** People who are mentioned and not declared. */
  mentioned(): readonly Element[] {
    return [...this.mentions.values()].filter((person) => person.firstIn !== undefined);
  }

  forgetUnmentioned(person: Element): boolean {
    if (person.firstIn || person.name === undefined || this.mentions.get(person.name) !== person) return false;
    if (!this.spaces.people.elements.has(person.name)) this.handles.remove(person.name);
    return this.mentions.delete(person.name);
  }

  use(link: Link): void {
    const { uses } = this.spaces[spaceOfUse(link)];
    const first = uses.get(link.name);
    link.nextUse = first;
    if (first) first.previousUse = link;
    uses.set(link.name, link);
  }

  unuse(link: Link): void {
    const { uses } = this.spaces[spaceOfUse(link)];
    const { previousUse, nextUse, name } = link;
    if (nextUse) nextUse.previousUse = previousUse;
    if (previousUse) previousUse.nextUse = nextUse;
    else if (nextUse) uses.set(name, nextUse);
    else uses.delete(name);
    link.nextUse = undefined;
    link.previousUse = undefined;
  }

  /** Adds the links whose name may mean something else than before. */
  takeAffected(into: Set<Link>): void {
    for (const names of Object.values(this.spaces)) {
      for (const name of names.changed) for (let link = names.uses.get(name); link; link = link.nextUse) into.add(link);
      names.changed = new Set();
    }
  }
}

function setVariant(variants: Names['variants'], lower: string, name: string, isThere: boolean): void {
  const known = variants.get(lower);
  const spellings = new Set(typeof known === 'string' ? [known] : known);
  if (isThere && known === undefined) variants.set(lower, name);
  else if (isThere) variants.set(lower, spellings.add(name));
  else if (spellings.delete(name) && spellings.size === 0) variants.delete(lower);
  else if (known !== undefined) variants.set(lower, spellings);
}

/** How a name is spelt, the lower-case way first. */
function spellingsOf(names: Names, lower: string): readonly string[] {
  const variants = names.variants.get(lower) ?? [];
  const capital = typeof variants === 'string' ? [variants] : [...variants];
  return names.elements.has(lower) ? [lower, ...capital] : capital;
}

function ranked(elements: Element[]): readonly Element[] {
  elements.sort((a, b) => kindOrder(a) - kindOrder(b) || compareElements(a, b));
  let rank = 0;
  elements.forEach((element, index) => {
    rank = index > 0 && elements[index - 1]?.kind === element.kind ? rank + 1 : 0;
    element.rank = rank;
  });
  return elements;
}

function dropFrom(index: Map<string, Element[]>, name: string, element: Element): void {
  const left = index.get(name)?.filter((each) => each !== element) ?? [];
  if (left.length > 0) index.set(name, left);
  else index.delete(name);
}

function spaceOf(element: Element): NameSpace {
  return element.kind === 'person' ? 'people' : 'elements';
}

/** The name space in which a link's name is looked up. */
function spaceOfUse({ relation }: Link): NameSpace {
  if (relation === 'holder' || relation === 'member' || relation === 'person') return 'people';
  return relation === 'role-key' || relation === 'role' ? 'roles' : 'elements';
}

/** Whether others may refer to an element by its name: owned and nameless ones have none in the project. */
function hasOwnName(element: Element): boolean {
  return element.kind !== 'file' && element.kind !== 'unknown' && !isOwned(element);
}

function kindOrder(element: Element): number {
  return element.kind === 'file' || element.kind === 'unknown' ? -1 : kinds.indexOf(element.kind);
}
