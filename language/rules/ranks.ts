/** Explicit ranks in a backlog. */
import type { Element } from '../binding/element.ts';
import { atValue } from '../edits/places.ts';
import { replaceAt, type TextEdit } from '../edits/text-edits.ts';
import { numberOf, targets } from '../model/queries.ts';

export type Ranked = { readonly item: Element; readonly rank: number };

/** The items of a backlog that state a rank, in the order of the text. */
export function rankedIn(backlog: Element): readonly Ranked[] {
  const ranked: Ranked[] = [];
  for (const item of targets(backlog, 'ranks')) {
    const rank = numberOf(item, 'rank');
    if (rank !== undefined) ranked.push({ item, rank });
  }
  return ranked;
}

/** Numbers the items from one on, in the order given. */
export function renumbered(items: readonly Ranked[]): readonly TextEdit[] {
  return items.flatMap(({ item, rank }, index) =>
    rank === index + 1 ? [] : replaceAt(atValue(item, 'rank'), String(index + 1)),
  );
}
