/** Which element a name means: one table by kind and name, and one of the uses of each name. */
import { kinds, type Kind } from '../metamodel/index.ts';
import { compareElements, Element, isOwned, type Link } from './element.ts';

/** The elements of one kind and name in canonical order; the first is the one that the name means. */
type Group = { readonly kind: Kind; readonly name: string; elements: Element[] };

export class Symbols {
  private readonly groups = new Map<string, Group[]>();
  private readonly uses = new Map<string, Set<Link>>();
  private readonly people = new Map<string, Element>();
  private readonly roleWords = new Map<string, Element[]>();
  /** The names whose meaning may have changed since they were last taken. */
  private changed = new Set<string>();
  /** The groups that gained or lost an element, whose ranks must be counted anew. */
  private touched = new Set<Group>();

  add(element: Element): void {
    const { kind, name } = element;
    if (name === undefined || kind === 'file' || kind === 'unknown' || isOwned(element)) return;
    const key = keyOf(kind, name);
    const list = this.groups.get(key) ?? [];
    let group = list.find((each) => each.kind === kind);
    if (!group) {
      group = { kind, name, elements: [] };
      list.push(group);
      this.groups.set(key, list);
    }
    group.elements.push(element);
    this.touched.add(group);
    this.changed.add(key);
  }

  remove(element: Element): void {
    const { kind, name } = element;
    if (name === undefined || kind === 'file' || kind === 'unknown' || isOwned(element)) return;
    const key = keyOf(kind, name);
    const list = this.groups.get(key);
    const group = list?.find((each) => each.kind === kind);
    if (!list || !group) return;
    group.elements = group.elements.filter((each) => each !== element);
    this.touched.add(group);
    this.changed.add(key);
    if (group.elements.length > 0) return;
    const others = list.filter((each) => each !== group);
    if (others.length > 0) this.groups.set(key, others);
    else this.groups.delete(key);
  }

  /** Declarations of one file may have changed their order. */
  reordered(element: Element): void {
    const { kind, name } = element;
    if (name === undefined || kind === 'file' || kind === 'unknown') return;
    const group = this.groups.get(keyOf(kind, name))?.find((each) => each.kind === kind);
    if (!group || group.elements.length < 2) return;
    this.touched.add(group);
    this.changed.add(keyOf(kind, name));
  }

  /** Counts the ranks of changed groups; gives the elements whose rank or company has changed. */
  settle(): readonly Element[] {
    const changed: Element[] = [];
    for (const group of this.touched) {
      group.elements.sort(compareElements);
      group.elements.forEach((element, rank) => {
        element.rank = rank;
        changed.push(element);
      });
    }
    this.touched = new Set();
    return changed;
  }

  setRoleWords(role: Element, before: readonly string[], after: readonly string[]): void {
    for (const word of before) {
      const left = (this.roleWords.get(word) ?? []).filter((each) => each !== role);
      if (left.length > 0) this.roleWords.set(word, left);
      else this.roleWords.delete(word);
      this.changed.add(roleKey(word));
    }
    for (const word of after) {
      this.roleWords.set(word, [...(this.roleWords.get(word) ?? []), role].sort(compareElements));
      this.changed.add(roleKey(word));
    }
  }

  /** The role that a word means: its name, its abbreviation, or an alias. A name wins over an alias. */
  role(word: string): Element | undefined {
    const roles = this.roleWords.get(word) ?? [];
    return roles.find((role) => role.name === word) ?? roles[0];
  }

  /** Every word that means a role. */
  roleNames(): Iterable<string> {
    return this.roleWords.keys();
  }

  /** The elements of a kind and name, in canonical order. */
  named(kind: Kind, name: string): readonly Element[] {
    return this.groups.get(keyOf(kind, name))?.find((group) => group.kind === kind)?.elements ?? [];
  }

  /** What a name means, one element a kind. */
  meanings(name: string): readonly Element[] {
    const groups = this.groups.get(name) ?? [];
    return groups.flatMap((group) => group.elements[0] ?? []).sort((a, b) => kindOrder(a) - kindOrder(b));
  }

  /** Every name of a kind that a reference may mean, with its element. */
  *all(): Iterable<Element> {
    for (const list of this.groups.values()) for (const group of list) yield* group.elements;
  }

  /** A person, declared or only mentioned. */
  person(handle: string): Element {
    const declared = this.named('person', handle)[0];
    if (declared) return declared;
    let person = this.people.get(handle);
    if (!person) {
      person = new Element('person', handle, `person:${handle}`);
      this.people.set(handle, person);
    }
    return person;
  }

  /** People who are mentioned; those whom nobody mentions any more are forgotten. */
  mentioned(): readonly Element[] {
    return [...this.people.values()].filter((person) => person.incoming.size > 0);
  }

  forgetUnmentioned(person: Element): boolean {
    if (person.file || person.incoming.size > 0 || person.name === undefined) return false;
    return this.people.delete(person.name);
  }

  use(key: string, link: Link): void {
    const links = this.uses.get(key) ?? new Set();
    links.add(link);
    this.uses.set(key, links);
  }

  unuse(key: string, link: Link): void {
    const links = this.uses.get(key);
    links?.delete(link);
    if (links?.size === 0) this.uses.delete(key);
  }

  /** The links whose name may mean something else than before. */
  takeAffected(): ReadonlySet<Link> {
    const affected = new Set<Link>();
    for (const key of this.changed) for (const link of this.uses.get(key) ?? []) affected.add(link);
    this.changed = new Set();
    return affected;
  }

  /** Every use of a name of this element's name space. */
  usesOf(element: Element): readonly Link[] {
    if (element.name === undefined) return [];
    const key = element.kind === 'file' || element.kind === 'unknown' ? element.name : keyOf(element.kind, element.name);
    return [...(this.uses.get(key) ?? [])].filter((link) => link.target === element);
  }
}

/** People have a name space of their own. */
export function keyOf(kind: Kind, name: string): string {
  return kind === 'person' ? `@${name}` : name;
}

export function roleKey(word: string): string {
  return `role ${word}`;
}

function kindOrder(element: Element): number {
  return element.kind === 'file' || element.kind === 'unknown' ? -1 : kinds.indexOf(element.kind);
}
