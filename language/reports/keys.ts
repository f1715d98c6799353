/** Lists of keys that are made when somebody reads them: of the million items behind its figures, a report names some dozens. */
import { idsOf, type FlowData } from '../flow/index.ts';
import type { Keys } from './report.ts';

export type Items = readonly number[] | Int32Array;

/** The keys of items, each once. What the measures give in columns names no item twice. */
export function keysOf(data: FlowData, items: () => Items): Keys {
  let known: Items | undefined;
  const distinct = (): Items => (known ??= eachOnce(items()));
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

function eachOnce(items: Items): Items {
  return items instanceof Int32Array ? items : [...new Set(items)];
}
