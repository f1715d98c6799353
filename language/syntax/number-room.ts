/** An array of numbers for one text after another: what is put there holds until the next text. */

/** More than any text needs but one of thousands of elements, whose array would be kept for nothing. */
const mostKept = 400_000;

export class NumberRoom {
  private kept = new Int32Array(0);

  /** At least so many numbers, which may be anything. */
  take(count: number): Int32Array {
    if (count <= this.kept.length) return this.kept;
    const made = new Int32Array(count);
    if (count <= mostKept) this.kept = made;
    return made;
  }
}
