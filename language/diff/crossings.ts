/** Dependencies that cross the border of a value stream, which a move makes or ends. */
import { outLinks, type Element } from '../binding/element.ts';
import { ancestorsOf, childrenOf } from '../model/queries.ts';
import type { Version } from './version.ts';
import type { Change } from './changes.ts';
import type { Facts, Pool } from './grouping.ts';
import { counted } from './words.ts';

/** `3 dependencies become cross-stream.`; counted over all that moved and all that stands in it. */
export function crossingText(
  { a, b }: Pool,
  moved: readonly Change[],
): { readonly text: string; readonly facts: Facts } {
  const [old, now] = [crossingsOf(a, moved, 'before'), crossingsOf(b, moved, 'after')];
  // Only what depends in both versions becomes something else by the move.
  const isKept = ([key]: readonly [string, boolean]): boolean => old.has(key) && now.has(key);
  const made = [...now].filter((entry) => isKept(entry) && entry[1] && old.get(entry[0]) === false).length;
  const ended = [...now].filter((entry) => isKept(entry) && !entry[1] && old.get(entry[0]) === true).length;
  const text = [
    ...(made === 0 ? [] : [`${counted(made, 'dependency becomes', 'dependencies become')} cross-stream.`]),
    ...(ended === 0 ? [] : [`${counted(ended, 'dependency is', 'dependencies are')} no longer cross-stream.`]),
  ].join(' ');
  return {
    text,
    facts: { ...(made === 0 ? {} : { crossings: made }), ...(ended === 0 ? {} : { crossingsEnded: ended }) },
  };
}

/** Each dependency of and on what moved, by its ends, with whether it crosses. */
function crossingsOf(
  { elements }: Version,
  moved: readonly Change[],
  side: 'before' | 'after',
): ReadonlyMap<string, boolean> {
  const found = new Map<string, boolean>();
  for (const { identity } of moved) {
    const root = elements.get(identity[side] ?? '');
    for (const element of root ? within(root) : [])
      for (const [from, to] of dependencies(element)) found.set(`${from.id} ${to.id}`, streamOf(from) !== streamOf(to));
  }
  return found;
}

function within(root: Element): ReadonlySet<Element> {
  const found = new Set([root]);
  for (const element of found) for (const child of childrenOf(element)) found.add(child);
  return found;
}

function dependencies(element: Element): readonly (readonly [Element, Element])[] {
  const out = outLinks(element, 'depends-on').flatMap(({ target }) => (target ? [[element, target] as const] : []));
  const into = element.unorderedLinksTo('depends-on').map(({ subject }) => [subject, element] as const);
  return [...out, ...into];
}

function streamOf(element: Element): Element | undefined {
  return [element, ...ancestorsOf(element)].find(({ kind }) => kind === 'value-stream');
}
