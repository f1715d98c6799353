/** What stands at an offset of a text: the element, and which of its words. */
import { outLinks, type Element, type FileRecord, type Link } from '../binding/element.ts';
import { firstIndex } from '../syntax/in-order.ts';
import type { Span, Statement } from '../syntax/summary.ts';

export type Look = {
  /** The innermost element around the offset; the file's own at the top. */
  readonly element: Element;
  readonly part: 'kind' | 'name' | 'title' | 'key' | 'value' | 'inside';
  readonly span: Span;
  readonly statement?: Statement;
  /** The reference under the cursor. */
  readonly link?: Link;
};

/** An offset at the end of a word belongs to the word. */
export function lookAt(record: FileRecord, offset: number): Look | undefined {
  const element = elementAt(record, offset);
  const declaration = element?.declaration;
  if (!element || !declaration) return undefined;
  if (element.kind !== 'file' && holds(declaration.kindSpan, offset))
    return { element, part: 'kind', span: declaration.kindSpan };
  if (declaration.nameSpan && holds(declaration.nameSpan, offset))
    return { element, part: 'name', span: declaration.nameSpan };
  if (declaration.titleSpan && holds(declaration.titleSpan, offset))
    return { element, part: 'title', span: declaration.titleSpan };
  return (
    inStatements(element, declaration.statements, offset) ?? {
      element,
      part: 'inside',
      span: { start: offset, end: offset },
    }
  );
}

function inStatements(element: Element, statements: readonly Statement[], offset: number): Look | undefined {
  const counts = new Map<string, number>();
  for (const statement of statements) {
    const at = counts.get(statement.key) ?? 0;
    counts.set(statement.key, at + 1);
    if (!holds(statement.span, offset)) continue;
    const isLine = statement.key === 'ranks';
    const value = statement.values.findIndex(({ span }) => holds(span, offset));
    const link = linkAt(element, statement.key, at, isLine ? 0 : value);
    if (!isLine && holds(statement.keySpan, offset)) {
      const role = linkAt(element, statement.key, at, -1);
      return { element, part: 'key', span: statement.keySpan, statement, ...(role ? { link: role } : {}) };
    }
    const span = statement.values[isLine ? 0 : value]?.span;
    if (span) return { element, part: 'value', span, statement, ...(link ? { link } : {}) };
  }
  return undefined;
}

function linkAt(element: Element, key: string, statement: number, value: number): Link | undefined {
  return outLinks(element).find(
    (link) => !link.implied && link.key === key && link.statement === statement && link.value === value,
  );
}

/** The innermost element whose text holds an offset. */
export function elementAt(record: FileRecord, offset: number): Element | undefined {
  const { elements } = record;
  const next = firstIndex(elements.length, (index) => (elements[index]?.declaration?.span.start ?? 0) > offset);
  let at = elements[Math.max(0, next - 1)];
  while (at && at.owner && !holds(at.declaration?.span ?? { start: 0, end: -1 }, offset)) at = at.owner;
  return at;
}

function holds({ start, end }: Span, offset: number): boolean {
  return offset >= start && offset <= end;
}
