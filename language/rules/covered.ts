/** What starts in the statement that a suppression covers: a file may have thousands of both. */
import { firstIndex } from '../syntax/in-order.ts';
import type { Declaration, Suppression } from '../syntax/summary.ts';
import type { Problem } from './problem.ts';

type Covering = Pick<Suppression, 'covers'>;

/**
 * Says of some problems which ones start in what a suppression covers: a fact, or a declaration's own text without what
 * is declared in it.
 */
export function coveredAmong(
  problems: readonly Problem[],
  declarations: readonly Declaration[],
): (suppression: Covering) => readonly Problem[] {
  const inOrder = problems.toSorted((a, b) => a.span.start - b.span.start);
  const nested = nestedIn(declarations);
  const indexAt = (offset: number): number =>
    firstIndex(inOrder.length, (index) => (inOrder[index]?.span.start ?? 0) >= offset);
  return ({ covers }) => {
    const declaration = covers && declarations[covers.declaration];
    const around =
      covers?.statement === undefined ? declaration?.span : declaration?.statements[covers.statement]?.span;
    if (!covers || !around) return [];
    const inside = inOrder.slice(indexAt(around.start), indexAt(Math.max(around.end, around.start + 1)));
    if (covers.statement !== undefined) return inside;
    const inner = nested.get(covers.declaration) ?? [];
    return inside.filter(({ span }) => !isInOneOf(inner, span.start));
  };
}

/** What is declared directly in each declaration. */
function nestedIn(declarations: readonly Declaration[]): ReadonlyMap<number, readonly Declaration[]> {
  const nested = new Map<number, Declaration[]>();
  for (const each of declarations) {
    const own = nested.get(each.parent);
    if (own) own.push(each);
    else nested.set(each.parent, [each]);
  }
  return nested;
}

/** Whether one of some declarations, which follow each other, holds an offset. */
function isInOneOf(declarations: readonly Declaration[], offset: number): boolean {
  const next = firstIndex(declarations.length, (index) => (declarations[index]?.span.start ?? 0) > offset);
  return offset < (declarations[next - 1]?.span.end ?? 0);
}
