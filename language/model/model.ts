/** The organisation as rules and tools see it: elements by kind, and names. Reading it never changes it. */
import type { Element, FileRecord } from '../binding/element.ts';
import type { Kind } from '../metamodel/index.ts';
import type { Store } from './store.ts';

export type Model = {
  /** All elements of a kind in canonical order (path, then offset). */
  readonly elementsOf: (kind: Kind) => readonly Element[];
  /**
   * The same in no order, for searches, where putting tens of thousands in order would cost more than all else. It is not
   * noted as read, so no rule may ask for it.
   */
  readonly declared: (kind: Kind) => Iterable<Element>;
  readonly hasAny: (kind: Kind) => boolean;
  /** Whether any declared element of a kind passes a test: they are not put in order for it. */
  readonly some: (kind: Kind, test: (element: Element) => boolean) => boolean;
  /** The elements of a kind and name; more than one where the name is declared twice. */
  readonly named: (kind: Kind, name: string) => readonly Element[];
  /** The first of them in canonical order. */
  readonly firstNamed: (kind: Kind, name: string) => Element | undefined;
  /** The elements of its kind whose names differ from an element's in case alone. */
  readonly inOtherCase: (element: Element) => readonly Element[];
  /** Everything that a name may mean, one element a kind. */
  readonly meanings: (name: string) => readonly Element[];
  /** Every element with a name of its own, for suggestions and searches. */
  readonly all: () => Iterable<Element>;
  readonly person: (handle: string) => Element;
  /** Another handle that nearly equals this one. */
  readonly similarHandle: (handle: string) => string | undefined;
  /** The role that a word means: its name, abbreviation or alias. */
  readonly role: (word: string) => Element | undefined;
  readonly roleNames: () => Iterable<string>;
  readonly file: (path: string) => FileRecord | undefined;
  readonly files: () => Iterable<FileRecord>;
  /** The number of declared elements. */
  readonly count: () => number;
};

/** The same model whenever it is asked: it shows the store as it is at that moment. */
export function createModel(store: Store): Model {
  return {
    elementsOf: (kind) => store.elementsOf(kind),
    declared: (kind) => store.declared(kind),
    hasAny: (kind) => store.hasAny(kind),
    some: (kind, test) => store.some(kind, test),
    named: (kind, name) => store.symbols.named(kind, name),
    firstNamed: (kind, name) => store.symbols.firstNamed(kind, name),
    inOtherCase: (element) => store.symbols.inOtherCase(element),
    meanings: (name) => store.symbols.meanings(name),
    all: () => store.symbols.all(),
    person: (handle) => store.symbols.person(handle),
    similarHandle: (handle) => store.symbols.handles.like(handle),
    role: (word) => store.symbols.role(word),
    roleNames: () => store.symbols.roleNames(),
    file: (path) => store.file(path),
    files: () => store.allFiles(),
    count: () => store.count(),
  };
}
