/**
 * Handles that may be one handle misspelt: alike but for vowels, doubled letters, dots
 * and the order of letters. Kept by that skeleton, so that looking for them costs nothing where there are none.
 */
import { nearest } from '../syntax/nearest.ts';

const none: readonly string[] = [];

export class SimilarHandles {
  private readonly bySkeleton = new Map<number, string | Set<string>>();
  private readonly crowded = new Set<string>();
  /** The handles whose company has changed since this was last taken. */
  private changed: string[] = [];

  add(handle: string): void {
    const skeleton = skeletonOf(handle);
    const known = this.bySkeleton.get(skeleton);
    if (known === undefined) this.bySkeleton.set(skeleton, handle);
    else if (known !== handle) this.regroup(skeleton, new Set(typeof known === 'string' ? [known] : known).add(handle));
  }

  remove(handle: string): void {
    const skeleton = skeletonOf(handle);
    const known = this.bySkeleton.get(skeleton);
    if (known === handle) this.bySkeleton.delete(skeleton);
    else if (typeof known === 'object') {
      const left = new Set(known);
      left.delete(handle);
      this.crowded.delete(handle);
      this.regroup(skeleton, left);
    }
  }

  /** A handle that nearly equals this one. */
  like(handle: string): string | undefined {
    // Of three letters one is no slip of the pen: `@jd` and `@jb` are the initials of two people.
    if (handle.length < 4) return undefined;
    if (!this.crowded.has(handle)) return undefined;
    const known = this.bySkeleton.get(skeletonOf(handle));
    const others = typeof known === 'object' ? [...known].filter((each) => each !== handle) : none;
    return nearest(handle, others);
  }

  takeChanged(): readonly string[] {
    const { changed } = this;
    if (changed.length > 0) this.changed = [];
    return changed;
  }

  private regroup(skeleton: number, handles: ReadonlySet<string>): void {
    const [first, second] = handles;
    this.changed.push(...handles);
    if (first === undefined) this.bySkeleton.delete(skeleton);
    // Whoever calls has made the set for this, and keeps nothing of it.
    else this.bySkeleton.set(skeleton, second === undefined ? first : (handles as Set<string>));
    for (const handle of handles)
      if (second === undefined) this.crowded.delete(handle);
      else this.crowded.add(handle);
  }
}

/** A bit for each, as for the consonants. */
const vowels = Array.from('aeiou').reduce((bits, letter) => bits | (1 << (letter.charCodeAt(0) - 0x61)), 0);

/** Which consonants it has, as bits, and its digits in their order: `ann.2` is not `ann.3`. */
function skeletonOf(handle: string): number {
  let consonants = 0;
  let others = 0;
  for (let at = 0; at < handle.length; at += 1) {
    const code = handle.charCodeAt(at) | 0x20;
    if (code >= 0x61 && code <= 0x7a) consonants |= 1 << (code - 0x61);
    else if (code !== 0x2e && code !== 0x2d && code !== 0x7f) others = (others * 31 + code) % 0x3ffffff;
  }
  return others * 0x4000000 + (consonants & ~vowels);
}
