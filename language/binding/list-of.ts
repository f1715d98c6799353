/** A list with places for just so many, all of which its maker fills; it takes no more memory than they need. */
export function listOf<T>(length: number): T[] {
  // eslint-disable-next-line unicorn/no-new-array -- a list made from an object with a length takes ten times as long.
  return new Array<T>(length);
}
