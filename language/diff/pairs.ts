/** Which identity is which. What says the same in both versions is itself, and takes no room: that is nearly everything. */
import type { Items } from './version.ts';

export class Pairs {
  private readonly settled = new Map<string, string>();
  private readonly items: Pick<Items, 'has' | 'keys'>;
  private readonly differing: ReadonlySet<string>;

  /** The elements of the side that is asked about, and the identities of which that says nothing by itself. */
  constructor(items: Pick<Items, 'has' | 'keys'>, differing: ReadonlySet<string>) {
    this.items = items;
    this.differing = differing;
  }

  get(id: string): string | undefined {
    return this.settled.get(id) ?? (this.isItself(id) ? id : undefined);
  }

  has(id: string): boolean {
    return this.settled.has(id) || this.isItself(id);
  }

  set(from: string, to: string): void {
    this.settled.set(from, to);
  }

  /** Those whose identity is another. */
  *renamed(): Generator<readonly [string, string]> {
    for (const pair of this.settled) if (pair[0] !== pair[1]) yield pair;
  }

  *[Symbol.iterator](): Generator<readonly [string, string]> {
    yield* this.settled;
    for (const id of this.items.keys()) if (!this.settled.has(id) && this.isItself(id)) yield [id, id];
  }

  private isItself(id: string): boolean {
    return !this.differing.has(id) && !isOwnedId(id) && this.items.has(id);
  }
}

/** What an owner alone knows goes with its owner, whatever becomes of that. */
export function isOwnedId(id: string): boolean {
  return id.includes('/');
}
