/** Explicit ranks in a backlog. */
import type { Element, Link } from '../binding/element.ts';
import { numberOf, targets } from './queries.ts';

export type Ranked = { readonly item: Element; readonly rank: number };

/** The items of a backlog, in the order of the text. */
export function itemsOf(backlog: Element): readonly Element[] {
  return targets(backlog, 'ranks');
}

const none: readonly Ranked[] = [];

/** The items of a backlog that state a rank, in the order of the text. */
export function rankedIn(backlog: Element): readonly Ranked[] {
  if (!backlog.someLink('ranks', isToRanked)) return none;
  return itemsOf(backlog).flatMap((item) => {
    const rank = numberOf(item, 'rank');
    return rank === undefined ? [] : [{ item, rank }];
  });
}

function isToRanked({ target }: Link): boolean {
  return target !== undefined && target.states('rank');
}
