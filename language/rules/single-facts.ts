/** Which facts are stated once. */
import type { Element } from '../binding/element.ts';
import { entryOf, formFor, type Form } from '../metamodel/index.ts';
import type { Statement } from '../syntax/summary.ts';
import { saidOnce } from '../syntax/values/once.ts';
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

/** What the values of a statement say that a key says once, on however many lines: `external` of `people: 52, external 11`. */
export function saidOnceBy(element: Element, statement: Statement): readonly Said[] {
  if (statement.status !== 'known' || !isReal(element.kind)) return none;
  const entry = entryOf(statement.key, element.kind);
  if (!entry?.fact || isSingle(element, statement)) return none;
  const { form } = entry.fact;
  return statement.values.flatMap((value, index) => {
    const single = saidOnce(form, value);
    return single === undefined ? [] : { single, index, form };
  });
}

type Said = { readonly single: string; readonly index: number; readonly form: Form };

const none: readonly Said[] = [];
