/** Which facts are stated once. */
import type { Element } from '../binding/element.ts';
import { entryOf, formFor } from '../metamodel/index.ts';
import type { Statement } from '../syntax/summary.ts';
import { isReal } from './rule.ts';

/** Relations, roles and lists may be spread over lines; a fact is stated once. */
export function isSingle(element: Element, { key, status }: Statement): boolean {
  if (status !== 'known' || !isReal(element.kind)) return false;
  const entry = entryOf(key, element.kind);
  if (!entry?.fact || entry.fact.repeated) return false;
  const { form } = formFor(entry, element.kind);
  return (
    form !== 'references' &&
    form !== 'tags' &&
    form !== 'names' &&
    form !== 'labelled' &&
    form !== 'iterations' &&
    form !== 'capacity'
  );
}
