/** Where in the text a version says something: the line of a fact, a relation or a role, else its element's own. */
import { outLinks, statementOf, type Element, type FileRecord, type Link } from '../binding/element.ts';
import { roleLinesOf } from '../model/queries.ts';
import { lineAt } from '../syntax/in-order.ts';
import type { Statement } from '../syntax/summary.ts';

/** Lines and columns count from 1. */
export type Place = { readonly file: string; readonly line: number; readonly column: number };

/** The place of an offset in a file, line and column from 1. */
export function placeAt({ path, summary: { lineStarts } }: FileRecord, offset: number): Place {
  const line = lineAt(lineStarts, offset);
  return { file: path, line: line + 1, column: offset - (lineStarts[line] ?? 0) + 1 };
}

/** The start of its declaration; undefined for a person who is only mentioned. */
export function placeOf({ file, declaration }: Element): Place | undefined {
  return file && declaration ? placeAt(file, declaration.offset) : undefined;
}

/** Where an element states a key of its canonical item; its own place where the text has no such line. */
export function placeOfKey(
  element: Element,
  key: string,
  keyOf: (link: Link) => string | undefined,
): Place | undefined {
  const { file, declaration } = element;
  if (!file || !declaration) return undefined;
  const written = key === 'value' ? '=' : key;
  const own = declaration.statementsOf(written)[0] ?? roleStatement(element, key);
  if (own) return placeAt(file, own.offset);
  const link = outLinks(element).find((each) => keyOf(each) === key && !each.implied);
  const stated = link && statementOf(link);
  return link && stated && link.stater.file ? placeAt(link.stater.file, stated.offset) : placeOf(element);
}

function roleStatement(element: Element, key: string): Statement | undefined {
  return roleLinesOf(element).find((line) => (line.role?.id ?? `?${line.key}`) === key)?.statement;
}

/** Where an element says that it stands in another: at `in`, at the other's backlog, or its own line in the block. */
export function placeOfHome(element: Element, home: string | undefined): Place | undefined {
  const links = [...outLinks(element, 'in'), ...element.unorderedLinksTo('ranks')];
  const link = links.find((each) => (each.relation === 'in' ? each.target : each.subject)?.id === home);
  const stated = link && statementOf(link);
  return link && stated && link.stater.file ? placeAt(link.stater.file, stated.offset) : placeOf(element);
}
