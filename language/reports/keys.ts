/** Lists of keys that are made when somebody reads them: of the million items behind its figures, a report names some dozens. */
import { idsOf, type FlowData } from '../flow/index.ts';
import type { Keys } from './report.ts';

export type Items = readonly number[] | Int32Array;

/** The keys of items, each once. What the measures give in columns names no item twice. */
export function keysOf(data: FlowData, items: () => Items): Keys {
  let known: Items | undefined;
  const distinct = (): Items => (known ??= eachOnce(items(), data.itemCount));
  const slice: Keys['slice'] = (from, to) => idsOf(data, distinct().slice(from, to));
  return {
    get length() {
      return distinct().length;
    },
    slice,
    // What is written as JSON names all of them.
    toJSON: () => slice(),
  };
}

/** Fewer than this are not worth a column of all items. */
const few = 1000;

function eachOnce(items: Items, itemCount: number): Items {
  if (items instanceof Int32Array) return items;
  if (items.length < few) return [...new Set(items)];
  const isKnown = new Uint8Array(itemCount);
  return items.filter((item) => {
    const isFirst = isKnown[item] === 0;
    isKnown[item] = 1;
    return isFirst;
  });
}
