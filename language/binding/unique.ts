/** Lists in which everything stands once. */

/** Each once. Nearly always each is there once: then no second list is made. */
export function unique<T>(items: readonly T[]): readonly T[] {
  return repeats(items) ? [...new Set(items)] : items;
}

/** So few that looking for each among those before it is faster than a set. */
const several = 32;

function repeats(items: readonly unknown[]): boolean {
  if (items.length > several) return new Set(items).size < items.length;
  for (let index = 1; index < items.length; index += 1) if (items.indexOf(items[index]) < index) return true;
  return false;
}

/** Whether something in a list has the key of another; of a few that is seen without a set. */
export function hasTwice<T>(items: readonly T[], keyOf: (item: T) => unknown): boolean {
  if (items.length > few) return new Set(items.map(keyOf)).size < items.length;
  for (let index = 1; index < items.length; index += 1) {
    // Both places lie within the list.
    const key = keyOf(items[index] as T);
    for (let before = 0; before < index; before += 1) if (keyOf(items[before] as T) === key) return true;
  }
  return false;
}

/** So few that comparing each with each is faster than a set. */
const few = 8;
