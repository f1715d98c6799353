/** The elements of a kind, in no order. */
import type { Element } from '../binding/element.ts';

/** One that is gone has no file any more, and stays in the list until somebody asks: a set of all weighs three times as much. */
export class KindList {
  size = 0;
  private elements: Element[] = [];

  add(element: Element): void {
    this.elements.push(element);
    this.size += 1;
  }

  /** The store has taken one of them out, or is about to. */
  noteGone(): void {
    this.size -= 1;
    // Nobody may ever ask, and somebody types for hours.
    if (this.elements.length > 2 * this.size + 100) this.elements = this.elements.filter(isThere);
  }

  all(): readonly Element[] {
    if (this.elements.length > this.size) this.elements = this.elements.filter(isThere);
    return this.elements;
  }
}

function isThere({ file }: Element): boolean {
  return file !== undefined;
}
