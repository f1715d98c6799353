/** The shape of a refactoring: a change of several places that an architect asks for, where nothing need be wrong. */
import type { Element } from '../binding/element.ts';
import type { TextEdit } from '../edits/text-edits.ts';
import type { Model } from '../model/model.ts';
import type { Kind } from '../metamodel/index.ts';

export type Refactoring = {
  readonly name: string;
  /** The protocol's sort of refactoring. */
  readonly sort: 'extract' | 'inline' | 'move' | 'rewrite';
  /** The kinds of element at whose kind, name or title it is offered; every declared one where this is left out. */
  readonly on?: readonly Kind[];
  /** What it would do there, one entry a choice; none where it does not apply. */
  readonly offer: (element: Element, model: Model) => readonly Refactored[];
};

export type Refactored = {
  readonly title: string;
  readonly edits: readonly TextEdit[];
  /** A file that is made; no file of that path is there. */
  readonly newFile?: { readonly path: string; readonly text: string };
};

/** Fixes the type of a refactoring where it is written. */
export function defineRefactoring(refactoring: Refactoring): Refactoring {
  return refactoring;
}
