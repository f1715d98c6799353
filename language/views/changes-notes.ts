/** What the small print of a change says, in the picture and in the list beside it. */
import { changeText } from '../diff/change-words.ts';
import type { Change } from '../diff/changes.ts';
import type { Union, UnionNode } from './changes-union.ts';
import { displayTitle } from './display-title.ts';

/** `was Care & Claims`, `from Cards`, `budget 25M → 29M`. */
export function noteOf(
  node: UnionNode,
  { oldPlaceOf, nowOf }: Union,
  byId: ReadonlyMap<string, UnionNode>,
): string | undefined {
  const titleOf = (id: string | undefined): string => {
    const other = id === undefined ? undefined : (byId.get(id) ?? byId.get(nowOf(id)) ?? byId.get(oldPlaceOf(id)));
    const shown = other?.after ?? other?.before;
    return shown ? displayTitle(shown) : 'the top';
  };
  const moved = node.changes.find(({ type }) => type === 'moved');
  switch (node.standing) {
    case 'moved':
      return `from ${titleOf(without(moved?.fromParents, moved?.toParents))}`;
    case 'ghost':
      return moved ? `to ${titleOf(without(moved.toParents, moved.fromParents))}` : undefined;
    case 'renamed': {
      const title = node.changes.find(({ property }) => property === 'title');
      const renamed = node.changes.find(({ type }) => type === 'renamed' || type === 'kind-changed');
      return `was ${title?.before ?? renamed?.before ?? ''}`;
    }
    case 'changed': {
      const [first, ...more] = node.changes;
      // Its title is what people call it.
      if (first?.property === 'title' && first.before !== undefined && more.length === 0) return `was ${first.before}`;
      return (
        first && `${seatText(node, first) ?? changeText(first)}${more.length === 0 ? '' : `, and ${more.length} more`}`
      );
    }
    default:
      return undefined;
  }
}

/** `RTE Marc Vidal, was Anna Rossi`: a card has room for who it is now. */
function seatText({ before, after }: UnionNode, { property = '', ...change }: Change): string | undefined {
  if (change.impact !== 'people' || change.before === undefined || change.after === undefined) return undefined;
  const short = property.replaceAll(/(\p{L})[^-]*-?/gu, '$1').toUpperCase();
  const isShort = [before, after].some((node) => node?.facts.some(({ label }) => label === short));
  return isShort ? `${short} ${change.after}, was ${change.before}` : undefined;
}

function without(list: readonly string[] = [], other: readonly string[] = []): string | undefined {
  return list.find((id) => !other.includes(id)) ?? list[0];
}
