/** Lists in which everything stands once. */

/** Each once. Nearly always each is there once: of a few that is seen without a set, and of many without a second list. */
export function unique<T>(items: readonly T[]): readonly T[] {
  if (items.length < 2) return items;
  if (items.length <= few) return hasTwice(items) ? [...new Set(items)] : items;
  const distinct = new Set(items);
  return distinct.size === items.length ? items : [...distinct];
}

/** So few that comparing each with each is faster than a set. */
const few = 8;

function hasTwice(items: readonly unknown[]): boolean {
  for (let index = 1; index < items.length; index += 1)
    for (let before = 0; before < index; before += 1) if (items[before] === items[index]) return true;
  return false;
}
