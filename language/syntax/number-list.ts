/** Numbers in a growing array, where objects would cost many times what they say. */
export class NumberList {
  length = 0;
  private numbers = new Int32Array(64);

  at(index: number): number {
    return this.numbers[index] ?? 0;
  }

  push(number: number): void {
    if (this.length === this.numbers.length) {
      const wide = new Int32Array(this.length * 2);
      wide.set(this.numbers);
      this.numbers = wide;
    }
    this.numbers[this.length] = number;
    this.length += 1;
  }

  /** Takes so many off its end. */
  drop(count: number): void {
    this.length -= count;
  }
}
