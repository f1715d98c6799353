/** Explicit ranks in a backlog. */
import type { Element, Link } from '../binding/element.ts';
import { atValue } from '../edits/places.ts';
import { replaceAt, type TextEdit } from '../edits/text-edits.ts';
import { numberOf, targets } from '../model/queries.ts';

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

/** Numbers the items from one on, in the order given. */
export function renumbered(items: readonly Ranked[]): readonly TextEdit[] {
  return items.flatMap(({ item, rank }, index) =>
    rank === index + 1 ? [] : replaceAt(atValue(item, 'rank'), String(index + 1)),
  );
}
