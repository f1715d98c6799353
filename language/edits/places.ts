/** Places in the text, said by element and part, so that they stay true while other lines of the file change. */
import type { Element, FileRecord, Link } from '../binding/element.ts';
import type { Span, Statement } from '../syntax/summary.ts';

export type Place = {
  readonly element: Element;
  readonly part: 'kind' | 'name' | 'title' | 'key' | 'value';
  readonly key?: string;
  /** Which of the statements with that key. */
  readonly statement?: number;
  readonly value?: number;
};

/** The word of its kind. */
export function atKind(element: Element): Place {
  return { element, part: 'kind' };
}

/** The name; the kind's word where there is none. */
export function atName(element: Element): Place {
  return { element, part: 'name' };
}

/** The title in quotes. */
export function atTitle(element: Element): Place {
  return { element, part: 'title' };
}

/** The key of one of the statements with that key, the first where none is named; counted from 0. */
export function atKey(element: Element, key: string, statement = 0): Place {
  return { element, part: 'key', key, statement };
}

/** A value of such a statement; counted from 0. */
export function atValue(element: Element, key: string, statement = 0, value = 0): Place {
  return { element, part: 'value', key, statement, value };
}

/** Where a link is stated: its value, the role's word, or the name of the child whose nesting states it. */
export function atLink(link: Link): Place {
  if (link.statement < 0) return atName(link.stater);
  if (link.value < 0) return atKey(link.stater, link.key, link.statement);
  return atValue(link.stater, link.key, link.statement, link.value);
}

export type Located = { readonly file: FileRecord; readonly span: Span };

/** Where a place is now; undefined where its element has gone. */
export function locate(place: Place): Located | undefined {
  const { element } = place;
  const { declaration, file } = element;
  if (!declaration || !file) return undefined;
  return { file, span: spanOf(place) ?? declaration.kindSpan };
}

function spanOf(place: Place): Span | undefined {
  const { declaration } = place.element;
  if (!declaration) return undefined;
  if (place.part === 'kind') return declaration.kindSpan;
  if (place.part === 'name') return declaration.nameSpan ?? declaration.titleSpan;
  if (place.part === 'title') return declaration.titleSpan ?? declaration.nameSpan;
  const statement = statementAt(place);
  if (place.part === 'key' || !statement) return statement?.keySpan;
  return statement.values[place.value ?? 0]?.span ?? statement.keySpan;
}

/** The statement of a place that names a key. */
export function statementAt(place: Place): Statement | undefined {
  return place.key === undefined ? undefined : place.element.declaration?.statementsOf(place.key)[place.statement ?? 0];
}
