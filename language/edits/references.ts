/** How an edit writes a reference, so that it means what it should. */
import type { Element } from '../binding/element.ts';
import { targetKinds } from '../binding/resolve.ts';
import type { RelationKey } from '../metamodel/index.ts';
import type { Model } from '../model/model.ts';

/** The name of an element after a key of another; with its kind where the name alone may mean something else. */
export function referenceTo(target: Element, subject: Element, relation: RelationKey | 'in', model: Model): string {
  const name = target.name ?? '';
  const allowed: readonly Element['kind'][] = targetKinds({ subject, relation, key: relation });
  const meanings = model.meanings(name).filter((each) => allowed.includes(each.kind) && each !== subject);
  return meanings.length > 1 ? `${target.kind} ${name}` : name;
}

/** A name that no element has yet: `wanted`, or with the first number that makes it free. */
export function freeName(wanted: string, model: Model): string {
  if (model.meanings(wanted).length === 0) return wanted;
  let number = 2;
  while (model.meanings(`${wanted}-${number}`).length > 0) number += 1;
  return `${wanted}-${number}`;
}
