/** A version of an organisation: its elements by identity, and each as comparing sees it, made when somebody asks for it. */
import type { Element } from '../binding/element.ts';
import type { Project } from '../project.ts';
import { toItem, type IdOf, type Item } from './canonical.ts';
import { placeOf, type Place } from './places.ts';

/** What a map of items by identity can be asked. */
export type Items = {
  readonly size: number;
  has(id: string): boolean;
  get(id: string): Item | undefined;
  keys(): Iterable<string>;
  values(): Iterable<Item>;
  [Symbol.iterator](): Iterator<readonly [string, Item]>;
};

export type Version = {
  readonly items: Items;
  /** The elements themselves, for what is computed of them. */
  readonly elements: ReadonlyMap<string, Element>;
  /** Those whose identity a later one has as well, such as the first of two backlogs of a train. */
  readonly hidden: ReadonlyMap<string, readonly Element[]>;
  readonly idOf: IdOf;
};

export function toVersion(project: Project): Version {
  const declared = project.paths().flatMap((path) => project.file(path)?.elements ?? []);
  const mentioned = project.model.elementsOf('person').filter((person) => person.file === undefined);
  const idOf = rememberedIds();
  const elements = new Map<string, Element>();
  const hidden = new Map<string, readonly Element[]>();
  const add = (element: Element): void => {
    if (element.kind === 'file' || element.kind === 'unknown') return;
    const id = idOf(element);
    const before = elements.get(id);
    if (before) hidden.set(id, [...(hidden.get(id) ?? []), before]);
    elements.set(id, element);
  };
  declared.forEach(add);
  mentioned.forEach(add);
  return { items: new MadeOnDemand(elements, idOf), elements, hidden, idOf };
}

/** Where an element is declared; undefined for who is only mentioned. */
export function placeIn({ elements }: Version, id: string): Place | undefined {
  const element = elements.get(id);
  return element && placeOf(element);
}

/** Identities as text: each is made once, however many refer to it. */
function rememberedIds(): IdOf {
  const ids = new Map<Element, string>();
  return (element) => {
    let id = ids.get(element);
    if (id === undefined) ids.set(element, (id = element.id));
    return id;
  };
}

/** Two versions are nearly always the same in nearly all: few items are ever asked for, and each is made once. */
class MadeOnDemand implements Items {
  private readonly elements: ReadonlyMap<string, Element>;
  private readonly idOf: IdOf;
  private readonly made = new Map<string, Item>();

  constructor(elements: ReadonlyMap<string, Element>, idOf: IdOf) {
    this.elements = elements;
    this.idOf = idOf;
  }

  get size(): number {
    return this.elements.size;
  }

  has(id: string): boolean {
    return this.elements.has(id);
  }

  get(id: string): Item | undefined {
    const known = this.made.get(id);
    if (known) return known;
    const element = this.elements.get(id);
    const item = element && toItem(element, this.idOf);
    if (item) this.made.set(id, item);
    return item;
  }

  keys(): Iterable<string> {
    return this.elements.keys();
  }

  *values(): Iterable<Item> {
    for (const [, item] of this) yield item;
  }

  *[Symbol.iterator](): Iterator<readonly [string, Item]> {
    for (const id of this.elements.keys()) {
      const item = this.get(id);
      if (item) yield [id, item];
    }
  }
}
