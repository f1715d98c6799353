/** A growing list in which everything stands once. */

/** So few that looking through them is faster than a set, which is made anew each time that it has grown to twice its size. */
const few = 200;

/** Things by identity, in the order in which they came. */
export class Distinct<T> {
  private readonly list: T[] = [];
  private set: Set<T> | undefined = undefined;

  get size(): number {
    return this.set?.size ?? this.list.length;
  }

  /** Whether it was not there before. */
  add(item: T): boolean {
    const { list, set } = this;
    if (set) return set.size < set.add(item).size;
    if (list.includes(item)) return false;
    list.push(item);
    if (list.length > few) this.set = new Set(list);
    return true;
  }
}
