/** Which element a name means: one table of names, and one of the uses of each name. */
import { kinds, type Kind } from '../metamodel/index.ts';
import { compareElements, Element, isOwned, type Link } from './element.ts';

export class Symbols {
  /** By name: the elements of all kinds that have it. */
  private readonly byName = new Map<string, Element[]>();
  /** By name: the first of the links that use it, which lead to the others. */
  private readonly uses = new Map<string, Link>();
  private readonly mentions = new Map<string, Element>();
  private readonly roleWords = new Map<string, readonly Element[]>();
  /** The names whose meaning may have changed since they were last taken. */
  private changed = new Set<string>();
  /** The elements that gained or lost a namesake, whose ranks must be counted anew. */
  private unsettled = new Set<string>();

  add(element: Element): void {
    const key = keyFor(element);
    if (key === undefined) return;
    const elements = this.byName.get(key);
    if (elements) elements.push(element);
    else this.byName.set(key, [element]);
    if (elements) this.unsettled.add(key);
    this.changed.add(key);
  }

  remove(element: Element): void {
    const key = keyFor(element);
    const elements = key === undefined ? undefined : this.byName.get(key);
    if (key === undefined || !elements) return;
    const left = elements.filter((each) => each !== element);
    if (left.length > 0) this.byName.set(key, left);
    else this.byName.delete(key);
    this.unsettled.add(key);
    this.changed.add(key);
  }

  /** Declarations of one file may have changed their order. */
  reordered(element: Element): void {
    const key = keyFor(element);
    if (key === undefined || (this.byName.get(key)?.length ?? 0) < 2) return;
    this.unsettled.add(key);
    this.changed.add(key);
  }

  /** Counts the ranks of namesakes; gives the elements whose rank or company may have changed. */
  settle(): readonly Element[] {
    const settled: Element[] = [];
    for (const key of this.unsettled) {
      const elements = this.byName.get(key) ?? [];
      elements.sort((a, b) => kindOrder(a) - kindOrder(b) || compareElements(a, b));
      let rank = 0;
      elements.forEach((element, index) => {
        rank = index > 0 && elements[index - 1]?.kind === element.kind ? rank + 1 : 0;
        element.rank = rank;
        settled.push(element);
      });
    }
    this.unsettled = new Set();
    return settled;
  }

  setRoleWords(role: Element, before: readonly string[], after: readonly string[]): void {
    for (const word of before) {
      const left = (this.roleWords.get(word) ?? []).filter((each) => each !== role);
      if (left.length > 0) this.roleWords.set(word, left);
      else this.roleWords.delete(word);
      this.changed.add(roleKey(word));
    }
    for (const word of after) {
      this.roleWords.set(word, [...(this.roleWords.get(word) ?? []), role]);
      this.changed.add(roleKey(word));
    }
  }

  /** The role that a word means: its name, its abbreviation, or an alias. A name wins over an alias. */
  role(word: string): Element | undefined {
    const roles = [...(this.roleWords.get(word) ?? [])].sort(compareElements);
    return roles.find((role) => role.name === word) ?? roles[0];
  }

  /** Every word that means a role. */
  roleNames(): Iterable<string> {
    return this.roleWords.keys();
  }

  /** The elements of a kind and name, in canonical order. */
  named(kind: Kind, name: string): readonly Element[] {
    const elements = this.byName.get(keyOf(kind, name));
    return elements?.filter((element) => element.kind === kind) ?? [];
  }

  /** What a name means, one element a kind, in the order of the vocabulary. */
  meanings(name: string): readonly Element[] {
    return this.byName.get(name)?.filter((element) => element.rank === 0) ?? [];
  }

  /** Every element with a name of its own. */
  *all(): Iterable<Element> {
    for (const elements of this.byName.values()) yield* elements;
  }

  /** A person, declared or only mentioned. */
  person(handle: string): Element {
    const declared = this.byName.get(keyOf('person', handle))?.[0];
    if (declared) return declared;
    let person = this.mentions.get(handle);
    if (!person) {
      person = new Element('person', handle, `person:${handle}`);
      this.mentions.set(handle, person);
    }
    return person;
  }

  /** People who are mentioned and not declared. */
  mentioned(): readonly Element[] {
    return [...this.mentions.values()].filter((person) => person.firstIn !== undefined);
  }

  forgetUnmentioned(person: Element): boolean {
    if (person.file || person.firstIn || person.name === undefined) return false;
    return this.mentions.delete(person.name);
  }

  use(key: string, link: Link): void {
    const first = this.uses.get(key);
    link.nextUse = first;
    if (first) first.previousUse = link;
    this.uses.set(key, link);
  }

  unuse(key: string, link: Link): void {
    const { previousUse, nextUse } = link;
    if (nextUse) nextUse.previousUse = previousUse;
    if (previousUse) previousUse.nextUse = nextUse;
    else if (nextUse) this.uses.set(key, nextUse);
    else this.uses.delete(key);
    link.nextUse = undefined;
    link.previousUse = undefined;
  }

  /** Adds the links whose name may mean something else than before. */
  takeAffected(into: Set<Link>): void {
    for (const key of this.changed) for (let link = this.uses.get(key); link; link = link.nextUse) into.add(link);
    this.changed = new Set();
  }
}

/** People have a name space of their own. */
export function keyOf(kind: Kind, name: string): string {
  return kind === 'person' ? `@${name}` : name;
}

export function roleKey(word: string): string {
  return `role ${word}`;
}

/** The name by which others may refer to an element; undefined for owned and nameless ones. */
function keyFor(element: Element): string | undefined {
  const { kind, name } = element;
  if (name === undefined || kind === 'file' || kind === 'unknown' || isOwned(element)) return undefined;
  return keyOf(kind, name);
}

function kindOrder(element: Element): number {
  return element.kind === 'file' || element.kind === 'unknown' ? -1 : kinds.indexOf(element.kind);
}
