import { capitalised } from '../metamodel/capitalised.ts';
import { kindTable } from '../metamodel/kinds.ts';
import type { Kind } from '../metamodel/types.ts';

type Named = { readonly kind: Kind; readonly name?: string | undefined; readonly title?: string | undefined };

/** What an element is called in a picture; where it has neither a title nor a name, its kind's word. Never empty. */
export function displayTitle({ kind, name, title }: Named): string {
  return [title?.trim(), name].find((text) => text !== undefined && text !== '') ?? capitalised(kindTable[kind].label);
}
