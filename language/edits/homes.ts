/** Gives an element another home, whichever way its present one is said. */
import type { Element } from '../binding/element.ts';
import { addDeclarations } from './added.ts';
import { declarationText, moveDeclaration, removeDeclarations } from './declarations.ts';
import { insertParent } from './headers.ts';
import { atLink } from './places.ts';
import { referenceTo } from './references.ts';
import { replaceAt, type TextEdit } from './text-edits.ts';
import type { Model } from '../model/model.ts';

/** Moves the declaration where nesting says its home; else writes the new home where the old one is named. */
export function rehome(element: Element, home: Element, model: Model): readonly TextEdit[] {
  const reference = referenceTo(home, element, 'in', model);
  const link = element.links('in').find((each) => each.target && each.target.kind !== 'file');
  if (!link) return insertParent(element, reference);
  return link.statement < 0 ? moveDeclaration(element, home) : replaceAt(atLink(link), reference);
}

/** Gives elements of one home another: those that stand in it move with their text, the others name the new one. */
export function rehomeAll(
  elements: readonly Element[],
  from: Element,
  home: Element,
  model: Model,
): readonly TextEdit[] {
  const links = elements.flatMap((element) => element.links('in').filter(({ target }) => target === from));
  const nested = links.filter(({ statement }) => statement < 0).map(({ subject }) => subject);
  const named = links.filter(({ statement }) => statement >= 0);
  return [
    ...removeDeclarations(nested),
    ...addDeclarations(
      home,
      nested.map((element) => declarationText(element)),
    ),
    ...named.flatMap((link) => replaceAt(atLink(link), referenceTo(home, link.subject, 'in', model))),
  ];
}

/** Whether standing in a block says its home. */
export function isNested(element: Element): boolean {
  return element.owner !== undefined && element.owner.kind !== 'file';
}
