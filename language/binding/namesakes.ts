/** Who has one name: nearly always one, in a text that is no model perhaps thousands. */

/** Shared by all names without a namesake, so nothing is ever put into it. */
const nobody: never[] = [];

export class Namesakes<E extends { readonly rank: number }> {
  /** The first of them in canonical order once ranks are counted. */
  first: E | undefined = undefined;
  /** The others, in that order; nearly always nobody. */
  private others: E[] = nobody;
  /** Those of the others who have it no more: a name that thousands have is not gone through for each that goes. */
  private gone: Set<E> | undefined = undefined;
  private firstOfKinds: readonly E[] | undefined = undefined;

  /** Whether more than one has it. */
  get hasOthers(): boolean {
    return this.others.length > (this.gone?.size ?? 0);
  }

  /** All who have it. */
  get elements(): readonly E[] {
    const { gone } = this;
    if (gone) this.others = this.others.filter((element) => !gone.has(element));
    this.gone = undefined;
    if (this.others.length > 0) return this.first ? [this.first].concat(this.others) : this.others;
    return this.first ? [this.first] : nobody;
  }

  /** The first of each kind, once ranks are counted: what the name means. */
  get heads(): readonly E[] {
    this.firstOfKinds ??= this.elements.filter((element) => element.rank === 0);
    return this.firstOfKinds;
  }

  add(element: E): void {
    this.firstOfKinds = undefined;
    if (!this.first) this.first = element;
    else if (this.gone?.delete(element)) return;
    else if (this.others.length === 0) this.others = [element];
    else this.others.push(element);
  }

  remove(element: E): void {
    this.firstOfKinds = undefined;
    if (this.first !== element) {
      (this.gone ??= new Set()).add(element);
      return;
    }
    this.first = undefined;
    while (!this.first && this.others.length > 0) {
      const next = this.others.pop();
      if (next && !this.gone?.delete(next)) this.first = next;
    }
  }

  setElements(elements: readonly E[]): void {
    this.first = elements[0];
    this.others = elements.length < 2 ? nobody : elements.slice(1);
    this.gone = undefined;
    this.firstOfKinds = undefined;
  }
}
