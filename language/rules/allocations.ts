/** How much of a person’s time the model gives away. */
import type { Element, Link } from '../binding/element.ts';

export type Allocation = { readonly link: Link; readonly percent: number };

/** The places that state a share of a person’s time, in canonical order: seats and memberships. */
export function allocationsOf(person: Element): readonly Allocation[] {
  return [...person.linksTo('holder'), ...person.linksTo('member')]
    .flatMap((link) => (link.share === undefined ? [] : [{ link, percent: link.share }]))
    .sort((a, b) => order(a.link, b.link));
}

function order(a: Link, b: Link): number {
  const [left, right] = [a.stater.file?.path ?? '', b.stater.file?.path ?? ''];
  if (left !== right) return left < right ? -1 : 1;
  return a.stater.index - b.stater.index || a.statement - b.statement || a.value - b.value;
}
